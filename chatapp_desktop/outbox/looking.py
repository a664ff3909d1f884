"""One look into the service's list for a handful of attempts, and what the history makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chatapp_desktop.cams.advice import is_denial
from chatapp_desktop.cams.message_list import ListedMessage, Listing, MessageQuery, read_list
from chatapp_desktop.cams.outcomes import NotSent, Rejected, Unknown
from chatapp_desktop.outbox.endings import code_of
from chatapp_desktop.outbox.matching import (
    UNSURE,
    Absent,
    Found,
    Several,
    TooEarly,
    resolve,
    shown_text,
)
from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import News, Row, State, Watched

if TYPE_CHECKING:
    from chatapp_desktop.cams.client import CamsClient

ACTION = "cams:ListChatappMessage"
"""What the service calls the permission to read its list."""
NARROW = 10.0
"""Seconds around an accepted message within which the service's time for it lies, its clock being
known."""
_GAP = 300.0
_HELD_BEFORE = 86_400.0  # an attempt may have waited so long between its row and its first byte
_CANDIDATES = 8
_SHOWN = 200  # characters of a text, by which the operator knows a message again
_DEFAULT_TTL = 86_400
_AFTER_TTL = 60.0
_INCOMPLETE = json.dumps({"incomplete": "list"})
"""The fact by which the catalogue's sentence is chosen when a list had too many pages."""


class PausedError(Exception):
    """The list cannot be read now. `reason` is a code of the error catalogue."""

    def __init__(
        self, reason: str, *, offline: bool = False, wait: float = 0.0, denied: str = ""
    ) -> None:
        super().__init__(reason)
        self.denied = denied
        """The RAM action that is missing, if that is the reason."""
        self.reason = reason
        self.offline = offline
        self.wait = wait
        """Seconds that the service asks us to wait."""


@dataclass(slots=True)
class Looked:
    """What came of a look."""

    rows: list[Row] = field(default_factory=list)
    """Rows that look different now."""
    missed: set[int] = field(default_factory=set)
    """Accepted messages that the list did not show."""
    early: set[int] = field(default_factory=set)
    """Unknowns of which nothing could be said yet."""
    pages: int = 1
    """How many calls it took."""


class Looker:
    """Asks one account's list."""

    def __init__(self, history: History, client: CamsClient, clock: Callable[[], float]) -> None:
        self._history = history
        self._client = client
        self._clock = clock

    async def look_up(self, attempts: Sequence[Watched], final: frozenset[int]) -> Looked:
        """Look for unknowns of one sender and one recipient; `final` are not looked for again.

        Raises PausedError and HistoryError.
        """
        ahead = self._client.service_ahead or 0.0
        first = min(each.began for each in attempts)
        last = max(each.ended for each in attempts)
        parameters, row = attempts[0].parameters, attempts[0].row
        query = MessageQuery(
            parameters.get("CustSpaceId", ""),
            row.sender,
            first + ahead - UNSURE,
            last + ahead + UNSURE,
            row.to,
        )
        listing = await self._read(query)
        looked = Looked()
        if not listing.complete:
            for each in attempts:
                key = each.row.id
                looked.rows.append(await self._note(key, key not in final, _INCOMPLETE))
            return looked
        # In this order: what ends between the two reads is then known by its MessageId.
        near = await self._history.between(
            row.to, row.sender, first - UNSURE - _HELD_BEFORE, last + UNSURE
        )
        known = await self._history.known_ids([each.message_id for each in listing.messages])
        free = [each for each in listing.messages if each.message_id not in known]
        verdicts = resolve(near, free, self._client.service_ahead)
        asked = {each.row.id for each in attempts}
        for attempt, verdict in verdicts.items():
            match verdict:
                case Found(message):
                    looked.rows += await self._claim(attempt, message)
                case TooEarly() if attempt in asked:
                    looked.early.add(attempt)
                case Several(messages) if attempt in asked:
                    facts = _candidates(messages)
                    looked.rows.append(await self._note(attempt, attempt not in final, facts))
                case Absent() if attempt in asked:
                    looked.rows.append(await self._note(attempt, attempt not in final, ""))
                case _:
                    pass
        return looked

    async def follow(self, attempts: Sequence[Watched], *, wide: bool) -> Looked:
        """Ask what became of accepted messages of one sender, made close together.

        `wide` looks where the service would list them if its clock is not known. Raises
        PausedError and HistoryError.
        """
        ahead = self._client.service_ahead
        margin = UNSURE if wide or ahead is None else NARROW
        first = min(each.began for each in attempts) + (ahead or 0.0)
        last = max(each.ended for each in attempts) + (ahead or 0.0)
        recipients = {each.row.to for each in attempts}
        row = attempts[0].row
        query = MessageQuery(
            attempts[0].parameters.get("CustSpaceId", ""),
            row.sender,
            first - margin,
            last + margin,
            row.to if len(recipients) == 1 else "",
        )
        listing = await self._read(query, {each.row.message_id for each in attempts})
        listed = {message.message_id: message for message in listing.messages}
        now = self._clock()
        news = [news_of(each, listed.get(each.row.message_id), now) for each in attempts]
        rows = await self._history.take_news(news)
        missed = {each.row.id for each in attempts if each.row.message_id not in listed}
        return Looked(rows, missed, pages=listing.pages)

    async def _claim(self, attempt: int, message: ListedMessage) -> list[Row]:
        now = self._clock()
        try:
            row = await self._history.resolve(attempt, message.message_id, now)
        except HistoryError as error:
            if error.kind is Trouble.CONFLICT:  # another window was quicker
                return []
            raise
        watched = Watched(row, {}, row.created_at, row.created_at)
        return [row, *await self._history.take_news([news_of(watched, message, now)])]

    async def _note(self, attempt: int, follow: bool, facts: str) -> Row:
        return await self._history.looked(attempt, self._clock(), follow=follow, facts=facts)

    async def _read(self, query: MessageQuery, wanted: Container[str] | None = None) -> Listing:
        outcome = await read_list(self._client, query, wanted)
        match outcome:
            case Listing():
                return outcome
            case NotSent(reason=reason):
                raise PausedError(reason, offline=True)
            case Rejected():
                wait = outcome.retry_after_ms / 1000
                if outcome.clock_is_off:
                    self._client.correct_clock(outcome)
                denied = outcome.denied_action or (ACTION if is_denial(outcome.code) else "")
                raise PausedError(code_of(outcome), wait=wait, denied=denied)
            case Unknown(reason=reason):
                raise PausedError(reason, offline=True)


def deadline(attempt: Watched) -> float:
    """When nothing more is to be expected: after Ttl, and after the SMS that may follow."""
    wait = max(
        _seconds(attempt.parameters.get("Ttl", ""), _DEFAULT_TTL),
        _seconds(attempt.parameters.get("FallBackDuration", ""), 0),
    )
    return attempt.began + wait + _AFTER_TTL


def news_of(attempt: Watched, message: ListedMessage | None, now: float) -> News:
    """What a listed message, or its absence, means for the history."""
    over = now >= deadline(attempt)
    if message is None:
        return News(attempt.row.id, now, attempt.row.delivery, last=over)
    may_fall_back = bool(attempt.parameters.get("FallBackId")) and not message.fell_back
    ended = message.word == "read" or (message.word == "failed" and not may_fall_back)
    return News(
        attempt.row.id,
        now,
        message.word,
        message.reason,
        message.fell_back,
        message.fallback_text,
        last=ended or over,
    )


def by_recipient(attempts: Sequence[Watched]) -> Iterator[list[Watched]]:
    """Group unknowns that one call can look for: one sender's to one recipient."""
    return _grouped(attempts, lambda each: (*_sender(each), each.row.to))


def by_sender(attempts: Sequence[Watched]) -> Iterator[list[Watched]]:
    """Group accepted messages that one call can ask for: one sender's."""
    return _grouped(attempts, _sender)


def _sender(attempt: Watched) -> tuple[str, ...]:
    return attempt.parameters.get("CustSpaceId", ""), attempt.row.sender


def _grouped(
    attempts: Sequence[Watched], key_of: Callable[[Watched], tuple[str, ...]]
) -> Iterator[list[Watched]]:
    """Group by a key, and break each group where nothing was sent for some minutes."""
    groups: dict[tuple[str, ...], list[Watched]] = {}
    for each in sorted(attempts, key=lambda each: each.began):
        key = key_of(each)
        if key in groups and each.began - groups[key][-1].began > _GAP:
            yield groups.pop(key)
        groups.setdefault(key, []).append(each)
    yield from groups.values()


def is_open(attempt: Watched) -> bool:
    """Whether the list can tell anything about the attempt at all."""
    row = attempt.row
    return row.state is State.UNKNOWN or (row.state is State.ACCEPTED and bool(row.message_id))


def _candidates(messages: Sequence[ListedMessage]) -> str:
    found = [
        {
            "id": each.message_id,
            "at": each.sent_at,
            "word": each.word,
            "text": " ".join(shown_text(each.text).split())[:_SHOWN],
            "template": " ".join(filter(None, (each.template_code, each.language))),
        }
        for each in messages[:_CANDIDATES]
    ]
    return json.dumps({"candidates": found}, ensure_ascii=False)


def _seconds(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else default
