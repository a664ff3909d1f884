"""May this message be sent, and must the operator be asked? One pure decision, taken once.

It stands on the way into the outbox. What forbids is what blocks in the form, so the two cannot
disagree; what asks is added here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chatapp_desktop.store.accounts.profiles import ProfileKind
from chatapp_desktop.viber.check import check
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.surroundings import Surroundings, surrounding_problems

GUARD_RAILS = frozenset(
    {"policy_denied", "do_not_contact", "not_a_test_recipient", "service_stopped"}
)


class Reason(StrEnum):
    """Why the operator is asked."""

    PROMOTION = "promotion"
    FIRST_CONTACT = "first_contact"
    QUIET_HOURS = "quiet_hours"
    OUTSIDE_DESTINATIONS = "outside_destinations"
    POLICY = "policy"
    """The safety policy of the aliyun command line says `confirm`."""
    POLICY_BROKEN = "policy_broken"
    """It cannot be read, and may well say `deny`."""
    OTHER_PROFILE = "other_profile"
    """It is sent again with the profile of the first time, and another one is in force."""
    LIST_BROKEN = "list_broken"
    """The do-not-contact list cannot be read, or not whole, and may well name the recipient."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the decision needs to know besides the draft and its surroundings."""

    kind: ProfileKind
    written_before: bool
    """Whether this recipient got an accepted message from this program before."""
    policy_confirms: bool = False
    ask_in_production: bool = True
    """The setting; the safety policy asks even without it."""
    more: tuple[str, ...] = ()
    """Reasons that others have found, such as a duplicate; each asks, except in the sandbox."""
    policy_broken: bool = False
    list_broken: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may leave without a word."""


@dataclass(frozen=True, slots=True)
class Ask:
    """It may leave if the operator says so. Never empty."""

    reasons: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()
    """What the message's surroundings have against it, with the facts to be named."""


@dataclass(frozen=True, slots=True)
class Denied:
    """It may not leave, whatever the operator says."""

    problem: Problem

    @property
    def guard_rail(self) -> bool:
        """Whether a guard rail denied it, and not just a field that is not filled in yet."""
        return self.problem.code in GUARD_RAILS

    @property
    def rule(self) -> str:
        """The rule's name, with the facts by which it can be found."""
        facts = "; ".join(str(fact) for fact in self.problem.facts.values() if fact)
        return f"{self.problem.code}: {facts}" if facts else self.problem.code


Verdict = Allowed | Ask | Denied


def judge(draft: Draft, around: Surroundings, facts: Circumstances) -> Verdict:
    """Decide about one message. Deny wins over everything; a sandbox never asks."""
    ordered = (*surrounding_problems(draft, around), *check(draft))
    if denied := next((p for p in ordered if p.severity is Severity.BLOCKS), None):
        return Denied(denied)
    if facts.kind is ProfileKind.SANDBOX:
        return Allowed()
    reasons = tuple(_reasons(draft, facts, {problem.code for problem in ordered}))
    warnings = tuple(problem for problem in ordered if problem.code in reasons)
    return Ask(reasons, warnings) if reasons else Allowed()


def _reasons(draft: Draft, facts: Circumstances, warned: set[str]) -> Iterable[str]:
    if facts.policy_broken:
        yield Reason.POLICY_BROKEN
    elif facts.policy_confirms:
        yield Reason.POLICY
    if facts.list_broken:
        yield Reason.LIST_BROKEN
    yield from facts.more
    if facts.kind is not ProfileKind.PRODUCTION or not facts.ask_in_production:
        return
    if draft["Label"] == "promotion":
        yield Reason.PROMOTION
    if not facts.written_before:
        yield Reason.FIRST_CONTACT
    for reason in (Reason.QUIET_HOURS, Reason.OUTSIDE_DESTINATIONS):
        if reason in warned:
            yield reason
