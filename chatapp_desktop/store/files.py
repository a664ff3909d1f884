"""Reading and replacing small text files: a crash or a full disk never leaves half of one."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from chatapp_desktop.store.errors import FileError, FileTrouble

_REASONS = {
    errno.ENOENT: FileTrouble.MISSING,
    errno.ENOTDIR: FileTrouble.MISSING,
    errno.EACCES: FileTrouble.PERMISSION,
    errno.EPERM: FileTrouble.PERMISSION,
    errno.EROFS: FileTrouble.PERMISSION,
    errno.EISDIR: FileTrouble.PERMISSION,
    errno.ENOSPC: FileTrouble.FULL,
    errno.EDQUOT: FileTrouble.FULL,
    errno.EFBIG: FileTrouble.FULL,
}


def read_text(path: Path, limit: int) -> str:
    """Read a UTF-8 file of at most `limit` bytes; raises FileError."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise file_error(error, path) from error
    if len(data) > limit:
        raise FileError(FileTrouble.TOO_LARGE, path, f"more than {limit} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(FileTrouble.NOT_UTF8, path, f"byte {error.start}") from error


def replace_text(path: Path, text: str, limit: int) -> None:
    """Put `text` in the file's place at once and durably; the file is private to the user.

    Raises FileError, also when the text has more than `limit` bytes in UTF-8 or is not encodable.
    """
    data = _encoded(path, text, limit)
    temporary: Path | None = None
    try:
        make_folder(path.parent)
        temporary = _written_beside(path, data)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if temporary is not None:
            discard(temporary)
        raise file_error(error, path) from error


def remove(path: Path) -> None:
    """Remove the file if it is there; raises FileError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, path) from error


def make_folder(folder: Path) -> None:
    """Make the folder and what is missing above it, private to the user (0700 on POSIX)."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def free_name(path: Path, word: str, now: datetime | None = None) -> Path:
    """Find a name beside `path`, not taken yet: `<stem>.<word>-YYYYMMDD-HHMMSS<suffix>` (UTC)."""
    moment = (now or datetime.now(UTC)).strftime("%Y%m%d-%H%M%S")
    stem = f"{path.stem}.{word}-{moment}"
    candidate = path.with_name(stem + path.suffix)
    count = 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{stem}-{count}{path.suffix}")
    return candidate


def _encoded(path: Path, text: str, limit: int) -> bytes:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FileError(FileTrouble.NOT_UTF8, path, f"character {error.start}") from error
    if len(data) > limit:
        raise FileError(FileTrouble.TOO_LARGE, path, f"more than {limit} bytes")
    return data


def _written_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        discard(temporary)
        raise
    return temporary


def discard(temporary: Path) -> None:
    """Remove what was not finished."""
    # The error that led here is the one to tell; a leftover file harms nobody.
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the new name itself durable; Windows has no such call and does not need it."""
    if sys.platform == "win32":
        return
    # The file is in place by now, and some file systems cannot sync a folder: nothing to report.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def file_error(error: OSError, path: Path) -> FileError:
    """Say what an error of the operating system means for a file."""
    reason = _REASONS.get(error.errno or 0, FileTrouble.IO)
    return FileError(reason, path, error.strerror or "")
