"""Small pictures that the preview has fetched, kept for the next run: few, and not for long.

A kept one is shown while what is there now is fetched; it is no proof that anything is still there.
A file's name is a digest of the address, so that the folder does not tell who was written about.
Nothing is lost with the folder: what cannot be kept or read is fetched again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from chatapp_desktop.store.files import make_folder

MOST_BYTES: Final = 32 * 1024 * 1024
LONGEST_SECONDS: Final = 30 * 86_400.0
_END: Final = ".png"


class PictureStore:
    """A folder of its own; every method is blocking, and none raises anything."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._clock = clock

    def get(self, address: str) -> bytes:
        """Read the picture of an address; empty if none is kept, or it has been for too long."""
        path = self._path(address)
        try:
            age = self._clock() - path.stat().st_mtime
            return path.read_bytes() if age <= LONGEST_SECONDS else b""
        except OSError:
            return b""

    def put(self, address: str, picture: bytes) -> None:
        """Keep a picture in place of the one before; the oldest ones make room for it."""
        path = self._path(address)
        half = path.with_suffix(".part")
        with suppress(OSError):  # a full disk has more to do than keep these
            make_folder(self._folder)
            half.write_bytes(picture)
            half.replace(path)
            self._tidy()

    def clear(self) -> None:
        """Delete them all."""
        with suppress(OSError):  # no folder, or another window that does the same
            for path in self._folder.iterdir():
                path.unlink(missing_ok=True)
            self._folder.rmdir()

    def _tidy(self) -> None:
        facts = [(path.stat(), path) for path in self._folder.glob(f"*{_END}")]
        taken = 0
        for stat, path in sorted(facts, key=lambda each: -each[0].st_mtime):
            taken += stat.st_size
            if taken > MOST_BYTES or self._clock() - stat.st_mtime > LONGEST_SECONDS:
                path.unlink(missing_ok=True)

    def _path(self, address: str) -> Path:
        import hashlib  # no start waits for it

        digest = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{digest}{_END}"
