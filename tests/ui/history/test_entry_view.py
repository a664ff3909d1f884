"""The details of an attempt: everything is there, as text, whatever the service put into it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.store.history.following import (
    FELL_BACK,
    FOUND_SEVERAL,
    LOOKED,
    LOOKED_IN_PART,
)
from chatapp_desktop.store.history.records import Entry, Row, State, Step
from chatapp_desktop.ui.history.entry_text import entry_html, entry_text
from chatapp_desktop.ui.history.entry_view import EntryView
from chatapp_desktop.ui.under_way import UnderWay
from chatapp_desktop.ui.words.doctor import outcome_sentence
from tests.ui.rows import entry, row

EVIL = "<img src='http://example.com/x.png'><script>alert(1)</script> & \"quotes\" </pre>"


@pytest.fixture
def view(qtbot: QtBot) -> EntryView:
    made = EntryView()
    qtbot.addWidget(made)
    return made


def shown(view: EntryView) -> str:
    browser = view.findChild(QTextBrowser, "entry")
    assert isinstance(browser, QTextBrowser)
    return browser.toPlainText()


def test_markup_from_outside_is_shown_not_obeyed(view: EntryView) -> None:
    made = row(
        1,
        State.REJECTED,
        code=EVIL,
        message=EVIL,
        request_id=EVIL,
        denied_action=EVIL,
        profile=EVIL,
        to=EVIL,
    )
    view.show_entry(entry(made, reply=EVIL, parameters={EVIL: EVIL}))
    html = entry_html(entry(made, reply=EVIL, parameters={EVIL: EVIL}))
    assert "<img" not in html
    assert "<script" not in html
    text = shown(view)
    assert text.count("<script>alert(1)</script>") >= 8


@given(st.text(max_size=50).filter(lambda text: not is_json(text)))
def test_a_reply_that_is_no_json_is_shown_as_it_came(qapp: object, reply: str) -> None:
    del qapp
    assert reply in entry_text(entry(row(1), reply=reply))


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def test_everything_is_there(view: EntryView) -> None:
    made = row(
        1, State.UNKNOWN, code="Reply.Closed", request_id="REQ-9", http_status=502, message="why"
    )
    view.show_entry(entry(made))
    text = shown(view)
    for part in ("380441234567", "MID-1", "Reply.Closed", "REQ-9", "502", "why", "may have been"):
        assert part in text, part


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (LOOKED, "Looked for, not found"),
        (LOOKED_IN_PART, "could not be read to its end"),
        (FOUND_SEVERAL, "several messages may be it"),
        (FELL_BACK, "SMS sent instead"),
        ("delivered", "Delivered"),
        ("gone awry", "gone awry"),
    ],
)
def test_the_trail_says_what_is_true(view: EntryView, step: str, words: str) -> None:
    view.show_entry(entry(row(1), trail=(Step(1000.0, step, ""),)))
    trail = shown(view).partition("Trail")[2]
    assert words in trail
    assert "_" not in trail


def action(view: EntryView, name: str) -> QAction:
    found = view.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


BLOCKED = Step(1000.0, "failed", "SRVC_USER_BLOCKED")
CANDIDATES = json.dumps({"candidates": [{"id": "m1"}]})


@pytest.mark.parametrize(
    ("made", "first", "can_refresh"),
    [
        (entry(row(1)), "refresh_entry", False),
        (entry(row(1, State.SENDING, message_id="")), "cancel_entry", False),
        (entry(row(1, State.UNKNOWN, facts=CANDIDATES)), "choose_message", True),
        (
            entry(row(1, State.REJECTED, denied_action="cams:X", message_id="")),
            "copy_entry_policy",
            False,
        ),
        (entry(row(1, delivery="failed"), trail=(BLOCKED,)), "block_recipient", True),
    ],
)
def test_one_row_of_buttons_with_what_is_wanted_most(
    view: EntryView, made: Entry, first: str, can_refresh: bool
) -> None:
    view.show_entry(made)
    view.show()
    shown_ones = [each for each in view.findChildren(QPushButton) if each.isVisible()]
    names = [each.objectName() for each in sorted(shown_ones, key=lambda each: each.x())]
    assert names == [first, "send_again", "reopen", "entry_menu"]
    assert len({each.y() for each in shown_ones}) == 1
    assert action(view, "refresh_entry_too").isVisible() is can_refresh
    asked: list[Row] = []
    view.refresh_requested.connect(asked.append)
    action(view, "refresh_entry_too").trigger()
    assert asked == ([made.row] if can_refresh else [])


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Language]:
    made = Language(qapp)
    yield made
    made.choose("en")


def places(view: EntryView) -> dict[str, QRect]:
    """Where each button stands; those of which one is shown at a time have one place."""
    QApplication.processEvents()
    firsts = {"cancel_entry", "choose_message", "copy_entry_policy", "block_recipient"}
    buttons = view.findChildren(QAbstractButton)
    return {
        "first" if name in firsts or name == "refresh_entry" else name: each.geometry()
        for each in buttons
        if each.isVisible() and (name := each.objectName()) and each.parent() is view
    }


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_button_comes_to_stand_where_another_was(
    view: EntryView, language: str, languages: Language
) -> None:
    languages.choose(language)
    view.retranslate()
    view.resize(900, 400)
    view.show()
    seen = []
    for made in (
        entry(row(1, State.PREPARED, message_id="")),
        entry(row(1, State.SENDING, message_id="")),
        entry(row(1, State.REJECTED, message_id="")),
        entry(row(1)),
        entry(row(1, State.UNKNOWN, facts=CANDIDATES)),
        entry(row(1, State.REJECTED, denied_action="cams:X", message_id="")),
        entry(row(1, delivery="failed"), trail=(BLOCKED,)),
        None,
    ):
        view.show_entry(made)
        seen.append(places(view))
    view.show_entry(entry(row(1, State.PREPARED, message_id="")))
    view.show_under_way([UnderWay(1, "", State.PREPARED, held_until=9e9, attempt=1)])
    seen.append(places(view))
    assert set(seen[0]) == {"first", "send_again", "reopen", "entry_menu"}
    assert all(each == seen[0] for each in seen)


def test_a_key_after_the_end_does_not_press_another_button(view: EntryView) -> None:
    view.show_entry(entry(row(1, State.SENDING, message_id="")))
    view.show()
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    cancel = view.findChild(QPushButton, "cancel_entry")
    assert cancel is not None
    cancel.setFocus()
    assert cancel.hasFocus()
    sent: list[Entry] = []
    view.resend_requested.connect(sent.append)
    view.show_entry(entry(row(1, State.NOT_SENT, message_id="")))
    focused = view.focusWidget()
    assert isinstance(focused, QTextBrowser)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert not sent


def test_while_it_is_under_way_nothing_can_be_sent_again(view: EntryView) -> None:
    view.show_entry(entry(row(1, State.SENDING, message_id="")))
    view.show()
    again = view.findChild(QPushButton, "send_again")
    assert again is not None
    assert again.isVisible()
    assert not again.isEnabled()
    view.show_entry(entry(row(1)))
    assert again.isEnabled()


def test_the_button_that_stops_says_what_it_does(view: EntryView) -> None:
    cancel = view.findChild(QPushButton, "cancel_entry")
    assert cancel is not None
    view.show_entry(entry(row(1, State.PREPARED, message_id="")))
    assert cancel.text() == "Cancel"
    view.show_under_way([UnderWay(7, "", State.PREPARED, held_until=9e9, attempt=1)])
    assert cancel.text() == "Undo"
    view.show_under_way([UnderWay(7, "", State.SENDING, attempt=1)])
    assert cancel.text() == "Stop waiting"
    view.show_entry(entry(row(2, State.SENDING, message_id="")))
    assert cancel.text() == "Stop waiting"


@pytest.mark.parametrize(
    ("state", "heading"),
    [
        (State.ACCEPTED, "What was sent"),
        (State.UNKNOWN, "What was to be sent"),
        (State.SENDING, "What was to be sent"),
        (State.NOT_SENT, "What would have been sent"),
    ],
)
def test_nothing_is_called_sent_that_may_not_have_been(
    view: EntryView, state: State, heading: str
) -> None:
    view.show_entry(entry(row(1, state)))
    assert heading in shown(view).splitlines()


def test_buttons(view: EntryView) -> None:
    reopen = view.findChild(QPushButton, "reopen")
    assert isinstance(reopen, QPushButton)
    copy_id, copy_all = action(view, "copy_message_id"), action(view, "copy_entry")
    assert not any(each.isEnabled() for each in (reopen, copy_id, copy_all))
    reopened: list[str] = []
    view.reopen_requested.connect(reopened.append)
    view.show_entry(entry(row(1)))
    copy_id.trigger()
    assert QGuiApplication.clipboard().text() == "MID-1"
    copy_all.trigger()
    assert "MID-1" in QGuiApplication.clipboard().text().splitlines()[0]
    reopen.click()
    assert reopened == ['{"To": "1"}']
    view.show_entry(entry(row(2, State.NOT_SENT, message_id="")))
    assert not copy_id.isEnabled()
    view.show_entry(None)
    assert "Choose a message" in shown(view)


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_sentence(qapp: object, state: State) -> None:
    del qapp
    sentence = outcome_sentence(row(1, state, code="Cancelled" if state is State.CANCELLED else ""))
    assert sentence
    assert "{" not in sentence
    if state in (State.REJECTED, State.NOT_SENT, State.UNKNOWN, State.CANCELLED):
        assert sentence.count(".") >= 2
