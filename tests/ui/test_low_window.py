"""In the smallest window, 1024 x 700, the history shows five messages, and the form its fields."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QSplitter

from chatapp_desktop.ui.window import MainWindow
from tests.support import scenes
from tests.support.hands import drag
from tests.support.speaking import speaking

LOW = 1024, 700


def opened(qtbot: Any, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    window.resize(*LOW)
    window.show()
    for _ in range(6):
        QApplication.processEvents()
    return window


def rows_in_sight(window: MainWindow) -> int:
    """How many messages can be read whole."""
    table = window.history.table
    # The list paints what lies above its bar.
    room = table.height() - table.height_of(0)
    return room // table.verticalHeader().defaultSectionSize()


def heights(window: MainWindow) -> list[int]:
    return window._page._down.sizes()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", ["text", "text_video_button"])
def test_five_messages_are_in_sight(
    qapp: QApplication, qtbot: Any, language: str, kind: str
) -> None:
    with speaking(qapp, language):
        window = opened(qtbot, scenes.main_window(kind))
        assert rows_in_sight(window) >= 5
        assert window.form.height() > 0.4 * LOW[1]


def test_a_higher_window_gives_most_of_it_to_the_form(qtbot: Any) -> None:
    window = opened(qtbot, scenes.main_window())
    window.resize(1260, 1000)
    QApplication.processEvents()
    QApplication.processEvents()
    above, below = heights(window)
    assert above > 2 * below
    assert rows_in_sight(window) > 5


def test_what_somebody_has_divided_stays_so(qtbot: Any) -> None:
    window = opened(qtbot, scenes.main_window("text"))
    split = window._page._down
    assert isinstance(split, QSplitter)
    before = heights(window)
    handle = split.handle(1)
    drag(handle, handle.rect().center(), QPoint(0, 40))
    below = heights(window)[1]
    assert below < before[1]
    window.resize(LOW[0] + 30, LOW[1])
    QApplication.processEvents()
    QApplication.processEvents()
    assert heights(window)[1] == below


def test_what_was_left_divided_comes_back(qtbot: Any) -> None:
    window = opened(qtbot, scenes.main_window("text"))
    whole = sum(heights(window))
    window._page.put_back({"down": (whole - 180, 180)})
    window.resize(LOW[0] + 30, LOW[1])
    QApplication.processEvents()
    QApplication.processEvents()
    assert heights(window)[1] == 180
