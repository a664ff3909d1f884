"""Bad input and bad luck: each ends in a sentence and the right row, and is never sent twice."""

from __future__ import annotations

import asyncio
import socket

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import OWNER, Studio, profile_at

SEND = "SendChatappMessage"


def write(run: Studio, text: str = "Hello") -> None:
    run.type("To", "380441234567")
    run.type("Content.text", text)


def sent(sandbox: SandboxProcess) -> int:
    """How many sends arrived, answered or not."""
    return sum(each["operation"] == SEND for each in sandbox.requests())


@pytest.mark.parametrize(
    ("secret", "code", "words"),
    [
        (Secret("testid", "wrong"), "SignatureDoesNotMatch.secret", "secret"),
        (Secret("nobody", "testsecret"), "InvalidAccessKeyId.NotFound", "AccessKey"),
        (Secret("testid-denied", "testsecret"), "", "cams:SendChatappMessage"),
    ],
)
def test_wrong_keys(
    open_window: Opening, sandbox: SandboxProcess, secret: Secret, code: str, words: str
) -> None:
    with open_window(secret=secret) as run:
        write(run)
        run.send()
        assert run.ended() is State.REJECTED
        assert run.cell(Column.CODE).startswith(code)
        assert words in run.status
        assert not sandbox.messages()


def test_a_skewed_clock_is_corrected(open_window: Opening, sandbox: SandboxProcess) -> None:
    sandbox.fault("clock", skew_seconds=-7200)
    with open_window() as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 1


def closed_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize(
    ("endpoint", "code", "words"),
    [
        ("closed", "Network.Refused", "Check the endpoint"),
        ("cams.invalid", "Network.HostNotFound", "could not be found"),
        ("http://example.com", "Endpoint.Invalid", "not the name of a server"),
    ],
)
def test_no_way_there(open_window: Opening, endpoint: str, code: str, words: str) -> None:
    profile = profile_at(closed_port() if endpoint == "closed" else endpoint)
    with open_window(profile) as run:
        write(run)
        run.send()
        assert run.ended() is State.NOT_SENT
        assert run.cell(Column.CODE) == code
        assert words in run.status


@pytest.mark.parametrize(
    ("kind", "words", "taken"),
    [
        ("drop_before", "may have been sent", 0),
        ("drop_after", "may have been sent", 1),
        ("garbage", "sign-in page", 1),
        ("truncated", "may have been sent", 1),
    ],
)
def test_a_strange_service(
    open_window: Opening, sandbox: SandboxProcess, kind: str, words: str, taken: int
) -> None:
    with open_window() as run:
        write(run)
        sandbox.fault(kind, operation=SEND)
        run.send()
        assert run.ended() is State.UNKNOWN
        assert words in run.status
        assert len(sandbox.messages()) == taken
        assert sent(sandbox) == 1


def test_a_busy_service_is_asked_again(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        sandbox.fault("throttle", operation=SEND, count=2, retry_after_ms=10)
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 1
        assert sent(sandbox) == 3


def test_a_double_click_sends_once(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        run.wait(lambda: run.button("send").isEnabled())
        button = run.button("send")
        for _ in range(4):
            button.click()
        assert run.ended() is State.ACCEPTED
        assert run.rows == 1
        assert len(sandbox.messages()) == 1


def test_stop_waiting_for_a_stalled_service(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        sandbox.fault("stall", operation=SEND)
        run.send()
        run.wait(sandbox.messages)
        assert run.button("cancel").isVisible()
        run.wait(lambda: run.button("cancel").text() == "Stop waiting")
        assert run.button("send").isEnabled()
        run.click("cancel")
        # It is unknown for a moment, and then found in the service's list.
        run.wait(lambda: run.shows(State.ACCEPTED))
        assert run.cell(Column.MESSAGE_ID) == sandbox.messages()[0]["message_id"]
        assert not run.button("cancel").isVisible()


def test_cancel_at_the_very_moment_of_sending(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """Both in one turn of the event loop: nothing has begun yet, and nothing does."""
    with open_window() as run:
        write(run)
        run.wait(run.controller._sending._services.done)
        run.wait(lambda: run.button("send").isEnabled())
        run.button("send").click()
        run.button("cancel").click()
        assert "Nothing was sent" in run.status
        assert not run.window.send_bar.sending
        run.type("Content.text", "Another text")
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 1


def test_cancel_before_the_history_is_open(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        run.window._review()
        run.button("send").click()
        run.button("cancel").click()
        assert "Nothing was sent" in run.status
        assert not run.window.send_bar.sending
        run.send()
        assert run.ended() is State.ACCEPTED
        assert run.rows == 1
        assert sent(sandbox) == 1


def test_the_window_closes_whatever_is_in_flight(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run)
        sandbox.fault("stall", operation=SEND)
        run.send()
        run.wait(sandbox.messages)
        run.close()
    with open_window() as run:
        run.wait(lambda: run.rows == 1)
        assert run.ended() is State.UNKNOWN
        assert len(sandbox.messages()) == 1


def test_closed_in_the_moment_of_sending(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        run.send()
        run.close()
    with open_window() as run:
        run.wait(lambda: run.rows == 1)
        state = run.ended()
        assert (state is State.ACCEPTED) == (
            bool(sandbox.messages()) and state is not State.UNKNOWN
        )
        assert len(sandbox.messages()) <= 1


def test_nothing_begins_once_the_window_has_closed(
    open_window: Opening, loop: asyncio.AbstractEventLoop
) -> None:
    """The last keys are told of a moment later; a connection for them would be nobody's."""
    with open_window() as run:
        run.wait(lambda: run.controller._history is not None)
        run.close()
        run.window.draft_changed.emit(run.window.draft().replaced({"To": "380440000000"}))
        assert asyncio.all_tasks(loop) == set()


def test_no_keys_and_no_keyring(open_window: Opening, sandbox: SandboxProcess) -> None:
    """The sentence says what to do; doing it helps, and a badge says how long."""
    with open_window(secret=None) as run:
        write(run)
        run.send()
        assert run.ended() is State.NOT_SENT
        assert run.cell(Column.CODE) == "Credentials.Unavailable"
        assert "Enter the AccessKey" in run.status
        enter_keys(run, OWNER)
        run.wait(lambda: "this run" in run.badge)
        run.send()
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 1


def enter_keys(run: Studio, secret: Secret) -> None:
    run.click("credentials")
    run.wait(lambda: run.window.findChild(QLineEdit, "access_key_id"))
    run.type("access_key_id", secret.access_key_id)
    run.type("access_key_secret", secret.access_key_secret)
    run.find(QPushButton, "save_credentials").click()
    run.wait(lambda: not run.window.findChild(QLineEdit, "access_key_id"))


def test_new_keys_hold_for_the_next_send(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(secret=Secret("testid", "wrong")) as run:
        write(run)
        run.send()
        assert run.ended() is State.REJECTED
        enter_keys(run, OWNER)
        run.send()
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 1


def test_a_damaged_history(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        history = run.places.history
    spoilt = b"this was never a database, " * 500
    history.write_bytes(spoilt)
    with open_window() as run:
        run.wait(lambda: "damaged" in run.status)
        (kept,) = history.parent.glob("history.damaged-*.sqlite3")
        assert str(kept) in run.status
        assert kept.read_bytes() == spoilt
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 2


def test_a_history_that_may_not_be_written(open_window: Opening, sandbox: SandboxProcess) -> None:
    """A newer program wrote it: it is shown, and nothing is sent without a record."""
    import sqlite3
    from contextlib import closing

    with open_window() as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        history = run.places.history
    with closing(sqlite3.connect(history)) as other, other:
        other.execute("PRAGMA user_version = 99000")
    with open_window() as run:
        run.wait(lambda: "newer version" in run.status)
        run.wait(lambda: run.rows == 1)
        write(run)
        run.send()
        assert run.ended(2) is State.NOT_SENT
        assert run.cell(Column.CODE) == "History.Unavailable"
        assert "Nothing was sent" in run.status
        assert len(sandbox.messages()) == 1


def test_what_was_sent_and_the_draft_are_there_after_a_restart(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run, "first")
        run.send()
        assert run.ended() is State.ACCEPTED
        run.type("Content.text", "second, unfinished")
        run.type("To", "")
        before = run.window.draft()
        identity = run.cell(Column.MESSAGE_ID)
    with open_window() as run:
        assert run.window.draft() == before
        run.wait(lambda: run.rows == 1)
        run.wait(lambda: run.cell(Column.MESSAGE_ID) == identity)
        assert len(sandbox.messages()) == 1
