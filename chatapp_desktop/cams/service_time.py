"""The service's clock, as the `Date` header of its answers tells it."""

from __future__ import annotations

from datetime import UTC

# A clock outside these years is no clock; taken over, it would leave what a date can hold.
_FIRST_YEAR = 2020
_LAST_YEAR = 2999


def service_time(date: str) -> float | None:
    """Read a `Date` header as seconds since 1970; None for what is no date of our days."""
    # Imported here: it brings the parts of a mail along, and the outbox wants it rarely.
    from email.utils import parsedate_to_datetime

    try:
        service = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        return None
    if service.tzinfo is None:
        service = service.replace(tzinfo=UTC)
    return service.timestamp() if _FIRST_YEAR <= service.year <= _LAST_YEAR else None
