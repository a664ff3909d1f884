"""The gate for many messages at once: one question for the whole run, one line for each message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from PySide6.QtWidgets import QWidget

from chatapp_desktop.app.gate.gate import Gate, reasons_text
from chatapp_desktop.outbox.guard import Ask, Denied, Verdict
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.accounts.safety_policy import Ruling
from chatapp_desktop.store.audit import Decision
from chatapp_desktop.ui.questions.sending import Asked, Question, declined_text
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Problem
from chatapp_desktop.viber.recipient import normalise_number

Agreed = tuple[str, str]
"""A recipient's number, and a reason for which the operator was asked about it."""


class RunGate:
    """Decides about the messages of one run. Each is judged again when its turn has come.

    Who agreed to a reason for a recipient is not asked about it again in this run; a reason that
    came up meanwhile is asked about once, for what is left.
    """

    def __init__(
        self,
        gate: Gate,
        profile: Profile,
        messages: Sequence[Asked],
        parent: QWidget,
        waiting: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`waiting` shows, for as long as it lasts, that the run stands still for an answer."""
        self._gate = gate
        self._profile = profile
        self._left = list(messages)
        self._parent = parent
        self._waiting = waiting
        self._again: tuple[Draft, ...] = ()
        """What went to the same recipient a moment ago."""
        self._agreed: set[Agreed] = set()
        self._declined = False

    async def ask(self) -> bool:
        """Ask about all of it, also where no rule wants to know: a run is many messages.

        Returns whether the answer is yes; where all of it is denied, nobody is asked.
        """
        policy = await self._gate.policy(self._profile)
        judged = await self._judged(self._left, policy)
        allowed = [(asked, found) for asked, found in judged if not isinstance(found, Denied)]
        drafts = [asked.draft for asked, _ in allowed]
        self._again = tuple([each for each in drafts if await self._gate.sent_already(each)])
        if allowed:
            await self._put(allowed, policy, len(judged) - len(allowed), len(self._again))
        return bool(allowed) and not self._declined

    async def refusal(self, draft: Draft, task: str) -> str:
        """Decide about one message and write it down; why it may not leave, or an empty text."""
        gate, profile = self._gate, self._profile
        policy = await gate.policy(profile)
        verdict = await gate.judged(profile, draft, policy)
        if isinstance(verdict, Denied):
            self._pass_by(draft)
            text = problem_text(verdict.problem, draft)
            return await gate.decided(profile, draft, task, (Decision.DENIED, verdict.rule)) or text
        if not self._declined and _reasons(draft, verdict) - self._agreed:
            judged = await self._judged(self._left, policy)
            await self._put([each for each in judged if not isinstance(each[1], Denied)], policy)
        self._pass_by(draft)
        reasons: tuple[str, ...] = ("duplicate",) if draft in self._again else ()
        if isinstance(verdict, Ask):
            reasons += verdict.reasons
        why = reasons_text(*reasons, policy=policy)
        if self._declined:
            trouble = await gate.decided(profile, draft, task, (Decision.DECLINED, why))
            return trouble or declined_text()
        decision = Decision.CONFIRMED if reasons else Decision.SENT
        return await gate.decided(profile, draft, task, (decision, why))

    def _pass_by(self, draft: Draft) -> None:
        self._left = [asked for asked in self._left if asked.draft != draft]

    async def _judged(
        self, messages: Sequence[Asked], policy: Ruling
    ) -> list[tuple[Asked, Verdict]]:
        judged = self._gate.judged
        return [(each, await judged(self._profile, each.draft, policy)) for each in messages]

    async def _put(
        self,
        allowed: Sequence[tuple[Asked, Verdict]],
        policy: Ruling,
        denied: int = 0,
        again: int = 0,
    ) -> None:
        """Put the one question, about what is allowed."""
        asks = [found for _, found in allowed if isinstance(found, Ask)]
        warnings: list[Problem] = []
        for found in asks:
            warnings += [each for each in found.warnings if each not in warnings]
        question = Question(
            self._profile,
            tuple(asked for asked, _ in allowed),
            tuple(dict.fromkeys(reason for found in asks for reason in found.reasons)),
            policy.rule,
            tuple(warnings),
            denied,
            again,
        )
        try:
            with self._waiting():
                self._declined = not await self._gate.asked(question, self._parent)
        except asyncio.CancelledError:
            await self._cancelled(allowed)
            raise
        for asked, verdict in allowed:
            self._agreed |= _reasons(asked.draft, verdict)

    async def _cancelled(self, allowed: Sequence[tuple[Asked, Verdict]]) -> None:
        for asked, found in allowed:
            why = ", ".join(found.reasons) if isinstance(found, Ask) else ""
            await self._gate.written(self._profile, asked.draft, "", (Decision.CANCELLED, why))


def _reasons(draft: Draft, verdict: Verdict) -> set[Agreed]:
    number = normalise_number(draft["To"])
    return {(number, reason) for reason in verdict.reasons} if isinstance(verdict, Ask) else set()
