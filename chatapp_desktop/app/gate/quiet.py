"""Where it is too late, or too early, to write to people: by the clocks of their time zones."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QTimeZone

from chatapp_desktop.store.accounts.quiet_hours import QuietHours
from chatapp_desktop.viber.number_zones import all_zones


def quiet_zones(hours: QuietHours, now: datetime) -> dict[str, str]:
    """IANA zones in which it is quiet `now` (with a zone), with the time there, `23:15`.

    Walks some 280 zones, a few milliseconds: not for the GUI thread. A zone that this computer
    does not know is left out.
    """
    moment = QDateTime.fromSecsSinceEpoch(int(now.timestamp()))
    found: dict[str, str] = {}
    for name in all_zones():
        zone = QTimeZone(name.encode())
        if zone.isValid():
            local = moment.toTimeZone(zone).time()
            if hours.holds(local.hour() * 60 + local.minute()):
                found[name] = local.toString("HH:mm")
    return found
