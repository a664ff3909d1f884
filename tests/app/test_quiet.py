"""Quiet hours by the clocks of the recipients' countries."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.app.quiet import QuietHours, quiet_hours, quiet_places
from chatapp_desktop.store.settings import Settings

NIGHT = QuietHours(21 * 60, 8 * 60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21:00-08:00", NIGHT),
        (" 9:30 - 12:00 ", QuietHours(570, 720)),
        ("22:00-24:00", QuietHours(1320, 0)),
        ("", None),
        ("08:00-08:00", None),
        ("25:00-08:00", None),
        ("21:60-08:00", None),
        ("night", None),
    ],
)
def test_hours_are_read(text: str, expected: QuietHours | None) -> None:
    assert quiet_hours(text) == expected


def test_the_default_is_understood() -> None:
    assert quiet_hours(Settings().quiet_hours) == NIGHT


@pytest.mark.parametrize(
    ("minute", "quiet"), [(0, True), (479, True), (480, False), (1259, False), (1260, True)]
)
def test_a_night_goes_over_midnight(minute: int, quiet: bool) -> None:
    assert NIGHT.holds(minute) is quiet
    assert QuietHours(8 * 60, 21 * 60).holds(minute) is not quiet


@pytest.mark.parametrize(
    ("hour", "quiet"),
    [
        (18, {"UA": "21:30", "IN": "", "DE": "", "JP": "03:30"}),
        (6, {"UA": "", "DE": "", "JP": "", "US": "23:30"}),
        (20, {"UA": "23:30", "DE": "22:30", "GB": "21:30"}),
    ],
)
def test_each_country_has_its_own_clock(hour: int, quiet: dict[str, str]) -> None:
    found = quiet_places(NIGHT, datetime(2026, 7, 1, hour, 30, tzinfo=UTC))
    expected = {code: time for code, time in quiet.items() if code not in ("IN", "US")}
    assert {code: found.get(code, "") for code in expected} == expected


def test_summer_time_counts() -> None:
    winter = quiet_places(NIGHT, datetime(2026, 1, 1, 19, 30, tzinfo=UTC))
    summer = quiet_places(NIGHT, datetime(2026, 7, 1, 19, 30, tzinfo=UTC))
    assert "DE" not in winter
    assert summer["DE"] == "21:30"


@given(st.integers(1_577_836_800, 2_051_222_400))
def test_it_is_quiet_somewhere_and_not_everywhere(moment: int) -> None:
    found = quiet_places(NIGHT, datetime.fromtimestamp(moment, UTC))
    assert 0 < len(found) < 250
    assert all(len(time) == 5 for time in found.values())
