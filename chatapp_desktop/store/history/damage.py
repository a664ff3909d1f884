"""A damaged history: how it is noticed, and how what can still be read is carried over."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history import schema
from chatapp_desktop.store.history.journal import add_step, index
from chatapp_desktop.store.history.records import State, Step

CHECK_BYTES: Final = 8 * 1024 * 1024
"""Up to this size the whole file is checked at every start (about 20 ms)."""
_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_PAGE: Final = 4096
_BLOCK: Final = 2048
_MOST_IDS: Final = 20_000_000

_COLUMNS: Final[tuple[str, ...]] = (
    "id", "created_at", "profile", "recipient", "sender", "kind", "summary", "state", "delivery",
    "message_id", "code", "message", "request_id", "http_status", "denied_action", "duration_ms",
    "profile_id", "follow", "looked_at", "fail_reason", "fell_back", "facts", "endpoint",
)  # fmt: skip


def mark_damaged(path: Path) -> None:
    """Leave word for the next start that damage was met in the middle of the work."""
    with suppress(OSError):  # the disk may be what is broken
        marker_of(path).touch(mode=0o600)


def marker_of(path: Path) -> Path:
    """Name the file that says so."""
    return path.with_name(path.name + "-damaged")


def files_of(path: Path) -> tuple[Path, ...]:
    """List the files that make up a database; the log first, which must not outlive its file."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", ""))


def check_header(path: Path) -> None:
    """Look at the file's first bytes before SQLite touches it; raises HistoryError or OSError."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        if (start := file.read(len(_MAGIC))) and start != _MAGIC:
            raise HistoryError(Trouble.DAMAGED, "not a database")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Look for damage as far as a start has time for it; raises HistoryError `damaged`.

    A larger file is only read at its newest page; damage elsewhere shows when it is met.
    """
    if marker_of(path).exists():
        raise HistoryError(Trouble.DAMAGED, "damage was met during the last run")
    if path.stat().st_size <= CHECK_BYTES:
        (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if finding != "ok":
            raise HistoryError(Trouble.DAMAGED, str(finding)[:200])
    names = ", ".join(_COLUMNS)
    for sql in (
        f"SELECT {names}, owner FROM attempt ORDER BY id DESC LIMIT 50",  # noqa: S608
        "SELECT id, parameters, draft, reply FROM body ORDER BY id DESC LIMIT 1",
        "SELECT attempt, position, at, state, note FROM step LIMIT 1",
        "SELECT id, text FROM words ORDER BY id DESC LIMIT 1",
        "SELECT rowid FROM grams WHERE grams MATCH '\"000\"' LIMIT 1",
    ):
        connection.execute(sql).fetchall()


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a file without changing it or anything beside it; raises sqlite3.Error."""
    address = path.absolute().as_uri()
    for options in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{address}?{options}", uri=True, isolation_level=None)
        try:
            schema.configure(connection)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            connection.close()
            if "immutable" in options:
                raise
        else:
            return connection
    raise AssertionError


def salvage(path: Path, target: sqlite3.Connection, header_from: Path) -> int:
    """Copy every attempt that can still be read from the file at `path`; tell how many.

    A file whose beginning is lost, or which is shorter than it says, is read through a copy that
    gets the beginning of the sound file `header_from`.
    """
    if recovered := _salvage_from(path, target):
        return recovered
    copy = header_from.with_name(header_from.name + "-copy")
    try:
        shutil.copyfile(path, copy)
        _lend_header(copy, header_from)
        return _salvage_from(copy, target)
    finally:
        copy.unlink(missing_ok=True)


def _lend_header(path: Path, sound: Path) -> None:
    """Give the file a sound header with its own number of pages, and no log (SQLite, §1.3)."""
    with sound.open("rb") as file:
        header = bytearray(file.read(_HEADER))
    header[18:20] = b"\1\1"
    header[28:32] = (path.stat().st_size // _PAGE).to_bytes(4, "big")
    with path.open("r+b") as file:
        file.write(header)


def _salvage_from(path: Path, target: sqlite3.Connection) -> int:
    try:
        source = open_to_read(path)
    except sqlite3.Error:
        return 0
    recovered = 0
    with closing(source):
        source.text_factory = _decode
        for attempt in _attempts(source):
            recovered += _carry_over(source, target, attempt)
    return recovered


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _attempts(source: sqlite3.Connection) -> Iterator[dict[str, object]]:
    """Walk the readable attempts by id, halving around whatever cannot be read."""
    present = {row[1] for row in _read(source, "PRAGMA table_info(attempt)") or ()}
    columns = [name for name in _COLUMNS if name in present]
    low, high = _bounds(source)
    if "id" not in columns:
        return
    sql = f"SELECT {', '.join(columns)} FROM attempt WHERE id BETWEEN ? AND ? ORDER BY id"  # noqa: S608
    blocks = [(start, min(start + _BLOCK - 1, high)) for start in range(low, high + 1, _BLOCK)]
    blocks.reverse()
    while blocks:
        first, last = blocks.pop()
        rows = _read(source, sql, (first, last))
        if rows is not None:
            yield from (dict(zip(columns, row, strict=True)) for row in rows)
        elif first < last:
            middle = (first + last) // 2
            blocks += [(middle + 1, last), (first, middle)]


def _bounds(source: sqlite3.Connection) -> tuple[int, int]:
    """Find between which ids attempts may be, from whichever table can still tell."""
    lows: list[int] = []
    highs: list[int] = []
    for table in ("attempt", "body", "words"):
        for word, found in (("min", lows), ("max", highs)):
            value = _number(_read(source, f"SELECT {word}(id) FROM {table}"))  # noqa: S608
            if value is not None:
                found.append(value)
    highs.append(_number(_read(source, "SELECT max(seq) FROM sqlite_sequence")) or 0)
    low = max(1, min(lows, default=1))
    # A damaged page may hold any number: no walk through billions of ids for it.
    return low, min(max(highs), low + _MOST_IDS)


def _number(rows: Sequence[tuple[object, ...]] | None) -> int | None:
    return rows[0][0] if rows and isinstance(rows[0][0], int) else None


def _read(
    source: sqlite3.Connection, sql: str, values: Sequence[object] = ()
) -> list[tuple[object, ...]] | None:
    """Read rows, or None where the file is damaged."""
    try:
        return source.execute(sql, values).fetchall()
    except (sqlite3.DatabaseError, OverflowError):
        return None


def _carry_over(
    source: sqlite3.Connection, target: sqlite3.Connection, attempt: dict[str, object]
) -> bool:
    """Put one attempt into the new file, with what can be read of its long texts and its trail."""
    if attempt.get("state") not in {*State}:
        attempt["state"] = State.UNKNOWN
    key = attempt["id"]
    names = ", ".join(attempt)
    marks = ", ".join("?" * len(attempt))
    try:
        target.execute(f"INSERT INTO attempt ({names}) VALUES ({marks})", tuple(attempt.values()))  # noqa: S608
        bodies = _read(source, "SELECT parameters, draft, reply FROM body WHERE id = ?", (key,))
        body = bodies[0] if bodies else ("{}", "", "")
        target.execute("INSERT INTO body VALUES (?, ?, ?, ?)", (key, *map(_text, body)))
    except sqlite3.IntegrityError:  # the row was readable, and nonsense
        return False
    for at, state, words in (
        _read(
            source, "SELECT at, state, note FROM step WHERE attempt = ? ORDER BY position", (key,)
        )
        or ()
    ):
        if isinstance(at, float | int) and isinstance(key, int):
            add_step(target, key, Step(at, _text(state), _text(words)))
    if isinstance(key, int):
        index(target, key)
    return True


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
