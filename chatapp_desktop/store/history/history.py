"""The history as the rest of the program sees it: asynchronous, one thread, typed errors only."""

from __future__ import annotations

import asyncio
import sqlite3
from array import array
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history import following, journal, listing, queries, retention
from chatapp_desktop.store.history.changes import Changes
from chatapp_desktop.store.history.damage import mark_damaged
from chatapp_desktop.store.history.database import data_version, trouble_of
from chatapp_desktop.store.history.opening import Notice, Opened, Updating, open_database
from chatapp_desktop.store.history.presence import Presence
from chatapp_desktop.store.history.records import (
    Ending,
    Entry,
    Filter,
    NewAttempt,
    News,
    Row,
    Step,
    Watched,
)
from chatapp_desktop.store.history.schema import CURRENT, Plan
from chatapp_desktop.store.history.worker import Worker, WorkerClosedError

P = ParamSpec("P")
T = TypeVar("T")

EVERYTHING: Final = Filter()
PAGE: Final = 200
_SOME: Final = 50
"""So many of those that are followed at once: what is being sent must not wait for all of them."""
_CHUNK: Final = 50_000


class History:
    """Every attempt ever made, in one SQLite file. All methods may be called from any task.

    Each raises HistoryError and nothing else. Lists are newest first by id: ids only grow, so this
    is the order of sending even after the clock was set back.
    """

    def __init__(self, worker: Worker, path: Path, opened: Opened, presence: Presence) -> None:
        self._worker = worker
        self._path = path
        self._connection = opened.connection
        self._presence = presence
        self._changes = Changes(worker, opened.connection)
        self._least = listing.Least()
        self._version = data_version(opened.connection)
        self.notice: Final[Notice | None] = opened.notice
        """What the user has to be told about the file, if anything."""
        self.writable: Final[bool] = opened.writable
        """False: shown only; `prepare` raises `read_only`, so nothing can be sent."""
        self.kept: Final[bool] = opened.kept
        """False: in memory only, gone when the program ends."""

    @classmethod
    async def open(
        cls, path: Path, plan: Plan = CURRENT, updating: Updating = lambda: None
    ) -> History:
        """Open or make the history. Never raises for the state of the file: see `notice`.

        `updating` is called, in the loop, when an older file is first brought up to date, by this
        window or by another one: with a million attempts that takes many seconds.
        """
        worker = Worker("history")
        loop = asyncio.get_running_loop()
        made: list[History] = []

        def say() -> None:
            # Who waited may have gone, and the loop with it.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(updating)

        def start() -> History:
            opened = open_database(path, plan, say)
            ours = opened.writable and opened.kept
            presence = Presence.announce(path) if ours else Presence(path, "memory", -1)
            made.append(cls(worker, path, opened, presence))
            return made[0]

        def close_made() -> None:
            for each in made:
                each._close()  # noqa: SLF001  (of this very class)

        try:
            return await worker.run(start)
        except asyncio.CancelledError:
            worker.post(close_made)
            worker.close()
            raise

    async def close(self) -> None:
        """Finish what was asked, fold the log into the file, and close it."""
        try:
            await self._worker.run(self._close)
        except WorkerClosedError:
            return
        self._worker.stop(1.0)

    def stop(self, timeout: float) -> bool:
        """Take no more work and wait up to `timeout` seconds for what was asked; for shutdown."""
        return self._worker.stop(timeout)

    async def prepare(self, new: NewAttempt) -> Row:
        """Put an attempt on disk, past a power cut, before anything leaves this machine."""
        if not self.writable:
            raise HistoryError(Trouble.READ_ONLY)
        return await self._change(True, journal.prepare, self._presence.token, new)

    async def sending(self, attempt: int, at: float) -> Row:
        """Note, past a power cut, that the first byte is about to leave; `at` in seconds UTC.

        Raises `conflict` when the attempt has ended already: then nothing may leave.
        """
        return await self._change(True, journal.sending, attempt, at)

    async def hold(self, attempt: int, at: float, reason: str) -> Row:
        """Note, past a power cut, that the last try was certainly not processed; another follows.

        Without this a crash while waiting for the next try would leave an `unknown`.
        """
        return await self._change(True, journal.hold, attempt, at, reason)

    async def finish(self, attempt: int, ending: Ending) -> Row:
        """Note how the attempt ended. Only an `unknown` may be finished again."""
        return await self._change(False, journal.finish, attempt, ending)

    async def note(self, attempt: int, step: Step) -> None:
        """Add a line to the attempt's trail."""
        await self._do(journal.note, attempt, step)

    async def delivery(self, attempt: int, word: str, at: float, why: str = "") -> Row:
        """Note what became of the message: moves forward only, see `delivery.advanced`."""
        return await self._do(journal.deliver, attempt, word, Step(at, word, why))

    async def open_attempts(self) -> list[tuple[int, str, str, str]]:
        """List what the service's list is to be asked about: id, profile id, name, delivery."""
        return await self._do(following.read_open) if self.writable else []

    async def watched(self, attempts: Sequence[int]) -> list[Watched]:
        """Read attempts with what is needed to find them in the service's list."""
        found: list[Watched] = []
        for start in range(0, len(attempts), _SOME):
            found += await self._do(following.read_watched, tuple(attempts[start : start + _SOME]))
        return found

    async def between(self, to: str, sender: str, since: float, until: float) -> list[Watched]:
        """Read the attempts to a recipient from a sender that were made in a span of time."""
        return await self._do(following.read_between, to, sender, since, until)

    async def unknown_between(
        self, to: str, sender: str, since: float, until: float
    ) -> list[Watched]:
        """Read those of them of which it is not known whether they were sent."""
        return await self._do(following.read_unknown_between, to, sender, since, until)

    async def was_written_to(self, number: str, profile_id: str, endpoint: str) -> bool:
        """Whether a message to this number was accepted from this profile at this endpoint.

        What went to a sandbox does not count, nor what was sent before version 1.2 of the file.
        """
        return await self._do(queries.was_written_to, number, profile_id, endpoint)

    async def known_ids(self, message_ids: Sequence[str]) -> frozenset[str]:
        """Say which of these MessageIds belong to attempts already."""
        return await self._do(following.known_ids, tuple(message_ids))

    async def resolve(self, attempt: int, message_id: str, at: float) -> Row:
        """Note that an `unknown` was found; raises `conflict` if the MessageId is another's."""
        return await self._do(following.resolve, attempt, message_id, at)

    async def looked(self, attempt: int, at: float, *, follow: bool, facts: str = "") -> Row:
        """Note that an `unknown` was looked for in vain; `follow` if it will be again."""
        return await self._do(following.looked, attempt, at, follow, facts)

    async def take_news(self, news: Sequence[News]) -> list[Row]:
        """Note what became of messages; forward only. Returns the rows that changed."""
        rows: list[Row] = []
        for start in range(0, len(news), _SOME):
            rows += await self._do(following.take_news, tuple(news[start : start + _SOME]))
        return rows

    async def reconcile(self, at: float) -> tuple[Row, ...]:
        """Close what an earlier run left open: `prepared` → `not_sent`, `sending` → `unknown`.

        Attempts of another window that still runs are left alone. Returns the changed rows.
        """
        if not self.writable:
            return ()
        return await self._do(journal.reconcile, self._presence, at)

    async def first_ids(
        self, wanted: Filter = EVERYTHING, limit: int = PAGE, after: int | None = None
    ) -> array[int]:
        """List the first `limit` ids, or the next ones `after` an id already listed.

        It may be fewer, so that other work gets its turn; none only if nothing follows.
        """
        return await self._do(listing.read_ids, wanted, limit, after, self._least)

    async def ids(self, wanted: Filter = EVERYTHING) -> array[int]:
        """List all ids, in portions, so that other work gets its turn in between."""
        found: array[int] = array("q")
        while True:
            portion = await self.first_ids(wanted, _CHUNK, found[-1] if found else None)
            found.extend(portion)
            if not portion:
                return found

    async def changed_elsewhere(self) -> bool:
        """Whether another window has changed the file since this was asked last."""
        before, self._version = self._version, await self._do(data_version)
        return self._version != before

    async def rows(self, ids: Sequence[int]) -> list[Row]:
        """Read rows in the order asked; one that has been deleted meanwhile is left out."""
        return await self._do(queries.read_rows, tuple(ids))

    def begin_rows(self, ids: Sequence[int]) -> Awaitable[list[Row]]:
        """Have rows read from now on; what is given is waited for as `rows`."""
        begun = self._worker.begin(queries.read_rows, self._connection, tuple(ids))
        return self._guarded(begun)

    async def entry(self, attempt: int) -> Entry:
        """Read everything that is kept of one attempt."""
        return await self._do(queries.read_entry, attempt)

    async def entries(self, attempts: Sequence[int]) -> list[Entry]:
        """Read everything that is kept of these; one that has been deleted is left out."""
        return await self._do(queries.read_entries, tuple(attempts))

    async def accounts(self) -> list[tuple[str, str]]:
        """List the accounts that occur: key, and the profile's name when it was last used."""
        return await self._do(listing.read_accounts)

    async def count(self, wanted: Filter = EVERYTHING) -> int:
        """Count what the filter lets through."""
        return await self._do(listing.count_rows, wanted)

    async def count_older_than(self, at: float) -> int:
        """Count what `delete_older_than` would delete."""
        return await self._do(retention.count_older, at)

    async def delete_older_than(self, at: float) -> int:
        """Delete ended attempts made before `at`, for good; tell how many. May take a while."""
        total = 0
        while deleted := await self._do(retention.delete_some, at):
            total += deleted
        while total and await self._do(retention.shrink_some):
            pass
        return total

    async def _change(
        self,
        durable: bool,
        fn: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Write something together with what else is asked for at the same time."""
        work = self._changes.make(lambda at: fn(at, *args, **kwargs), durable=durable)
        return cast("T", await self._guarded(work))

    async def _do(
        self, fn: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._guarded(self._worker.run(fn, self._connection, *args, **kwargs))

    async def _guarded(self, work: Awaitable[T]) -> T:
        try:
            return await work
        except WorkerClosedError as error:
            raise HistoryError(Trouble.CLOSED) from error
        except sqlite3.Error as error:
            problem = trouble_of(error)
            if problem.kind is Trouble.DAMAGED and self.kept and self.writable:
                await self._worker.run(mark_damaged, self._path)
            raise problem from error

    def _close(self) -> None:
        self._connection.close()
        self._presence.leave()
