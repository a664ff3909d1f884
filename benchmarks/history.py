"""The history with a million rows: opening, searching, jumping, memory; in the real pane.

Each figure ends with painted rows. Opening counts from the closed file.
"""

from __future__ import annotations

import asyncio
import gc
import random
import shutil
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

import psutil

from benchmarks.desk import Painted
from benchmarks.history_file import FIRST, PROFILES, history_of
from benchmarks.table import Figure, hand_over, percentile, spread
from chatapp_desktop import aio
from chatapp_desktop.app.history.history_feed import HistoryFeed
from chatapp_desktop.app.start import make_application
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Filter, Row, State
from chatapp_desktop.ui.window import MainWindow

_LARGE = 1_000_000
_SMALL = 1_000
_ROUNDS = 7
_SEARCHES = 120
_JUMPS = 300
_MIB = 1024 * 1024


class Stage:
    """A window on one history, and the moments at which it has painted what was asked for."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pane = window.history
        self.table = self.pane.table
        self._shown = asyncio.Event()
        self._filled = asyncio.Event()
        self._whole = asyncio.Event()
        self._fresh = asyncio.Event()
        self._watched = Painted(self.table.viewport())
        self._watched.painting.connect(self._fresh.set)
        self._listen(self.pane)

    def _listen(self, pane: object) -> None:
        for name, event in (
            ("show_ids", self._shown),
            ("put_rows", self._filled),
            ("end_list", self._whole),
        ):
            setattr(pane, name, self._then(getattr(pane, name), event))

    def _then(self, method: Callable[..., None], event: asyncio.Event) -> Callable[..., None]:
        def called(*arguments: array[int] | Iterable[Row]) -> None:
            method(*arguments)
            event.set()
            self._fresh.clear()  # what is painted from now on has it

        return called

    async def open(self, path: Path) -> tuple[History, HistoryFeed, float]:
        """Open a history and paint its first rows; the time that takes, in ms."""
        self._shown.clear()
        self._whole.clear()
        started = time.perf_counter()
        history = await History.open(path)
        feed = HistoryFeed(self.window, history, _spawn)
        feed.show_matching()
        await self._shown.wait()
        await self._fresh.wait()
        return history, feed, 1000 * (time.perf_counter() - started)

    async def whole(self) -> None:
        """Wait until every id is there."""
        await self._whole.wait()

    async def search(self, text: str) -> float:
        """Type the last letter of a search; the time until what it finds is painted, in ms."""
        field = self.pane._search  # noqa: SLF001
        field.blockSignals(True)
        field.setText(text[:-1])
        field.blockSignals(False)
        self._shown.clear()
        started = time.perf_counter()
        field.insert(text[-1])
        await self._shown.wait()
        await self._fresh.wait()
        return 1000 * (time.perf_counter() - started)

    async def filter(self, wanted: Filter) -> float:
        """Choose other filters; the time until what they let through is painted, in ms."""
        self._shown.clear()
        started = time.perf_counter()
        self.pane.filter_changed.emit(wanted)
        await self._shown.wait()
        await self._fresh.wait()
        return 1000 * (time.perf_counter() - started)

    async def jump(self, place: int) -> float:
        """Go to a row far away and paint it with its contents, in ms."""
        self._filled.clear()
        self._fresh.clear()
        started = time.perf_counter()
        self.table.scrollTo(self.pane.model.index(place, 0), self.table.ScrollHint.PositionAtCenter)
        self.table.viewport().update()  # so that there is a painting, even if it was there already
        if self.pane.model.row_at(place) is None:
            await self._filled.wait()
        await self._fresh.wait()
        return 1000 * (time.perf_counter() - started)


def _spawn(work: object) -> asyncio.Task[None]:
    return aio.spawn(work, _fail)  # type: ignore[arg-type]  # what HistoryFeed makes


def _fail(error: BaseException) -> None:
    raise error


async def measure(folder: Path) -> None:
    """Measure everything, one figure after the other."""
    paths = {}
    for count in (_SMALL, _LARGE):
        paths[count] = folder / f"{count}.sqlite3"
        shutil.copyfile(history_of(count), paths[count])
    times: dict[int, list[float]] = {_SMALL: [], _LARGE: []}
    for _ in range(_ROUNDS):
        for count, path in paths.items():
            times[count].append(await _opening(path))
    hand_over(_opened(times))
    await _with_a_million(paths[_LARGE])


async def _opening(path: Path) -> float:
    window = _window()
    stage = Stage(window)
    history, _, took = await stage.open(path)
    await history.close()
    await asyncio.sleep(0.05)
    window.deleteLater()
    return took


def _opened(times: dict[int, list[float]]) -> list[Figure]:
    large, small = times[_LARGE], times[_SMALL]
    return [
        Figure(
            "open 1 M rows to the first painted", median(large), "ms", median(small),
            "the same with 1 k rows", 1.5, spread(large),
        ),
        Figure("open 1 M rows to the first painted", median(large), "ms", goal=100.0),
    ]  # fmt: skip


async def _with_a_million(path: Path) -> None:
    window = _window()
    stage = Stage(window)
    gc.collect()
    before = psutil.Process().memory_info().rss
    history, _feed, _ = await stage.open(path)
    await stage.whole()
    added = (psutil.Process().memory_info().rss - before) / _MIB
    hand_over([Figure("memory added by 1 M rows, all ids listed", added, "MiB", goal=40.0)])
    rng = random.Random(4)  # noqa: S311  (to be repeated)
    jumps = [await stage.jump(rng.randrange(_LARGE)) for _ in range(_JUMPS)]
    hand_over(
        [
            Figure(
                "jump to a random row, painted, p99", percentile(jumps, 0.99), "ms", goal=16.0,
                spread=spread(jumps),
            )
        ]
    )  # fmt: skip
    searches = [await stage.search(text) for text in _texts(rng)]
    hand_over(
        [
            Figure(
                "a letter more in the search in 1 M rows, painted, p95",
                percentile(searches, 0.95), "ms", goal=50.0, spread=spread(searches),
            )
        ]
    )  # fmt: skip
    filters = [await stage.filter(wanted) for wanted in _filters() for _ in range(_ROUNDS)]
    hand_over(
        [
            Figure(
                "another profile, and more, in the filters of 1 M rows, painted, p95",
                percentile(filters, 0.95), "ms", goal=50.0, spread=spread(filters),
            )
        ]
    )  # fmt: skip
    await history.close()
    await asyncio.sleep(0.05)
    window.deleteLater()


def _filters() -> list[Filter]:
    """A profile alone, two, and with an outcome or a time that few or none have."""
    one, two = (frozenset({key}) for _, key in PROFILES[:2])
    return [
        Filter(profiles=one),
        Filter(profiles=one | two),
        Filter(profiles=frozenset({"name:Nobody"})),
        Filter(profiles=one, states=frozenset({State.REJECTED})),
        Filter(profiles=two, states=frozenset({State.UNKNOWN})),
        Filter(profiles=two, since=FIRST + _LARGE - 600.0),
        Filter(text="invoice", profiles=one | two),
    ]


def _texts(rng: random.Random) -> list[str]:
    """What people type: pieces of numbers and ids, words, two words, Chinese, and nothing there."""
    kinds = (
        lambda: f"38044{rng.randrange(10_000_000):07d}"[: rng.randrange(1, 13)],
        lambda: str(rng.randrange(10_000)).zfill(4),
        lambda: f"{rng.randrange(_LARGE):024x}"[-rng.randrange(6, 24) :],
        lambda: rng.choice(("invoice", "您的", "发货", "замов", "winter boots", "order", "sale")),
        lambda: "nothing of the kind",
    )
    return [kinds[place % len(kinds)]() for place in range(_SEARCHES)]


def _window() -> MainWindow:
    window = MainWindow()
    window.show()
    return window


def main() -> int:
    application = make_application(["benchmark"])
    with tempfile.TemporaryDirectory() as folder:
        return aio.run(application, lambda: measure(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
