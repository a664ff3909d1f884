"""SQLite errors as facts, and transactions; every other module of the history builds on these."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from chatapp_desktop.store.errors import HistoryError, Trouble

_BY_NAME: Final = (
    ("SQLITE_FULL", Trouble.FULL),
    ("SQLITE_CORRUPT", Trouble.DAMAGED),
    ("SQLITE_NOTADB", Trouble.DAMAGED),
    ("SQLITE_BUSY", Trouble.LOCKED),
    ("SQLITE_LOCKED", Trouble.LOCKED),
    ("SQLITE_READONLY", Trouble.READ_ONLY),
    ("SQLITE_CANTOPEN", Trouble.UNAVAILABLE),
    ("SQLITE_PERM", Trouble.UNAVAILABLE),
    ("SQLITE_AUTH", Trouble.UNAVAILABLE),
    ("SQLITE_IOERR", Trouble.IO),
)


def trouble_of(error: sqlite3.Error) -> HistoryError:
    """Say what an SQLite error means; the detail names SQLite's own code, never any data."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    for prefix, kind in _BY_NAME:
        if name.startswith(prefix):
            return HistoryError(kind, name)
    if isinstance(error, sqlite3.DatabaseError) and "decode" in str(error):
        return HistoryError(Trouble.DAMAGED, "text is not UTF-8")
    return HistoryError(Trouble.FAULT, name or type(error).__name__)


def data_version(connection: sqlite3.Connection) -> int:
    """A number that is another one once somebody else has changed the file; read in no time."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do the block's changes all or not at all; on disk soon, but not necessarily now.

    Within another transaction it is a part that can be undone alone; the other one then decides
    when it is on disk.
    """
    begin, commit, undo = _PART if connection.in_transaction else _WHOLE
    connection.execute(begin)
    try:
        yield
        connection.execute(commit)
    except BaseException:
        # SQLite has already rolled back by itself after some errors, such as a full disk.
        if connection.in_transaction:
            for statement in undo:
                connection.execute(statement)
        raise


_WHOLE: Final = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_PART: Final = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))


@contextmanager
def durable_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do the block's changes all or not at all; on disk, past any power cut, when it ends.

    Within another transaction that one must be durable.
    """
    if connection.in_transaction:
        with transaction(connection):
            yield
        return
    connection.execute("PRAGMA synchronous = FULL")
    try:
        with transaction(connection):
            yield
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")
