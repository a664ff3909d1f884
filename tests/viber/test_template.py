"""A template read from the service's JSON: variables, state, filling, and whatever comes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.template import (
    Key,
    Listed,
    Obstacle,
    carried_over,
    from_listed,
    gone,
    parse_detail,
    parse_listed,
)
from chatapp_desktop.viber.variables import Mark, fill, pieces

KEY = Key("744c", "en")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
FIELDS = st.sampled_from(
    ["Components", "components", "Example", "AllowSend", "Buttons", "Type", "Text", "Duration"]
)


def detail(*components: object, **others: object) -> dict[str, object]:
    return {"AuditStatus": "pass", "Components": list(components), **others}


def body(text: str) -> dict[str, object]:
    return {"Type": "BODY", "Text": text}


def test_variables_are_found_in_every_component_and_in_the_example() -> None:
    button = {"Type": "URL", "Text": "Open", "Url": "https://x.example/$(path)"}
    found = parse_detail(
        detail(
            {"Type": "HEADER", "Format": "TEXT", "Text": "For {{who}}"},
            body("Hi $(name), {{1}}"),
            {"Type": "BUTTONS", "Buttons": [button]},
            Example={"hidden": "h"},
        ),
        KEY,
    )
    assert found.variables == ("who", "name", "1", "path", "hidden")


@pytest.mark.parametrize("name", ["__class__", "1", "名字", "a.b", "{0}", "%s"])
def test_any_name_is_a_name(name: str) -> None:
    found = parse_detail(detail(body(f"Hi $({name})!")), KEY)
    assert found.variables == (name,)
    assert found.filled({name: "Ann"}) == "Hi Ann!"


def test_a_dollar_bracket_without_a_variable_is_text() -> None:
    text = "Only $(5 for members, $8 for guests."
    found = parse_detail(detail(body(text)), KEY)
    assert found.variables == ()
    assert found.filled({"5": "x"}) == text


def test_an_unknown_component_is_kept_raw_and_its_variables_count() -> None:
    wheel = {"Type": "SPINNING_WHEEL", "Slots": [{"Text": "$(prize)"}]}
    (part,) = parse_detail(detail(wheel), KEY).components
    assert not part.known
    assert json.loads(part.raw) == wheel
    assert part.words == ("$(prize)",)


def test_both_ways_of_writing_the_keys_are_read() -> None:
    lower = {
        "auditStatus": "pass",
        "allowSend": False,
        "components": [{"type": "BODY", "text": "Hi $(name)"}],
        "example": {"name": "Ann"},
    }
    found = parse_detail(lower, KEY)
    assert (found.status, found.allow_send, found.body) == ("pass", False, "Hi $(name)")


@pytest.mark.parametrize(
    ("status", "allow", "obstacle"),
    [
        ("pass", None, None),
        ("pass", True, None),
        ("pass", "true", None),
        ("pass", False, Obstacle.PAUSED),
        ("pass", "False", Obstacle.PAUSED),
        ("fail", True, Obstacle.REJECTED),
        ("auditing", None, Obstacle.AUDITING),
        ("unaudit", None, Obstacle.SUSPENDED),
        ("Pass", None, Obstacle.OTHER),
        ("", None, Obstacle.OTHER),
    ],
)
def test_only_pass_without_a_pause_can_be_sent(
    status: str, allow: object, obstacle: Obstacle | None
) -> None:
    assert parse_detail({"AuditStatus": status, "AllowSend": allow}, KEY).obstacle is obstacle


def test_the_word_none_is_no_reason() -> None:
    assert parse_detail({"Reason": "None"}, KEY).reason == ""
    row = parse_listed({"TemplateCode": "744c", "Reason": "None"})
    assert row is not None
    assert row.reason == ""


def test_a_line_of_the_list() -> None:
    row = parse_listed(
        {
            "TemplateCode": "744c",
            "Language": "de",
            "TemplateName": "n",
            "Category": "text",
            "AuditStatus": "fail",
            "Reason": "why",
            "LastUpdateTime": 1_700_000_000_000,
        }
    )
    assert row == Listed("744c", "de", "n", "text", "fail", "why", 1_700_000_000_000)
    assert parse_listed({"TemplateName": "no code"}) is None
    template = from_listed(row)
    assert (template.obstacle, template.detailed) == (Obstacle.REJECTED, False)
    assert gone(template).obstacle is Obstacle.GONE


@given(JSON)
def test_whatever_comes_is_read(found: object) -> None:
    parse_listed(found)
    parse_detail(found, KEY)


@given(st.dictionaries(FIELDS, JSON | st.lists(st.dictionaries(FIELDS, JSON))))
def test_whatever_stands_in_its_fields_is_read(found: dict[str, object]) -> None:
    made = parse_detail(found, KEY)
    assert made.filled({}) == fill(made.body, {})
    assert made.key == KEY


def test_a_very_deep_component_is_read() -> None:
    deep: object = "$(x)"
    for _ in range(300):
        deep = [deep]
    parse_detail(detail({"Type": "NEST", "Inner": deep}), KEY)


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text(), max_size=3))
def test_the_pieces_put_together_are_the_filled_text(text: str, values: dict[str, str]) -> None:
    whole = text + "".join(f"$({name}){{{{{name}}}}}" for name in values)
    found = pieces(whole, values)
    assert "".join(piece.text for piece in found) == fill(whole, values)


def test_what_is_not_filled_is_marked() -> None:
    found = pieces("Hi $(name), $(order)!", {"name": "Ann", "order": ""})
    assert [(piece.text, piece.mark) for piece in found] == [
        ("Hi ", Mark.FIXED),
        ("Ann", Mark.FILLED),
        (", ", Mark.FIXED),
        ("$(order)", Mark.UNFILLED),
        ("!", Mark.FIXED),
    ]


def test_switching_keeps_shared_values_and_what_was_added_by_hand() -> None:
    german = parse_detail(detail(body("$(order) $(name)")), Key("744c", "de"))
    values = {"name": "Ann", "date": "1 May", "extra": "mine"}
    found = carried_over(values, german, before=("name", "date"))
    assert list(found.items()) == [("order", ""), ("name", "Ann"), ("extra", "mine")]


def test_what_was_typed_for_a_language_comes_back_with_it() -> None:
    english = parse_detail(detail(body("$(name) $(date)")), KEY)
    found = carried_over({"name": "Eve"}, english, remembered={"name": "Ann", "date": "1 May"})
    assert found == {"name": "Eve", "date": "1 May"}
