"""JSON objects in files of our own: read, replaced at once, and set aside when damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.files import free_name, make_folder, read_text, replace_text
from chatapp_desktop.store.locks import alone

MAX_BYTES: Final = 1024 * 1024
_PATIENCE_SECONDS: Final = 5.0
"""A list is written in some milliseconds; who holds it for longer will not let go of it."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that could not be understood, and where it was moved: tell the user."""

    original: Path
    kept: Path
    reason: str


def load_document(
    path: Path, required: str = "", *, limit: int = MAX_BYTES
) -> tuple[dict[str, object], Aside | None]:
    """Read the JSON object; an empty one when there is no file.

    A file of more than `limit` bytes, one that is no JSON object, or whose member `required` is no
    list, is moved aside. Raises FileError when it cannot be read or moved.
    """
    try:
        text = read_text(path, limit)
    except FileError as error:
        if error.reason is FileTrouble.MISSING:
            return {}, None
        if error.reason in (FileTrouble.NOT_UTF8, FileTrouble.TOO_LARGE):
            return {}, set_aside(path, error.reason)
        raise
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return {}, set_aside(path, type(error).__name__)
    if not isinstance(found, dict) or not isinstance(found.get(required, []), list):
        return {}, set_aside(path, "not the expected JSON")
    return found, None


def save_document(path: Path, document: Mapping[str, object], *, limit: int = MAX_BYTES) -> None:
    """Put the object in place of what was there, at once and durably.

    Raises FileError, also when it takes more than `limit` bytes.
    """
    text = json.dumps(dict(document), ensure_ascii=True, indent=2)
    replace_text(path, text + "\n", limit)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Keep other windows from the file while it is read, changed and written. Blocking.

    Where no lock can be had, such as in a folder that takes no file, the block is done without.
    """
    with suppress(OSError):  # whoever writes the file will say so
        make_folder(path.parent)
    with alone(path, "changing", _PATIENCE_SECONDS):
        yield


def set_aside(path: Path, reason: str) -> Aside:
    """Move a file out of the way, under a name that says so; raises FileError."""
    kept = free_name(path, "damaged")
    try:
        path.rename(kept)
    except OSError as error:
        raise FileError(FileTrouble.PERMISSION, path, error.strerror or "") from error
    return Aside(path, kept, reason)
