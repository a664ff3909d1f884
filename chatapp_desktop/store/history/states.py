"""What can be known about an attempt to send.

Apart from the records, which take ten times as long to import and are in no first picture.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What is known about one attempt to send."""

    PREPARED = "prepared"
    """On disk; nothing has left this machine."""
    SENDING = "sending"
    """The connection is up and the first byte is about to leave, or has left."""
    ACCEPTED = "accepted"
    """The service took it and gave a MessageId."""
    REJECTED = "rejected"
    """The service said no: nothing was sent."""
    NOT_SENT = "not_sent"
    """The connection never came up: nothing left this machine."""
    UNKNOWN = "unknown"
    """Bytes left and no readable answer came: it may have been sent."""
    CANCELLED = "cancelled"
    """The operator stopped it before the first byte."""

    @property
    def final(self) -> bool:
        """Whether the sender is done with it (an unknown may still be resolved by looking)."""
        return self not in (State.PREPARED, State.SENDING)
