"""Closing the window, and opening it beside another: nothing is dropped without a word."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

SEND = "SendChatappMessage"
HELD = dataclasses.replace(QUIET, undo_seconds=600)


def send(run: Studio, text: str = "Hello", to: str = "380441234567") -> None:
    run.type("To", to)
    run.type("Content.text", text)
    run.send()


def said(found: QWidget, name: str) -> str:
    label = found.findChild(QLabel, name)
    assert label is not None
    return label.text()


def press(found: QDialog, name: str) -> None:
    button = found.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_with_nothing_under_way_it_just_closes(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        run.window.close()
        run.wait(lambda: run.task.done() or run.dialog("closing"))
        assert run.task.done()


def test_what_has_not_left_is_asked_about_and_may_stay(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=HELD) as run:
        send(run)
        run.wait(lambda: run.button("cancel").text() == "Undo")
        send(run, to="380441234568")
        run.wait(lambda: run.rows == 2)
        run.window.close()
        found = run.opened("closing")
        assert said(found, "question_head") == "2 messages have not left yet"
        # Enter is the answer of who did not read: nothing is lost by it.
        QTest.keyClick(found, Qt.Key.Key_Return)
        run.gone("closing")
        assert run.window.isVisible()
        assert not run.task.done()
        run.click("cancel")
        run.wait(lambda: run.shows(State.CANCELLED))
        run.window.close()
        found = run.opened("closing")
        assert said(found, "question_head") == "1 message has not left yet"
        press(found, "question_yes")
        run.wait(run.task.done)
        assert not sandbox.messages()
    with open_window() as run:
        run.wait(lambda: run.shows(State.CANCELLED))
        assert run.shows(State.NOT_SENT, 1)


def test_the_question_follows_what_is_under_way(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        sandbox.fault("slow", operation=SEND, seconds=1.5)
        send(run)
        run.wait(lambda: run.shows(State.SENDING))
        run.window.close()
        found = run.opened("closing")
        assert said(found, "question_head") == "1 message has no answer yet"
        # A second wish to close is no answer.
        run.window.close()
        run.wait(lambda: said(found, "question_head") == "Nothing is under way any more")
        assert found.isVisible()
        assert not run.task.done()
        press(found, "question_yes")
        run.wait(run.task.done)
    with open_window() as run:
        run.wait(lambda: run.shows(State.ACCEPTED))


def test_what_waits_for_an_answer_when_the_window_closes_is_kept_as_not_sent(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """Asked about, and one behind it: nothing left, and nobody has to wonder."""
    asking = dataclasses.replace(QUIET, duplicate_minutes=10)
    with open_window(settings=asking) as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        run.send()
        run.opened("question")
        run.type("Content.text", "Behind it")
        run.send()
        run.window.close()
        found = run.opened("closing")
        assert said(found, "question_head") == "2 messages have not left yet"
        assert "The history keeps it" in said(found, "question_text")
        press(found, "question_yes")
        run.wait(run.task.done)
    with open_window(settings=asking) as run:
        assert run.window.draft()["Content.text"] == "Behind it"
        run.wait(lambda: run.rows == 3)
        notice = said(run.window, "unsent_notice")
        assert notice.startswith("2 messages had not left when the program ended")
        assert [run.cell(Column.TEXT, row) for row in range(3)] == ["Behind it", "Hello", "Hello"]
        assert all(run.shows(State.NOT_SENT, row) for row in range(2))
        assert run.shows(State.ACCEPTED, 2)
        lines = [json.loads(each) for each in run.places.audit.read_text("ascii").splitlines()]
        assert [line["decision"] for line in lines] == ["sent", "cancelled"]
        # Who sends it again is asked about the one that went, and not about what never left.
        run.window.history.table.selectRow(1)
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        found = run.opened("question")
        assert said(found, "question_head").startswith("The same message has already gone")
        press(found, "question_yes")
        assert run.ended(4) is State.ACCEPTED
    assert len(sandbox.messages()) == 2


def test_an_open_question_about_a_doubt_is_no_answer_to_it(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        sandbox.fault("drop_before", operation=SEND)
        send(run)
        assert run.ended() is State.UNKNOWN
        run.send()
        run.opened("question")
        run.window.close()
        press(run.opened("closing"), "question_yes")
        run.wait(run.task.done)
    with open_window() as run:
        run.wait(lambda: run.rows == 2)
        assert run.shows(State.NOT_SENT)
        run.send()
        found = run.opened("question")
        assert said(found, "question_head").startswith("It is not known")
        press(found, "question_no")
        run.gone("question")
    assert not sandbox.messages()


@contextmanager
def held(run: Studio) -> Iterator[sqlite3.Connection]:
    """The history as another window holds it that brings it up to date."""
    with closing(sqlite3.connect(run.places.history, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def says_that_it_waits(run: Studio) -> bool:
    return "Bringing an older history" in said(run.window, "busy_text")


def test_what_is_sent_while_another_window_holds_the_history_waits_for_it(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp_desktop.store.history.schema.BUSY_MS", 20)
    with open_window() as first:
        pass
    with held(first) as other, open_window() as run:
        run.wait(lambda: says_that_it_waits(run))
        send(run)
        run.wait(lambda: run.button("cancel").isVisible())
        assert not sandbox.messages()
        other.execute("COMMIT")
        assert run.ended() is State.ACCEPTED
    with open_window() as run:
        run.wait(lambda: run.shows(State.ACCEPTED))


def test_the_window_closes_while_another_holds_the_history(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp_desktop.store.history.schema.BUSY_MS", 20)
    with open_window() as first:
        pass
    with held(first), open_window() as run:
        run.wait(lambda: says_that_it_waits(run))
        run.window.close()
        run.wait(run.task.done)
