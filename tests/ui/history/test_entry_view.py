"""The details of an attempt: everything is there, as text, whatever the service put into it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.history.following import (
    FELL_BACK,
    FOUND_SEVERAL,
    LOOKED,
    LOOKED_IN_PART,
)
from chatapp_desktop.store.history.records import State, Step
from chatapp_desktop.ui.history.entry_view import EntryView, entry_html, entry_text
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


def test_buttons(view: EntryView) -> None:
    names = ("copy_message_id", "copy_entry", "reopen")
    buttons = {name: view.findChild(QPushButton, name) for name in names}
    assert all(isinstance(each, QPushButton) for each in buttons.values())
    assert not any(each.isEnabled() for each in buttons.values() if each)
    reopened: list[str] = []
    view.reopen_requested.connect(reopened.append)
    view.show_entry(entry(row(1)))
    for each in buttons.values():
        assert each
        each.click()
    assert reopened == ['{"To": "1"}']
    assert "MID-1" in QGuiApplication.clipboard().text()
    view.show_entry(entry(row(2, State.NOT_SENT, message_id="")))
    assert buttons["copy_message_id"]
    assert not buttons["copy_message_id"].isEnabled()
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
