"""What a crash or a close left unsent is said above the history, once, until it is dismissed."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing

from PySide6.QtWidgets import QLabel, QPushButton

from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

HELD = dataclasses.replace(QUIET, undo_seconds=600)


def send(run: Studio, to: str = "380441234567") -> None:
    run.type("To", to)
    run.type("Content.text", "Hello")
    run.send()


def notice(run: Studio) -> str:
    found = run.window.findChild(QLabel, "unsent_notice")
    return found.text() if found is not None and found.isVisible() else ""


def leave_two_waiting(open_window: Opening) -> None:
    """Close a window with two messages in it that count down, and one that has been sent."""
    with open_window() as run:
        send(run)
        assert run.ended() is State.ACCEPTED
    with open_window(settings=HELD) as run:
        send(run, "380441234568")
        run.wait(lambda: run.rows == 2)
        send(run, "380441234569")
        run.wait(lambda: run.rows == 3)


def test_what_a_close_stopped_is_said_until_it_is_dismissed(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    leave_two_waiting(open_window)
    with open_window() as run:
        run.wait(lambda: run.rows == 3)
        assert notice(run).startswith("2 messages had not left when the program ended")
        run.click("show_unsent")
        run.wait(lambda: run.rows == 2)
        assert all(run.shows(State.NOT_SENT, row) for row in range(2))
        run.click("clear_filters")
        run.wait(lambda: run.rows == 3)
        # Still there after everything else has been said, until somebody has had enough of it.
        assert notice(run)
        run.click("show_unsent")
        run.wait(lambda: run.rows == 2)
        run.click("dismiss_unsent")
        run.wait(lambda: run.rows == 3)
        assert not notice(run)
    with open_window() as run:
        run.wait(lambda: run.rows == 3)
        assert run.window.findChild(QPushButton, "show_unsent") is None
    assert len(sandbox.messages()) == 1


def test_it_is_there_before_the_rows_and_moves_them_no_more(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    leave_two_waiting(open_window)
    with open_window() as run:
        run.wait(lambda: run.rows)
        assert notice(run)
        assert not run.places.unsent.exists()


def test_what_a_crash_left_is_said_and_follows_what_becomes_known(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """The history as a program leaves it that is killed with one on its way and one waiting."""
    with open_window() as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        send(run, "380441234568")
        assert run.ended(2) is State.ACCEPTED
        send(run, "380441234569")
        assert run.ended(3) is State.ACCEPTED
        history = run.places.history
    with closing(sqlite3.connect(history)) as other, other:
        change = "UPDATE attempt SET state = ?, message_id = '', code = '' WHERE id = ?"
        other.executemany(change, [(State.PREPARED, 1), (State.SENDING, 2)])
    sandbox.fault("status", count=1, operation="ListChatappMessage", status=500, code="Down")
    with open_window() as run:
        run.wait(lambda: notice(run))
        assert "1 message had not left" in notice(run)
        run.wait(lambda: "1 message without an answer turned out" in notice(run))
        assert "may have been sent" not in notice(run)
        run.click("show_unsent")
        run.wait(lambda: run.rows == 2)
