"""What a crash or a close left unsent: noted while the program ends, told by the next start."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from chatapp_desktop import aio
from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.store import unsent
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.journal import BEFORE_SEND, DURING_SEND
from chatapp_desktop.store.history.records import Row


class LeftBehind:
    """Two sources of one list: rows that were still open, and those that the last close ended."""

    def __init__(self, path: Path) -> None:
        """`path` is the file that lies there between a close and the next start."""
        self._path = path
        self._stopped: set[int] = set()

    def note(self, event: SendEvent) -> None:
        """Remember an attempt that ends because the program does."""
        if event.row.code in (BEFORE_SEND, DURING_SEND) and event.row.id > 0:
            self._stopped.add(event.row.id)

    def keep(self) -> None:
        """Write down what this close has stopped; raises FileError."""
        if self._stopped:
            unsent.add(self._path, self._stopped)
            self._stopped.clear()

    async def find(self, history: History) -> tuple[tuple[Row, ...], FileError | None]:
        """Close what a crash left open; tell it and what the last close stopped, and why not.

        It is told once: the next call finds what was left since. Raises HistoryError.
        """
        crashed, stopped = await asyncio.gather(
            history.reconcile(time.time()), aio.blocking(self._take)
        )
        if isinstance(stopped, FileError):
            return crashed, stopped
        closed = sorted({*stopped} - {row.id for row in crashed})
        rows = await history.rows(closed) if closed and history.kept else []
        return (*rows, *crashed), None

    def _take(self) -> tuple[int, ...] | FileError:
        try:
            return unsent.take(self._path)
        except FileError as error:
            return error
