"""Changes that are asked for together: one commit, told of afterwards, and none spoils another."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.changes import Changes
from chatapp_desktop.store.history.worker import Worker, WorkerClosedError


class Counting(sqlite3.Connection):
    """Notes each transaction and how durable it was."""

    def __init__(self, path: str) -> None:
        super().__init__(path, isolation_level=None, check_same_thread=False)
        self.begun: list[int] = []
        self.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        if statement.startswith("BEGIN"):
            self.begun.append(self._level)
        if "synchronous" in statement:
            self._level = 2 if "FULL" in statement else 1

    _level = 1


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Counting]:
    made = Counting(str(tmp_path / "some.sqlite3"))
    made.execute("PRAGMA journal_mode = WAL")
    made.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)")
    made.begun.clear()
    yield made
    made.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("changes")
    yield made
    assert made.stop(5)


def adding(number: int) -> Callable[[sqlite3.Connection], int]:
    def work(connection: sqlite3.Connection) -> int:
        connection.execute("INSERT INTO thing VALUES (?)", (number,))
        return number

    return work


def kept(path: Path) -> list[int]:
    with sqlite3.connect(path) as other:
        found = [number for (number,) in other.execute("SELECT id FROM thing ORDER BY id")]
    other.close()
    return found


async def held(worker: Worker) -> threading.Event:
    """Keep the thread busy until the event is set, so that changes gather."""
    go_on, begun = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait() -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(30)

    worker.post(wait)
    await begun.wait()
    return go_on


async def test_one_commit_for_many(connection: Counting, worker: Worker, tmp_path: Path) -> None:
    changes = Changes(worker, connection)
    go_on = await held(worker)
    asked = [
        asyncio.ensure_future(changes.make(adding(number), durable=number == 3))
        for number in range(20)
    ]
    await asyncio.sleep(0)
    go_on.set()
    # Whoever is told first finds all of it on disk already.
    assert await asked[0] == 0
    assert kept(tmp_path / "some.sqlite3") == list(range(20))
    assert await asyncio.gather(*asked) == list(range(20))
    assert connection.begun == [2]


async def test_what_need_not_be_durable_is_not(connection: Counting, worker: Worker) -> None:
    changes = Changes(worker, connection)
    await changes.make(adding(1), durable=False)
    await changes.make(adding(2), durable=True)
    await changes.make(adding(3), durable=False)
    assert connection.begun == [1, 2, 1]


@pytest.mark.parametrize("kind", ["refused", "broken", "wrong"])
async def test_one_that_fails_fails_alone(
    connection: Counting, worker: Worker, tmp_path: Path, kind: str
) -> None:
    def failing(at: sqlite3.Connection) -> None:
        at.execute("INSERT INTO thing VALUES (99)")
        if kind == "refused":
            raise HistoryError(Trouble.CONFLICT, "no")
        if kind == "broken":
            at.execute("INSERT INTO nothing VALUES (1)")
        raise ZeroDivisionError

    changes = Changes(worker, connection)
    go_on = await held(worker)
    asked = [
        asyncio.ensure_future(changes.make(work, durable=True))
        for work in (adding(1), failing, adding(2))
    ]
    await asyncio.sleep(0)
    go_on.set()
    found = await asyncio.gather(*asked, return_exceptions=True)
    expected = {"refused": HistoryError, "broken": sqlite3.Error, "wrong": ZeroDivisionError}
    assert [found[0], found[2]] == [1, 2]
    assert isinstance(found[1], expected[kind])
    assert kept(tmp_path / "some.sqlite3") == [1, 2]


async def test_what_is_asked_of_the_thread_afterwards_finds_it(
    connection: Counting, worker: Worker
) -> None:
    changes = Changes(worker, connection)
    go_on = await held(worker)
    asked = [
        asyncio.ensure_future(changes.make(adding(number), durable=True)) for number in range(150)
    ]
    await asyncio.sleep(0)
    counted = asyncio.ensure_future(
        worker.run(lambda: connection.execute("SELECT count(*) FROM thing").fetchone()[0])
    )
    await asyncio.sleep(0)
    go_on.set()
    assert await counted == 150
    await asyncio.gather(*asked)


async def test_who_has_gone_before_it_began_gets_nothing_written(
    connection: Counting, worker: Worker, tmp_path: Path
) -> None:
    changes = Changes(worker, connection)
    go_on = await held(worker)
    first = asyncio.ensure_future(changes.make(adding(1), durable=True))
    second = asyncio.ensure_future(changes.make(adding(2), durable=True))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    go_on.set()
    await second
    assert kept(tmp_path / "some.sqlite3") == [2]


async def test_nothing_is_taken_after_the_end(connection: Counting) -> None:
    worker = Worker("ended")
    changes = Changes(worker, connection)
    worker.close()
    with pytest.raises(WorkerClosedError):
        await changes.make(adding(1), durable=True)
