"""From the follower's events to the window, and from the window's wishes to the follower."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from chatapp_desktop import aio
from chatapp_desktop.app.sending.desktop_notice import DesktopNotice
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import Connection, Refusal
from chatapp_desktop.outbox.follower import FateEvent, Follower, PauseEvent
from chatapp_desktop.outbox.outbox import Connect
from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import NAMED, Row, State
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.doctor import policy_text, reason_text
from chatapp_desktop.ui.words.notices import looked_text, paused_text, unreadable_text

_ARRIVED = ("delivered", "read")
_ARRIVAL = "arrived"
_ENDED_BADLY = (State.REJECTED, State.NOT_SENT)
_TOGETHER_MS = 50
"""One call tells of many messages; they are painted at once."""


class Following(QObject):
    """Shows what becomes of messages after their send."""

    changed = Signal(object)
    """Carries the Row of an attempt of which more is known."""

    def __init__(
        self,
        window: MainWindow,
        history: History,
        connect: Connect,
        *,
        profile_named: Callable[[str], str],
        settings: Callable[[], Settings],
        notice: DesktopNotice,
        spawn: Spawn,
    ) -> None:
        """`profile_named` gives the id of the profile with a name, or an empty text."""
        super().__init__()
        self._window = window
        self._history = history
        self._connect = connect
        self._profile_named = profile_named
        self._settings = settings
        self._spawn = spawn
        self._pauses: dict[str, PauseEvent] = {}
        self._fates: dict[int, Row] = {}
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(_TOGETHER_MS)
        self._showing.timeout.connect(self._show_fates)
        self._told: set[tuple[int, str]] = set()
        """Of which messages what was told: more may become known of one that was given up."""
        self.notice = notice
        notice.clicked.connect(self._come_forward)
        notice.told.connect(self._tell)
        self.follower = Follower(history, self._connect_account, self._on_event, spawn)
        window.history.newest_changed.connect(self._note_end)
        details = window.history.details
        details.refresh_requested.connect(self._refresh)
        details.choice_requested.connect(self._choose)

    async def start(self) -> None:
        """Go on where the last run stopped; what had arrived by then has been told."""
        try:
            left = await self._history.open_attempts()
            self._told.update((each, _ARRIVAL) for each, *_, word in left if word in _ARRIVED)
            await self.follower.start()
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))

    async def close(self) -> None:
        """Stop following; what is open stays so in the history."""
        await self.follower.close()
        self._showing.stop()

    async def _connect_account(self, account: str) -> Connection:
        """Find the profile of an account key; old attempts know their profile by name only."""
        if account.startswith(NAMED):
            account = self._profile_named(account.removeprefix(NAMED))
        try:
            return await self._connect(account)
        except KeyError:  # the profile has been deleted
            return Refusal("Profile.Deleted")

    @Slot()
    def retry(self) -> None:
        """Go on at once with what was held up: there are new keys, or edited profiles."""
        self.follower.retry()

    def _on_event(self, event: FateEvent | PauseEvent) -> None:
        if isinstance(event, PauseEvent):
            self._note_pause(event)
            return
        row = event.row
        self._fates[row.id] = row
        if not self._showing.isActive():
            self._showing.start()
        # That an old one is still not found is no news: the line may speak of another by now.
        if event.looked_up and (row.state is not State.UNKNOWN or self._window.speaks_of(row)):
            self._window.say_outcome(row)
        if self._settings().notify:
            self._tell_desktop(row)

    def _tell_desktop(self, row: Row) -> None:
        """Say once what became of a message: a reader need not be reported after a delivery."""
        told = row.id, _ARRIVAL if row.delivery in _ARRIVED else row.delivery or row.state
        if (row.delivery in _ARRIVED or not row.follow) and told not in self._told:
            self._told.add(told)
            self.notice.note(row, masked=self._settings().mask_numbers)

    @Slot(object)
    def _note_end(self, row: Row) -> None:
        """Tell of a send that ended badly while the operator was away; else the window has."""
        away = QApplication.activeWindow() is None
        if away and row.state in _ENDED_BADLY and self._settings().notify:
            self._tell_desktop(row)

    @Slot(object)
    def _tell(self, words: Callable[[Callable[[Row], Row]], str]) -> None:
        self._window.mention(lambda: words(self._window.history.newest))

    @Slot()
    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    @Slot()
    def _show_fates(self) -> None:
        fates, self._fates = self._fates, {}
        self._put(tuple(fates.values()))

    def _put(self, rows: Sequence[Row]) -> None:
        self._window.history.put_fates(rows)
        for row in rows:
            self.changed.emit(row)

    def _note_pause(self, event: PauseEvent) -> None:
        self._pauses.pop(event.account, None)
        if event.reason:
            self._pauses[event.account] = event
        newest = next(reversed(self._pauses.values()), PauseEvent("", ""))
        words = partial(_paused_words, newest)
        self._window.history.notices.show_pause(words, policy_text(newest.denied))

    def _denied(self, row: Row) -> str:
        """The RAM action for want of which a message cannot be followed, if that is so."""
        event = self._pauses.get(row.account)
        return event.denied if event is not None else ""

    @Slot(Row)
    def _refresh(self, row: Row) -> None:
        async def look() -> None:
            if row.delivery in _ARRIVED:
                self._told.add((row.id, _ARRIVAL))  # by an earlier run
            with self._window.busy.during(lambda: self.tr("Asking what became of it …")):
                reason = await self.follower.refresh(row)
            if reason:
                self._window.say(partial(reason_text, reason, self._denied(row)))
                return
            rows = await self._history.rows((row.id,))
            changed = bool(rows) and rows[0] != row
            self._put(rows)
            if changed:
                self._window.say_outcome(rows[0])
            else:
                self._window.say(looked_text)

        self._spawn(self._guarded(look))

    @Slot(Row)
    def _choose(self, row: Row) -> None:
        from chatapp_desktop.ui.history.choice_dialog import ChoiceDialog

        async def choose() -> None:
            dialog = ChoiceDialog(row, self._window)
            taken = await aio.ask(dialog) == ChoiceDialog.DialogCode.Accepted
            message_id = dialog.message_id
            dialog.deleteLater()
            if taken and message_id:
                found = await self._history.resolve(row.id, message_id, time.time())
                self._put((found,))
                self._window.say_outcome(found)
                self.follower.take(found)

        self._spawn(self._guarded(choose))

    async def _guarded(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except HistoryError as error:
            if error.kind is not Trouble.CONFLICT:  # it has been resolved meanwhile
                self._window.say(partial(unreadable_text, str(error)))


def _paused_words(event: PauseEvent) -> str:
    reason = reason_text(event.reason, event.denied) if event.reason else ""
    return paused_text(reason, offline=event.offline)
