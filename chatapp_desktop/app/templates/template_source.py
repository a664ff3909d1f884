"""Templates of one profile: the copy on disk first, then the service; off line the copy alone."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatapp_desktop import aio
from chatapp_desktop.cams.outcomes import Rejected
from chatapp_desktop.cams.templates import (
    Detail,
    Failure,
    Listing,
    Progress,
    TemplateReader,
    failure_code,
    is_denied,
    is_gone,
)
from chatapp_desktop.outbox.events import Connection, Refusal
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.templates import Copy, KeptDetail, TemplateStore
from chatapp_desktop.viber.template import Key, Listed, Template, from_listed, gone, parse_detail

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter

Connect = Callable[[str], Awaitable[Connection]]
OnDiskTrouble = Callable[[FileError], None]

FRESH_SECONDS = 300.0
"""A detail fetched within this time is not fetched again when its template is chosen."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something could not be fetched, as the error catalogue knows it."""

    code: str
    message: str = ""
    denied_action: str = ""
    lasting: bool = False
    """Whether asking again soon is of no use: the account may not, or has no keys."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one template. `fetched_at`: seconds since 1970, UTC; 0 for the list only."""

    template: Template
    fetched_at: float = 0.0
    trouble: Trouble | None = None
    """Why it could not be fetched just now; what is shown is then older."""


class TemplateSource:
    """Fetches and keeps the templates of one profile and space."""

    def __init__(
        self,
        profile_id: str,
        space_id: Callable[[], str],
        connect: Connect,
        *,
        store: TemplateStore,
        on_disk_trouble: OnDiskTrouble,
        pace: Callable[[], AsyncLimiter],
    ) -> None:
        """`pace` gives the limiter of the account; it is asked for once there is a connection."""
        self.profile_id = profile_id
        self._space_id = space_id
        self._connect = connect
        self._store = store
        self._on_disk_trouble = on_disk_trouble
        self._pace = pace
        self.copy = Copy()
        self._rows: dict[tuple[str, str], Listed] = {}

    # The list

    async def load(self) -> Copy:
        """Take the list from the disk; an empty one if that is not possible."""
        try:
            self._take(await aio.blocking(self._store.load, self.profile_id))
        except FileError as error:
            self._on_disk_trouble(error)
        return self.copy

    async def words(self) -> dict[Key, str]:
        """The words of the templates whose detail is kept."""
        try:
            return await aio.blocking(self._store.words, self.profile_id)
        except FileError as error:
            self._on_disk_trouble(error)
            return {}

    async def refresh(self, progress: Progress) -> Trouble | None:
        """Fetch the whole list and keep it; without success the one before stays."""
        reader = await self._reader()
        if isinstance(reader, Trouble):
            return reader
        found = await reader.list_all(progress)
        if not isinstance(found, Listing):
            return _trouble(found)
        self._take(Copy(found.rows, time.time()))
        try:
            await aio.blocking(
                self._store.save, self.profile_id, self.copy.rows, self.copy.fetched_at
            )
        except FileError as error:
            self._on_disk_trouble(error)
        return None if found.settled else Trouble("Templates.Changing")

    def row(self, key: Key) -> Listed | None:
        """A template's line in the list."""
        return self._rows.get(key)

    def languages(self, code: str) -> tuple[str, ...]:
        """The languages in which a template is listed, in the list's order."""
        return tuple(row.language for row in self.copy.rows if row.code == code)

    def _take(self, copy: Copy) -> None:
        self.copy = copy
        self._rows = {row[:2]: row for row in copy.rows}

    # One template

    async def kept(self, key: Key) -> Known | None:
        """What is known of a template without asking the service."""
        row, detail = self._rows.get(key), await self._kept_detail(key)
        if detail is None:
            return Known(from_listed(row)) if row else None
        template = parse_detail(detail.data, key)
        if row and self.copy.fetched_at > detail.fetched_at:
            template = dataclasses.replace(template, status=row.status, reason=row.reason)
        outdated = row is not None and row.updated != detail.updated
        return Known(template, 0.0 if outdated else detail.fetched_at)

    async def fetch(self, key: Key) -> Known | Trouble:
        """Ask the service for a template; without success what was known, with the trouble."""
        before = await self.kept(key)
        reader = await self._reader()
        if isinstance(reader, Trouble):
            return dataclasses.replace(before, trouble=reader) if before else reader
        found = await reader.detail(key)
        if not isinstance(found, Detail):
            return await self._without(key, before, found)
        row = self._rows.get(key)
        kept = KeptDetail(found.data, time.time(), row.updated if row else 0)
        try:
            await aio.blocking(
                self._store.keep_detail, self.profile_id, key, kept, found.template.words
            )
        except FileError as error:
            self._on_disk_trouble(error)
        return Known(found.template, kept.fetched_at)

    async def outdated(self) -> tuple[Key, ...]:
        """The listed templates whose detail is not kept, or has changed since."""
        try:
            return await aio.blocking(self._store.outdated, self.profile_id)
        except FileError as error:
            self._on_disk_trouble(error)
            return ()

    async def _without(self, key: Key, before: Known | None, failure: Failure) -> Known | Trouble:
        if before is None or not is_gone(failure):
            # One that was never known need not be gone: it may be another account's or space's.
            trouble = _trouble(failure)
            return dataclasses.replace(before, trouble=trouble) if before else trouble
        try:
            await aio.blocking(self._store.forget_detail, self.profile_id, key)
        except FileError as error:
            self._on_disk_trouble(error)
        return Known(gone(before.template), time.time())

    async def _kept_detail(self, key: Key) -> KeptDetail | None:
        try:
            return await aio.blocking(self._store.detail, self.profile_id, key)
        except FileError as error:
            self._on_disk_trouble(error)
            return None

    async def _reader(self) -> TemplateReader | Trouble:
        connection = await self._connect(self.profile_id)
        if isinstance(connection, Refusal):
            return Trouble(connection.code, connection.detail, lasting=True)
        return TemplateReader(connection, self._space_id(), self._pace())


def _trouble(failure: Failure) -> Trouble:
    code = failure_code(failure)
    if isinstance(failure, Rejected):
        return Trouble(code, failure.message, failure.denied_action, is_denied(failure))
    return Trouble(code, failure.detail)
