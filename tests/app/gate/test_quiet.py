"""Quiet hours by the clocks of the recipients' time zones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QTimeZone

from chatapp_desktop.app.gate.quiet import quiet_zones
from chatapp_desktop.store.accounts.quiet_hours import QuietHours, quiet_hours
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.words.wording import zone_name
from chatapp_desktop.viber.number_zones import all_zones

NIGHT = QuietHours(21 * 60, 8 * 60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21:00-08:00", NIGHT),
        (" 9:30 - 12:00 ", QuietHours(570, 720)),
        ("22:00-24:00", QuietHours(1320, 0)),
        ("00:00-24:00", QuietHours(0, 1440)),
        ("24:00-06:00", QuietHours(0, 360)),
        ("24:00-00:00", None),
        ("", None),
        ("08:00-08:00", None),
        ("25:00-08:00", None),
        ("21:60-08:00", None),
        ("night", None),
    ],
)
def test_hours_are_read(text: str, expected: QuietHours | None) -> None:
    assert quiet_hours(text) == expected


def test_a_whole_day_is_quiet_from_its_first_minute_to_its_last() -> None:
    hours = quiet_hours("00:00-24:00")
    assert hours is not None
    assert all(hours.holds(minute) for minute in range(24 * 60))


def test_the_default_is_understood() -> None:
    assert quiet_hours(Settings().quiet_hours) == NIGHT


@pytest.mark.parametrize(
    ("minute", "quiet"), [(0, True), (479, True), (480, False), (1259, False), (1260, True)]
)
def test_a_night_goes_over_midnight(minute: int, quiet: bool) -> None:
    assert NIGHT.holds(minute) is quiet
    assert QuietHours(8 * 60, 21 * 60).holds(minute) is not quiet


@pytest.mark.parametrize(
    ("hour", "quiet", "awake"),
    [
        (18, {"Europe/Istanbul": "21:30", "Asia/Tokyo": "03:30"}, {"Europe/London"}),
        (6, {"America/Los_Angeles": "23:30"}, {"Europe/Moscow", "Asia/Tokyo"}),
        (13, {"Asia/Shanghai": "21:30"}, {"America/New_York", "Europe/Moscow"}),
    ],
)
def test_each_zone_has_its_own_clock(hour: int, quiet: dict[str, str], awake: set[str]) -> None:
    found = quiet_zones(NIGHT, datetime(2026, 7, 1, hour, 30, tzinfo=UTC))
    assert {zone: found.get(zone) for zone in quiet} == quiet
    assert not awake & set(found)


def test_summer_time_counts() -> None:
    winter = quiet_zones(NIGHT, datetime(2026, 1, 1, 19, 30, tzinfo=UTC))
    summer = quiet_zones(NIGHT, datetime(2026, 7, 1, 19, 30, tzinfo=UTC))
    assert "Europe/Berlin" not in winter
    assert summer["Europe/Berlin"] == "21:30"


def test_every_zone_that_a_number_can_have_is_known_here() -> None:
    assert [zone for zone in all_zones() if not QTimeZone(zone.encode()).isValid()] == []


@given(st.integers(1_577_836_800, 2_051_222_400))
def test_it_is_quiet_somewhere_and_not_everywhere(moment: int) -> None:
    found = quiet_zones(NIGHT, datetime.fromtimestamp(moment, UTC))
    assert 0 < len(found) < len(all_zones())
    assert all(len(time) == 5 for time in found.values())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (QLocale.Language.English, ["New York (United States)", "China"]),
        (QLocale.Language.Chinese, ["美国（北美东部时间）", "中国"]),
    ],
)
def test_the_place_is_named_where_a_country_has_several_clocks(
    language: QLocale.Language, expected: list[str]
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        told = [zone_name("US", "America/New_York"), zone_name("CN", "Asia/Shanghai")]
    finally:
        QLocale.setDefault(before)
    assert told == expected
