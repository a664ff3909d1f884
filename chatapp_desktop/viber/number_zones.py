"""In which time zone the owner of a phone number is likely to be, from its first digits.

A number of a network, as Russian and Australian mobile ones are, does not tell its region: it gets
the zone in which most of that country's people live.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chatapp_desktop import resource


def zone_of(digits: str) -> str:
    """The IANA zone of a normalised number, `America/New_York`; empty if none is known."""
    zones = _zones()
    lengths = range(min(len(digits), _longest()), 0, -1)
    return next((zones[digits[:n]] for n in lengths if digits[:n] in zones), "")


@cache
def all_zones() -> frozenset[str]:
    """Every zone that a number can have."""
    return frozenset(_zones().values())


def city_of(zone: str) -> str:
    """The city that a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def _zones() -> Mapping[str, str]:
    text = resource.path("number_zones.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {digits: zone for zone, *prefixes in lines for digits in prefixes}


@cache
def _longest() -> int:
    return max(map(len, _zones()))
