"""The one decision before a send."""

from __future__ import annotations

import itertools

import pytest

from chatapp_desktop.outbox.guard import Allowed, Ask, Circumstances, Denied, Reason, judge
from chatapp_desktop.store.accounts.profiles import ProfileKind
from chatapp_desktop.viber.surroundings import NOWHERE, ServiceId, Surroundings
from tests.viber.drafts import changed, good

DRAFT = changed(good("text"), Label="transaction")
PROMOTION = good("text")
NUMBER = "8613900001234"
SANDBOX, TEST, PRODUCTION = ProfileKind.SANDBOX, ProfileKind.TEST, ProfileKind.PRODUCTION
DENYING = {
    "policy_denied": Surroundings(forbidden_by="cams:Send*=deny"),
    "do_not_contact": Surroundings(do_not_contact={NUMBER: "asked to"}),
    "not_a_test_recipient": Surroundings(test_recipients={}),
    "service_stopped": Surroundings(services=(ServiceId("2909", state="stop"),)),
}


def known(kind: ProfileKind, **more: object) -> Circumstances:
    return Circumstances(**{"kind": kind, "written_before": True, **more})  # type: ignore[arg-type]


def test_a_known_recipient_gets_a_transaction_without_a_question() -> None:
    assert judge(DRAFT, NOWHERE, known(PRODUCTION)) == Allowed()


def test_production_asks() -> None:
    assert judge(PROMOTION, NOWHERE, known(PRODUCTION)) == Ask((Reason.PROMOTION,))
    first = known(PRODUCTION, written_before=False)
    assert judge(DRAFT, NOWHERE, first) == Ask((Reason.FIRST_CONTACT,))
    assert judge(PROMOTION, NOWHERE, first) == Ask((Reason.PROMOTION, Reason.FIRST_CONTACT))


def test_production_asks_at_night_and_abroad() -> None:
    around = Surroundings(
        services=(ServiceId("2909", countries=frozenset({"UA"})),), quiet={"Asia/Shanghai": "23:00"}
    )
    verdict = judge(DRAFT, around, known(PRODUCTION))
    assert isinstance(verdict, Ask)
    assert verdict.reasons == (Reason.QUIET_HOURS, Reason.OUTSIDE_DESTINATIONS)
    assert {problem.code for problem in verdict.warnings} == set(verdict.reasons)
    assert judge(DRAFT, around, known(TEST)) == Allowed()


def test_the_setting_silences_production_but_not_the_policy() -> None:
    facts = known(PRODUCTION, written_before=False, ask_in_production=False)
    assert judge(PROMOTION, NOWHERE, facts) == Allowed()
    facts = known(PRODUCTION, ask_in_production=False, policy_confirms=True)
    assert judge(PROMOTION, NOWHERE, facts) == Ask((Reason.POLICY,))


def test_other_reasons_ask_in_every_kind_but_the_sandbox() -> None:
    for kind in (TEST, PRODUCTION):
        assert judge(DRAFT, NOWHERE, known(kind, more=("duplicate",))) == Ask(("duplicate",))
    assert judge(DRAFT, NOWHERE, known(SANDBOX, more=("duplicate",))) == Allowed()


@pytest.mark.parametrize("quiet", [{}, {"CN": "23:00"}])
def test_a_sandbox_never_asks(quiet: dict[str, str]) -> None:
    around = Surroundings(quiet=quiet)
    for before, confirms, setting in itertools.product((True, False), repeat=3):
        facts = Circumstances(SANDBOX, before, confirms, setting, ("duplicate",))
        for draft in (DRAFT, PROMOTION):
            assert judge(draft, around, facts) == Allowed()


@pytest.mark.parametrize("code", DENYING)
@pytest.mark.parametrize("kind", ProfileKind)
def test_deny_wins_over_everything(code: str, kind: ProfileKind) -> None:
    facts = Circumstances(
        kind, written_before=True, policy_confirms=True, ask_in_production=False, more=("x",)
    )
    verdict = judge(PROMOTION, DENYING[code], facts)
    assert isinstance(verdict, Denied)
    assert verdict.guard_rail
    assert verdict.rule.startswith(code)


def test_a_draft_that_is_not_ready_is_no_matter_of_guard_rails() -> None:
    verdict = judge(changed(DRAFT, To=""), NOWHERE, known(PRODUCTION))
    assert isinstance(verdict, Denied)
    assert not verdict.guard_rail
