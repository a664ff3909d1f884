"""The mouse wheel over a box: in every window it scrolls what lies around, and chooses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, sandbox_profile
from chatapp_desktop.ui.widgets.still import StillList
from tests.support import scenes
from tests.support.hands import Hands

Box = QComboBox | QAbstractSpinBox
_NOTCHES = (QPoint(0, -120), QPoint(0, 120))


def wheel(box: QWidget) -> None:
    """A notch down and one up, as the mouse sends them: to the window, at the place of the box."""
    window = box.window().windowHandle()
    place = QPointF(box.mapTo(box.window(), box.rect().center()))
    for notch in _NOTCHES:
        QTest.wheelEvent(window, place, notch)


def value(box: Box) -> str:
    return box.currentText() if isinstance(box, QComboBox) else box.text()


def boxes(window: QWidget) -> list[Box]:
    return [*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)]


@pytest.mark.parametrize("scene", scenes.SCENES)
def test_the_wheel_chooses_nothing_anywhere(qtbot: QtBot, scene: str) -> None:
    window = scenes.SCENES[scene]()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    for box in boxes(window):
        chosen: list[object] = []
        if isinstance(box, QComboBox):
            while box.count() < 3:
                box.addItem("another")
            box.setCurrentIndex(1)
            box.currentIndexChanged.connect(chosen.append)
        box.setEnabled(True)
        before = value(box)
        for notch in _NOTCHES:
            send(box, notch)
        assert (box.objectName(), value(box), chosen) == (box.objectName(), before, [])


def send(box: QWidget, notch: QPoint) -> None:
    """To the box itself, whatever hides it."""
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(box.rect().center())
    event = QWheelEvent(at, at, QPoint(), notch, *none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(box, event)


def test_the_wheel_over_the_profile_leaves_the_sandbox_in_force(hands: Hands) -> None:
    sandbox = sandbox_profile()
    live = Profile(id="live", name="Live", kind=ProfileKind.PRODUCTION)
    asked: list[str] = []
    hands.window.profile_chosen.connect(asked.append)
    hands.window.show_profile(sandbox, (sandbox, live))
    box = hands.find(QComboBox, "profile")
    wheel(box)
    assert (asked, box.currentData(), box.hasFocus()) == ([], sandbox.id, False)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert asked == ["live"]  # a key still chooses


def test_the_wheel_over_a_filter_changes_nothing(hands: Hands) -> None:
    heard: list[object] = []
    hands.window.history.filter_changed.connect(heard.append)
    wheel(hands.find(QComboBox, "filter_outcome"))
    assert heard == []


def test_an_opened_list_scrolls_under_the_wheel(qtbot: QtBot) -> None:
    box = StillList()
    qtbot.addWidget(box)
    box.addItems([str(number) for number in range(200)])
    box.show()
    qtbot.waitExposed(box)
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    bar = view.verticalScrollBar()
    frame = view.window()
    place = QPointF(view.mapTo(frame, view.rect().center()))
    QTest.wheelEvent(frame.windowHandle(), place, QPoint(0, -240))
    qtbot.waitUntil(lambda: bar.value() > 0)
    box.hidePopup()
