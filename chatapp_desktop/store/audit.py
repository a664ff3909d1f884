"""The audit trail: one line for each decision, append-only, each line holding the hash of all.

A line is a JSON object whose `hash` is SHA-256 over the hash before it and the rest of the line, so
no line in the middle can be changed, moved or taken out unseen. That the last ones were taken out
shows by the newest hash, which is noted in a file beside; the next line then says so for good. Who
may write both files can make both anew: only a hash that was noted out of reach shows that.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from io import BufferedRandom
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.files import make_folder

FIRST: Final = "0" * 64
"""What stands for the hash before the first line."""
_NEAR: Final = 16 * 1024
"""So many bytes from its end have the last line and the noted hash, all but always."""
_TAIL: Final = 1024 * 1024
_HASH: Final = 64


class Decision(StrEnum):
    """What was decided about one message."""

    SENT = "sent"
    """Nothing asked: handed to the outbox."""
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    DENIED = "denied"
    CANCELLED = "cancelled"
    """Taken back before it was handed over, also by closing the program."""
    LISTED = "listed"
    """Numbers were put on a list, or have another reason there; `why` says on which list."""
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, as it is written."""

    profile: str
    kind: str
    recipient: str
    """The number, digits only; several, with a blank between them, where a list was changed."""
    decision: Decision
    why: str = ""
    """The reasons that were asked about, or the rule that denied."""
    task: str = ""
    """The message's TaskId, by which history and receipts know it."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What is known of a trail: how long it is and its last hash, or where it breaks."""

    count: int
    last: str
    broken_at: int = 0
    """The line, counted from 1, that does not fit; 0 when all do."""
    torn: int = 0
    """Lines that were cut off by a crash, and that the next line vouches for."""
    shortened: bool = False
    """The hash that was noted beside the trail is not in it: its end was taken out."""
    missing_before: tuple[int, ...] = ()
    """Decisions, counted from 1, that were written when lines before them were gone."""


def append(path: Path, decided: Decided, user: str = "", now: datetime | None = None) -> str:
    """Add a line, past a power cut, and return its hash. Blocking; raises FileError."""
    moment = (now or datetime.now(UTC)).isoformat(timespec="milliseconds")
    record: dict[str, object] = {"at": moment, "user": user or user_name(), **asdict(decided)}
    try:
        make_folder(path.parent)
        with _locked(path) as file:
            noted = _noted(path)
            end = _end_of(file, _NEAR)
            if end.before == FIRST or not end.has(noted):
                end = _end_of(file, _TAIL)
            if end.torn:
                record["torn"] = _digest(end.torn)
            if not end.has(noted):
                record["missing"] = noted
            line, own = _line_of(record, end.before)
            file.seek(0, os.SEEK_END)
            file.write(end.start + line)
            file.flush()
            os.fsync(file.fileno())
            _note(path, own)
    except OSError as error:
        raise FileError(FileTrouble.IO, path, error.strerror or "") from error
    return own


def head_path(path: Path) -> Path:
    """Where the newest hash of a trail is noted."""
    return path.with_suffix(".head")


def verify(path: Path) -> Verified:
    """Walk the whole trail. Blocking; raises FileError when it cannot be read."""
    try:
        noted = _noted(path)
        with path.open("rb") as file:
            found = _walk(iter(file))
        shortened = bool(noted) and not found.broken_at and noted not in hashes(path)
        return replace(found, shortened=shortened)
    except FileNotFoundError as error:
        raise FileError(FileTrouble.MISSING, path) from error
    except OSError as error:
        raise FileError(FileTrouble.PERMISSION, path, error.strerror or "") from error


def hashes(path: Path) -> Iterator[str]:
    """Walk the hashes of a trail that was verified before."""
    with path.open("rb") as file:
        for line in file:
            record = _record_of(line)
            if record is not None:
                yield str(record["hash"])


def user_name() -> str:
    """The user as the operating system knows it, whatever the environment says; `?` for none."""
    try:
        return _system_user() or "?"
    except (OSError, KeyError):
        return "?"


def _walk(lines: Iterator[bytes]) -> Verified:
    count, before, torn, fragment = 0, FIRST, 0, b""
    missing: list[int] = []
    number = 0
    for number, line in enumerate(lines, start=1):
        record = _record_of(line)
        if record is None:
            if fragment:
                return Verified(count, before, number)
            fragment = line.rstrip(b"\n") or b"\n"
            continue
        vouched = record.get("torn", "") == (_digest(fragment) if fragment else "")
        if not vouched or _line_of(_without_hash(record), before)[0] != line:
            return Verified(count, before, number - bool(fragment))
        torn += bool(fragment)
        count, before, fragment = count + 1, str(record["hash"]), b""
        if "missing" in record:
            missing.append(count)
    # The last line may be the work of a crash, but nobody vouches for it yet.
    broken_at = number if fragment else 0
    return Verified(count, before, broken_at, torn, missing_before=tuple(missing))


def _line_of(record: dict[str, object], before: str) -> tuple[bytes, str]:
    own = _digest(before.encode() + _plain(record))
    return _plain({**record, "hash": own}) + b"\n", own


def _plain(record: dict[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _without_hash(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name != "hash"}


def _record_of(line: bytes) -> dict[str, object] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("hash"), str) else None


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a trail."""

    before: str
    """The last whole line's hash."""
    torn: bytes
    """What a crash left behind that line."""
    start: bytes
    """What ends the last line."""
    tail: bytes
    """The last bytes, in which the noted hash must be: it lags by one at most."""

    def has(self, noted: str) -> bool:
        return noted.encode() in self.tail


def _end_of(file: BufferedRandom, most: int) -> _End:
    """Read at most so many bytes from the end; `before` is FIRST if they have no whole line."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - most))
    tail = file.read()
    lines = tail.splitlines(keepends=True)
    torn = lines.pop() if lines and not lines[-1].endswith(b"\n") else b""
    start = b"\n" if torn else b""
    if record := _record_of(torn + b"\n"):  # only its end is missing
        return _End(str(record["hash"]), b"", start, tail)
    for line in reversed(lines):
        if record := _record_of(line):
            return _End(str(record["hash"]), torn, start, tail)
    return _End(FIRST, torn, start, tail)


def _noted(path: Path) -> str:
    """The newest hash as noted beside; empty if there is no note, or none that is a hash."""
    try:
        text = head_path(path).read_bytes()[:_HASH].decode("ascii", "replace")
    except FileNotFoundError:
        return ""
    return text if re.fullmatch(f"[0-9a-f]{{{_HASH}}}", text) else ""


def _note(path: Path, own: str) -> None:
    """Note the newest hash. Not past a power cut: a note that lags is good enough."""
    head = head_path(path)
    beside = head.with_suffix(".head.new")
    beside.write_text(own + "\n", "ascii")
    beside.replace(head)


@contextmanager
def _locked(path: Path) -> Iterator[BufferedRandom]:
    """Open the file for one writer; another window of the program waits its turn."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "a+b") as file:
        _lock(file)
        # Windows keeps its lock until told otherwise; POSIX ends it with the file.
        try:
            yield file
        finally:
            _unlock(file)


if sys.platform == "win32":
    import ctypes
    import msvcrt

    _NAME_CHARACTERS = 257
    """UNLEN and the zero at its end (lmcons.h)."""

    def _system_user() -> str:
        name = ctypes.create_unicode_buffer(_NAME_CHARACTERS)
        size = ctypes.c_ulong(_NAME_CHARACTERS)
        done = ctypes.windll.advapi32.GetUserNameW(name, ctypes.byref(size))
        return name.value if done else ""

    # Beyond the end of any trail, so that nobody's reading is in the way.
    _FAR = 1 << 40

    def _lock(file: BufferedRandom) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _unlock(file: BufferedRandom) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl
    import pwd

    def _system_user() -> str:
        return pwd.getpwuid(os.getuid()).pw_name

    def _lock(file: BufferedRandom) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)

    def _unlock(file: BufferedRandom) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
