"""What is done with the history as a whole: export, deleting what is old, and its settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from chatapp_desktop import aio
from chatapp_desktop.app.settings_desk import SettingsDesk
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.errors import FileError, HistoryError
from chatapp_desktop.store.export import csv_head, csv_lines, json_lines
from chatapp_desktop.store.growing import GrowingFile
from chatapp_desktop.store.history import History
from chatapp_desktop.store.records import Filter
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.notices import (
    deleted_text,
    exported_text,
    nothing_old_text,
    unreadable_text,
)
from chatapp_desktop.ui.questions import delete_question
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.wording import file_error_text

_DAY = 86_400.0
_AT_ONCE = 500
_JSON_LINES = ".jsonl"


class HistoryDesk(QObject):
    """Carries out what the history's menu offers."""

    def __init__(
        self,
        window: MainWindow,
        history: History,
        *,
        settings: SettingsDesk,
        refill: Callable[[Filter], None],
        spawn: Spawn,
    ) -> None:
        """`refill` lists the history anew."""
        super().__init__()
        self._window = window
        self._pane = window.history
        self._history = history
        self._settings = settings
        self._refill = refill
        self._spawn = spawn
        self._pane.set_masked(settings.current.mask_numbers)
        self._pane.export_requested.connect(self._choose_target)
        self._pane.keep_requested.connect(self._choose_days)
        settings.changed.connect(self._take_settings)

    async def tidy(self) -> None:
        """Offer to delete what is older than the operator wants to keep; for the start."""
        await self._guarded_delete(quiet=True)

    # Deleting

    @Slot()
    def _choose_days(self) -> None:
        self._spawn(self._ask_days())

    async def _ask_days(self) -> None:
        """Ask how long messages are kept; an answer that was there before is carried out too."""
        before = self._settings.current.keep_days
        if await self._settings.ask("keep_days") and self._settings.current.keep_days == before:
            await self._guarded_delete(quiet=False)

    @Slot(Settings, Settings)
    def _take_settings(self, before: Settings, now: Settings) -> None:
        if now.keep_days != before.keep_days:
            self._spawn(self._guarded_delete(quiet=False))

    async def _guarded_delete(self, *, quiet: bool) -> None:
        days = self._settings.current.keep_days
        if not days or not self._history.writable:
            return
        try:
            await self._delete(days, quiet=quiet)
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))

    async def _delete(self, days: int, *, quiet: bool) -> None:
        """Delete what is older, after showing how many that are."""
        before = time.time() - days * _DAY
        count = await self._history.count_older_than(before)
        if not count:
            if not quiet:
                self._window.say(nothing_old_text)
            return
        question = delete_question(count, days, self._window)
        agreed = await aio.ask(question) == question.DialogCode.Accepted
        question.deleteLater()
        if agreed:
            deleted = await self._history.delete_older_than(before)
            self._refill(self._pane.wanted)
            self._window.say(partial(deleted_text, deleted))

    # Export

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
        dialog.fileSelected.connect(lambda name: self._spawn(self.export(wanted, Path(name))))
        dialog.open()

    async def export(self, wanted: Filter, path: Path) -> None:
        """Write what the filter lets through, as JSON Lines if the name ends so, else as CSV."""
        try:
            count = await self._write(wanted, path)
        except FileError as error:
            self._window.say(partial(file_error_text, error))
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))
        else:
            self._window.say(partial(exported_text, count, str(path)))

    async def _write(self, wanted: Filter, path: Path) -> int:
        """A file that is begun appears only when it is whole."""
        ids = await self._history.ids(wanted)
        file = await aio.blocking(GrowingFile, path)
        try:
            whole = path.suffix.lower() == _JSON_LINES
            await aio.blocking(file.append, "" if whole else csv_head())
            for start in range(0, len(ids), _AT_ONCE):
                portion = ids[start : start + _AT_ONCE].tolist()
                text = await (self._json(portion) if whole else self._csv(portion))
                await aio.blocking(file.append, text)
            await aio.blocking(file.finish)
        finally:
            file.give_up()
        return len(ids)

    async def _csv(self, ids: list[int]) -> str:
        rows = await self._history.rows(ids)
        return await aio.blocking(csv_lines, rows, masked=self._settings.current.mask_numbers)

    async def _json(self, ids: list[int]) -> str:
        entries = await self._history.entries(ids)
        return await aio.blocking(json_lines, entries, masked=self._settings.current.mask_numbers)
