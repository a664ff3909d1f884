"""How long a text is: as people count, and as Viber counts at worst."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """Both counts of one text. Most emoji are one character and two or more units."""

    characters: int
    """Unicode code points."""
    units: int
    """UTF-16 units, the larger count; which one Viber uses is not documented."""


def length_of(text: str) -> Length:
    """Count a text both ways."""
    if text.isascii():
        return Length(len(text), len(text))
    return Length(len(text), len(text.encode("utf-16-le", "surrogatepass")) // 2)
