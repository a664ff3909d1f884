"""Toasts: seen, heard, in nobody's way, and gone by themselves, but not while they are read."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from chatapp_desktop.ui.widgets.toast import Toast, reading_time
from chatapp_desktop.ui.window import MainWindow
from tests.support import scenes
from tests.support.speaking import speaking


@pytest.fixture
def window(qtbot: Any) -> MainWindow:
    made = scenes.main_window("text")
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def toasts(window: QWidget) -> list[Toast]:
    return [each for each in window.findChildren(Toast) if not each.isHidden()]


def test_no_toast_lies_on_the_buttons_of_the_details(window: MainWindow) -> None:
    for number in range(3):
        window.tell(f"Saved as {number}.json")
    shown = toasts(window)
    assert len(shown) == 3
    for name in ("refresh_entry", "send_again", "reopen", "entry_menu"):
        button = window.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        place = QRect(button.mapTo(window, QPoint()), button.size())
        assert not any(toast.geometry().intersects(place) for toast in shown), name


def test_it_is_seen_and_stays_in_the_status_line(window: MainWindow, qtbot: Any) -> None:
    field = window.findChild(QWidget, "To")
    assert isinstance(field, QWidget)
    field.setFocus()
    window.tell("Saved as spring.json")
    (toast,) = toasts(window)
    assert toast.text == "Saved as spring.json"
    assert window.said == "Saved as spring.json"
    assert field.hasFocus()
    assert toast.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert window.rect().contains(toast.geometry())
    assert not toast.geometry().intersects(window.statusBar().geometry())
    QTest.keyClicks(field, "38")
    assert toasts(window) == [toast]


def test_it_goes_by_itself(window: MainWindow, qtbot: Any) -> None:
    window.tell("done")
    (toast,) = toasts(window)
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    qtbot.waitUntil(lambda: toasts(window) == [])
    assert window.said == "done"


def test_it_does_not_go_while_it_is_read(window: MainWindow) -> None:
    window.tell("done")
    (toast,) = toasts(window)
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_a_click_sends_it_away(window: MainWindow) -> None:
    window.tell("done")
    (toast,) = toasts(window)
    QTest.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert toasts(window) == []


def test_only_the_last_few_are_there_and_none_covers_another(window: MainWindow) -> None:
    for number in range(6):
        window.tell(f"word {number} " * (1 + 12 * (number % 2)))
    found = toasts(window)
    assert len(found) == 3
    assert [each.text.split()[1] for each in found] == ["3", "4", "5"]
    areas = [each.geometry() for each in found]
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])
    for each in found:
        label = each.findChild(QLabel, "toast_text")
        assert isinstance(label, QLabel)
        assert label.height() >= label.heightForWidth(label.width())


def test_the_same_word_is_shown_once(window: MainWindow) -> None:
    window.tell("copied")
    window.tell("copied")
    assert len(toasts(window)) == 1


def test_they_move_with_the_window(window: MainWindow, qtbot: Any) -> None:
    window.tell("done")
    (toast,) = toasts(window)
    window.resize(1100, 760)
    details = window.history.details

    def beside() -> int:
        return details.mapTo(window, QPoint()).x() - toast.geometry().right()

    qtbot.waitUntil(lambda: 0 < beside() < 40)
    assert window.rect().contains(toast.geometry())


def test_it_follows_the_language(qapp: QApplication, qtbot: Any) -> None:
    with speaking(qapp, "en") as language:
        window = scenes.telling_window()
        qtbot.addWidget(window)
        language.choose("zh_CN")
        QApplication.processEvents()
        assert all("保存" in each.text for each in toasts(window))


def test_long_texts_stay_longer() -> None:
    times = [reading_time("x" * length) for length in (0, 10, 100, 150, 10_000)]
    assert times == sorted(times)
    assert times[0] >= 3_000
    assert times[-1] <= 12_000
