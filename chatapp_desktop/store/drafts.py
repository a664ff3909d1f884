"""The unfinished draft, kept across a crash. What the text means is the draft format's business."""

from __future__ import annotations

from pathlib import Path

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.files import free_name, read_text, remove, replace_text

MAX_BYTES = 1024 * 1024
"""1 MiB: a hundred times the largest draft that the service would take."""


def save(path: Path, text: str) -> None:
    """Keep `text` in place of what was kept before, at once and durably; raises FileError."""
    replace_text(path, text, MAX_BYTES)


def load(path: Path) -> str | None:
    """Read what was kept, None when nothing was; raises FileError for any other reason."""
    try:
        return read_text(path, MAX_BYTES)
    except FileError as error:
        if error.reason is FileTrouble.MISSING:
            return None
        raise


def forget(path: Path) -> None:
    """Remove what was kept, if anything; raises FileError."""
    remove(path)


def set_aside(path: Path) -> Path:
    """Keep a draft that cannot be read under another name; return it. Raises FileError."""
    kept = free_name(path, "damaged")
    try:
        path.rename(kept)
    except OSError as error:
        raise FileError(FileTrouble.PERMISSION, path, error.strerror or "") from error
    return kept
