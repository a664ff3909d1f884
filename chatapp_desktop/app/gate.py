"""The gate before the outbox: decides, asks where it must, and writes down what was decided.

Everything that is sent goes through `may_leave`, once, with the frozen draft that will leave.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QDialog

from chatapp_desktop import aio
from chatapp_desktop.app.watch import Watch
from chatapp_desktop.outbox.guard import Ask, Circumstances, Denied, Verdict, judge
from chatapp_desktop.store.audit import Decided, Decision
from chatapp_desktop.store.errors import FileError, HistoryError
from chatapp_desktop.store.history import History
from chatapp_desktop.store.profiles import Profile, ProfileKind
from chatapp_desktop.store.records import Filter, State
from chatapp_desktop.store.safety_policy import Action, Ruling
from chatapp_desktop.ui.question import Question, QuestionDialog
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.wording import file_error_text, problem_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.recipient import normalise_number

Record = Callable[[Decided], Awaitable[None]]
"""Adds to the audit trail; raises FileError."""

MoreReasons = Callable[[Profile, Draft], Awaitable[tuple[str, ...]]]
"""Asked before the decision: other reasons for which the operator must be asked."""

_LOOKED_THROUGH = 200


class Gate:
    """One for the program; `history` is set once it is open."""

    def __init__(self, window: MainWindow, watch: Watch, record: Record) -> None:
        self._window = window
        self._watch = watch
        self._record = record
        self.history: History | None = None
        self.ask_in_production = True
        self.more: list[MoreReasons] = []

    async def may_leave(self, profile: Profile, draft: Draft, task: str) -> bool:
        """Say whether this message goes into the outbox; `task` is its TaskId.

        A decision that cannot be written down is not taken: then nothing leaves.
        """
        policy = await self._watch.refresh(profile)
        verdict = await self._verdict(profile, draft, policy)
        decision, why = Decision.SENT, ""
        if isinstance(verdict, Denied):
            decision, why = Decision.DENIED, verdict.rule
            self._window.say(problem_text(verdict.problem, draft))
        elif isinstance(verdict, Ask):
            why = ", ".join(str(reason) for reason in verdict.reasons)
            question = Question(profile, draft, verdict.reasons, policy.rule)
            try:
                confirmed = await self._asked(question)
            except asyncio.CancelledError:
                await self._written(profile, draft, task, Decision.CANCELLED, why)
                raise
            decision = Decision.CONFIRMED if confirmed else Decision.DECLINED
        return await self._decided(profile, draft, task, decision, why)

    async def note_refused(self, profile: Profile, draft: Draft) -> None:
        """Write down that somebody tried to send what a guard rail blocks."""
        policy = await self._watch.refresh(profile)
        verdict = await self._verdict(profile, draft, policy)
        if isinstance(verdict, Denied) and verdict.guard_rail:
            await self._written(profile, draft, "", Decision.DENIED, verdict.rule)

    async def _verdict(self, profile: Profile, draft: Draft, policy: Ruling) -> Verdict:
        sandbox = profile.kind is ProfileKind.SANDBOX
        more = () if sandbox else [await reasons(profile, draft) for reasons in self.more]
        facts = Circumstances(
            kind=profile.kind,
            written_before=sandbox or await self._written_before(profile, draft),
            policy_confirms=policy.action is Action.CONFIRM,
            ask_in_production=self.ask_in_production,
            more=tuple(reason for reasons in more for reason in reasons),
        )
        # After the last wait: nothing can change between the facts and the decision.
        return judge(draft, self._watch.surroundings(profile), facts)

    async def _written_before(self, profile: Profile, draft: Draft) -> bool:
        """Whether this profile has had a message to this recipient accepted before."""
        if self.history is None or profile.kind is not ProfileKind.PRODUCTION:
            return False
        number = normalise_number(draft["To"])
        wanted = Filter(number, frozenset({State.ACCEPTED}), profiles=frozenset({profile.name}))
        try:
            ids = await self.history.first_ids(wanted, _LOOKED_THROUGH)
            return any(row.to == number for row in await self.history.rows(ids))
        except HistoryError:
            return False  # not known to have been: that asks

    async def _asked(self, question: Question) -> bool:
        dialog = QuestionDialog(question, self._window)
        try:
            return await aio.ask(dialog) == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    async def _decided(
        self, profile: Profile, draft: Draft, task: str, decision: Decision, why: str
    ) -> bool:
        """Write a decision down; who takes it back meanwhile gets a line that says so."""
        writing = asyncio.ensure_future(self._written(profile, draft, task, decision, why))
        try:
            return await asyncio.shield(writing)
        except asyncio.CancelledError:
            if await writing:
                await self._written(profile, draft, task, Decision.CANCELLED, why)
            raise

    async def _written(
        self, profile: Profile, draft: Draft, task: str, decision: Decision, why: str
    ) -> bool:
        number = normalise_number(draft["To"])
        decided = Decided(profile.name, profile.kind, number, decision, why, task)
        try:
            await self._record(decided)
        except FileError as error:
            self._window.say(file_error_text(error))
            return False
        return decision in (Decision.SENT, Decision.CONFIRMED)
