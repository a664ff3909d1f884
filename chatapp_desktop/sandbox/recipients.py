"""Recipients with a known fate, so that every late outcome can be seen on purpose.

Every other number is sent, delivered and read. The numbers are from the range that is reserved for
fiction. The last two digits of `155501001nn` are Viber's own error number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of an accepted message; a step is `pace` seconds long."""

    READ = "read"
    """Sent, after one step delivered, after two steps read."""
    READ_AT_ONCE = "read at once"
    STAYS_SENT = "stays sent"
    STAYS_DELIVERED = "stays delivered"
    FAILED = "failed"
    """Sent, after one step failed with a reason."""
    EXPIRED = "expired"
    """Sent, after two steps expired."""
    FELL_BACK = "fell back"
    """Sent, after one step failed and replaced by an SMS, whether a strategy was named or not."""
    LISTED_LATE = "listed late"
    """Missing from ListChatappMessage for three steps, then as READ."""
    NEVER_LISTED = "never listed"


@dataclass(frozen=True, slots=True)
class MagicRecipient:
    """One number, what becomes of messages to it, and a sentence that says so."""

    number: str
    fate: Fate
    summary: str
    reason: str = ""
    """FailReason in ListChatappMessage: a Viber error code, or `expired`."""


_VIBER_ERRORS = (
    (1, "SRVC_INTERNAL_FAILURE"),
    (2, "SRVC_BAD_SERVICE_ID"),
    (3, "SRVC_BAD_DATA"),
    (4, "SRVC_BLOCKED_MESSAGE_TYPE"),
    (5, "SRVC_BAD_MESSAGE_TYPE"),
    (6, "SRVC_BAD_PARAMETERS"),
    (7, "SRVC_TIMEOUT"),
    (8, "SRVC_USER_BLOCKED"),
    (9, "SRVC_NOT_VIBER_USER"),
    (10, "SRVC_NO_SUITABLE_DEVICE"),
    (11, "SRVC_UNAUTHORIZED_IP"),
    (12, "SRVC_ALREADY_SENT"),
    (13, "SRVC_NOT_PERMITTED"),
    (14, "SRVC_BILLING_FAILURE"),
    (17, "SRVC_NO_MORE_MESSAGES"),
    (18, "SRVC_BAD_LABEL"),
    (20, "SRVC_INVALID_TTL"),
    (21, "SRVC_WAIT_FOR_USER_RESPONSE"),
    (27, "SRVC_INVALID_PHONE_NUMBER"),
    (28, "SRVC_FILE_NOT_PERMITTED"),
    (29, "SRVC_BAD_FILE_NAME_LENGTH"),
    (30, "SRVC_BAD_THUMBNAIL"),
    (31, "SRVC_BAD_FILE_SIZE"),
    (32, "SRVC_BAD_DURATION"),
    (38, "SRVC_TEMPLATE_NOT_FOUND"),
    (39, "SRVC_TEMPLATE_VALIDATION_ERROR"),
    (43, "SRVC_SERVICE_BLOCKED"),
)

MAGIC_RECIPIENTS: tuple[MagicRecipient, ...] = (
    MagicRecipient("15550100001", Fate.FAILED, "is not on Viber", "SRVC_NOT_VIBER_USER"),
    MagicRecipient("15550100002", Fate.FAILED, "has blocked the sender", "SRVC_USER_BLOCKED"),
    MagicRecipient("15550100003", Fate.EXPIRED, "is not reached in time", "expired"),
    MagicRecipient("15550100004", Fate.FELL_BACK, "gets an SMS instead", "SRVC_NOT_VIBER_USER"),
    MagicRecipient("15550100005", Fate.READ_AT_ONCE, "reads at once"),
    MagicRecipient("15550100006", Fate.STAYS_SENT, "is never reached: the message stays sent"),
    MagicRecipient("15550100007", Fate.LISTED_LATE, "shows up late in the list of messages"),
    MagicRecipient("15550100008", Fate.NEVER_LISTED, "never shows up in the list of messages"),
    MagicRecipient("15550100009", Fate.STAYS_DELIVERED, "receives and never reads"),
    *(
        MagicRecipient(f"155501001{number:02}", Fate.FAILED, f"fails with {code}", code)
        for number, code in _VIBER_ERRORS
    ),
)

_BY_NUMBER = {recipient.number: recipient for recipient in MAGIC_RECIPIENTS}


def recipient_of(number: str) -> MagicRecipient:
    """Return the row for a number (digits only); an ordinary number is delivered and read."""
    return _BY_NUMBER.get(number) or MagicRecipient(number, Fate.READ, "receives and reads")


def explain() -> str:
    """The table for people: one line for each number."""
    lines = (f"+{recipient.number}  {recipient.summary}" for recipient in MAGIC_RECIPIENTS)
    return "\n".join((*lines, "any other  receives and reads"))
