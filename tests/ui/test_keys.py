"""What Escape, Enter and Ctrl+Enter mean, wherever in the window the keyboard is."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.under_way import UnderWay
from chatapp_desktop.ui.widgets.toast import Toast
from chatapp_desktop.viber.draft import Draft
from tests.support import scenes
from tests.support.hands import Hands
from tests.ui.composer.test_form import settle
from tests.viber.drafts import good

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


@pytest.fixture
def asked(hands: Hands, qtbot: QtBot) -> list[tuple[str, object]]:
    """What the window wants sent, stopped or undone; a good draft is in the form."""
    found: list[tuple[str, object]] = []
    window = hands.window
    window.send_requested.connect(lambda draft: found.append(("send", draft["Content.text"])))
    window.cancel_requested.connect(lambda number: found.append(("stop", number)))
    window.undo_requested.connect(lambda number: found.append(("undo", number)))
    window.set_draft(good("text"))
    settle(hands, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return found


def held(number: int) -> UnderWay:
    return UnderWay(number, f"38044{number:07d}", State.PREPARED, time.monotonic() + 60)


def sending(number: int) -> UnderWay:
    return UnderWay(number, f"38044{number:07d}", State.SENDING)


def throttled(number: int) -> UnderWay:
    later = time.monotonic() + 60
    return UnderWay(number, f"38044{number:07d}", State.PREPARED, next_try=later)


def at(hands: Hands, name: str) -> QWidget:
    """Go to a part of the window."""
    part = hands.find(QWidget, name)
    part.setFocus()
    assert part.hasFocus()
    return part


def escape(hands: Hands, name: str = "To") -> None:
    part = hands.find(QWidget, name)
    if not part.hasFocus() and not part.isAncestorOf(hands.window.focusWidget()):
        part.setFocus()
    QTest.keyClick(hands.window.focusWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize("search", ["history_search", "template_search"])
def test_escape_in_a_search_clears_it_and_does_nothing_else(
    hands: Hands, asked: list[tuple[str, object]], qtbot: QtBot, search: str
) -> None:
    if search == "template_search":
        hands.window.set_draft(Draft({"Type": "template"}))
        qtbot.waitUntil(hands.find(QWidget, search).isVisible)
    hands.window.show_under_way((held(1),))
    hands.type(search, "7700")
    escape(hands, search)
    assert hands.find(QLineEdit, search).text() == ""
    assert asked == []
    escape(hands, search)  # there is nothing more to clear
    assert asked == [("undo", 1)]


def test_escape_never_gives_up_what_has_left(hands: Hands, asked: list[tuple[str, object]]) -> None:
    hands.window.show_under_way((sending(7),))
    escape(hands)
    assert asked == []
    assert hands.status.startswith("It has left already")
    hands.click("cancel")
    assert asked == [("stop", 7)]


@pytest.mark.parametrize("waiting", [held, throttled])
def test_escape_stops_the_newest_that_has_not_left(
    hands: Hands, asked: list[tuple[str, object]], waiting: Callable[[int], UnderWay]
) -> None:
    """Also where a newer one has left, and where it has a line of its own."""
    hands.window.show_under_way((held(1), waiting(2), sending(3)))
    escape(hands)
    assert asked == [("undo", 2)]
    hands.window.show_under_way((held(1), waiting(2)))
    escape(hands)
    assert asked == [("undo", 2), ("undo", 2)]


def test_escape_says_that_there_is_nothing_to_cancel(
    hands: Hands, asked: list[tuple[str, object]]
) -> None:
    """How the last message fared stays in sight meanwhile."""
    hands.window.say("380441234567 · Accepted")
    escape(hands)
    assert hands.find(Toast, "toast").text == "There is nothing to cancel."
    assert (hands.status, asked) == ("380441234567 · Accepted", [])


def test_who_goes_to_the_problems_sees_them(hands: Hands, asked: list[tuple[str, object]]) -> None:
    del asked
    QTest.keyClick(hands.window, Qt.Key.Key_B, CONTROL)
    problems = hands.find(QListWidget, "problems")
    assert not problems.isVisible()
    QTest.keyClick(hands.window, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert problems.hasFocus()
    side = hands.window.findChild(QAction, "command_sidebar")
    assert isinstance(side, QAction)
    assert side.isChecked()
    QTest.keyClick(hands.window, Qt.Key.Key_B, CONTROL)
    assert not problems.isVisible()


def test_escape_that_closes_a_list_undoes_nothing(
    hands: Hands, asked: list[tuple[str, object]], qtbot: QtBot
) -> None:
    hands.window.show_under_way((held(1),))
    box = hands.find(QComboBox, "profile")
    box.addItems(["One", "Another"])
    box.setFocus()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.view().isVisible())
    assert asked == []


def test_escape_that_is_held_stops_one(hands: Hands, asked: list[tuple[str, object]]) -> None:
    hands.window.show_under_way((held(1), held(2)))
    part = at(hands, "Content.text")
    none = Qt.KeyboardModifier.NoModifier
    QTest.simulateEvent(part, True, int(Qt.Key.Key_Escape), none, "", False)
    hands.window.show_under_way((held(1),))
    QTest.simulateEvent(part, True, int(Qt.Key.Key_Escape), none, "", True)
    assert asked == [("undo", 2)]


@pytest.mark.parametrize("key", ENTERS)
@pytest.mark.parametrize("name", ["history", "entry", "history_search", "filter_outcome"])
def test_from_the_history_control_and_enter_sends_nothing(
    hands: Hands, asked: list[tuple[str, object]], name: str, key: Qt.Key
) -> None:
    rows = [scenes.row(number, state) for number, state in enumerate(State, 1)]
    hands.window.history.show_ids(array("q", [each.id for each in rows]), rows)
    hands.window.history.select_newest()
    part = at(hands, name)
    QTest.keyClick(part, key, CONTROL)
    assert asked == []
    assert hands.status.startswith("Nothing was sent: Ctrl+Enter sends the draft")
    assert "“Send again”" in hands.status
    hands.click("send")
    assert asked == [("send", "Hello")]  # the button says what it sends


@pytest.mark.parametrize("key", ENTERS)
def test_enter_on_send_says_what_sends(
    hands: Hands, asked: list[tuple[str, object]], key: Qt.Key
) -> None:
    button = at(hands, "send")
    QTest.keyClick(button, key)
    assert (hands.status, asked) == ("Enter alone sends nothing. Press Space or Ctrl+Enter.", [])
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert asked == [("send", "Hello")]


def test_the_keys_that_send_have_one_name(
    hands: Hands, asked: list[tuple[str, object]], qtbot: QtBot
) -> None:
    del asked
    send = hands.window.findChild(QAction, "command_send")
    assert isinstance(send, QAction)
    hint = hands.find(QListWidget, "problems").findChild(QLabel)
    assert isinstance(hint, QLabel)
    qtbot.waitUntil(hint.isVisible)
    shown = send.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    assert shown == "Ctrl+Enter"
    assert f"({shown})" in hands.button("send").toolTip()
    assert f" {shown} sends" in hint.text()
