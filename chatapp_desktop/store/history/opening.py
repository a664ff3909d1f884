"""Opening the history file, whatever state it is in: new, sound, old, newer, damaged, forbidden."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.files import free_name, make_folder, sync_folder
from chatapp_desktop.store.history import damage, schema
from chatapp_desktop.store.history.database import transaction, trouble_of
from chatapp_desktop.store.history.schema import Plan
from chatapp_desktop.store.locks import alone


class NoticeKind(StrEnum):
    """What the user has to be told about the history file."""

    DAMAGED = "damaged"
    """Set aside under `path`; `recovered` attempts were carried over."""
    NEWER = "newer"
    """Written by a newer program: shown, not written."""
    MIGRATED = "migrated"
    """Brought up to date; the file as it was is kept under `path`."""
    NO_ROOM = "no_room"
    """Older than this program, and the disk has no room to bring it up to date: shown only."""
    READ_ONLY = "read_only"
    """May be read but not written: shown, not written."""
    UNAVAILABLE = "unavailable"
    """Cannot be kept at all: what is sent now is shown until the program ends."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell the user about the history file."""

    kind: NoticeKind
    path: Path
    detail: str = ""
    recovered: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database, and what there is to say about it."""

    connection: sqlite3.Connection
    writable: bool = True
    kept: bool = True
    notice: Notice | None = None


Updating = Callable[[], None]
"""Told before an older file is brought up to date, which takes a while for a large one; told again
while another window does so."""

_PATIENCE_SECONDS: Final = 120.0
"""How long another window may take for that. What was sent into memory would be forgotten."""


def open_database(path: Path, plan: Plan, updating: Updating = lambda: None) -> Opened:
    """Open or make the history at `path`. Never raises for the state that the file is in."""
    try:
        make_folder(path.parent)
        return _open_patiently(path, plan, updating)
    except (sqlite3.Error, HistoryError, OSError) as error:
        problem = _problem(error)
    if problem.kind is Trouble.DAMAGED:
        return _replace(path, plan)
    kind = _STILL_READABLE.get(problem.kind)
    if kind is not None and path.is_file():
        # A log cannot be made beside a file on a read-only disk, but the file can be read.
        with suppress(sqlite3.Error, HistoryError):
            return _read_only(path, kind, problem.detail)
    return open_in_memory(path, problem, plan)


_STILL_READABLE: Final = {
    Trouble.READ_ONLY: NoticeKind.READ_ONLY,
    Trouble.UNAVAILABLE: NoticeKind.READ_ONLY,
    Trouble.FULL: NoticeKind.NO_ROOM,
}


def open_in_memory(path: Path, problem: HistoryError, plan: Plan) -> Opened:
    """Make a history that lasts until the program ends."""
    connection = _connect(":memory:")
    schema.create(connection, plan.version)
    notice = Notice(NoticeKind.UNAVAILABLE, path, str(problem))
    return Opened(connection, kept=False, notice=notice)


def _open_patiently(path: Path, plan: Plan, updating: Updating) -> Opened:
    """Wait for another window that holds the file to bring it up to date; else as `_open`."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return _open(path, plan, updating)
        except sqlite3.Error as error:
            if trouble_of(error).kind is not Trouble.LOCKED or time.monotonic() > until:
                raise
            updating()


def _open(path: Path, plan: Plan, updating: Updating = lambda: None) -> Opened:
    """Open a file that is sound; raises HistoryError, sqlite3.Error or OSError otherwise."""
    damage.check_header(path)
    connection = _connect(path)
    try:
        return _inspect(connection, path, plan, updating)
    except BaseException:
        connection.close()
        raise


def _inspect(connection: sqlite3.Connection, path: Path, plan: Plan, updating: Updating) -> Opened:
    if not schema.is_ours(connection):
        raise HistoryError(Trouble.DAMAGED, "not a history")
    version = schema.version_of(connection)
    if version == 0:
        schema.create(connection, plan.version)
        _make_private(path)
        return Opened(connection)
    if version // 1000 > plan.major:
        connection.close()
        return _read_only(path, NoticeKind.NEWER, schema.words_of(version))
    with transaction(connection):
        pass  # whether it may be written at all
    notice = None
    if version < plan.version:
        updating()
        notice = _update(connection, path, plan)
    damage.check(connection, path)
    return Opened(connection, notice=notice)


def _read_only(path: Path, kind: NoticeKind, detail: str) -> Opened:
    """Open a history for showing; raises sqlite3.Error, or HistoryError when it is none."""
    connection = damage.open_to_read(path)
    if not schema.is_ours(connection) or schema.version_of(connection) == 0:
        connection.close()
        raise HistoryError(Trouble.DAMAGED, "not a history")
    return Opened(connection, writable=False, notice=Notice(kind, path, detail))


def _update(connection: sqlite3.Connection, path: Path, plan: Plan) -> Notice | None:
    """Keep the file as it is under another name, then bring it up to date."""
    with alone(path, "update") as ours:
        found = schema.version_of(connection)
        if found >= plan.version:
            return None  # another window has just done it
        if not ours:
            raise HistoryError(Trouble.LOCKED, "another window is bringing it up to date")
        version = schema.words_of(found)
        backup = _back_up(connection, path, version)
        try:
            schema.migrate(connection, plan)
        except BaseException:
            # Nothing has changed, and a copy only takes room.
            with suppress(OSError):
                backup.unlink()
            raise
    if schema.version_of(connection) < plan.version:
        raise HistoryError(Trouble.DAMAGED, f"no way from version {version}")
    return Notice(NoticeKind.MIGRATED, backup, version)


def _back_up(connection: sqlite3.Connection, path: Path, version: str) -> Path:
    """Copy the file as it is; under the copy's name there is a whole one or none.

    What an earlier run was killed in the middle of is removed: it is nobody's copy.
    """
    for half in path.parent.glob(f"{path.stem}.backup-v*{_HALF}*"):
        half.unlink()
    backup = free_name(path, f"backup-v{version}")
    half = backup.with_name(backup.name + _HALF)
    try:
        with closing(sqlite3.connect(half)) as copy:
            connection.backup(copy)
        _make_private(half)
        with half.open("r+b") as file:
            os.fsync(file.fileno())
        half.rename(backup)
    except BaseException:
        with suppress(OSError):
            half.unlink()
        raise
    sync_folder(path.parent)
    return backup


_HALF: Final = ".part"


def _replace(path: Path, plan: Plan) -> Opened:
    """Set a damaged file aside and put a new one, with what could be read, in its place."""
    try:
        with alone(path, "repair") as ours:
            if ours:
                with suppress(sqlite3.Error, HistoryError):
                    return _open(path, plan)  # another window has just repaired it
                return _rescue(path, plan)
            problem = HistoryError(Trouble.LOCKED, "another window is repairing it")
    except (sqlite3.Error, HistoryError, OSError) as error:
        problem = _problem(error)
    return open_in_memory(path, problem, plan)


def _rescue(path: Path, plan: Plan) -> Opened:
    """Build the new file aside first: a crash in the middle leaves the damaged one in place."""
    new = path.with_name(f".{path.name}.rescue")
    for old in damage.files_of(new):
        old.unlink(missing_ok=True)
    with closing(_connect(new)) as target:
        schema.create(target, plan.version)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        with transaction(target):
            recovered = damage.salvage(path, target, header_from=new)
    _make_private(new)
    aside = free_name(path, "damaged")
    for old, kept in zip(damage.files_of(path), damage.files_of(aside), strict=True):
        if old.exists():
            old.rename(kept)
    new.rename(path)
    damage.marker_of(path).unlink(missing_ok=True)
    notice = Notice(NoticeKind.DAMAGED, aside, recovered=recovered)
    return Opened(_open(path, plan).connection, notice=notice)


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=schema.BUSY_MS / 1000, cached_statements=256
    )
    try:
        schema.configure(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """Phone numbers are nobody else's business; without effect on Windows."""
    with suppress(OSError):  # some file systems have no permissions
        path.chmod(0o600)


def _problem(error: sqlite3.Error | HistoryError | OSError) -> HistoryError:
    if isinstance(error, sqlite3.Error):
        return trouble_of(error)
    if isinstance(error, OSError):
        return HistoryError(Trouble.UNAVAILABLE, error.strerror or type(error).__name__)
    return error
