"""Locks between windows of the program, which are processes: none outlives its process.

The system drops the lock on a small file when the process ends, however it ends: no process ids,
which are used again.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_TAKEN: Final = -1
# Windows says of a file that is just being removed that it may not be opened.
_IMPOSSIBLE: Final = _TAKEN if sys.platform == "win32" else -2


@contextmanager
def alone(path: Path, work: str, patience: float = 30.0) -> Iterator[bool]:
    """Hold the one lock for a kind of work on `path`; tells whether we got it in `patience` s."""
    mark = path.with_name(f"{path.name}-{work}")
    deadline = time.monotonic() + patience
    while (handle := lock(mark)) == _TAKEN and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield handle >= 0
    finally:
        if handle >= 0:
            release(mark, handle)


def lock(mark: Path) -> int:
    """Make the file and lock it; below 0 when another holds it or the folder takes no file."""
    try:
        handle = os.open(mark, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return _IMPOSSIBLE
    try:
        _lock_handle(handle)
        # Another may have removed the file between our opening and locking it.
        current = os.path.samestat(os.fstat(handle), mark.stat())
    except OSError:
        current = False
    if not current:
        os.close(handle)
        return _TAKEN
    return handle


def release(mark: Path, handle: int) -> None:
    """Let go of what `lock` gave, and remove the file."""
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
