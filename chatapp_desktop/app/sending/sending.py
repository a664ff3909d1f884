"""From the Send button to the outbox, and from the outbox's events back to the window."""

from __future__ import annotations

import asyncio
import functools
import itertools
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from chatapp_desktop.app.gate.gate import Gate
from chatapp_desktop.app.sending.duplicate_guard import DuplicateGuard
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.outbox.follower import Follower
from chatapp_desktop.outbox.guard import Reason
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, reached_endpoint
from chatapp_desktop.store.errors import HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.journal import BEFORE_SEND
from chatapp_desktop.store.history.records import Ending, Entry, NewAttempt, Row, State, Step
from chatapp_desktop.store.history.unrecorded import ended, unrecorded_row
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.questions.closing import Unfinished
from chatapp_desktop.ui.under_way import UnderWay, left_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.doctor import outcome_sentence
from chatapp_desktop.ui.words.notices import (
    profile_gone_text,
    unreadable_text,
    unrecorded_text,
)
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft, pruned
from chatapp_desktop.viber.masking import masked_number
from chatapp_desktop.viber.wire import request_parameters
from chatapp_desktop.viber.wording import english

_PASSING_SECONDS = 1.0
_PAINTING_WAITS_MS = 20
"""Painting the list takes as long as sending the request, which must not wait for it."""
_MANY = 8
_MANY_WAIT_MS = 200
"""Nobody reads faster, and the loop is free for what is being sent."""


def _cancelled_row() -> Row:
    """What was stopped before the outbox had it: nothing is written down, for nothing began."""
    row = unrecorded_row(NewAttempt(time.time(), "", {}, ""), 0)
    return ended(row, Ending(State.CANCELLED, time.time(), code="Cancelled"))


def _taken_back(row: Row) -> str:
    """How a message was taken back before its first byte: for the trail; empty if it was not."""
    if row.state is State.CANCELLED:
        return "undone"
    return "closed" if row.code == BEFORE_SEND else ""


def _entry_of(row: Row, attempt: NewAttempt | None) -> Entry:
    """Everything about an attempt that is not on disk: it can be reopened and sent again."""
    trail = (Step(time.time(), row.state, row.code),)
    if attempt is None:
        return Entry(row, {}, "", "", trail)
    return Entry(row, attempt.parameters, attempt.draft, "", trail)


@dataclass(frozen=True, slots=True)
class Services:
    """What there is once the history is open."""

    history: History
    outbox: Outbox
    follower: Follower


class Sending(QObject):
    """Submits what the window wants sent, in order, and reflects every event in it."""

    moved = Signal()
    """Something under way has gone a step further, or has ended."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        profile_of: Callable[[Row], Profile | None],
        settings: Callable[[], Settings],
        spawn: Spawn,
        *,
        gate: Gate,
    ) -> None:
        """`profile` is the one in force, `profile_of` the one that an old attempt was sent from."""
        super().__init__()
        self._window = window
        self._profile = profile
        self._profile_of = profile_of
        self._settings = settings
        self._spawn = spawn
        self._gate = gate
        self._services: asyncio.Future[Services] = asyncio.get_running_loop().create_future()
        self._order = asyncio.Lock()
        self._journalled: dict[int, asyncio.Event] = {}
        self._attempts: dict[int, NewAttempt] = {}
        self._undecided: dict[int, tuple[str, NewAttempt]] = {}
        """By profile id, what waits for the operator's answer, or behind what does."""
        self._form: tuple[int, Draft] = (0, Draft())
        """The form that was sent last: the ticket of its message, and the draft that left."""
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Task[None]] = {}
        self._under_way: dict[int, UnderWay] = {}
        self._submissions: dict[int, int] = {}
        self._tickets: dict[int, int] = {}
        self.guard = DuplicateGuard(window, settings)
        self._blocked = False
        self._shown: dict[int, int] = {}
        self._news: dict[int, SendEvent] = {}
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)
        window.send_requested.connect(self._send)
        window.cancel_requested.connect(self._cancel)
        window.undo_requested.connect(self._undo)
        window.blocked.connect(self._block)
        window.refused_send_tried.connect(self._note_refused)
        window.history.details.resend_requested.connect(self._send_again)
        window.history.details.cancel_requested.connect(self._cancel_entry)

    def begin(self, services: Services) -> None:
        """Take the services into use; what was sent before goes now."""
        self._services.set_result(services)
        self._spawn(self._recall(services.history))
        self._block(self._blocked)

    async def _recall(self, history: History) -> None:
        """Let the form that an earlier run left say that it was sent, if it was."""
        draft = pruned(self._window.draft())
        try:
            row = await self.guard.recall(history, draft)
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))
            return
        if row is not None:
            self._window.show_sent(draft, row)

    @Slot(bool)
    def _block(self, blocked: bool) -> None:
        """While a question covers the window nobody can press Undo, so no hold runs out."""
        self._blocked = blocked
        if self._services.done():
            holds = self._services.result().outbox.holds
            if blocked:
                holds.stop()
            else:
                holds.go_on()

    async def close(self) -> None:
        """Stop what is under way, and wait until the history says how it ended."""
        if self._services.done():
            # What was asked for is written down, and then stopped as everything else.
            await self._let_pass()
            # A question that is still open is no answer: the history has it as not sent.
            await self._services.result().outbox.close(self._undecided.values())
        self._telling.stop()
        self._tell()

    async def _let_pass(self) -> None:
        tasks = tuple(self._waiting.values())
        if tasks:
            await asyncio.wait(tasks, timeout=_PASSING_SECONDS)
        for task in tasks:
            task.cancel()

    @Slot(Draft)
    def _send(self, draft: Draft) -> None:
        # What leaves is this very draft and this profile, whatever is done to the form meanwhile.
        self.guard.note_form(draft)
        self._form = self._begin(self._profile(), draft, draft_file.dumps(draft)), draft

    @Slot(Entry)
    def _send_again(self, entry: Entry) -> None:
        profile = self._profile_of(entry.row)
        if profile is None:
            self._window.say(partial(profile_gone_text, entry.row.profile))
            return
        try:
            draft = draft_file.loads(entry.draft)
        except draft_file.DraftFileError as error:
            self._window.say(error.describe(english))
            return
        self._begin(profile, draft, entry.draft, again=entry.row)

    def _begin(self, profile: Profile, draft: Draft, text: str, again: Row | None = None) -> int:
        """Show it as under way from now on: it may wait for the history, for others, for an answer.

        Returns its ticket: the window knows it by this negative number from its beginning to its
        end, whatever number the outbox gives it, as a button must not lose the message it belongs
        to.
        """
        parameters = request_parameters(draft)
        # Receipts repeat it, so that each one can be told to belong to this very send.
        parameters.setdefault("TaskId", uuid.uuid4().hex)
        number = -next(self._numbers)
        since = self.guard.since(draft)
        endpoint = reached_endpoint(profile)
        attempt = NewAttempt(time.time(), profile.name, parameters, text, profile.id, endpoint)
        self._undecided[number] = profile.id, attempt
        work = self._submit(number, profile, draft, attempt, since=since, again=again)
        task = self._waiting[number] = self._spawn(work)
        task.add_done_callback(lambda _: self._drop(number))
        # What was said of another message must not seem to be said of this one.
        self._window.say_nothing()
        to = self._recipient(parameters.get("To", ""), profile)
        self._note(UnderWay(number, to, State.PREPARED, again=again is not None))
        return number

    async def _submit(
        self,
        waiting: int,
        profile: Profile,
        draft: Draft,
        attempt: NewAttempt,
        *,
        since: float,
        again: Row | None,
    ) -> None:
        # One at a time: what is asked about one must not be overtaken by the next, and the next
        # must find this one in the history.
        async with self._order:
            services = await asyncio.shield(self._services)
            parameters = attempt.parameters
            wait = functools.partial(self._wait_for_answer, waiting)
            twice = await self.guard.look(services.history, parameters, since, again)
            if twice is not None and (item := self._under_way.get(waiting)):
                self._note(replace(item, again=True))
            # Who sends an old one again looks at that one, and not at the profile in force.
            more = (Reason.OTHER_PROFILE,) if profile.id != self._profile().id else ()
            attempt = replace(attempt, template=await self._template_name(profile, draft))
            self._undecided[waiting] = profile.id, attempt
            # The last word: it is written down, so nothing may be asked after it.
            if not await self._gate.may_leave(
                profile, draft, parameters["TaskId"], wait, twice, more=more
            ):
                return
            attempt = replace(attempt, created_at=time.time())
            number = services.outbox.submit(profile.id, attempt, self._hold(profile))
            self._attempts[number] = attempt
            journalled = self._journalled[number] = asyncio.Event()
            self._waiting.pop(waiting, None)
            self._undecided.pop(waiting, None)
            self._submissions[waiting], self._tickets[number] = number, waiting
            item = self._under_way.get(waiting)
            self._note(UnderWay(waiting, item.to if item else "", State.PREPARED))
            await journalled.wait()
            del self._journalled[number]

    async def _template_name(self, profile: Profile, draft: Draft) -> str:
        """By what people know the template of a draft; empty without one, or if it is not kept."""
        look = self._gate.template_of
        found = await look(profile, draft) if look and draft["Type"] == "template" else None
        return found.name if found else ""

    @Slot(Draft)
    def _note_refused(self, draft: Draft) -> None:
        self._spawn(self._gate.note_refused(self._profile(), draft))

    def _hold(self, profile: Profile) -> float:
        settings = self._settings()
        careful = profile.kind is ProfileKind.PRODUCTION
        return max(settings.undo_seconds, settings.undo_seconds_production if careful else 0)

    def _wait_for_answer(self, waiting: int) -> None:
        """Show that a message stands still until the operator has answered."""
        if item := self._under_way.get(waiting):
            self._note(replace(item, asked=True))

    @Slot(int)
    def _cancel(self, number: int) -> None:
        if task := self._waiting.get(number):
            task.cancel()
            self._drop(number)
            self._window.say(partial(outcome_sentence, _cancelled_row()))
        elif self._services.done():
            outbox = self._services.result().outbox
            outbox.cancel(self._submissions.get(number, number))

    @Slot(int)
    def _undo(self, number: int) -> None:
        """Stop it if nothing of it has left, whatever the window has heard of it by now."""
        if number in self._waiting or not self._services.done():
            self._cancel(number)
        elif not self._services.result().outbox.undo(self._submissions.get(number, number)):
            self._window.say(left_text)

    @Slot(int)
    def _cancel_entry(self, attempt: int) -> None:
        for number, shown in self._shown.items():
            if shown == attempt:
                self._cancel(self._tickets.get(number, number))

    def on_event(self, event: SendEvent) -> None:
        """Show what became known: an end at once, what is on its way a moment later.

        While many are under way, everything is shown a few times in a second, together.
        """
        if event.submission in self._journalled:
            self._journalled[event.submission].set()
        final = event.row.state.final
        if final and self._services.done():
            self._services.result().follower.take(event.row)
        many = len(self._under_way) > _MANY
        if final and not many:
            self._news.pop(event.submission, None)
            self._reflect((event,))
            return
        self._news[event.submission] = event
        if not self._telling.isActive():
            self._telling.start(_MANY_WAIT_MS if many else _PAINTING_WAITS_MS)

    @Slot()
    def _tell(self) -> None:
        news, self._news = self._news, {}
        self._reflect(tuple(news.values()))

    def _reflect(self, events: Sequence[SendEvent]) -> None:
        shown = [(self._shown.get(each.submission, each.row.id), each.row) for each in events]
        self._window.history.put_newest(shown)
        ended: SendEvent | None = None
        for event in events:
            number, row = event.submission, event.row
            self.guard.follow(row)
            if row.state.final:
                self._end(event)
                ended = event
            else:
                self._shown[number] = row.id
                to = self._recipient(row.to, self._profile_of(row))
                ticket = self._tickets.get(number, number)
                self._under_way[ticket] = UnderWay(
                    ticket,
                    to,
                    row.state,
                    event.held_until,
                    attempt=row.id,
                    next_try=event.next_try,
                )
        self._show_under_way()
        if ended is not None:
            self._window.say_outcome(ended.row)
            if ended.unrecorded:
                self._window.say_also(unrecorded_text)

    def unfinished(self) -> Unfinished:
        """Count what closing now would stop."""
        states = [item.state for item in self._under_way.values()]
        leaving = states.count(State.SENDING)
        return Unfinished(len(states) - leaving, leaving)

    def _recipient(self, number: str, profile: Profile | None) -> str:
        """To whom, as it may be shown; and from which profile if that is not the one in force."""
        shown = masked_number(number) if self._settings().mask_numbers else number
        other = profile is not None and profile.id != self._profile().id
        return f"{profile.name} → {shown}" if profile and other else shown

    def _note(self, item: UnderWay) -> None:
        self._under_way[item.number] = item
        self._show_under_way()

    def _show_under_way(self) -> None:
        # Thousands may be under way, but only those that the outbox does not have wait for answers.
        waiting = [self._under_way[each] for each in self._waiting if each in self._under_way]
        asked = any(item.asked for item in waiting)
        for item in waiting:
            if item.behind != asked:
                self._under_way[item.number] = replace(item, behind=asked)
        self._window.show_under_way(tuple(self._under_way.values()))
        self.moved.emit()

    def _drop(self, number: int) -> None:
        self._waiting.pop(number, None)
        self._undecided.pop(number, None)
        if number in self._submissions:
            return  # the outbox has it, and says when it has ended
        if self._under_way.pop(number, None) is not None:
            self._show_under_way()

    def _end(self, event: SendEvent) -> None:
        ticket = self._tickets.pop(event.submission, event.submission)
        self._submissions.pop(ticket, None)
        self._under_way.pop(ticket, None)
        self._shown.pop(event.submission, None)
        attempt = self._attempts.pop(event.submission, None)
        form, draft = self._form
        if ticket == form:
            self._window.show_sent(draft, event.row)
        profile = self._profile_of(event.row)
        if attempt and profile and (why := _taken_back(event.row)):
            self._gate.note_taken_back(profile, attempt.parameters, why)
        if event.unrecorded:
            self._window.history.keep(_entry_of(event.row, attempt))
