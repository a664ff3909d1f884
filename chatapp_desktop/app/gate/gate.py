"""The gate before the outbox: decides, asks where it must, and writes down what was decided.

Everything that is sent goes through `may_leave`, once, with the frozen draft that will leave.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from chatapp_desktop import aio
from chatapp_desktop.app.gate.watch import Watch
from chatapp_desktop.outbox.duplicates import sent_already
from chatapp_desktop.outbox.guard import Ask, Circumstances, Denied, Verdict, judge
from chatapp_desktop.store import audit
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, reached_endpoint
from chatapp_desktop.store.accounts.safety_policy import Action, Ruling
from chatapp_desktop.store.audit import Decision
from chatapp_desktop.store.errors import FileError, HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import not_sent_text
from chatapp_desktop.ui.words.wording import file_error_text, problem_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Problem
from chatapp_desktop.viber.recipient import normalise_number
from chatapp_desktop.viber.surroundings import forbidding_problem
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.wire import request_parameters

if TYPE_CHECKING:
    from chatapp_desktop.ui.questions.sending import Question

Record = Callable[[audit.Decided], Awaitable[None]]
"""Adds to the audit trail; raises FileError."""

TemplateOf = Callable[[Profile, Draft], Awaitable[Template | None]]
"""What is known of the template that a draft names, without asking the service."""


@dataclass(frozen=True, slots=True)
class Again:
    """The same may arrive twice."""

    why: str
    """`duplicate`, or `unknown` when nobody knows whether an earlier one was sent."""
    ask: Callable[[], Awaitable[bool]]
    """Asks the operator; whether the answer is yes."""


Decided = tuple[Decision, str]
"""What was decided, and why: the reasons that were asked about, or the rule that denied."""


class Gate:
    """One for the program; `history` is set once it is open."""

    def __init__(self, window: MainWindow, watch: Watch, record: Record) -> None:
        self._window = window
        self._watch = watch
        self._record = record
        self.history: History | None = None
        self.ask_in_production = True
        self.duplicate_minutes = 0
        self.template_of: TemplateOf | None = None
        self._notes: set[asyncio.Future[str]] = set()

    async def may_leave(
        self,
        profile: Profile,
        draft: Draft,
        task: str,
        asking: Callable[[], None],
        again: Again | None = None,
        *,
        more: tuple[str, ...] = (),
    ) -> bool:
        """Say whether this message goes into the outbox; `task` is its TaskId.

        `asking` is told when the operator is asked, and the answer may take its time. `more` are
        reasons to ask that only the caller knows.
        A decision that cannot be written down is not taken: then nothing leaves.
        """
        decided = await self._decide(profile, draft, task, asking, again, more=more)
        if trouble := await self.decided(profile, draft, task, decided):
            self._window.say(trouble)
            return False
        if decided[0] is Decision.DECLINED:
            self._window.say(not_sent_text)  # else the sentence before would seem to be about it
        return decided[0] in (Decision.SENT, Decision.CONFIRMED)

    async def _decide(
        self,
        profile: Profile,
        draft: Draft,
        task: str,
        asking: Callable[[], None],
        again: Again | None,
        *,
        more: tuple[str, ...],
    ) -> Decided:
        agreed: tuple[str, ...] = ()
        if again is not None:
            asking()
            agreed = (again.why,)
            if not await self._answered(profile, draft, task, again.why, again.ask()):
                return Decision.DECLINED, again.why
        policy = await self.policy(profile)
        verdict = await self.judged(profile, draft, policy, more)
        if isinstance(verdict, Denied):
            self._window.say(partial(problem_text, verdict.problem, draft))
            return Decision.DENIED, verdict.rule
        if isinstance(verdict, Ask):
            asking()
            why = reasons_text(*agreed, *verdict.reasons, policy=policy)
            answer = self._answer(profile, draft, verdict, policy)
            confirmed = await self._answered(profile, draft, task, why, answer)
            return (Decision.CONFIRMED if confirmed else Decision.DECLINED), why
        return (Decision.CONFIRMED if agreed else Decision.SENT), reasons_text(
            *agreed, policy=policy
        )

    async def note_refused(self, profile: Profile, draft: Draft) -> None:
        """Write down that somebody tried to send what a guard rail blocks."""
        verdict = await self.judged(profile, draft, await self.policy(profile))
        if isinstance(verdict, Denied) and verdict.guard_rail:
            await self.written(profile, draft, "", (Decision.DENIED, verdict.rule))

    async def sent_already(self, draft: Draft) -> bool:
        """Whether the same may have gone to the same recipient a moment ago."""
        if self.history is None:
            return False
        parameters, minutes = request_parameters(draft), self.duplicate_minutes
        try:
            found = await sent_already(self.history, parameters, time.time() - 60 * minutes)
        except HistoryError:
            return False  # the journal will refuse it if nothing can be written
        return found is not None

    def last_look(self, profile: Profile, parameters: Mapping[str, str]) -> Problem | None:
        """What forbids a message by now that was let out of the gate and held back since."""
        return forbidding_problem(_draft_of(parameters), self._watch.surroundings(profile))

    async def note_late(
        self, profile: Profile, parameters: Mapping[str, str], problem: Problem
    ) -> None:
        """Write down that a message was kept after all."""
        task, rule = parameters.get("TaskId", ""), Denied(problem).rule
        decided = Decision.DENIED, rule
        if trouble := await self.written(profile, _draft_of(parameters), task, decided):
            self._window.say(trouble)

    def note_taken_back(self, profile: Profile, parameters: Mapping[str, str], why: str) -> None:
        """Write down that a message was taken back after the gate had let it out."""
        draft, task = _draft_of(parameters), parameters.get("TaskId", "")
        decided = Decision.CANCELLED, why
        note = asyncio.ensure_future(self.written(profile, draft, task, decided))
        self._notes.add(note)
        note.add_done_callback(self._noted)

    def _noted(self, note: asyncio.Future[str]) -> None:
        self._notes.discard(note)
        if not note.cancelled() and (trouble := note.result()):
            self._window.say(trouble)

    async def close(self) -> None:
        """Wait until everything is written down."""
        await asyncio.gather(*self._notes, return_exceptions=True)

    async def policy(self, profile: Profile) -> Ruling:
        """Look at clock and safety policy now; what the policy says."""
        return await self._watch.refresh(profile)

    async def judged(
        self, profile: Profile, draft: Draft, policy: Ruling, more: tuple[str, ...] = ()
    ) -> Verdict:
        """Judge one message by what is known at this moment."""
        sandbox = profile.kind is ProfileKind.SANDBOX
        facts = Circumstances(
            kind=profile.kind,
            written_before=sandbox or await self._written_before(profile, draft),
            policy_confirms=policy.action is Action.CONFIRM,
            policy_broken=policy.broken,
            list_broken=bool(self._watch.contacts.doubtful),
            ask_in_production=self.ask_in_production,
            more=more,
        )
        # After the last wait: nothing can change between the facts and the decision.
        return judge(draft, self._watch.surroundings(profile), facts)

    async def _written_before(self, profile: Profile, draft: Draft) -> bool:
        """Whether this very profile has had a message to this recipient accepted before.

        Neither what it sent while it was a sandbox counts, nor what another of its name did.
        """
        if self.history is None or profile.kind is not ProfileKind.PRODUCTION:
            return False
        number = normalise_number(draft["To"])
        try:
            endpoint = reached_endpoint(profile)
            return await self.history.was_written_to(number, profile.id, endpoint)
        except HistoryError:
            return False  # not known to have been: that asks

    async def _answer(self, profile: Profile, draft: Draft, verdict: Ask, policy: Ruling) -> bool:
        from chatapp_desktop.ui.questions.sending import Asked, Question

        template = await self.template_of(profile, draft) if self.template_of else None
        asked = (Asked(draft, template),)
        question = Question(profile, asked, verdict.reasons, policy.rule, verdict.warnings)
        return await self.asked(question, self._window)

    async def _answered(
        self, profile: Profile, draft: Draft, task: str, why: str, answer: Awaitable[bool]
    ) -> bool:
        """Wait for an answer; who takes the message back meanwhile gets a line that says so."""
        try:
            return await answer
        except asyncio.CancelledError:
            await self.written(profile, draft, task, (Decision.CANCELLED, why))
            raise

    async def asked(self, question: Question, parent: QWidget) -> bool:
        """Put a question before the operator; whether the answer is yes."""
        from chatapp_desktop.ui.questions.sending import QuestionDialog

        dialog = QuestionDialog(question, parent)
        try:
            return await aio.ask(dialog) == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    async def decided(self, profile: Profile, draft: Draft, task: str, decided: Decided) -> str:
        """Write a decision down; who takes it back meanwhile gets a line that says so.

        Returns why it could not be written; then it must not be acted upon.
        """
        writing = asyncio.ensure_future(self.written(profile, draft, task, decided))
        try:
            return await asyncio.shield(writing)
        except asyncio.CancelledError:
            leaving = decided[0] in (Decision.SENT, Decision.CONFIRMED)
            if not await writing and leaving:
                await self.written(profile, draft, task, (Decision.CANCELLED, decided[1]))
            raise

    async def written(self, profile: Profile, draft: Draft, task: str, decided: Decided) -> str:
        """Add a line to the trail; why that was not possible, or an empty text."""
        number = normalise_number(draft["To"])
        decision, why = decided
        line = audit.Decided(profile.name, profile.kind, number, decision, why, task)
        try:
            await self._record(line)
        except FileError as error:
            return file_error_text(error)
        return ""


def reasons_text(*reasons: str, policy: Ruling) -> str:
    """Why the operator was asked, and which rule would have asked, had it not been skipped."""
    skipped = (f"policy_skipped: {policy.rule}",) if policy.skipped else ()
    return ", ".join((*reasons, *skipped))


def _draft_of(parameters: Mapping[str, str]) -> Draft:
    """As much of a message as the facts around it are judged by."""
    return Draft({name: parameters.get(name, "") for name in ("To", "From")})
