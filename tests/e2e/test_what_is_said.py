"""The real window: of which message a sentence speaks, and what is asked before a second one."""

from __future__ import annotations

import dataclasses
import functools
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from chatapp_desktop.outbox import follower
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

SEND = "SendChatappMessage"
ASKING = dataclasses.replace(QUIET, duplicate_minutes=10)
ANN, BOB = "380441234567", "380441234568"


def send(run: Studio, text: str = "Hello", to: str = ANN) -> None:
    run.type("To", to)
    run.type("Content.text", text)
    run.send()


@contextmanager
def asked(run: Studio, name: str = "question") -> Iterator[QDialog]:
    """The question that has come; gone when the block has answered it."""
    run.wait(lambda: run.dialog(name))
    found = run.dialog(name)
    assert found is not None
    yield found
    run.gone(name)


def head(found: QDialog) -> str:
    label = found.findChild(QLabel, "question_head")
    assert label is not None
    return label.text()


def press(found: QDialog, name: str) -> None:
    button = found.findChild(QPushButton, name)
    assert button is not None
    button.click()


def an_hour_ago(run: Studio) -> None:
    """Let everything that was sent have been sent an hour ago."""
    run.controller._sending.guard._sent_at -= 3600
    with closing(sqlite3.connect(run.places.history)) as other, other:
        other.execute("UPDATE attempt SET created_at = created_at - 3590")


def details(run: Studio) -> str:
    return run.window.history.details._text.toHtml()


def test_an_unknown_that_is_reopened_is_asked_about_whatever_the_guard_says(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:  # the guard is switched off
        sandbox.fault("drop_before", operation=SEND)
        send(run)
        run.wait(lambda: run.shows(State.UNKNOWN))
        run.window.history.select_newest()
        run.wait(run.button("reopen").isEnabled)
        run.click("reopen")
        run.send()
        with asked(run) as found:
            assert head(found) == "It is not known whether this message was sent"
            press(found, "question_no")
        run.wait(lambda: "you said no" in run.status)
        assert not sandbox.messages()
        assert run.rows == 1


def test_no_is_said_and_the_sentence_before_is_gone(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=ASKING) as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        assert run.status.startswith(f"{ANN} · Accepted")
        run.send()
        with asked(run) as found:
            assert run.status == ""
            press(found, "question_no")
        run.wait(lambda: run.status.startswith("Not sent: you said no."))
        assert len(sandbox.messages()) == 1


def test_an_unchanged_form_is_the_same_message_however_long_it_stands(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=dataclasses.replace(ASKING, duplicate_minutes=1)) as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        an_hour_ago(run)
        run.send()
        with asked(run) as found:
            assert head(found) == "The same message has already gone to this recipient"
            press(found, "question_no")
        send(run, "Hello you")
        assert run.ended(2) is State.ACCEPTED
        send(run)
        assert run.ended(3) is State.ACCEPTED
        assert len(sandbox.messages()) == 3


def test_a_row_sent_again_in_between_does_not_make_the_form_another_message(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=dataclasses.replace(ASKING, duplicate_minutes=1)) as run:
        send(run, "Another one", to=BOB)
        assert run.ended() is State.ACCEPTED
        send(run)
        assert run.ended(2) is State.ACCEPTED
        an_hour_ago(run)
        run.window.history.table.selectRow(1)
        run.wait(lambda: BOB in details(run) and run.button("send_again").isEnabled())
        run.click("send_again")
        assert run.ended(3) is State.ACCEPTED
        run.send()
        with asked(run) as found:
            assert head(found) == "The same message has already gone to this recipient"
            press(found, "question_no")
        assert len(sandbox.messages()) == 3


def test_an_unknown_that_was_sent_again_and_accepted_is_asked_about_no_more(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:  # the guard is switched off: a doubt alone is asked about
        sandbox.fault("drop_before", operation=SEND)
        send(run)
        run.wait(lambda: run.shows(State.UNKNOWN))
        run.send()
        with asked(run) as found:
            press(found, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        run.send()
        assert run.ended(3) is State.ACCEPTED
        assert len(sandbox.messages()) == 2


def test_blanks_make_no_other_message(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(settings=ASKING) as run:
        send(run, "same words")
        assert run.ended() is State.ACCEPTED
        send(run, "same  words ")
        with asked(run) as found:
            press(found, "question_no")
        assert len(sandbox.messages()) == 1


def test_what_goes_out_with_another_profile_than_the_window_shows_is_asked_about(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        run.controller._profiles.use_sandbox()
        run.window.history.select_newest()
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        with asked(run, "question_dialog") as found:
            words = " ".join(each.text() for each in found.findChildren(QLabel))
            assert "not the one that the window shows" in words
            assert "Test → " in run.window.send_bar._hint.text()
            found.reject()
        run.wait(lambda: "you said no" in run.status)
        assert len(sandbox.messages()) == 1
        run.wait(lambda: not run.window.send_bar.sending)


def test_what_becomes_of_another_message_is_not_said_over_the_newest_one(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A delivery is a toast; that an old unknown is still not found is no news at all."""
    quick = functools.partial(follower.Rhythm, first=0.2, longest=0.4)
    monkeypatch.setattr(follower, "Rhythm", quick)
    with open_window(settings=dataclasses.replace(QUIET, notify=True)) as run:
        sandbox.fault("drop_before", operation=SEND)
        send(run, to=BOB)
        run.wait(lambda: run.status.startswith(f"{BOB} · Unknown: The message was not in"))
        send(run, to=ANN)
        assert run.ended(2) is State.ACCEPTED
        began, said = looks(sandbox), set()

        def followed() -> bool:
            said.add(run.status)
            return looks(sandbox) > began + 6 and run.cell(Column.DELIVERY) != "Submitted"

        run.wait(followed)
        assert {each.split(" · ")[0] for each in said} == {ANN}


def looks(sandbox: SandboxProcess) -> int:
    """How often the service's list was asked for."""
    return sum("ListChatappMessage" in str(each) for each in sandbox.requests())
