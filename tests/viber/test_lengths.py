"""Counting a text both ways."""

from __future__ import annotations

import pytest
from hypothesis import given

from chatapp_desktop.viber.lengths import Length, length_of
from tests.viber.drafts import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "characters", "units"),
    [
        ("", 0, 0),
        ("Привіт", 6, 6),
        ("中文", 2, 2),
        ("\uffff", 1, 1),
        ("\U00010000", 1, 2),
        ("😀", 1, 2),
        ("👨‍👩‍👧", 5, 8),
        ("e\u0301", 2, 2),
        ("\ud83d", 1, 1),
    ],
)
def test_known_lengths(text: str, characters: int, units: int) -> None:
    assert length_of(text) == Length(characters, units)


@given(ANY_TEXT)
def test_units_are_those_of_utf16(text: str) -> None:
    assert length_of(text).units == len(text.encode("utf-16-le", "surrogatepass")) // 2
