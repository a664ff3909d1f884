"""Phone numbers with their middle hidden, for screens that others see and files that travel."""

from __future__ import annotations

_DOT = "•"
_FIRST = 3
_LAST = 2


def masked_number(number: str) -> str:
    """Hide all but the first three and the last two characters; of a short text, everything."""
    if len(number) <= _FIRST + _LAST + 1:
        return _DOT * len(number)
    return number[:_FIRST] + _DOT * (len(number) - _FIRST - _LAST) + number[-_LAST:]


def without_number(text: str, number: str) -> str:
    """Hide a number wherever it stands in a text."""
    return text.replace(number, masked_number(number)) if number else text
