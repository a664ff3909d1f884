"""Asks before the same is said to the same recipient again: by one who forgot, or does not know."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.gate.gate import Again
from chatapp_desktop.outbox.duplicates import sent_already
from chatapp_desktop.store.errors import HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.questions.twice import TwiceQuestion
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import unreadable_text
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.wire import request_parameters

_RECALL_SECONDS = 14 * 86_400
"""How long after a send the same form, left in the window, is told to have been sent."""


class DuplicateGuard(QObject):
    """One for the program: one question at a time."""

    def __init__(self, window: MainWindow, settings: Callable[[], Settings]) -> None:
        super().__init__()
        self._window = window
        self._settings = settings
        self._question: TwiceQuestion | None = None
        self._sent = Draft()
        self._sent_at = 0.0

    def note_form(self, draft: Draft) -> None:
        """Note that the form is sent. What is sent again from the history is not the form."""
        if draft != self._sent:
            self._sent, self._sent_at = draft, time.time()

    async def recall(self, history: History, draft: Draft) -> Row | None:
        """Find the send of the form as an earlier run left it, and count it as this run's own.

        Raises HistoryError.
        """
        if not draft["To"]:
            return None
        row = await sent_already(history, request_parameters(draft), time.time() - _RECALL_SECONDS)
        if row is None or (await history.entry(row.id)).draft != draft_file.dumps(draft):
            return None
        if not self._sent_at:  # else something has been sent meanwhile
            self._sent, self._sent_at = draft, row.created_at
        return row

    def since(self, draft: Draft) -> float:
        """From when on the same counts as said already, for a draft that is about to be sent.

        That is the setting's minutes ago, but a form that was not changed since it was sent is the
        same message however long it has stood there.
        """
        now, minutes = time.time(), self._settings().duplicate_minutes
        sent_at = self._sent_at if draft == self._sent else now
        return min(sent_at, now - 60 * minutes) if minutes else now

    async def look(
        self, history: History, parameters: Mapping[str, str], since: float, again: Row | None
    ) -> Again | None:
        """What to ask where the same may arrive twice; `again` is the attempt to be repeated."""
        if not history.writable:
            return None  # nothing can be sent, and the journal will say so
        try:
            attempts = await _alike(history, parameters, since, again)
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))
            return None  # the journal will refuse it if nothing can be written
        if not attempts:
            return None
        why = "unknown" if attempts[0].state is State.UNKNOWN else "duplicate"
        masked = self._settings().mask_numbers
        question = partial(TwiceQuestion, *attempts, masked=masked, parent=self._window)
        return Again(why, lambda: self._ask(question()))

    @Slot(Row)
    def follow(self, row: Row) -> None:
        """Let an open question say what has become known of an attempt after its send."""
        if self._question is not None:
            self._question.follow(row)

    async def _ask(self, question: TwiceQuestion) -> bool:
        self._question = question
        try:
            return await aio.ask(question) == TwiceQuestion.DialogCode.Accepted
        finally:
            self._question = None
            question.deleteLater()


async def _alike(
    history: History, parameters: Mapping[str, str], since: float, again: Row | None
) -> tuple[()] | tuple[Row] | tuple[Row, Row]:
    """The attempts that said the same and may have arrived."""
    if again is None or again.state is not State.UNKNOWN:
        found = await sent_already(history, parameters, since)
        return () if found is None else (found,)
    newest = await _newest(history, again)
    # Whatever the guard's minutes are: it may have been sent again at any time since.
    found = await sent_already(history, parameters, newest.created_at)
    return (newest,) if found is None or found.id == newest.id else (newest, found)


async def _newest(history: History, row: Row) -> Row:
    """What is known by now; the details may have been on the screen for a while."""
    try:
        return next(iter(await history.rows((row.id,))), row)
    except HistoryError:
        return row
