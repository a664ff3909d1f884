"""The facts around a draft: each rule by itself, and through the one check."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.check import blocks, check
from chatapp_desktop.viber.problems import Severity, describe
from chatapp_desktop.viber.surroundings import (
    NOWHERE,
    ServiceId,
    Surroundings,
    forbidding_problem,
    surrounding_problems,
)
from tests.viber.around import AROUND, NUMBER
from tests.viber.drafts import changed, drafts, good

RUNNING = ServiceId("2909", "Shop", "running", frozenset({"CN", "UA"}))
STOPPED = ServiceId("2910", "Clinic", " Stop ", frozenset({"DZ"}))
OWNED = (RUNNING, STOPPED)


def of(around: Surroundings, **changes: str) -> set[str]:
    problems = check(changed(good("text"), **changes), around=around)
    return {f"{p.field}/{p.code}/{p.severity}" for p in problems}


@pytest.mark.parametrize("code", AROUND)
def test_every_code_occurs_and_reads_well(code: str) -> None:
    (problem,) = check(good("text"), around=AROUND[code])
    assert problem.code == code
    sentence = describe(problem)
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("code", AROUND)
def test_what_forbids_is_the_first_that_blocks(code: str) -> None:
    found = surrounding_problems(good("text"), AROUND[code])
    first = next((problem for problem in found if problem.severity is Severity.BLOCKS), None)
    assert forbidding_problem(good("text"), AROUND[code]) == first


def test_nothing_known_adds_nothing() -> None:
    assert of(NOWHERE) == set()
    assert of(Surroundings(services=OWNED)) == set()


def test_a_stopped_service_blocks() -> None:
    found = of(Surroundings(services=OWNED), From=" 2910 ")
    assert "From/service_stopped/blocks" in found


def test_a_service_of_nobody_warns() -> None:
    assert of(Surroundings(services=OWNED), From="1") == {"From/service_unknown/warns"}


@pytest.mark.parametrize(
    ("to", "warned"),
    [("+380 44 123-45-67", False), ("+49 30 901820", True), ("", False), ("abc", False)],
)
def test_a_country_that_is_no_destination_warns(to: str, warned: bool) -> None:
    found = of(Surroundings(services=OWNED), To=to)
    assert ("To/outside_destinations/warns" in found) is warned


def test_a_service_without_destinations_says_nothing() -> None:
    assert of(Surroundings(services=(ServiceId("2909"),)), To="+49 30 901820") == set()


def test_a_test_profile_writes_to_its_recipients_only() -> None:
    around = Surroundings(test_recipients={NUMBER: "Ann"})
    assert of(around) == set()
    assert of(around, To="+49 30 901820") == {"To/not_a_test_recipient/blocks"}
    assert of(Surroundings(test_recipients={})) == {"To/not_a_test_recipient/blocks"}


def test_however_a_blocked_number_is_typed_it_is_blocked() -> None:
    around = Surroundings(do_not_contact={NUMBER: "asked to (ann)"}, test_recipients={NUMBER: ""})
    for typed in (NUMBER, "+86 139-0000 1234", "0086 (139) 0000.1234", "tel:+8613900001234"):
        assert of(around, To=typed) == {"To/do_not_contact/blocks"}


def test_quiet_hours_warn() -> None:
    around = Surroundings(quiet={"Asia/Shanghai": "23:15"})
    assert of(around) == {"To/quiet_hours/warns"}
    assert of(around, To="+49 30 901820") == set()


def test_a_policy_that_forbids_blocks_everything() -> None:
    around = Surroundings(forbidden_by="cams:*=deny")
    assert of(around) == {"From/policy_denied/blocks"}


@given(drafts(), st.sampled_from([NUMBER, "1", ""]), st.text(max_size=9))
def test_never_raises_and_only_adds(draft: object, number: str, word: str) -> None:
    from chatapp_desktop.viber.draft import Draft

    assert isinstance(draft, Draft)
    around = Surroundings(
        OWNED, {number: word}, {draft["To"]: word, number: word}, {word: word}, word
    )
    found = check(draft, around=around)
    assert set(map(str, check(draft))) <= set(map(str, found))
    assert not word or blocks(found)


def test_what_is_given_is_frozen() -> None:
    given_: dict[str, str] = {}
    around = Surroundings(do_not_contact=given_)
    given_[NUMBER] = "x"
    assert of(around) == set()
