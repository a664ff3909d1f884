"""ListChatappMessage: what the service knows of messages, read as tolerantly as it is documented.

The operation gives no total and cannot be asked for a MessageId: one asks for a span of time and
pages until a page is not full. The words in it may be localised, so an unknown one stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from chatapp_desktop.cams.outcomes import Answer, CallOutcome, NotSent, Rejected, Unknown

if TYPE_CHECKING:
    from chatapp_desktop.cams.client import CamsClient

PAGE_SIZE = 100
"""The service's own maximum is not documented; clients in the field keep to 100."""
MAX_PAGES = 40
_ACTION = "ListChatappMessage"
_CHANNELS = ("viber", "VIBER")
"""The documentation writes it both ways; the second is tried when the first is refused."""
_PLACEHOLDERS = frozenset({"", "none", "null", "{}", "无"})
_FAILED = frozenset({"fail", "failed", "failure", "rejected", "expired", "undelivered"})
_READ = frozenset({"read", "seen"})
_SENT = frozenset({"sent", "success", "succeed", "accepted"})
_SUBMITTED = frozenset({"submitted", "sending", "pending", "queued"})


@dataclass(frozen=True, slots=True)
class MessageQuery:
    """Which messages to ask for: one sender's, in a span of time by the service's clock."""

    space: str
    sender: str
    since: float
    """Seconds since 1970, UTC."""
    until: float
    to: str = ""
    """One recipient, or empty for all."""


@dataclass(frozen=True, slots=True)
class ListedMessage:
    """One row of the list."""

    message_id: str
    to: str
    sent_at: float | None
    """Seconds since 1970 by the service's clock; None if the row does not say."""
    text: str
    template_code: str
    language: str
    word: str
    """`submitted`, `sent`, `delivered`, `read`, `failed`, or the service's own word."""
    reason: str = ""
    fell_back: bool = False
    fallback_text: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What was read."""

    messages: tuple[ListedMessage, ...]
    complete: bool
    """False when there were more pages than are read at a time."""
    pages: int = 1


async def read_list(
    client: CamsClient, query: MessageQuery, wanted: Container[str] | None = None
) -> Listing | Rejected | NotSent | Unknown:
    """Read all pages of the list, newest first; the first call that fails ends it.

    With `wanted` only the messages with these MessageIds are given: a full page takes longer to
    read than a window may stand still.
    """
    channel = _CHANNELS[0]
    found: dict[str, ListedMessage] = {}
    for page in range(1, MAX_PAGES + 1):
        outcome = await client.call(_ACTION, _parameters(query, channel, page))
        if page == 1 and _refuses_channel(outcome):
            channel = _CHANNELS[1]
            outcome = await client.call(_ACTION, _parameters(query, channel, page))
        if not isinstance(outcome, Answer):
            return outcome
        # A list that grows while it is read shows a row twice, never not at all.
        for message in listed(outcome.body, wanted):
            found[message.message_id] = message
        if len(_rows(outcome.body)) < PAGE_SIZE:
            return Listing(tuple(found.values()), complete=True, pages=page)
    return Listing(tuple(found.values()), complete=False, pages=MAX_PAGES)


def _parameters(query: MessageQuery, channel: str, page: int) -> dict[str, str]:
    parameters = {
        "CustSpaceId": query.space,
        "ChannelType": channel,
        "BusinessNumber": query.sender,
        "EventAction": "DOWN",
        "StartTime": str(max(0, round(query.since * 1000))),
        "EndTime": str(max(0, round(query.until * 1000))),
        "Page": json.dumps({"Index": page, "Size": PAGE_SIZE}, separators=(",", ":")),
    }
    return {**parameters, "UserNumber": query.to} if query.to else parameters


def _refuses_channel(outcome: CallOutcome) -> bool:
    return isinstance(outcome, Rejected) and "ChannelType" in outcome.code


def _rows(body: Mapping[str, object]) -> list[Mapping[str, object]]:
    rows = body.get("Data")
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def listed(body: Mapping[str, object], wanted: Container[str] | None = None) -> list[ListedMessage]:
    """The messages of one page, or those of them with a `wanted` MessageId.

    No row raises: a field that is no text or number is as if it were not there.
    """
    rows = _rows(body)
    if wanted is not None:
        rows = [row for row in rows if _word(row, "MessageId") in wanted]
    return [message for row in rows if (message := _message(row)) is not None]


def _message(row: Mapping[str, object]) -> ListedMessage | None:
    message_id = _word(row, "MessageId")
    if not message_id or _word(row, "EventAction").upper() not in ("", "DOWN"):
        return None
    text = row.get("Message")
    return ListedMessage(
        message_id=message_id,
        to=_word(row, "UserNumber"),
        sent_at=_moment(_word(row, "SendTime")),
        text=text if isinstance(text, str) else "",
        template_code=_word(row, "TemplateCode"),
        language=_word(row, "LanguageCode"),
        word=delivery_word(row),
        reason=_word(row, "FailReason"),
        fell_back=_word(row, "FailBackFlag").upper() == "Y",
        fallback_text=_word(row, "FailBackContent"),
    )


def delivery_word(row: Mapping[str, object]) -> str:
    """Say in one word what a row says in five: a failure first, then how far it got.

    Whole words are compared, for `Unread` is not read.
    """
    return _delivery_word(tuple(_word(row, name) for name in _TOLD))


_TOLD = (
    *("FailReason", "ClientReadStatusName", "ClientReadStatus"),
    *("MessageStatusName", "MessageStatus", "ClientAcceptStatusName"),
)


@lru_cache(maxsize=256)
def _delivery_word(told: tuple[str, ...]) -> str:
    reason, read_name, read_status, name, status_word, accepted = told
    read = _tokens(read_name, read_status)
    status = _tokens(name, status_word, accepted)
    if reason or status & _FAILED:
        return "failed"
    if (read | status) & _READ:
        return "read"
    if "delivered" in status:
        return "delivered"
    if status & _SENT:
        return "sent"
    own = name or status_word
    return "submitted" if status & _SUBMITTED or not own else own


def _tokens(*texts: str) -> frozenset[str]:
    """The words of these texts; those of one that denies ("not delivered") say nothing."""
    words = (re.findall(r"[^\W_]+", text.casefold()) for text in texts)
    return frozenset(token for tokens in words if "not" not in tokens for token in tokens)


def _word(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    if isinstance(value, str):
        text = value.strip()
        return "" if len(text) <= _LONGEST and text.casefold() in _PLACEHOLDERS else text
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


_LONGEST = max(map(len, _PLACEHOLDERS))


_LATEST = 32_503_680_000.0  # the year 3000: no window can show a moment much later


def _moment(text: str) -> float | None:
    """Read an ISO time; one without a zone is UTC. A number is milliseconds since 1970."""
    try:
        if text.isascii() and text.isdigit():
            at = int(text) / 1000
        else:
            moment = datetime.fromisoformat(text)
            at = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return at if 0 <= at <= _LATEST else None
