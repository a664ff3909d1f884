"""Template variables, found and filled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.variables import fill, find_variables
from tests.viber.drafts import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("嗨$(text)，$(text1)！$(date)", ("text", "text1", "date")),
        ("$(a)$(b)$(a)", ("a", "b")),
        ("Hi {{1}} and {{name}}", ("1", "name")),
        ("$( name ) {{ name }}", ("name",)),
        ("$(имя) $(名字) $(a.b-c_1)", ("имя", "名字", "a.b-c_1")),
        ("$(a{b}) {{a(b)}}", ("a{b}", "a(b)")),
        ("$$(x)", ("x",)),
        ("$() {{}} $(two words) $name {x} (x)", ()),
        ("$(a $(b) {{ {{c}} }}", ("b", "c")),
        ("5$ (really)", ()),
        ("", ()),
    ],
)
def test_finds(text: str, names: tuple[str, ...]) -> None:
    assert find_variables(text) == names


def test_fills_both_ways_of_writing() -> None:
    assert fill("$(a) {{a}} $( b )", {"a": "1", "b": "2"}) == "1 1 2"


def test_what_has_no_value_stays_as_written() -> None:
    assert fill("$(a) {{ b }}", {"a": "", "c": "x"}) == "$(a) {{ b }}"


def test_a_value_is_not_filled_again() -> None:
    assert fill("$(a)$(b)", {"a": "$(b)", "b": r"\1\g<0>"}) == r"$(b)\1\g<0>"


NAMES = st.from_regex(r"[^\s(){}$]{1,12}", fullmatch=True)


@given(NAMES, ANY_TEXT.filter(lambda text: not set(text) & set("${")))  # no other variable beside
def test_any_name_is_found_and_filled(name: str, around: str) -> None:
    for written in (f"$({name})", f"{{{{{name}}}}}"):
        text = around + written
        assert find_variables(text) == (name,)
        assert fill(text, {name: "value"}) == around + "value"


@given(ANY_TEXT)
def test_filled_with_all_values_nothing_is_left_out(text: str) -> None:
    values = dict.fromkeys(find_variables(text), "v")
    assert find_variables(fill(text, {})) == find_variables(text)
    assert ("v" in fill(text, values)) >= bool(values)


@pytest.mark.parametrize(
    "text", ["$(" * 50_000, "{{" * 50_000, "$(" + " " * 50_000, "{{" + "a" * 50_000]
)
def test_no_text_takes_long(text: str) -> None:
    """The suite's own time limit would end a quadratic search."""
    assert find_variables(text) == ()
