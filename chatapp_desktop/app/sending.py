"""From the Send button to the outbox, and from the outbox's events back to the window."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.store.records import NewAttempt, Row
from chatapp_desktop.ui.entry_view import outcome_sentence
from chatapp_desktop.ui.notices import unrecorded_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.wire import request_parameters


class Sending(QObject):
    """Submits what the window wants sent, and reflects every event in it."""

    def __init__(self, window: MainWindow, profile: Callable[[], Profile], spawn: Spawn) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._spawn = spawn
        self._outbox: asyncio.Future[Outbox] = asyncio.get_running_loop().create_future()
        self._waiting: asyncio.Task[None] | None = None
        self._submission = 0
        self._shown: dict[int, int] = {}
        window.send_requested.connect(self._send)
        window.cancel_requested.connect(self._cancel)

    def begin(self, outbox: Outbox) -> None:
        """Take the outbox into use; what was sent before goes now."""
        self._outbox.set_result(outbox)

    async def close(self) -> None:
        """Stop what is under way, and wait until the history says how it ended."""
        if self._outbox.done():
            await self._outbox.result().close()

    @Slot(Draft)
    def _send(self, draft: Draft) -> None:
        parameters = request_parameters(draft)
        # Receipts repeat it, so that each one can be told to belong to this very send.
        parameters.setdefault("TaskId", uuid.uuid4().hex)
        profile = self._profile()
        attempt = NewAttempt(time.time(), profile.name, parameters, draft_file.dumps(draft))
        self._waiting = self._spawn(self._submit(profile.id, attempt))

    async def _submit(self, profile_id: str, attempt: NewAttempt) -> None:
        """Hand over as soon as the history is open, which at a start may take a moment."""
        try:
            outbox = await asyncio.shield(self._outbox)
        except asyncio.CancelledError:
            self._window.show_sending(None)
            raise
        self._submission = outbox.submit(profile_id, attempt)
        self._waiting = None

    @Slot()
    def _cancel(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        elif self._outbox.done():
            self._outbox.result().cancel(self._submission)

    def on_event(self, event: SendEvent) -> None:
        """Show what became known."""
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
