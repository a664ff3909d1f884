"""Reading templates from the service: the whole list, and one template's detail.

Source: ListChatappTemplate and GetChatappTemplateDetail (2020-06-06). Both change nothing, so a
read that failed on its way may be repeated.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatapp_desktop.cams.outcomes import Answer, CallOutcome, NotSent, Rejected, Unknown
from chatapp_desktop.viber.template import (
    TEMPLATE_TYPE,
    Key,
    Listed,
    Template,
    parse_detail,
    parse_listed,
)

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter

    from chatapp_desktop.cams.client import CamsClient

CALLS_PER_SECOND = 5
"""The documented limit of ListChatappTemplate for one account."""
PAGE_SIZES = (100, 50, 10)
"""Tried in this order: the service's own maximum is not documented, 10 is its default."""
_PASSES = 3
_MAX_PAGES = 2_000
_TRIES = 4
_LONGEST_WAIT = 30.0
_GONE = ("TemplateNotExist", "TemplateNotFound")

Failure = Rejected | NotSent | Unknown
Progress = Callable[[int, int], None]
"""Told after each page: lines read so far, and how many the service says there are."""


def template_limiter() -> AsyncLimiter:
    """Make the pace: evenly spaced calls, a little below the limit, so no second ever has six."""
    # Imported here: it asks for its own version, which brings all that reads packages along.
    from aiolimiter import AsyncLimiter

    return AsyncLimiter(1, 1.05 / CALLS_PER_SECOND)


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole list. `settled` is False when it went on changing while it was read."""

    rows: tuple[Listed, ...]
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Detail:
    """One template, and the `Data` it was read from, to be kept."""

    template: Template
    data: object


class TemplateReader:
    """Templates of one account and space, at the documented pace."""

    def __init__(self, client: CamsClient, space_id: str, limiter: AsyncLimiter) -> None:
        """`space_id` may be empty: then the service decides, and some accounts refuse."""
        self._client = client
        self._space = {"CustSpaceId": space_id} if space_id else {}
        self._limiter = limiter

    async def list_all(self, progress: Progress | None = None) -> Listing | Failure:
        """Read every page.

        A list that changes meanwhile shifts its pages, which shows as a line seen twice or another
        total. It is then read again; after the last pass everything that was seen lately counts.
        """
        seen: dict[Key, Listed] = {}
        for _ in range(_PASSES):
            found = await self._pass(progress or _nobody)
            if not isinstance(found, _Pass):
                return found
            if found.settled:
                return Listing(tuple(found.rows.values()))
            seen = {**seen, **found.rows}
        return Listing(tuple(seen.values()), settled=False)

    async def detail(self, key: Key) -> Detail | Failure:
        """Fetch one template with its components and examples."""
        outcome = await self._read(
            "GetChatappTemplateDetail", {"TemplateCode": key.code, "Language": key.language}
        )
        if not isinstance(outcome, Answer):
            return outcome
        data = outcome.body.get("Data")
        return Detail(parse_detail(data, key), data)

    async def _pass(self, progress: Progress) -> _Pass | Failure:
        for size in PAGE_SIZES:
            found = await self._pages(size, progress)
            if not (isinstance(found, Rejected) and "Page" in found.code):
                return found
        return found

    async def _pages(self, size: int, progress: Progress) -> _Pass | Failure:
        reading = _Pass({})
        for index in range(1, _MAX_PAGES + 1):
            page = json.dumps({"Index": index, "Size": size}, separators=(",", ":"))
            outcome = await self._read("ListChatappTemplate", {"Page": page})
            if not isinstance(outcome, Answer):
                return outcome
            more = reading.take(outcome.body)
            progress(len(reading.rows), max(reading.total, len(reading.rows)))
            if not more:
                break
        return reading

    async def _read(self, action: str, parameters: Mapping[str, str]) -> CallOutcome:
        """Call, and repeat what a moment's patience can mend."""
        wanted = {**self._space, "TemplateType": TEMPLATE_TYPE, **parameters}
        for tries_left in reversed(range(_TRIES)):
            await self._limiter.acquire()
            outcome = await self._client.call(action, wanted)
            if not tries_left or not await self._worth_repeating(outcome):
                break
        return outcome

    async def _worth_repeating(self, outcome: CallOutcome) -> bool:
        match outcome:
            case Rejected() if outcome.throttled:
                seconds = outcome.retry_after_ms / 1000 or 1.0
                await asyncio.sleep(min(seconds, _LONGEST_WAIT))
                return True
            case Rejected() if outcome.clock_is_off:
                return self._client.correct_clock(outcome)
            case Unknown():
                return True
            case _:
                return False


def _nobody(_read: int, _total: int) -> None:
    """Nobody wants to know how far the reading is."""


def is_gone(failure: Failure) -> bool:
    """Whether the service says that there is no such template."""
    return isinstance(failure, Rejected) and failure.code.endswith(_GONE)


def is_denied(failure: Failure) -> bool:
    """Whether it is the account that may not read templates; asking again will not help."""
    return isinstance(failure, Rejected) and not is_gone(failure)


def failure_code(failure: Failure) -> str:
    """The error catalogue's code for a failed read."""
    return failure.code if isinstance(failure, Rejected) else str(failure.reason)


class _Pass:
    """One reading of the list from its first page to its end."""

    def __init__(self, rows: dict[Key, Listed]) -> None:
        self.rows = rows
        self.total = 0
        self.settled = True
        self._pages = 0

    def take(self, body: Mapping[str, object]) -> bool:
        """Take one page; whether another one is to be asked for."""
        total = body.get("Total")
        total = total if isinstance(total, int) and not isinstance(total, bool) else 0
        self.settled = self.settled and (not self._pages or total == self.total)
        self.total = total
        self._pages += 1
        found = [row for row in map(parse_listed, _lines(body)) if row is not None]
        known = len(self.rows)
        for row in found:
            # A line that comes twice has been pushed to a later page: others may have been missed.
            self.settled = self.settled and row.key not in self.rows
            self.rows[row.key] = row
        if len(self.rows) == known:
            self._ended()
            return False
        return not self.total or len(self.rows) < self.total

    def _ended(self) -> None:
        """Judge a page without news: the list's end, or lines that moved away unseen."""
        if self.total and len(self.rows) < self.total:
            self.settled = False


def _lines(body: Mapping[str, object]) -> Sequence[object]:
    found = body.get("ListTemplate")
    return found if isinstance(found, list) else ()
