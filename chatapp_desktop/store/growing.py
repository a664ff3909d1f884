"""A file that is written piece by piece and appears under its name only when it is whole."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import IO

from chatapp_desktop.store.files import discard, file_error, sync_folder


class GrowingFile:
    """Each method may block, and raises FileError. End with `finish` or `give_up`."""

    def __init__(self, path: Path) -> None:
        """Nothing is done before `begin`."""
        self._path = path
        self._temporary: Path | None = None
        self._file: IO[bytes] = io.BytesIO()

    def begin(self) -> None:
        """Make the file beside its place; now it shows whether one may write there."""
        path = self._path
        try:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        except OSError as error:
            raise file_error(error, path) from error
        self._temporary = Path(name)
        self._file = os.fdopen(handle, "wb")

    def append(self, text: str) -> None:
        """Write some more; what is no character (half a surrogate pair) becomes `?`."""
        try:
            self._file.write(text.encode("utf-8", "replace"))
        except OSError as error:
            raise file_error(error, self._path) from error

    def finish(self) -> None:
        """Put it in the place of what was there before, durably."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if self._temporary is not None:
                self._temporary.replace(self._path)
            sync_folder(self._path.parent)
        except OSError as error:
            raise file_error(error, self._path) from error

    def give_up(self) -> None:
        """Leave what was there before, and nothing beside it; after `finish` without effect."""
        try:
            self._file.close()
        except OSError:  # what could not be written is thrown away in any case
            pass
        finally:
            if self._temporary is not None:
                discard(self._temporary)
