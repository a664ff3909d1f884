"""Feeds the history pane: the first rows at once, everything else when it is looked at."""

from __future__ import annotations

import asyncio
import time
from array import array
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.errors import HistoryError
from chatapp_desktop.store.history.history import EVERYTHING, History
from chatapp_desktop.store.history.records import Filter
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import unreadable_text

_FIRST_ROWS = 64
"""More than a tall window shows; the rest when it is looked at."""
_MORE_IDS = 50_000
_MORE_FILTERED = 5_000
_ELSEWHERE_SECONDS = 1.5
"""So often the file is asked whether another window has changed it."""
_MORE_FOUND = 2_000
"""What is found costs more a piece, and the next letter typed must not wait for it."""


class HistoryFeed(QObject):
    """Answers the pane's wishes from the history."""

    def __init__(self, window: MainWindow, history: History, spawn: Spawn) -> None:
        super().__init__()
        self._window = window
        self._pane = window.history
        self._history = history
        self._spawn = spawn
        self._listing: asyncio.Task[None] | None = None
        self._pane.rows_wanted.connect(self._load_rows)
        self._pane.entry_wanted.connect(self._load_entry)
        self._stale = False
        self._pane.filter_changed.connect(self.show_matching)
        self._pane.list_again_wanted.connect(self.list_again)

    @Slot(Filter)
    def show_matching(self, wanted: Filter = EVERYTHING) -> None:
        """Show what a filter lets through; a list that is still being made is given up."""
        if self._listing is not None:
            self._listing.cancel()
        self._stale = False
        self._listing = self._start(lambda: self._list(wanted))

    @Slot()
    def list_again(self) -> None:
        """List what the filter lets through by now.

        A list that is being made comes to its end first: messages may change faster than a long
        list is made, and giving it up each time would mean that it is never there.
        """
        self._stale = True
        if self._listing is None or self._listing.done():
            self._listing = self._start(self._freshen)

    async def _list(self, wanted: Filter) -> None:
        with self._window.busy.during(lambda: self.tr("Searching the history …")):
            ids = await self._history.first_ids(wanted, _FIRST_ROWS)
            await self._show(ids)
        portion = _portion(wanted)
        while len(ids) > 0:
            ids = await self._history.first_ids(wanted, portion, ids[-1])
            self._pane.extend_ids(ids)
        self._pane.end_list()
        await self._freshen()

    async def _freshen(self) -> None:
        """Put a whole new list in place of the one that is shown: it neither shrinks nor jumps."""
        took = 0.0
        while self._stale:
            # Half of the time is left to those who send, when there is always something new.
            await asyncio.sleep(took)
            began = time.monotonic()
            self._stale = False
            wanted = self._pane.wanted
            ids = await self._history.first_ids(wanted, _FIRST_ROWS)
            portion, last = _portion(wanted), ids[-1:]
            while last:
                more = await self._history.first_ids(wanted, portion, last[0])
                ids.extend(more)
                last = more[-1:]
            await self._show(ids)
            self._pane.end_list()
            took = time.monotonic() - began

    async def watch(self) -> None:
        """Show what other windows change in the file, from now on until this is cancelled."""
        while True:
            await asyncio.sleep(_ELSEWHERE_SECONDS)
            with suppress(HistoryError):  # whoever asks for a row next is told
                if await self._history.changed_elsewhere():
                    await self._take_changes()

    async def _take_changes(self) -> None:
        """Read anew what is in sight, and add what is new; a long list is not made again for it."""
        self._pane.renew(await self._history.rows(self._pane.rows_to_keep))
        wanted = replace(self._pane.wanted, oldest_first=False)
        newest = await self._history.first_ids(wanted, _FIRST_ROWS)
        missing = self._pane.missing(newest)
        if missing is None:
            self.list_again()
        elif missing:
            self._pane.put_others(await self._history.rows(missing))

    async def _show(self, ids: array[int]) -> None:
        rows = (*ids[:_FIRST_ROWS], *self._pane.rows_to_keep)
        self._pane.show_ids(array("q", ids), await self._history.rows(rows))

    @Slot(list)
    def _load_rows(self, ids: list[int]) -> None:
        # Asked for now, while the window paints, and not at the loop's next turn.
        coming = self._history.begin_rows(ids)

        async def load() -> None:
            self._pane.put_rows(await coming)

        self._start(load)

    @Slot(int)
    def _load_entry(self, attempt: int) -> None:
        async def load() -> None:
            self._pane.show_entry(await self._history.entry(attempt))

        # A negative id is shown in this run only and has no entry on disk.
        if attempt > 0:
            self._start(load)

    def _start(self, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
        return self._spawn(self._guarded(work))

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))


def _portion(wanted: Filter) -> int:
    if wanted.text:
        return _MORE_FOUND
    return _MORE_IDS if wanted in (EVERYTHING, _UPWARDS) else _MORE_FILTERED


_UPWARDS = Filter(oldest_first=True)
