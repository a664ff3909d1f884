"""Where it is too late, or too early, to write to people: by the clocks of their countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

_HOURS = re.compile(r"\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*")
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one minute of the day to another, which may be on the next day."""

    start: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day, counted from midnight, is quiet."""
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


def quiet_hours(text: str) -> QuietHours | None:
    """Read `21:00-08:00`; None for anything else, which means never."""
    found = _HOURS.fullmatch(text)
    if not found:
        return None
    start_hour, start_minute, end_hour, end_minute = (int(part) for part in found.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    sound = max(start, end) <= _DAY and start != end and max(start_minute, end_minute) < 60  # noqa: PLR2004
    return QuietHours(start % _DAY, end % _DAY) if sound else None


def quiet_places(hours: QuietHours, now: datetime) -> dict[str, str]:
    """ISO codes of the countries where it is quiet `now` (with a zone), with the time there.

    A country of several zones counts as quiet if any of its zones is: the number does not say in
    which one its owner lives. Walks some 250 countries: not for the GUI thread.
    """
    utc = QDateTime.fromSecsSinceEpoch(
        int(now.timestamp()), QTimeZone(QTimeZone.Initialization.UTC)
    )
    found: dict[str, str] = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if (
            len(code) == len("UA")
            and code.isalpha()
            and (time := _quiet_time(hours, territory, utc))
        ):
            found[code] = time
    return found


def _quiet_time(hours: QuietHours, territory: QLocale.Country, utc: QDateTime) -> str:
    for name in QTimeZone.availableTimeZoneIds(territory):
        offset = QTimeZone(name).offsetFromUtc(utc)
        local = datetime(1970, 1, 1) + timedelta(seconds=utc.toSecsSinceEpoch() + offset)  # noqa: DTZ001
        if hours.holds(local.hour * 60 + local.minute):
            return local.strftime("%H:%M")
    return ""
