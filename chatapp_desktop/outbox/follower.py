"""Follows every message until its fate is known: unknowns are looked up, accepted ones polled.

Each account has a lane of its own, which asks the service's list one call at a time: at 3 s, 6 s,
12 s … after the send, many messages in one call. What is still open is kept in the history, so a
restart goes on where the last run stopped.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from chatapp_desktop.outbox.events import Connection, Refusal
from chatapp_desktop.outbox.looking import (
    Looked,
    Looker,
    PausedError,
    by_recipient,
    by_sender,
    deadline,
    is_open,
)
from chatapp_desktop.outbox.outbox import Connect, Spawn
from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Row, State, Watched, account_key

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often the list is asked, in seconds."""

    first: float = 3.0
    """Doubled after each look."""
    longest: float = 3_600.0
    looks: int = 9
    """So often an unknown is looked for: about 13 minutes."""
    spacing: float = 0.2
    """Between two calls of one account; sends need the pace more."""
    offline_first: float = 5.0
    offline_longest: float = 300.0


@dataclass(frozen=True, slots=True)
class FateEvent:
    """Something became known about a message after its send had ended."""

    row: Row
    looked_up: bool = False
    """Whether it is, or was until now, an unknown."""


@dataclass(frozen=True, slots=True)
class PauseEvent:
    """The list of an account cannot be read for now (`reason` is a code), or can again (empty)."""

    account: str
    reason: str
    offline: bool = False
    denied: str = ""
    """The RAM action that is missing, if that is the reason."""


FollowListener = Callable[[FateEvent | PauseEvent], None]


class Follower:
    """One for the whole program. `connect` is asked with `account_key` of a row."""

    def __init__(
        self,
        history: History,
        connect: Connect,
        listener: FollowListener,
        spawn: Spawn,
        *,
        clock: Callable[[], float] = time.time,
        rhythm: Rhythm | None = None,
    ) -> None:
        self.history = history
        self.connect = connect
        self.listener = listener
        self.clock = clock
        self.rhythm = rhythm or Rhythm()
        self._spawn = spawn
        self._lanes: dict[str, _Lane] = {}

    async def start(self) -> None:
        """Go on with everything that the last run left open. Raises HistoryError."""
        for attempt, profile_id, profile, _ in await self.history.open_attempts():
            self._lane(account_key(profile_id, profile)).add(attempt, 0.0)

    def take(self, row: Row) -> None:
        """Follow an attempt whose send has ended; an unknown is looked up at once."""
        if row.follow and row.id > 0:
            wait = 0.0 if row.state is State.UNKNOWN else self.rhythm.first
            self._lane(row.account).add(row.id, wait)

    async def refresh(self, row: Row) -> str:
        """Look now, whatever the plan says; the reason if the list cannot be read, else empty."""
        return await self._lane(row.account).refresh(row.id)

    def retry(self) -> None:
        """Try at once what was held up; for new keys, or a network that is back."""
        for lane in self._lanes.values():
            lane.retry()

    @property
    def waiting(self) -> int:
        """How many messages are followed."""
        return sum(len(lane.items) for lane in self._lanes.values())

    async def close(self) -> None:
        """Stop; what is open stays so in the history."""
        tasks = [lane.task for lane in self._lanes.values() if lane.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def report(self, error: Exception) -> None:
        """Hand an error that nobody foresaw to the error handler of whoever spawns tasks."""
        self._spawn(_raising(error))

    def _lane(self, account: str) -> _Lane:
        lane = self._lanes.get(account)
        if lane is None:
            lane = self._lanes[account] = _Lane(self, account)
            lane.task = self._spawn(lane.run())
        return lane


async def _raising(error: Exception) -> None:
    raise error


def _history_code(error: HistoryError) -> str:
    return "History.DiskFull" if error.kind is Trouble.FULL else "History.Unavailable"


def _pause_event(account: str, trouble: PausedError) -> PauseEvent:
    return PauseEvent(account, trouble.reason, trouble.offline, trouble.denied)


@dataclass(slots=True)
class _Item:
    """One attempt in a lane's plan."""

    due: float
    tries: int = 0
    missed: bool = False
    forced: list[asyncio.Future[str]] = field(default_factory=list)


class _Lane:
    """One account's messages and the task that asks for them."""

    def __init__(self, follower: Follower, account: str) -> None:
        self._follower = follower
        self._account = account
        self._rhythm = follower.rhythm
        self.items: dict[int, _Item] = {}
        self.task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._next = float("inf")
        self._paused_until = 0.0
        self._pause = 0.0
        self._reason = ""

    def add(self, attempt: int, wait: float) -> None:
        due = time.monotonic() + wait
        item = self.items.setdefault(attempt, _Item(due))
        item.due = min(item.due, due)
        if due < self._next:
            self._wake.set()

    async def refresh(self, attempt: int) -> str:
        done: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.add(attempt, 0.0)
        self.items[attempt].forced.append(done)
        self.retry()
        return await done

    def retry(self) -> None:
        """Try at once what a pause has held up."""
        self._paused_until = 0.0
        self._wake.set()

    async def run(self) -> None:
        while True:
            await self._until_due()
            ids = self._due()
            try:
                await self._round(ids)
            except PausedError as trouble:
                self._put_off(ids, trouble)
            except HistoryError as error:
                if error.kind is Trouble.CLOSED:
                    return
                self._put_off(ids, PausedError(_history_code(error)))
            except Exception as error:  # noqa: BLE001
                # The one place where an error that nobody foresaw meets the following of messages:
                # it is reported by whoever spawns, and asking goes on. One strange answer must not
                # leave every message of the account without its fate.
                self._put_off(ids, PausedError("Program.Error"))
                self._follower.report(error)
            else:
                self._resume()

    async def _until_due(self) -> None:
        while True:
            self._wake.clear()
            self._next = min((item.due for item in self.items.values()), default=float("inf"))
            wait = None
            if self.items:
                wait = max(self._next, self._paused_until) - time.monotonic()
                if wait <= 0:
                    return
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    def _due(self) -> tuple[int, ...]:
        # What is due a little later comes along: one call serves many.
        now = time.monotonic() + self._rhythm.first / 4
        due = sorted((item.due, key) for key, item in self.items.items() if item.due <= now)
        return tuple(key for _, key in due[:_AT_ONCE])

    async def _round(self, ids: tuple[int, ...]) -> None:
        attempts = {each.row.id: each for each in await self._follower.history.watched(ids)}
        wanted = [each for each in attempts.values() if self._wants(each)]
        for key in set(ids) - {each.row.id for each in wanted}:
            self._drop(key)
        if not wanted:
            return
        connection = await self._follower.connect(self._account)
        looker = self._looker(connection)
        unknown = [each for each in wanted if each.row.state is State.UNKNOWN]
        accepted = [each for each in wanted if each.row.state is State.ACCEPTED]
        for group in by_recipient(unknown):
            final = frozenset(e.row.id for e in group if self._is_last_look(e.row.id))
            self._after_look(group, await looker.look_up(group, final), final)
            await asyncio.sleep(self._rhythm.spacing)
        for group, wide in self._asking(accepted):
            looked = await looker.follow(group, wide=wide)
            self._after_follow(group, looked)
            # A span of time in which thousands were sent has many pages, whoever is looked for:
            # they are read less often, and for more messages at once.
            rest = min(looked.pages * self._rhythm.spacing, self._rhythm.first / 3)
            await asyncio.sleep(rest)

    def _wants(self, attempt: Watched) -> bool:
        item = self.items.get(attempt.row.id)
        forced = item is not None and bool(item.forced)
        return is_open(attempt) and (forced or bool(attempt.row.follow))

    def _looker(self, connection: Connection) -> Looker:
        if isinstance(connection, Refusal):
            raise PausedError(connection.code)
        return Looker(self._follower.history, connection, self._follower.clock)

    def _asking(self, accepted: Sequence[Watched]) -> list[tuple[list[Watched], bool]]:
        """Plan the calls: many messages in one, those that it did not show one by one."""
        missed = [each for each in accepted if self.items[each.row.id].missed]
        together = [each for each in accepted if not self.items[each.row.id].missed]
        return [
            *((group, False) for group in by_sender(together)),
            *((group, True) for group in by_recipient(missed)),
        ]

    def _is_last_look(self, key: int) -> bool:
        return self.items[key].tries + 1 >= self._rhythm.looks

    def _after_look(self, group: Sequence[Watched], looked: Looked, final: frozenset[int]) -> None:
        self._tell(looked.rows, looked_up=True)
        states = {row.id: row.state for row in looked.rows}
        for each in group:
            key = each.row.id
            if states.get(key) is State.ACCEPTED:
                self._drop(key)
                self.add(key, self._rhythm.first)
            elif key in looked.early:
                self._again(key, self.items[key].tries)
            elif key in final:
                self._drop(key)
            else:
                self._again(key, self.items[key].tries + 1)

    def _after_follow(self, group: Sequence[Watched], looked: Looked) -> None:
        self._tell(looked.rows, looked_up=False)
        rows = {row.id: row for row in looked.rows}
        now = self._follower.clock()
        for each in group:
            key = each.row.id
            row = rows.get(key, each.row)
            self.items[key].missed = key in looked.missed
            if not row.follow:
                self._drop(key)
            else:
                self._again(key, self.items[key].tries + 1, deadline(each) - now)

    def _again(self, key: int, tries: int, at_most: float = float("inf")) -> None:
        item = self.items[key]
        item.tries = tries
        wait = min(self._rhythm.first * 2 ** min(tries, 30), self._rhythm.longest)
        item.due = time.monotonic() + max(self._rhythm.first, min(wait, at_most))
        self._answer(item, "")

    def _drop(self, key: int) -> None:
        if (item := self.items.pop(key, None)) is not None:
            self._answer(item, "")

    @staticmethod
    def _answer(item: _Item, reason: str) -> None:
        for waiting in item.forced:
            if not waiting.done():
                waiting.set_result(reason)
        item.forced.clear()

    def _put_off(self, ids: Sequence[int], trouble: PausedError) -> None:
        rhythm = self._rhythm
        self._pause = min(max(self._pause * 2, rhythm.offline_first), rhythm.offline_longest)
        self._paused_until = time.monotonic() + max(self._pause, trouble.wait)
        for key in ids:
            if item := self.items.get(key):
                self._answer(item, trouble.reason)
        if self._reason != trouble.reason:
            self._reason = trouble.reason
            self._follower.listener(_pause_event(self._account, trouble))

    def _resume(self) -> None:
        self._pause = self._paused_until = 0.0
        if self._reason:
            self._reason = ""
            self._follower.listener(PauseEvent(self._account, ""))

    def _tell(self, rows: Sequence[Row], *, looked_up: bool) -> None:
        for row in rows:
            self._follower.listener(FateEvent(row, looked_up))
