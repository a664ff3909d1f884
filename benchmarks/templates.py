"""5,000 templates: from a key in the search to the filtered list; opening from the disk copy."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTableView

from benchmarks.desk import Desk, Painted, desk
from benchmarks.table import Figure, hand_over, percentile, spread
from chatapp_desktop.store.templates import TemplateStore
from chatapp_desktop.viber.languages import LANGUAGES
from chatapp_desktop.viber.template import Key, Listed

_COUNT = 5_000
_TYPED = ("order 4321", "generated", "zu hello ann", "nothing like this", "04")
_ROUNDS = 6
_OPENINGS = 25
_WARM_TENTHS = 60
_GOAL_KEY_MS = 16.0
_GOAL_OPEN_MS = 50.0


def measure() -> Iterator[Figure]:
    """Type into the search, then open the picker again and again."""
    with desk() as opened:
        times = _typing(opened)
        first, again = _openings(opened)
    yield Figure("key until the list is painted, p50", percentile(times, 0.5), "ms")
    yield Figure(
        "key until the list is painted, p99",
        percentile(times, 0.99),
        "ms",
        goal=_GOAL_KEY_MS,
        spread=spread(times),
    )
    yield Figure("first opening from the disk copy", first, "ms", goal=_GOAL_OPEN_MS)
    yield Figure(
        "opening from the disk copy, p50",
        percentile(again, 0.5),
        "ms",
        goal=_GOAL_OPEN_MS,
        spread=spread(again),
    )


def _rows() -> tuple[Listed, ...]:
    return tuple(
        Listed(
            f"{number * 7919:032x}",
            LANGUAGES[number % len(LANGUAGES)],
            f"generated_order_{number:05}",
            "text",
            "pass" if number % 10 else "fail",
            "",
            1_735_689_600_000 + number * 60_000,
        )
        for number in range(_COUNT)
    )


def _words(row: Listed) -> str:
    return f"Hello $(name), this is the text of {row.name}, and it goes on for a sentence more."


def _typing(opened: Desk) -> list[float]:
    """Every key's time in milliseconds, until nothing is left to be painted."""
    rows = _rows()
    picker = opened.window.form.templates
    opened.window.set_draft(opened.draft(Type="template"))
    picker.show_rows(rows, time.time())
    picker.put_words({row.key: _words(row) for row in rows})
    painted, search = Painted(opened.window), opened.find("template_search")
    search.setFocus()
    _settle(opened, painted)
    times = []
    for _ in range(_ROUNDS):
        for text in _TYPED:
            for key in (*text, *[Qt.Key.Key_Backspace] * len(text)):
                started = time.perf_counter()
                if isinstance(key, str):
                    QTest.keyClicks(search, key)
                else:
                    QTest.keyClick(search, key)
                times.append((_settle(opened, painted) - started) * 1000)
    QTest.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(search, Qt.Key.Key_Delete)
    picker.show_rows((), 0.0)
    opened.window.set_draft(opened.draft())
    _settle(opened, painted)
    return times


def _settle(opened: Desk, painted: Painted) -> float:
    """Let the window do all it has to; the moment when it was done."""
    done, idle = time.perf_counter(), 0
    while idle < 3:  # a timer of zero, a layout, a painting: each may come a turn after the other
        before = painted.seen
        opened.application.processEvents()
        if painted.seen == before:
            idle += 1
        else:
            done, idle = time.perf_counter(), 0
    return done


def _openings(opened: Desk) -> tuple[float, list[float]]:
    """The first opening and those after it, in milliseconds, with all services at work."""
    _fill(opened.places.templates, opened.profile.id)
    table = opened.find("template_list")
    assert isinstance(table, QTableView)  # noqa: S101
    painted = Painted(table.viewport())
    times: list[float] = []

    async def work() -> None:
        # The start and the first connection, made when typing begins, have their own benchmarks.
        QTest.keyClicks(opened.find("To"), "1")
        for _ in range(_WARM_TENTHS):
            await asyncio.sleep(0.1)
            if "httpcore" in sys.modules:
                break
        await asyncio.sleep(1.0)
        shown = asyncio.Event()
        painted.painting.connect(lambda: shown.set() if table.model().rowCount() else None)
        choice = opened.find("Type")
        assert isinstance(choice, QComboBox)  # noqa: S101
        started = time.perf_counter()
        choice.setCurrentIndex(choice.findData("template"))
        await shown.wait()
        times.append((time.perf_counter() - started) * 1000)
        for _ in range(_OPENINGS):
            await asyncio.sleep(0.3)
            shown.clear()
            started = time.perf_counter()
            # As when another profile is chosen: all is forgotten, and read anew.
            opened.window.profile_chosen.emit(opened.profile.id)
            await shown.wait()
            times.append((time.perf_counter() - started) * 1000)

    opened.live(work)
    return times[0], times[1:]


def _fill(path: Path, profile: str) -> None:
    rows = _rows()
    TemplateStore(path).save(profile, rows, time.time())
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO detail VALUES (?, ?, ?, ?, ?, ?, '{}')",
            [(profile, *Key(*row[:2]), time.time(), row.updated, _words(row)) for row in rows],
        )
        connection.commit()


if __name__ == "__main__":
    hand_over(measure())
