"""Which clock a phone number goes by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.number_zones import all_zones, city_of, zone_of


@pytest.mark.parametrize(
    ("number", "zone"),
    [
        ("12125551234", "America/New_York"),
        ("14155551234", "America/Los_Angeles"),
        ("18085551234", "Pacific/Honolulu"),
        ("16045551234", "America/Vancouver"),
        ("18005551234", "America/New_York"),  # rings anywhere: where most people are
        ("525512345678", "America/Mexico_City"),
        ("526641234567", "America/Tijuana"),
        ("5592912345678", "America/Manaus"),
        ("79161234567", "Europe/Moscow"),  # a mobile number says nothing of its region
        ("74951234567", "Europe/Moscow"),
        ("73431234567", "Asia/Yekaterinburg"),
        ("61412345678", "Australia/Sydney"),
        ("61891234567", "Australia/Perth"),
        ("6281234567890", "Asia/Jakarta"),
        ("8613900001234", "Asia/Shanghai"),
        ("351912345678", "Europe/Lisbon"),
        ("34600123456", "Europe/Madrid"),
        ("999", ""),
        ("", ""),
        ("not a number", ""),
    ],
)
def test_the_longest_prefix_counts(number: str, zone: str) -> None:
    assert zone_of(number) == zone


@given(st.text())
def test_anything_has_a_known_zone_or_none(text: str) -> None:
    assert zone_of(text) in {*all_zones(), ""}


def test_a_zone_is_named_after_its_city() -> None:
    assert city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert city_of("") == ""
