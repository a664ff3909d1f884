"""The torture set: every trial in every variable, judged without sending."""

from __future__ import annotations

from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.template import Key, Template, parse_detail
from chatapp_desktop.viber.torture import Case, Trial, torture

KEY = Key("744c", "en")


def template(text: str, **example: str) -> Template:
    detail = {
        "AuditStatus": "pass",
        "Components": [{"Type": "BODY", "Text": text}],
        "Example": example,
    }
    return parse_detail(detail, KEY)


def by_trial(cases: tuple[Case, ...], variable: str) -> dict[Trial, Case]:
    return {case.trial: case for case in cases if case.variable == variable}


def test_every_variable_gets_every_trial_while_the_others_are_usual() -> None:
    cases = torture(template("$(name): $(order)", order="A-1"), {"name": "Ann"})
    assert len(cases) == 2 * len(Trial)
    assert by_trial(cases, "name")[Trial.DIGITS].text == "0123456789: A-1"
    assert by_trial(cases, "order")[Trial.PLUS].text == "Ann: +380441234567"


def test_the_rows_that_break_a_rule_are_flagged_and_no_others() -> None:
    cases = torture(template("Hi $(name), bye", name="Ann"), {})
    flagged = {case.trial: {p.code for p in case.problems} for case in cases if case.flagged}
    assert flagged == {Trial.EMPTY: {"unfilled"}, Trial.LINE_BREAKS: {"line_break"}}


def test_the_longest_allowed_is_just_allowed() -> None:
    for fixed in (10, 940, 999):
        case = by_trial(torture(template("x" * fixed + "$(name)"), {}), "name")[Trial.LONGEST]
        assert len(case.value) == min(125, 1000 - fixed)
        assert not case.flagged


def test_a_text_that_has_no_room_left_is_flagged() -> None:
    case = by_trial(torture(template("x" * 1000 + "$(name)"), {}), "name")[Trial.LONGEST]
    assert {problem.code for problem in case.problems} == {"filled_too_long"}


def test_the_values_are_what_their_names_say() -> None:
    case = by_trial(torture(template("$(name)"), {}), "name")
    assert "\u200d" in case[Trial.EMOJI].value
    assert length_of(case[Trial.EMOJI].value).units > len(case[Trial.EMOJI].value)
    assert set('&<>"%') <= set(case[Trial.MARKUP].value)
    assert case[Trial.PLUS].value.startswith("+")
    assert case[Trial.DIGITS].value.isdigit()
    assert "\n" in case[Trial.LINE_BREAKS].value
    assert not case[Trial.LOOK_ALIKE].value.isascii()
    assert len(case[Trial.ONE].value) == 1


def test_a_template_without_variables_has_nothing_to_try() -> None:
    assert torture(template("Hello"), {"name": "x"}) == ()
