"""What can go wrong with what is kept, as types with the facts in them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """Why the history could not do what was asked."""

    FULL = "full"
    """No room on the disk."""
    IO = "io"
    """The disk or the file system failed."""
    LOCKED = "locked"
    """Another program has held the file for longer than we wait."""
    READ_ONLY = "read_only"
    """The file may be read but not written."""
    UNAVAILABLE = "unavailable"
    """The file cannot be opened at all."""
    DAMAGED = "damaged"
    """The file is not, or no longer, a sound history. The next start repairs it."""
    MISSING = "missing"
    """There is no such attempt."""
    CONFLICT = "conflict"
    """The attempt is not in a state that allows the change."""
    CLOSED = "closed"
    """The history has been closed."""
    FAULT = "fault"
    """A mistake of this program's own."""


class HistoryError(Exception):
    """The history could not do what was asked; nothing was half done."""

    def __init__(self, kind: Trouble, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail


class FileTrouble(StrEnum):
    """Why a file could not be read or written."""

    MISSING = "missing"
    PERMISSION = "permission"
    FULL = "full"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    IO = "io"


class FileError(Exception):
    """A file could not be read or written; a file that was there before is as it was."""

    def __init__(self, reason: FileTrouble, path: Path, detail: str = "") -> None:
        super().__init__(f"{reason}: {path}" + (f" ({detail})" if detail else ""))
        self.reason = reason
        self.path = path
        self.detail = detail
