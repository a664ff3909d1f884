"""Phone numbers as people paste them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chatapp_desktop.viber.recipient import is_digits, is_possible, normalise_number, region_of
from tests.viber.drafts import ANY_TEXT

CHINESE = "8613900001234"


@pytest.mark.parametrize(
    "text",
    [
        "8613900001234",
        "+8613900001234",
        "+86 139-0000 1234",
        "0086 139 0000 1234",
        "(+86) 139.0000.1234",
        "[86] 139/0000/1234",
        "tel:+86-139-0000-1234",
        "TEL: +86 139 0000 1234",
        "\u202a+86 139 0000 1234\u202c",
        "\u202atel:+86 139 0000 1234\u202c",
        "\u2066\u200e+86\u2069 139 0000 1234",
        "+86\u00a0139\u202f0000\u20091234",
        "+86‑139–0000—1234",
        "+86\t139\n0000 1234 ",
        "＋８６ １３９ ００００ １２３４",
        "+٨٦ ١٣٩ ٠٠٠٠ ١٢٣٤",
        "۸۶۱۳۹۰۰۰۰۱۲۳۴",
        "+८६ १३९ ०००० १२३४",
        "++86 139 0000 1234",
        "+0086 139 0000 1234",
        "\ufeff+86 139 0000 1234",
        "+86 139·0000•1234",
    ],
)
def test_pasted_styles(text: str) -> None:
    assert normalise_number(text) == CHINESE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+44 (0)20 7946 0958", "442079460958"),
        ("0044 (0) 20 7946 0958", "442079460958"),
        ("(0049)(0)30 1234", "49301234"),
        ("020 7946 0958", "02079460958"),
        ("(0)20 7946 0958", "02079460958"),
        ("+1 800 FLOWERS", "1800FLOWERS"),
        ("139x12", "139x12"),
        ("139#12,3", "139#12,3"),
        ("1+2", "1+2"),
        ("+", ""),
        ("00", ""),
        ("", ""),
        ("½", "1⁄2"),
    ],
)
def test_other_numbers(text: str, number: str) -> None:
    assert normalise_number(text) == number


NUMBER_LIKE = st.text(
    st.sampled_from("0013+٣８() []-–.\u200e\u202a\u00a0\u0301xtelTEL:") | st.characters(),
    max_size=14,
)


@given(NUMBER_LIKE | ANY_TEXT)
@example("00000123")
@example("tel:tel:+1")
@example("+(0)0")
@example("a\u200d\u0301")
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_number(text)
    assert normalise_number(once) == once


@given(st.from_regex(r"[1-9][0-9]{6,14}", fullmatch=True), st.data())
def test_separators_never_change_a_number(digits: str, data: st.DataObject) -> None:
    separators = st.text(st.sampled_from(" -./\u00a0\u2011\u200e\u202c\t"), max_size=2)
    pasted = "".join(digit + data.draw(separators) for digit in digits)
    prefix = data.draw(st.sampled_from(("", "+", "00", "tel:+", "\u202a+")))
    assert normalise_number(prefix + pasted) == digits


@given(st.text(st.characters(max_codepoint=126), max_size=40))
def test_nothing_but_separators_is_lost(text: str) -> None:
    """What is no digit stays visible, so that the check can name it."""
    strangers = "abcxyzABC#*,;=~_"

    def seen(in_text: str) -> list[str]:
        return [char for char in in_text if char in strangers]

    assert seen(normalise_number(text)) == seen(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("0", True), ("", False), ("²", False), ("٣", False), ("1 ", False)]
)
def test_is_digits_means_ascii(text: str, *, expected: bool) -> None:
    assert is_digits(text) is expected


@pytest.mark.parametrize(
    ("digits", "region"),
    [
        (CHINESE, "CN"),
        ("380441234567", "UA"),
        ("442079460958", "GB"),
        ("14165550123", "CA"),
        ("12025550123", "US"),
        ("1", ""),
        ("77011234567", "KZ"),
        ("79161234567", "RU"),
        ("85212345678", "HK"),
        ("972501234567", "IL"),
        ("870773111632", ""),
        ("999123", ""),
        ("", ""),
        ("abc", ""),
        ("+", ""),
    ],
)
def test_region_of(digits: str, region: str) -> None:
    assert region_of(digits) == region


@given(ANY_TEXT)
def test_region_and_possibility_never_raise(text: str) -> None:
    assert len(region_of(text)) in (0, 2)
    assert is_possible(text) in (True, False)


def test_is_possible() -> None:
    assert is_possible(CHINESE)
    assert not is_possible("86139")
    assert not is_possible("9991234567")
