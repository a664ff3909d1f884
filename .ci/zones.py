"""Makes `resources/number_zones.txt`: `.ci/zones.py FOLDER`, an unpacked wheel of phonenumbers.

The program uses phonenumberslite, which leaves the data about time zones out; the full build has
forty megabytes more for the sake of these thirty kilobytes. Run it when the library is updated.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "resources" / "number_zones.txt"
MODERN = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Godthab": "America/Nuuk",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Pacific/Enderbury": "Pacific/Kanton",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}
MAIN = (
    # Where the data name several zones, the one in which most of those subscribers live.
    *("America/New_York", "Europe/Moscow", "Australia/Sydney", "Europe/Madrid", "Europe/Lisbon"),
    *("America/Mexico_City", "America/Sao_Paulo", "Asia/Jakarta", "Asia/Jayapura", "Asia/Almaty"),
    *("Pacific/Auckland", "America/Guayaquil", "Asia/Ulaanbaatar", "Pacific/Tarawa"),
    *("Pacific/Tahiti", "Pacific/Pohnpei", "America/Nuuk", "Africa/Kinshasa", "Indian/Reunion"),
    *("Europe/London", "Europe/Helsinki", "Europe/Rome", "Europe/Oslo", "America/Curacao"),
    *("America/Boise", "America/North_Dakota/Center", "America/St_Johns", "America/Los_Angeles"),
    *("America/Anchorage", "America/Phoenix", "America/Mazatlan", "Australia/Perth"),
)
HEAD = """\
# Time zones by the first digits of phone numbers: the zone, then the digits it has.
# The longest that fit count. Derived from libphonenumber {version}, resources/timezones,
# (c) The Libphonenumber Authors, Apache License 2.0; where several zones are named there,
# the one with most subscribers was taken. Made by .ci/zones.py.
"""


def main() -> None:
    """Read the library's table and write ours."""
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(folder))
    from phonenumbers import __version__
    from phonenumbers.tzdata import TIMEZONE_DATA  # type: ignore[import-not-found]

    zones = {digits: one_of(names) for digits, names in TIMEZONE_DATA.items()}
    kept = {digits: zone for digits, zone in zones.items() if zone != parent(digits, zones)}
    lines = [
        " ".join((zone, *sorted(digits for digits, found in kept.items() if found == zone)))
        for zone in sorted(set(kept.values()))
    ]
    TARGET.write_text(HEAD.format(version=__version__) + "\n".join(lines) + "\n", "utf-8")


def one_of(names: Any) -> str:  # noqa: ANN401  (a table without types)
    """The zone that stands for all that are named."""
    found = [MODERN.get(name, name) for name in names]
    main = [zone for zone in MAIN if zone in found]
    if len(found) > 1 and not main:
        raise SystemExit(f"which of {found}? Name it in MAIN.")
    return str(main[0] if len(found) > 1 else found[0])


def parent(digits: str, zones: dict[str, str]) -> str:
    """What holds without this entry."""
    shorter = (digits[:length] for length in range(len(digits) - 1, 0, -1))
    return next((zones[each] for each in shorter if each in zones), "")


if __name__ == "__main__":
    main()
