"""Exports what the history lists to a file: piece by piece, with progress, and all or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from chatapp_desktop import aio
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.errors import FileError, HistoryError
from chatapp_desktop.store.growing import GrowingFile
from chatapp_desktop.store.history.export import csv_head, csv_lines, json_lines
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Entry, Filter
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import export_stopped_text, exported_text, unreadable_text
from chatapp_desktop.ui.words.wording import file_error_text

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE = 500
_JSON_LINES = ".jsonl"


@dataclass(frozen=True, slots=True)
class _Csv:
    """What the table of the history shows, for a spreadsheet."""

    history: History
    masked: bool

    def head(self) -> str:
        return csv_head()

    def lines(self, entries: Sequence[Entry]) -> str:
        return csv_lines((entry.row for entry in entries), masked=self.masked)

    async def read(self, ids: list[int]) -> str:
        return await aio.blocking(csv_lines, await self.history.rows(ids), masked=self.masked)


@dataclass(frozen=True, slots=True)
class _JsonLines:
    """All that is known of each attempt, for programs."""

    history: History
    masked: bool

    def head(self) -> str:
        return ""

    def lines(self, entries: Sequence[Entry]) -> str:
        return json_lines(entries, masked=self.masked)

    async def read(self, ids: list[int]) -> str:
        return await aio.blocking(json_lines, await self.history.entries(ids), masked=self.masked)


class ExportDesk(QObject):
    """One export at a time; it goes on while the operator works."""

    def __init__(
        self,
        window: MainWindow,
        history: History,
        settings: Callable[[], Settings],
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._pane = window.history
        self._history = history
        self._settings = settings
        self._spawn = spawn
        self._task: asyncio.Task[None] | None = None
        self._pane.export_requested.connect(self._choose_target)
        self._pane.stop_export_requested.connect(self._stop)

    @Slot(Filter)
    def _choose_target(self, wanted: Filter) -> None:
        dialog = QFileDialog(self._window)
        dialog.setObjectName("export_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["CSV (*.csv)", f"JSON Lines (*{_JSON_LINES})"])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(
            lambda text: dialog.setDefaultSuffix("jsonl" if _JSON_LINES in text else "csv")
        )
        dialog.fileSelected.connect(lambda name: self._begin(wanted, Path(name)))
        dialog.open()

    def _begin(self, wanted: Filter, path: Path) -> None:
        # What no file could take belongs to what is listed, and may be wanted most of all.
        only_here = self._pane.only_here(wanted)
        self._task = self._spawn(self._export(wanted, only_here, path))

    @Slot()
    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _export(self, wanted: Filter, only_here: Sequence[Entry], path: Path) -> None:
        """Write JSON Lines if the name ends so, else CSV."""
        try:
            count = await self._write(wanted, only_here, path)
        except FileError as error:
            self._window.say(partial(file_error_text, error))
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))
        except asyncio.CancelledError:
            self._window.say(partial(export_stopped_text, str(path)))
            raise
        else:
            self._window.tell(partial(exported_text, count, str(path)))
        finally:
            self._pane.show_export(0, 0)

    async def _write(self, wanted: Filter, only_here: Sequence[Entry], path: Path) -> int:
        """A file that is begun appears only when it is whole."""
        ids = await self._history.ids(wanted)
        total = len(ids) + len(only_here)
        kind = _JsonLines if path.suffix.lower() == _JSON_LINES else _Csv
        form = kind(self._history, self._settings().mask_numbers)
        file = GrowingFile(path)
        try:
            await _to_its_end(file.begin)
            await _to_its_end(file.append, form.head())
            await _to_its_end(file.append, form.lines(only_here))
            for start in range(0, len(ids), _AT_ONCE):
                self._pane.show_export(len(only_here) + start, total)
                portion = ids[start : start + _AT_ONCE].tolist()
                await _to_its_end(file.append, await form.read(portion))
            self._task = None  # from here on there is nothing to stop
            await _to_its_end(file.finish)
        finally:
            file.give_up()
        return total


async def _to_its_end(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do a step on a thread; who gives up meanwhile is heard when it has ended.

    Else the file would be thrown away under a thread that still writes to it.
    """
    job = asyncio.ensure_future(aio.blocking(step, *args, **kwargs))
    try:
        return await asyncio.shield(job)
    except asyncio.CancelledError:
        await asyncio.wait([job])
        raise
