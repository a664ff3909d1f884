"""The checks that need the template: state, names, values, length once filled in."""

from __future__ import annotations

import pytest

from chatapp_desktop.viber.check import blocks, check
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import CODES, Severity, describe
from chatapp_desktop.viber.template import Key, Reading, Sought, Template, parse_detail
from chatapp_desktop.viber.template_check import TEMPLATE_CODES
from tests.viber.drafts import good_template

KEY = Key("744c", "en")


def template(text: str = "Hi $(name), bye", status: str = "pass", **fields: object) -> Template:
    components = [{"Type": "BODY", "Text": text}]
    return parse_detail({"AuditStatus": status, "Components": components, **fields}, KEY)


def found(draft: Draft, made: Template) -> dict[str, Severity]:
    return {p.code: p.severity for p in check(draft, made) if p not in check(draft)}


def named(value: str) -> Draft:
    return good_template().replaced({"TemplateParams.name": value})


def test_a_sound_template_has_nothing_to_say() -> None:
    assert check(good_template(), template()) == check(good_template())


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("fail", "template_rejected"),
        ("auditing", "template_auditing"),
        ("unaudit", "template_suspended"),
        ("gone", "template_gone"),
        ("DISABLED", "template_other"),
    ],
)
def test_what_is_not_approved_cannot_be_sent(status: str, code: str) -> None:
    assert found(good_template(), template(status=status)) == {code: Severity.BLOCKS}


def test_a_paused_template_cannot_be_sent_and_the_reason_is_said() -> None:
    made = template(AllowSend=False, Reason="Too many complaints.")
    (problem,) = check(good_template(), made)
    assert problem.code == "template_paused"
    assert describe(problem).endswith("Too many complaints.")


def test_another_template_is_nobodys_business() -> None:
    for changes in ({"TemplateCode": "other"}, {"Language": "de"}, {"Type": "message"}):
        draft = good_template().replaced(changes)
        assert check(draft, template(status="fail")) == check(draft)


def test_a_missing_variable_blocks_and_an_extra_one_warns() -> None:
    made = template("$(name) $(order)")
    draft = good_template().replaced({"TemplateParams.more": "x"})
    problems = {p.field: (p.code, p.severity) for p in check(draft, made)}
    assert problems == {
        "TemplateParams.order": ("unfilled", Severity.BLOCKS),
        "TemplateParams.more": ("variable_extra", Severity.WARNS),
    }


@pytest.mark.parametrize("value", ["$(x)", "price $(5", "{{1}}", "{{"])
def test_a_value_like_a_variable_is_named(value: str) -> None:
    assert found(named(value), template()) == {"value_like_variable": Severity.WARNS}


def test_an_over_long_value_is_named_with_the_limit() -> None:
    assert found(named("x" * 125), template()) == {}
    assert found(named("x" * 126), template()) == {"value_too_long": Severity.WARNS}


def test_the_length_counts_after_filling() -> None:
    made = template("$(name)" + "x" * 900)
    assert "filled_too_long" not in found(named("y" * 100), made)
    assert found(named("y" * 101), made)["filled_too_long"] is Severity.BLOCKS
    assert found(named("😀" * 60), made) == {"filled_maybe_too_long": Severity.WARNS}


def test_without_the_detail_variables_are_the_operators_business() -> None:
    bare = Template("744c", "en", status="pass", detailed=False)
    assert check(good_template(), bare) == check(good_template())


def test_every_code_has_a_sentence_and_every_sentence_is_used() -> None:
    assert TEMPLATE_CODES <= CODES
    made = template("$(name)", "fail", Reason="{label} %1")
    for problem in check(named("$(" + "x" * 2000), made):
        assert describe(problem)
    assert blocks(check(named("Ann"), made))


@pytest.mark.parametrize(
    ("sought", "codes"),
    [
        (None, set()),
        (Sought(KEY, Reading.DONE), set()),
        (Sought(KEY, Reading.UNDER_WAY), {("template_being_read", Severity.BLOCKS)}),
        (Sought(KEY, Reading.FAILED), {("template_unread", Severity.WARNS)}),
        (Sought(Key("other", "en"), Reading.DONE), {("template_being_read", Severity.BLOCKS)}),
        (Sought(), {("template_being_read", Severity.BLOCKS)}),
    ],
)
def test_what_is_not_known_of_a_template_is_waited_for(
    sought: Sought | None, codes: set[tuple[str, Severity]]
) -> None:
    named = check(good_template(), sought=sought)
    assert {(p.code, p.severity) for p in named if p.code.startswith("template_")} == codes
    for changes in ({"TemplateCode": ""}, {"Language": " "}, {"Type": "message"}):
        draft = good_template().replaced(changes)
        assert check(draft, sought=sought) == check(draft)


def test_what_is_known_to_be_no_good_is_not_said_twice() -> None:
    rejected = template(status="fail")
    sought = Sought(KEY, Reading.UNDER_WAY)
    assert check(good_template(), rejected, sought=sought) == check(good_template(), rejected)
