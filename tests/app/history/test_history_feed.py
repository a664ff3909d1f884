"""The list of the history comes to its end, however often messages change meanwhile."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.history import history_feed
from chatapp_desktop.app.history.history_feed import HistoryFeed
from chatapp_desktop.store.history.history import EVERYTHING, History
from chatapp_desktop.store.history.records import Ending, Filter, Row, State
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.window import MainWindow
from tests.support.attempts import attempt
from tests.support.hands import Hands

Play = Callable[[Coroutine[Any, Any, None]], None]
COUNT = 200
FIRST = 64
PORTION = 20
PORTIONS = -(-(COUNT - FIRST) // PORTION) + 1
"""The last of them is empty: only then is it known that nothing follows."""


class Slow:
    """A history that lists its next portion when the test allows it."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._allowed = asyncio.Semaphore(0)
        self.asked: list[int | None] = []
        self._changed = asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._history, name)

    async def first_ids(
        self, wanted: Filter = EVERYTHING, limit: int = 0, after: int | None = None
    ) -> array[int]:
        self.asked.append(after)
        self._changed.set()
        await self._allowed.acquire()
        return await self._history.first_ids(wanted, limit, after)

    async def let(self, portions: int) -> None:
        """Allow so many, and wait until the one after them is asked for."""
        goal = len(self.asked) + portions
        for _ in range(portions):
            self._allowed.release()
        await self._until(lambda: len(self.asked) >= goal)

    async def asked_for(self, lists: int) -> None:
        """Wait until so many lists have begun."""
        await self._until(lambda: self.asked.count(None) >= lists)

    async def _until(self, happened: Callable[[], bool]) -> None:
        while not happened():
            self._changed.clear()
            await self._changed.wait()


class Scene:
    """A window on a history of which every message is unknown, and the filter asks for those."""

    def __init__(self, window: MainWindow, history: History) -> None:
        self.window = window
        self.history = history
        self.slow = Slow(history)
        self.tasks: list[asyncio.Task[None]] = []
        self.hands = Hands(window)
        self.hands.choose("filter_outcome", State.UNKNOWN)
        self.feed = HistoryFeed(window, self.slow, self._spawn)  # type: ignore[arg-type]

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        self.tasks.append(asyncio.get_running_loop().create_task(work))
        return self.tasks[-1]

    async def listed(self) -> None:
        """Wait until nothing is listed any more; everything is allowed by now."""
        while left := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(left)
        for task in self.tasks:
            if not task.cancelled():
                task.result()

    @property
    def ids(self) -> list[int]:
        model = self.window.history.model
        return [model.id_at(place) for place in range(model.rowCount())]

    async def found(self, number: int) -> Row:
        """An unknown is found in the service's list."""
        return await self.history.resolve(number, f"MID-{number}", 2000.0)


@asynccontextmanager
async def scene(window: MainWindow, path: Path) -> AsyncIterator[Scene]:
    history = await History.open(path)
    try:
        for number in range(1, COUNT + 1):
            row = await history.prepare(attempt(f"text {number}", at=1000.0 + number))
            await history.sending(row.id, 1001.0 + number)
            await history.finish(row.id, Ending(State.UNKNOWN, 1002.0 + number))
        yield Scene(window, history)
    finally:
        await history.close()


@pytest.fixture
def play(qtbot: QtBot, loop: asyncio.AbstractEventLoop) -> Play:
    """Do something in the loop that the window lives in."""

    def play(work: Coroutine[Any, Any, None]) -> None:
        task = loop.create_task(work)
        qtbot.waitUntil(task.done, timeout=30_000)
        task.result()

    return play


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(history_feed, "_MORE_FILTERED", PORTION)
    made = MainWindow()
    made.take_intents()
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    made.deleteLater()


def test_changes_meanwhile_are_listed_once_and_afterwards(
    play: Play, window: MainWindow, tmp_path: Path
) -> None:
    async def go() -> None:
        async with scene(window, tmp_path / "history.db") as here:
            here.feed.show_matching(window.history.wanted)
            await here.slow.let(1)
            for number in range(5):
                await here.found(195 + number)
                here.feed.list_again()
                await here.slow.let(1)
            assert len(here.tasks) == 1, "the list that was being made has been given up"
            assert here.slow.asked.count(None) == 1
            await here.slow.let(PORTIONS - 5)
            assert here.ids == list(range(COUNT, 0, -1)), "what was read before it changed"
            assert here.slow.asked.count(None) == 2, (
                "and then once more, however often it was asked"
            )
            await here.slow.let(PORTIONS)
            here.slow._allowed.release()
            await here.listed()
            assert here.ids == [each for each in range(COUNT, 0, -1) if not 195 <= each <= 199]
            assert here.slow.asked.count(None) == 2

    play(go())


def test_the_list_neither_shrinks_nor_jumps_while_it_is_made_anew(
    play: Play, window: MainWindow, tmp_path: Path
) -> None:
    async def go() -> None:
        async with scene(window, tmp_path / "history.db") as here:
            for _ in range(100):
                here.slow._allowed.release()
            here.feed.show_matching(window.history.wanted)
            await here.listed()
            here.slow._allowed = asyncio.Semaphore(0)
            table = here.hands.find(QTableView, "history")
            table.scrollTo(window.history.model.index(150, 0), table.ScrollHint.PositionAtTop)
            top = table.rowAt(0)
            assert top > 100
            await here.found(199)
            here.feed.list_again()
            for _ in range(PORTIONS):
                await here.slow.let(1)
                assert window.history.model.rowCount() == COUNT
                assert table.rowAt(0) == top
            here.slow._allowed.release()
            await here.listed()
            assert window.history.model.rowCount() == COUNT - 1
            assert table.rowAt(0) == top - 1
            assert here.hands.cell(Column.TIME, top) != "…"

    play(go())


def test_another_filter_does_not_wait_for_the_list_before(
    play: Play, window: MainWindow, tmp_path: Path
) -> None:
    async def go() -> None:
        async with scene(window, tmp_path / "history.db") as here:
            here.feed.show_matching(window.history.wanted)
            await here.slow.let(2)
            here.feed.list_again()
            here.hands.choose("filter_outcome", State.ACCEPTED)
            assert len(here.tasks) > 1
            assert all(task.cancelling() for task in here.tasks[:-1])
            for _ in range(3):
                here.slow._allowed.release()
            await here.listed()
            assert here.ids == []

    play(go())


def test_one_that_is_resolved_while_it_is_read_stays_before_the_operator(
    play: Play, window: MainWindow, tmp_path: Path
) -> None:
    async def go() -> None:
        async with scene(window, tmp_path / "history.db") as here:
            for _ in range(100):
                here.slow._allowed.release()
            here.feed.show_matching(window.history.wanted)
            await here.listed()
            table = here.hands.find(QTableView, "history")
            where = table.visualRect(window.history.model.index(2, 0)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
            await here.listed()
            assert window.history.details.entry_id == 198
            for number in (199, 198):
                window.history.put_fates([await here.found(number)])
            lists = here.slow.asked.count(None)
            # One that the filter lets through has the list made anew.
            row = await here.history.prepare(attempt("another", at=3000.0))
            await here.history.sending(row.id, 3001.0)
            row = await here.history.finish(row.id, Ending(State.UNKNOWN, 3002.0))
            window.history.put_newest([(row.id, row)])
            await here.slow.asked_for(lists + 1)
            await here.listed()
            assert here.ids[:4] == [row.id, 200, 198, 197]
            chosen = table.selectionModel().selectedRows()
            assert [each.row() for each in chosen] == [2]
            assert here.hands.shows(State.ACCEPTED, 2)
            assert window.history.details.entry_id == 198
            QTest.keyClick(table, Qt.Key.Key_Down)
            await here.listed()
            assert window.history.details.entry_id == 197
            here.feed.list_again()
            await here.listed()
            assert here.ids[:3] == [row.id, 200, 197]

    play(go())
