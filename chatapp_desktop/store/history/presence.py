"""Which windows of the program are alive, so that one does not close the other's attempts.

Each open history holds an operating-system lock on a small file beside the database. The system
drops the lock when the process ends, however it ends: no process ids, which are used again.
"""

from __future__ import annotations

import os
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

_MARK: Final = "-open-"


class Presence:
    """This window's own mark beside the database at `path`."""

    def __init__(self, path: Path, token: str, handle: int) -> None:
        self._path = path
        self.token = token
        self._handle = handle

    @classmethod
    def announce(cls, path: Path) -> Self:
        """Make the mark; a folder that takes no file leaves the window without one (token '')."""
        token = uuid.uuid4().hex[:12]
        handle = _lock(_mark(path, token))
        return cls(path, token if handle >= 0 else "", handle)

    def alive(self, token: str) -> bool:
        """Whether the window with that token still runs (this one does)."""
        if not token or token == self.token:
            return bool(token)
        mark = _mark(self._path, token)
        if not mark.exists():
            return False
        handle = _lock(mark)
        if handle < 0:
            return True
        _release(mark, handle)
        return False

    def tidy(self) -> None:
        """Remove the marks of windows that ended without doing so."""
        for mark in self._path.parent.glob(f"{self._path.name}{_MARK}*"):
            self.alive(mark.name.removeprefix(self._path.name + _MARK))

    def leave(self) -> None:
        """Take the mark away."""
        if self._handle >= 0:
            _release(_mark(self._path, self.token), self._handle)
            self._handle = -1


@contextmanager
def alone(path: Path, patience: float = 30.0) -> Iterator[bool]:
    """Hold the one lock for repairs of `path`; tells whether we got it within `patience` s."""
    mark = path.with_name(path.name + "-repair")
    deadline = time.monotonic() + patience
    while (handle := _lock(mark)) < 0 and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield handle >= 0
    finally:
        if handle >= 0:
            _release(mark, handle)


def _mark(path: Path, token: str) -> Path:
    return path.with_name(path.name + _MARK + token)


def _lock(mark: Path) -> int:
    """Open the file and lock it; -1 when another holds it or the folder takes no file."""
    try:
        handle = os.open(mark, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return -1
    try:
        _lock_handle(handle)
        # Another may have removed the file between our opening and locking it.
        current = os.path.samestat(os.fstat(handle), mark.stat())
    except OSError:
        current = False
    if not current:
        os.close(handle)
        return -1
    return handle


def _release(mark: Path, handle: int) -> None:
    if sys.platform == "win32":  # no removing of an open file there
        os.close(handle)
    with suppress(OSError):  # another window may have tidied it away
        mark.unlink()
    if sys.platform != "win32":
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock_handle(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock_handle(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
