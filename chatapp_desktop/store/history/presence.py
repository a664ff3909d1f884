"""Which windows of the program are alive, so that one does not close the other's attempts.

Each open history holds a lock on a small file beside the database.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Final, Self

from chatapp_desktop.store.locks import lock, release

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
        handle = lock(_mark(path, token))
        return cls(path, token if handle >= 0 else "", handle)

    def alive(self, token: str) -> bool:
        """Whether the window with that token still runs (this one does)."""
        if not token or token == self.token:
            return bool(token)
        mark = _mark(self._path, token)
        if not mark.exists():
            return False
        handle = lock(mark)
        if handle < 0:
            return True
        release(mark, handle)
        return False

    def tidy(self) -> None:
        """Remove the marks of windows that ended without doing so."""
        for mark in self._path.parent.glob(f"{self._path.name}{_MARK}*"):
            self.alive(mark.name.removeprefix(self._path.name + _MARK))

    def leave(self) -> None:
        """Take the mark away."""
        if self._handle >= 0:
            release(_mark(self._path, self.token), self._handle)
            self._handle = -1


def _mark(path: Path, token: str) -> Path:
    return path.with_name(path.name + _MARK + token)
