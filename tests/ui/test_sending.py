"""What sends and what never does: the button, Ctrl+Enter, Enter, clicks in a row."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.under_way import UnderWay
from chatapp_desktop.viber.draft import Draft
from tests.support.hands import Hands
from tests.ui.composer.test_form import ROWS, row, settle
from tests.viber.drafts import good


@pytest.fixture
def sent(hands: Hands, qtbot: QtBot) -> list[Draft]:
    """What the window wants sent; a good draft is in the form."""
    found: list[Draft] = []
    hands.window.send_requested.connect(found.append)
    hands.window.set_draft(good("text"))
    settle(hands, qtbot)
    hands.window.activateWindow()
    qtbot.waitUntil(hands.window.isActiveWindow)
    return found


def test_the_button(hands: Hands, sent: list[Draft]) -> None:
    hands.click("send")
    (draft,) = sent
    assert draft["Content.text"] == "Hello"


def test_enter_never_sends(hands: Hands, sent: list[Draft]) -> None:
    for group in ("fallback", "tracking"):
        hands.click(f"group_{group}")
    for name in ROWS:
        editor = hands.find(QWidget, name)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            editor.setFocus()
            QTest.keyClick(editor, key)
            QTest.keyClick(hands.window, key)
    assert sent == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("name", ["Content.text", "To", "MessageType"])
def test_control_and_enter_sends(hands: Hands, sent: list[Draft], key: Qt.Key, name: str) -> None:
    editor = hands.find(QWidget, name)
    editor.setFocus()
    QTest.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert len(sent) == 1
    assert sent[0]["Content.text"] == "Hello"


def test_a_key_that_has_just_been_pressed_is_sent_too(hands: Hands, sent: list[Draft]) -> None:
    editor = hands.find(QWidget, "Content.text")
    editor.setFocus()
    QTest.keyClicks(editor, "Oh! ")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent[0]["Content.text"] == "Oh! Hello"


def test_what_blocks_is_said_instead(hands: Hands, sent: list[Draft], qtbot: QtBot) -> None:
    hands.type("To", "")
    editor = hands.find(QWidget, "Content.text")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(hands, qtbot)
    assert sent == []
    assert hands.window.focusWidget() is hands.find(QWidget, "To")
    assert "is missing" in row(hands, "To")._note.text()


def test_several_clicks_send_once(hands: Hands, sent: list[Draft]) -> None:
    button = hands.button("send")
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    for _ in range(3):
        button.click()
        QTest.keyClick(hands.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(sent) == 1


def test_the_button_says_what_goes_on(hands: Hands, sent: list[Draft]) -> None:
    stopped: list[int] = []
    hands.window.cancel_requested.connect(stopped.append)
    hands.click("send")
    hands.window.show_under_way((UnderWay(7, "380441234567", State.PREPARED),))
    assert hands.button("send").isEnabled()
    assert hands.button("cancel").isVisible()
    assert hands.button("cancel").text() == "Cancel"
    hands.window.show_under_way((UnderWay(7, "380441234567", State.SENDING),))
    assert hands.button("cancel").text() == "Stop waiting"
    QTest.keyClick(hands.window, Qt.Key.Key_Escape)
    hands.button("cancel").click()
    assert stopped == [7, 7]
    hands.window.show_under_way(())
    assert hands.button("send").isEnabled()
    assert not hands.button("cancel").isVisible()
    assert len(sent) == 1


def test_those_before_the_newest_have_a_line_each(hands: Hands, qtbot: QtBot) -> None:
    stopped: list[int] = []
    hands.window.cancel_requested.connect(stopped.append)
    held = time.monotonic() + 60
    items = tuple(UnderWay(n, f"38044{n:07d}", State.PREPARED, held) for n in range(8))
    hands.window.show_under_way(items)
    more = hands.find(QLabel, "under_way_more")
    qtbot.waitUntil(more.isVisible)
    assert more.text() == "… and 3 more"
    for place in range(4):
        assert hands.button(f"cancel_{place}").text() == "Undo"
        hands.click(f"cancel_{place}")
    assert stopped == [0, 1, 2, 3]
    assert "Leaves in 60 s" in hands.window.send_bar._hint.text()
    hands.window.show_under_way(())
    qtbot.waitUntil(lambda: not more.isVisible())


def test_only_what_the_kind_uses_is_sent(hands: Hands, sent: list[Draft], qtbot: QtBot) -> None:
    hands.window.set_draft(good("text_button").replaced({"MessageType": "text"}))
    settle(hands, qtbot)
    hands.click("send")
    assert "Content.caption" not in sent[0].values
    assert hands.window.draft()["Content.caption"] == "Shop now"


def test_what_is_said_stands_in_the_status_line(hands: Hands) -> None:
    hands.window.say("A <b>sentence</b>.")
    assert hands.find(QLabel, "status").text() == "A <b>sentence</b>."
    assert hands.find(QLabel, "status").textFormat() is Qt.TextFormat.PlainText
