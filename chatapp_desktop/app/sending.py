"""From the Send button to the outbox, and from the outbox's events back to the window."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from chatapp_desktop.app.gate import Gate
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.store.records import Ending, NewAttempt, Row, State
from chatapp_desktop.store.unrecorded import ended, unrecorded_row
from chatapp_desktop.ui.entry_view import outcome_sentence
from chatapp_desktop.ui.notices import unrecorded_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.wire import request_parameters

_PAINTING_WAITS_MS = 20
"""Painting the list takes as long as sending the request, which must not wait for it."""
_CANCELLED = Ending(State.CANCELLED, 0.0, code="Cancelled")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The frozen snapshot of what is to be sent, on its way to the outbox."""

    profile: Profile
    draft: Draft
    attempt: NewAttempt


class Sending(QObject):
    """Submits what the window wants sent, and reflects every event in it."""

    def __init__(
        self, window: MainWindow, profile: Callable[[], Profile], spawn: Spawn, gate: Gate
    ) -> None:
        super().__init__()
        self._spawn = spawn
        self._gate = gate
        self._window = window
        self._profile = profile
        self._outbox: Outbox | None = None
        self._waiting: _Waiting | None = None
        self._passing: asyncio.Task[None] | None = None
        self._submission = 0
        self._shown: dict[int, int] = {}
        self._news: dict[int, SendEvent] = {}
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_PAINTING_WAITS_MS)
        self._telling.timeout.connect(self._tell)
        window.send_requested.connect(self._send)
        window.cancel_requested.connect(self._cancel)
        window.refused_send_tried.connect(self._note_refused)

    def begin(self, outbox: Outbox) -> None:
        """Take the outbox into use; what was sent before goes now."""
        self._outbox = outbox
        self._submit_waiting()

    async def close(self) -> None:
        """Stop what is under way, and wait until the history says how it ended."""
        passing = self._passing
        self._take_back()
        if passing is not None:
            await asyncio.gather(passing, return_exceptions=True)
        if self._outbox is not None:
            await self._outbox.close()

    @Slot(Draft)
    def _send(self, draft: Draft) -> None:
        parameters = request_parameters(draft)
        # Receipts repeat it, so that each one can be told to belong to this very send.
        parameters.setdefault("TaskId", uuid.uuid4().hex)
        profile = self._profile()
        attempt = NewAttempt(time.time(), profile.name, parameters, draft_file.dumps(draft))
        self._waiting = _Waiting(profile, draft, attempt)
        self._submit_waiting()

    @Slot(Draft)
    def _note_refused(self, draft: Draft) -> None:
        self._spawn(self._gate.note_refused(self._profile(), draft))

    def _submit_waiting(self) -> None:
        """Go to the gate as soon as the history is open, which at a start may take a moment."""
        if self._outbox is not None and self._waiting is not None:
            self._passing = self._spawn(self._pass(self._waiting, self._outbox))

    async def _pass(self, waiting: _Waiting, outbox: Outbox) -> None:
        """Hand over what the gate lets through: the one way into the outbox."""
        task = waiting.attempt.parameters["TaskId"]
        left = await self._gate.may_leave(waiting.profile, waiting.draft, task)
        self._waiting = self._passing = None
        if left:
            self._submission = outbox.submit(waiting.profile.id, waiting.attempt)
        else:
            self._window.show_sending(None)

    @Slot()
    def _cancel(self) -> None:
        if self._passing is not None:
            self._take_back()
        elif self._waiting is not None:
            # The history is not open yet, so there is nothing to be written down.
            row = unrecorded_row(self._waiting.attempt, 0)
            self._waiting = None
            self._window.show_sending(None)
            self._window.say(outcome_sentence(ended(row, _CANCELLED)))
        elif self._outbox is not None:
            self._outbox.cancel(self._submission)

    def _take_back(self) -> None:
        """Stop what is at the gate; the history keeps that it was cancelled."""
        if self._passing is None or self._waiting is None or self._outbox is None:
            return
        self._passing.cancel()
        self._submission = self._outbox.submit(self._waiting.profile.id, self._waiting.attempt)
        # Cancelled before its first step: it is written down, and nothing else is done.
        self._outbox.cancel(self._submission)
        self._waiting = self._passing = None

    def on_event(self, event: SendEvent) -> None:
        """Show what became known: an end at once, what is on its way a moment later."""
        if event.row.state.final:
            self._news.pop(event.submission, None)
            self._reflect(event)
        else:
            self._news[event.submission] = event
            self._telling.start()

    @Slot()
    def _tell(self) -> None:
        news, self._news = self._news, {}
        for event in news.values():
            self._reflect(event)

    def _reflect(self, event: SendEvent) -> None:
        row = event.row
        self._show(event.submission, row)
        if event.submission == self._submission:
            self._window.show_sending(None if row.state.final else row.state)
        if row.state.final:
            self._shown.pop(event.submission, None)
            sentence = outcome_sentence(row)
            self._window.say(f"{sentence} {unrecorded_text()}" if event.unrecorded else sentence)

    def _show(self, submission: int, row: Row) -> None:
        known = self._shown.get(submission)
        if known is not None and known != row.id:
            self._window.history.replace_newest(known, row)
        else:
            self._window.history.put_newest(row)
        self._shown[submission] = row.id
