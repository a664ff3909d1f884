"""The log file: small, rotating, and without secrets or whole phone numbers."""

from __future__ import annotations

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.files import make_folder
from chatapp_desktop.store.redaction import protect, redact

__all__ = ["FILE_NAME", "RedactingFormatter", "install", "protect", "redact", "uninstall"]

FILE_NAME: Final = "chatapp-desktop.log"
MAX_BYTES: Final = 1_000_000
BACKUPS: Final = 3
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class RedactingFormatter(logging.Formatter):
    """Redacts the finished text, so arguments, exceptions and stacks are covered alike."""

    def format(self, record: logging.LogRecord) -> str:
        # The base class keeps an exception's text on the record, where the next handler finds it.
        kept = record.exc_text
        try:
            return redact(super().format(record))
        finally:
            record.exc_text = kept


class _LogFile(RotatingFileHandler):
    """A rotating file that only its user may read, and that never speaks on stderr."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_APPEND, 0o600))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Drop what cannot be written: the default prints the record's raw arguments on stderr."""


def install(folder: Path, level: int = logging.INFO) -> Path:
    """Log everything of `level` and above to a file in `folder`; return its path.

    1 MB, three older files kept. A second call moves the log. Raises FileError when the folder
    cannot be written: the program can do without a log.
    """
    path = folder / FILE_NAME
    try:
        make_folder(folder)
        handler = _LogFile(
            path, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8",
            errors="backslashreplace",
        )  # fmt: skip
    except OSError as error:
        raise FileError(FileTrouble.PERMISSION, path, error.strerror or "") from error
    handler.setFormatter(RedactingFormatter(_FORMAT))
    uninstall()
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return path


def uninstall() -> None:
    """Stop logging to our file, if we do."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _LogFile)]:
        root.removeHandler(handler)
        handler.close()
