"""The outbox: every message is journalled and sent once, and its end is noted honestly.

`prepared` is on disk before the socket opens, `sending` before the first byte leaves. Whatever
happens afterwards, a crash of this program among it, the history says what is known. The messages
of one account leave in the order in which they were submitted; one that the service puts off is
overtaken by others, but never by one of the same sender to the same recipient.
"""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from functools import cached_property
from typing import Any

from chatapp_desktop.cams.outcomes import SendOutcome, Unknown, UnknownReason
from chatapp_desktop.outbox.delivery import deliver
from chatapp_desktop.outbox.endings import ending_of
from chatapp_desktop.outbox.events import Connection, Refusal, SendEvent, Submission
from chatapp_desktop.outbox.holds import Holds
from chatapp_desktop.outbox.turns import Turn
from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.journal import BEFORE_SEND, DURING_SEND
from chatapp_desktop.store.history.records import Ending, NewAttempt, Row, State
from chatapp_desktop.store.history.unrecorded import ended, unrecorded_row

_Pair = tuple[str, str, str]
"""Whose messages keep their order among themselves: profile, sender and recipient."""
Listener = Callable[[SendEvent], None]
Connect = Callable[[str], Awaitable[Connection]]
Spawn = Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]
LastLook = Callable[[Submission], Awaitable[Refusal | None]]
"""Asked before each try of a message: why it may not leave by now, or None."""


class Outbox:
    """Sends what is submitted, each submission in a task of its own, begun in order."""

    def __init__(
        self,
        history: History,
        connect: Connect,
        listener: Listener,
        spawn: Spawn,
        clock: Callable[[], float] = time.time,
        *,
        last_look: LastLook | None = None,
    ) -> None:
        """`connect` gives the client of a profile id; `clock` seconds since 1970, UTC."""
        self._history = history
        self._connect = connect
        self._listener = listener
        self._spawn = spawn
        self._clock = clock
        self._last_look = last_look
        self._numbers = itertools.count(1)
        self._sendings: dict[int, _Sending] = {}
        self._last: dict[str, Turn] = {}
        self._last_to: dict[_Pair, Turn] = {}
        self.holds = Holds()

    def submit(self, profile_id: str, attempt: NewAttempt, hold: float = 0.0) -> int:
        """Take a message; it is sent without further word, `hold` seconds after it is on disk.

        Returns the submission's number.
        """
        submission = Submission(next(self._numbers), profile_id, attempt, hold)
        pair = _pair_of(submission)
        turn = Turn(self._last.get(profile_id), self._last_to.get(pair))
        self._last[profile_id] = self._last_to[pair] = turn
        sending = _Sending(self, submission, turn)
        self._sendings[submission.number] = sending
        sending.task = self._spawn(sending.run())
        sending.task.add_done_callback(lambda _: self._ended(submission, turn))
        return submission.number

    def cancel(self, number: int) -> None:
        """Stop a submission. Before its first byte nothing is sent; after it, the waiting ends."""
        if sending := self._sendings.get(number):
            sending.cancel()

    def undo(self, number: int) -> bool:
        """Stop a submission of which nothing has left; whether it could be stopped."""
        sending = self._sendings.get(number)
        if sending is None or sending.left:
            return False
        sending.cancel()
        return True

    def _ended(self, submission: Submission, turn: Turn) -> None:
        turn.settle()
        self._sendings.pop(submission.number, None)
        if not turn.settled.is_set():
            return  # cancelled while one before it is under way, which the next one must not pass
        if self._last.get(submission.profile_id) is turn:
            del self._last[submission.profile_id]
        pair = _pair_of(submission)
        if self._last_to.get(pair) is turn:
            del self._last_to[pair]

    @property
    def busy(self) -> int:
        """How many submissions are under way."""
        return len(self._sendings)

    async def close(self, undecided: Iterable[tuple[str, NewAttempt]] = ()) -> None:
        """Stop everything under way and wait until the history says how each one ended.

        `undecided`, by profile id, was asked for and never submitted, for a question about it was
        open: it is written down with the rest, as what had not left.
        """
        for profile_id, attempt in undecided:
            self.submit(profile_id, attempt)  # and stopped below, before its task's first step
        sendings = tuple(self._sendings.values())
        for sending in sendings:
            sending.interrupt()
        tasks = [sending.task for sending in sendings if sending.task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)


class _Sending:
    """One submission on its way."""

    def __init__(self, outbox: Outbox, submission: Submission, turn: Turn) -> None:
        self._history = outbox._history  # noqa: SLF001  (a part of the outbox)
        self._connect = outbox._connect  # noqa: SLF001
        self._listener = outbox._listener  # noqa: SLF001
        self._clock = outbox._clock  # noqa: SLF001
        self._last_look = outbox._last_look  # noqa: SLF001
        self._holds = outbox.holds
        self._submission = submission
        self._turn = turn
        self._held_until = self._next_try = 0.0
        self._started = time.monotonic()
        self._bytes_left = False
        self._begun = self._stopped = self._interrupted = False
        self.task: asyncio.Task[None] | None = None

    @cached_property
    def _row(self) -> Row:
        """What is known by now; as long as nothing is on disk, what was submitted."""
        return unrecorded_row(self._submission.attempt, -self._submission.number)

    @property
    def left(self) -> bool:
        """Whether its first byte may have left."""
        return self._bytes_left

    def cancel(self) -> None:
        """Stop as soon as that can be written down."""
        if not self._begun:
            # A task that is cancelled before its first step never runs, and nobody would be told.
            self._stopped = True
        elif self.task is not None and not self.task.cancelling():
            # A second cancellation would only keep the first one from being written down.
            self.task.cancel()

    def interrupt(self) -> None:
        """Stop because the program ends; what the operator has cancelled stays cancelled."""
        if not self._stopped and not (self.task is not None and self.task.cancelling()):
            self._interrupted = True
            self.cancel()

    async def run(self) -> None:
        self._begun = True
        try:
            await self._prepare()
            outcome = await self._deliver()
        except HistoryError as error:
            # Without a journal nothing may leave; the operator is told, and may free some room.
            self._tell_unrecorded(self._ending(Refusal(f"History.{_reason(error)}", str(error))))
        except asyncio.CancelledError:
            await self._finish(self._closed() if self._interrupted else self._cancelled())
            raise
        except Exception as error:
            # The one place where an error that nobody foresaw meets a message on its way: the row
            # says what is known, and whoever spawned this reports the error.
            await self._finish(self._broken(error))
            raise
        else:
            await self._finish(self._ending(outcome))

    async def _prepare(self) -> None:
        """Journal the attempt; a cancellation meanwhile waits for the row, to be able to end it."""
        job = asyncio.ensure_future(self._history.prepare(self._submission.attempt))
        try:
            self._row = await asyncio.shield(job)
        except asyncio.CancelledError:
            self._row = await job
            raise
        if self._submission.hold > 0:
            self._held_until = self._holds.end_of(self._submission.hold)
        self._tell()
        if self._stopped:
            raise asyncio.CancelledError

    async def _deliver(self) -> SendOutcome | Refusal:
        if self._held_until:
            await self._holds.over(self._submission.hold, self._held_until, self._show_hold)
            self._show_hold(0.0)
        await self._turn.may_connect()
        if refusal := await self._look():
            return refusal
        connection = await self._connect(self._submission.profile_id)
        if isinstance(connection, Refusal):
            return connection
        return await deliver(
            connection,
            self._submission.attempt.parameters,
            self._turn.place,
            self._before_first_byte,
            self._retrying,
        )

    async def _look(self) -> Refusal | None:
        return await self._last_look(self._submission) if self._last_look else None

    def _show_hold(self, until: float) -> None:
        if until != self._held_until:
            self._held_until = until
            self._tell()

    async def _before_first_byte(self) -> None:
        await self._history.sending(self._row.id, self._clock())
        await self._turn.may_leave()
        self._bytes_left = True
        self._row = dataclasses.replace(self._row, state=State.SENDING)
        self._turn.end()
        self._tell()

    async def _retrying(self, reason: str, seconds: float) -> Refusal | None:
        """Journal that the last try came to nothing for certain, so that a crash now is clear.

        What is allowed may have changed during the wait, which can be a minute.
        """
        self._turn.end()  # the next one to somebody else need not wait for the repetition
        self._bytes_left = False
        await self._history.hold(self._row.id, self._clock(), reason)
        self._row = dataclasses.replace(self._row, state=State.PREPARED)
        self._next_try = time.monotonic() + seconds if seconds else 0.0
        self._tell()
        await asyncio.sleep(seconds)
        self._next_try = 0.0
        return await self._look()

    async def _finish(self, ending: Ending) -> None:
        """Journal how it ended. Who cancels meanwhile waits no longer, but learns the end."""
        self._held_until = self._next_try = 0.0
        job = asyncio.ensure_future(self._history.finish(self._row.id, ending))
        try:
            self._row = await asyncio.shield(job)
        except HistoryError as error:
            self._tell_unrecorded(ending, str(error))
        except asyncio.CancelledError:
            # The history's thread has it and writes it all the same.
            self._row = ended(self._row, ending)
            self._tell()
            job.add_done_callback(lambda done: self._written_late(done, ending))
            raise
        else:
            self._tell()

    def _written_late(self, job: asyncio.Future[Row], ending: Ending) -> None:
        if not job.cancelled() and isinstance(error := job.exception(), HistoryError):
            self._tell_unrecorded(ending, str(error))

    def _cancelled(self) -> Ending:
        if self._bytes_left:
            return self._ending(Unknown(UnknownReason.STOPPED_WAITING))
        return Ending(State.CANCELLED, self._clock(), "", "Cancelled", duration_ms=self._elapsed())

    def _closed(self) -> Ending:
        """The same words as those of the next start, for what ends without being written down."""
        state, code = (
            (State.UNKNOWN, DURING_SEND) if self._bytes_left else (State.NOT_SENT, BEFORE_SEND)
        )
        return Ending(state, self._clock(), code=code, duration_ms=self._elapsed())

    def _broken(self, error: Exception) -> Ending:
        state = State.UNKNOWN if self._bytes_left else State.NOT_SENT
        kind = type(error).__name__
        return Ending(state, self._clock(), "", "Program.Error", kind, duration_ms=self._elapsed())

    def _ending(self, outcome: SendOutcome | Refusal) -> Ending:
        return ending_of(outcome, self._clock(), self._elapsed())

    def _elapsed(self) -> int:
        return round((time.monotonic() - self._started) * 1000)

    def _tell(self) -> None:
        number, row = self._submission.number, self._row
        self._listener(SendEvent(number, row, held_until=self._held_until, next_try=self._next_try))

    def _tell_unrecorded(self, ending: Ending, why: str = "") -> None:
        self._row = ended(self._row, ending)
        self._listener(SendEvent(self._submission.number, self._row, why or ending.message))


def _pair_of(submission: Submission) -> _Pair:
    parameters = submission.attempt.parameters
    return submission.profile_id, parameters.get("From", ""), parameters.get("To", "")


def _reason(error: HistoryError) -> str:
    return "DiskFull" if error.kind is Trouble.FULL else "Unavailable"
