"""The program as a process, and a history file that is old, new or broken: what the window says."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from chatapp_desktop.ui.history.model import Column
from tests.support.child import program

PAGE = 4096
_LATER_COLUMNS = (
    "profile_id", "follow", "looked_at", "fail_reason", "fell_back", "facts", "endpoint"
)  # fmt: skip


def file() -> Path:
    return Path(os.environ["XDG_DATA_HOME"]) / "chatapp-desktop" / "history.sqlite3"


def named_in(status: str) -> Path:
    """The one file beside the history that a sentence names."""
    (found,) = [each for each in file().parent.iterdir() if each != file() and str(each) in status]
    return found


@pytest.fixture
def sent() -> str:
    """A history with one message in it; its MessageId."""
    with program() as child:
        child.compose("kept for ever")
        child.ask("click", "send")
        child.until(lambda seen: "MessageId" in seen["status"])
        (message,) = child.messages()
        assert child.close() == 0
    return str(message["message_id"])


def change(*statements: str) -> None:
    with closing(sqlite3.connect(file())) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_an_older_file_is_brought_up_to_date_and_kept(sent: str) -> None:
    change(
        *(
            f"DROP INDEX {name}"
            for name in ("attempt_follow", "attempt_recipient", "attempt_account")
        )
    )
    change(*(f"ALTER TABLE attempt DROP COLUMN {name}" for name in _LATER_COLUMNS))
    change("PRAGMA user_version = 1000")
    with program() as child:
        seen = child.until(lambda seen: seen["rows"])
        assert seen["rows"][0][Column.MESSAGE_ID] == sent
        assert "brought up to date" in seen["status"]
        backup = named_in(seen["status"])
        # And it goes on as ever.
        child.compose("after it")
        child.ask("click", "send")
        child.until(lambda seen: len(seen["rows"]) == 2 and seen["rows"][0][Column.MESSAGE_ID])
        assert child.close() == 0
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1000,)
        assert connection.execute("SELECT message_id FROM attempt").fetchall() == [(sent,)]


def test_a_newer_file_is_shown_and_nothing_can_be_sent(sent: str) -> None:
    change("ALTER TABLE attempt ADD COLUMN colour TEXT", "PRAGMA user_version = 2000")
    before = file().read_bytes()
    with program() as child:
        seen = child.until(lambda seen: seen["rows"])
        assert seen["rows"][0][Column.MESSAGE_ID] == sent
        assert "newer version of this program" in seen["status"]
        child.compose("must not leave")
        child.ask("click", "send")
        seen = child.until(
            lambda seen: len(seen["rows"]) == 2 and "Not sent" in seen["rows"][0][Column.OUTCOME]
        )
        assert child.messages() == []
        assert child.close() == 0
    assert file().read_bytes() == before


def _tear_out(data: bytes) -> bytes:
    """Lose a page in the middle, as a failing disk does."""
    middle = len(data) // PAGE // 2 * PAGE
    return data[:middle] + b"\xff" * PAGE + data[middle + PAGE :]


def _cut_off(data: bytes) -> bytes:
    return data[: len(data) // PAGE // 2 * PAGE]


def _no_database(data: bytes) -> bytes:
    return b"not a database at all" + data[21:]


@pytest.mark.parametrize(
    ("damage", "readable"), [(_cut_off, False), (_tear_out, True), (_no_database, True)]
)
def test_a_damaged_file_is_set_aside_never_overwritten(
    sent: str, damage: Callable[[bytes], bytes], readable: bool
) -> None:
    broken = damage(file().read_bytes())
    file().write_bytes(broken)
    with program() as child:
        seen = child.until(lambda seen: "was damaged" in seen["status"])
        assert named_in(seen["status"]).read_bytes() == broken
        child.compose("after it")
        child.ask("click", "send")
        seen = child.until(lambda seen: "MessageId" in seen["status"])
        (message,) = child.messages()
        ids = {message["message_id"], sent} if readable else {message["message_id"]}
        child.until(lambda seen: {row[Column.MESSAGE_ID] for row in seen["rows"]} >= ids)
        assert child.close() == 0
