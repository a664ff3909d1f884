"""What is done with the history as a whole: deleting what is old, and its settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.settings.settings_desk import SettingsDesk
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.errors import HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Filter
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import (
    deleted_text,
    nothing_old_text,
    unreadable_text,
)

_DAY = 86_400.0


class HistoryDesk(QObject):
    """Carries out what the history's menu offers."""

    deleted = Signal()
    """Old messages are gone, and what was kept beside them can go as well."""

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
        with self._window.busy.during(lambda: self.tr("Counting old messages …")):
            count = await self._history.count_older_than(before)
        if not count:
            if not quiet:
                self._window.say(nothing_old_text)
            return
        from chatapp_desktop.ui.questions.twice import delete_question

        question = delete_question(count, days, self._window)
        agreed = await aio.ask(question) == question.DialogCode.Accepted
        question.deleteLater()
        if agreed:
            with self._window.busy.during(lambda: self.tr("Deleting old messages …")):
                deleted = await self._history.delete_older_than(before)
            self.deleted.emit()
            self._refill(self._pane.wanted)
            self._window.tell(partial(deleted_text, deleted))
