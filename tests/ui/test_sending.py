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
from tests.ui.composer.test_form import ROWS, note, settle
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
    assert "is missing" in note(hands, "To").text()


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
    hands.button("cancel").click()
    assert stopped == [7]
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


def test_a_wait_that_the_service_asks_for_is_said(hands: Hands, qtbot: QtBot) -> None:
    """In the bar and in the line above; what has been refused once has left."""
    later = time.monotonic() + 60
    items = tuple(
        UnderWay(n, f"38044{n:07d}", State.PREPARED, next_try=due)
        for n, due in enumerate((later, time.monotonic(), later))
    )
    hands.window.show_under_way(items)
    lines = hands.find(QWidget, "under_way")
    qtbot.waitUntil(lines.isVisible)
    said = [label.text() for label in lines.findChildren(QLabel) if label.isVisible()]
    said.append(hands.window.send_bar._hint.text())
    assert sum("The service asks to wait; next try in 60 s" in text for text in said) == 2
    assert sum("The service asked to wait; trying again" in text for text in said) == 1
    assert hands.button("cancel").text() == "Cancel"
    qtbot.waitUntil(lambda: "next try in 59 s" in hands.window.send_bar._hint.text())


def test_a_question_about_an_earlier_attempt_does_not_say_that_nothing_was_sent(
    hands: Hands, qtbot: QtBot
) -> None:
    """Nor does one that waits behind a question, if it is such an attempt itself."""
    to = "380441234567"
    first = UnderWay(1, to, State.PREPARED, again=True, asked=True)
    second = UnderWay(2, to, State.PREPARED, again=True, behind=True)
    third = UnderWay(3, to, State.PREPARED, behind=True)
    hands.window.show_under_way((first, second, third))
    lines = hands.find(QWidget, "under_way")
    qtbot.waitUntil(lines.isVisible)
    said = [label.text() for label in lines.findChildren(QLabel) if label.isVisible()]
    assert sum("nothing more has been sent" in text for text in said) == 2
    assert "nothing has been sent" in hands.window.send_bar._hint.text()


def under_way(number: int) -> UnderWay:
    return UnderWay(number, f"38044{number:07d}", State.PREPARED, time.monotonic() + 60)


def test_undo_stops_the_message_beside_it_and_no_other(hands: Hands, qtbot: QtBot) -> None:
    """The one above has left, and the lines have not been painted anew yet; or they have."""
    stopped: list[int] = []
    hands.window.cancel_requested.connect(stopped.append)
    lines = hands.window.under_way
    lines.show_items((under_way(1), under_way(2)))
    qtbot.waitUntil(hands.button("cancel_1").isVisible)
    first, second = (hands.button(f"cancel_{place}") for place in range(2))
    places = first.mapToGlobal(first.rect().center()), second.mapToGlobal(second.rect().center())
    lines.show_items((under_way(2),))
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert 2 not in stopped
    qtbot.waitUntil(lambda: not first.isEnabled())
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert 2 not in stopped
    assert "Has ended" in first.accessibleDescription()
    qtbot.waitUntil(lambda: not first.isVisible())
    assert second.mapToGlobal(second.rect().center()) == places[1]
    lines.show_items((under_way(2), under_way(3)))
    qtbot.waitUntil(first.isVisible)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert stopped[-2:] == [2, 3]


def test_the_bar_does_not_turn_to_another_message_under_the_mouse(
    hands: Hands, qtbot: QtBot
) -> None:
    stopped: list[int] = []
    hands.window.cancel_requested.connect(stopped.append)
    hands.window.show_under_way((under_way(1), under_way(2)))
    qtbot.waitUntil(hands.button("cancel_0").isVisible)
    at = hands.button("cancel").mapTo(hands.window, hands.button("cancel").rect().center())
    hands.window.show_under_way((under_way(1),))
    QTest.mouseClick(hands.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert stopped == []
    assert hands.window.send_bar.sending
    hands.click("cancel_0")
    assert stopped == [1]
    hands.window.show_under_way((under_way(1), under_way(3)))
    hands.click("cancel")
    assert stopped == [1, 3]


def test_a_double_click_means_one_however_quick_the_answer(hands: Hands, sent: list[Draft]) -> None:
    QTest.mouseClick(hands.button("send"), Qt.MouseButton.LeftButton)
    hands.window.show_under_way((under_way(1),))
    hands.window.show_under_way(())
    QTest.mouseClick(hands.button("send"), Qt.MouseButton.LeftButton)
    assert len(sent) == 1


def test_a_key_that_is_held_sends_once(hands: Hands, sent: list[Draft], qtbot: QtBot) -> None:
    editor = hands.find(QWidget, "Content.text")
    editor.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.simulateEvent(editor, True, int(Qt.Key.Key_Return), control, "", False)
    assert len(sent) == 1
    # A keyboard repeats a key later than a double click would come.
    hands.window._one_click.forget()
    for _ in range(3):
        QTest.simulateEvent(editor, True, int(Qt.Key.Key_Return), control, "", True)
    assert len(sent) == 1
    QTest.keyClick(editor, Qt.Key.Key_Return, control)
    assert len(sent) == 2


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
