"""The setting of quiet hours: from one time of the day to another, `21:00-08:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    """Read `21:00-08:00`, or `00:00-24:00` for always; None for anything else: that is never."""
    found = _HOURS.fullmatch(text)
    if not found:
        return None
    start_hour, start_minute, end_hour, end_minute = (int(part) for part in found.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if max(start, end) > _DAY or max(start_minute, end_minute) >= 60:  # noqa: PLR2004
        return None
    if (start, end) == (0, _DAY):
        return QuietHours(start, end)
    start, end = start % _DAY, end % _DAY
    return QuietHours(start, end) if start != end else None
