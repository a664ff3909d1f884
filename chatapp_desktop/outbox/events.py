"""The one stream of events that the outbox gives out, and the values that go in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from chatapp_desktop.store.history.records import NewAttempt, Row

if TYPE_CHECKING:
    # At run time whoever connects imports it: an idle window holds no HTTP client.
    from chatapp_desktop.cams.client import CamsClient


@dataclass(frozen=True, slots=True)
class SendEvent:
    """Something became known about one submission."""

    submission: int
    """Counts from 1 in each run of the program."""
    row: Row
    """What is known by now. Its `id` is negative when the history could not be written."""
    unrecorded: str = ""
    """Empty, or why the history could not take this in; the row then holds for this run only."""
    held_until: float = 0.0
    """By `time.monotonic`: nothing leaves before, and the send can be undone; 0 if not held."""
    next_try: float = 0.0
    """By `time.monotonic`: the service has asked to wait until then; 0 if it has not."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """No client can be had for a profile, so nothing can be sent."""

    code: str
    """As `Credentials.Missing`; a key of the error catalogue."""
    detail: str = ""


Connection: TypeAlias = "CamsClient | Refusal"


@dataclass(frozen=True, slots=True)
class Submission:
    """One message on its way: the frozen snapshot of what the operator sent."""

    number: int
    profile_id: str
    attempt: NewAttempt
    hold: float = 0.0
    """Seconds for which it can be undone before anything leaves."""
