"""Whatever has the keyboard focus can be seen: after Tab, after a shortcut, in large text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from tests.support import scenes

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = [
    (Qt.Key.Key_L, CTRL),
    (Qt.Key.Key_T, CTRL),
    (Qt.Key.Key_M, CTRL | SHIFT),
    (Qt.Key.Key_H, CTRL | SHIFT),
    (Qt.Key.Key_L, CTRL),
]


@pytest.fixture(params=[100, 150, 200])
def zoomed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    theme.apply_zoom(qapp, request.param)
    yield request.param
    theme.apply_zoom(qapp, 100)


def opened(qtbot: Any, kind: str = "text_video_button") -> MainWindow:
    made = scenes.main_window(kind)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def out_of_sight(window: QWidget) -> str:
    """Where the spot that the hands work at lies outside; empty where it can be seen."""
    control = QApplication.focusWidget()
    assert control is not None
    text = isinstance(control, QPlainTextEdit)
    spot = control.cursorRect().center() if text else control.rect().center()  # type: ignore[attr-defined]
    for area in window.findChildren(QScrollArea):
        page = area.widget()
        if page is None or not page.isAncestorOf(control):
            continue
        seen = QRect(QPoint(-page.x(), -page.y()), area.maximumViewportSize())
        if not seen.contains(control.mapTo(page, spot)):
            return f"{control.objectName()} outside of {area.objectName() or type(area).__name__}"
    return ""


def in_sight(qtbot: Any, window: QWidget) -> None:
    qtbot.waitUntil(lambda: out_of_sight(window) == "")


def test_tab_and_shortcuts_keep_it_in_sight(qtbot: Any, zoomed: int) -> None:
    del zoomed
    window = opened(qtbot)
    seen = set()
    for _ in range(40):
        now = QApplication.focusWidget()
        assert now is not None
        seen.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        in_sight(qtbot, window)
    assert len(seen) > 20
    for key, modifiers in KEYS:
        before = QApplication.focusWidget()
        QTest.keyClick(window, key, modifiers)
        qtbot.waitUntil(lambda before=before: QApplication.focusWidget() is not before)
        in_sight(qtbot, window)


def test_the_line_that_is_written_is_in_sight(qtbot: Any, zoomed: int) -> None:
    del zoomed
    window = opened(qtbot)
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    for _ in range(9):
        QTest.keyClick(text, Qt.Key.Key_Return)
        QTest.keyClicks(text, "line")
        in_sight(qtbot, window)


def test_other_sizes_of_the_text_keep_it_in_sight(qapp: QApplication, qtbot: Any) -> None:
    window = opened(qtbot)
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    try:
        for percent in (200, 100):
            theme.apply_zoom(qapp, percent)
            qtbot.wait(0)
            in_sight(qtbot, window)
    finally:
        theme.apply_zoom(qapp, 100)


@pytest.mark.parametrize(
    ("key", "group", "target"),
    [(Qt.Key.Key_L, "recipient", "To"), (Qt.Key.Key_T, "message", "Content.text")],
)
def test_a_shortcut_unfolds_what_it_leads_to(
    qtbot: Any, key: Qt.Key, group: str, target: str
) -> None:
    window = opened(qtbot)
    window.form.fold({group})
    assert window.form.folded() == (group,)
    window.send_bar.setFocus()
    QTest.keyClick(window, key, CTRL)
    now = QApplication.focusWidget()
    assert now is not None
    assert now.objectName() == target
    assert now.isVisible()


def test_what_a_template_says_is_looked_for(qtbot: Any) -> None:
    window = opened(qtbot, "template")
    QTest.keyClick(window, Qt.Key.Key_T, CTRL)
    now = QApplication.focusWidget()
    assert now is not None
    assert now.objectName() == "template_search"


def test_tab_goes_through_the_templates_where_they_stand(qtbot: Any) -> None:
    window = opened(qtbot, "template")
    label = window.findChild(QComboBox, "Label")
    assert isinstance(label, QComboBox)
    label.setFocus()
    names = []
    while "TemplateCode" not in names:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.objectName())
    assert names[0] == "template_search"
    assert "template_list" in names
    assert len(names) < 14
