"""Switching MessageType: from the choice until form, checks and preview are repainted."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtWidgets import QComboBox

from benchmarks.desk import Desk, Painted, desk
from benchmarks.table import Figure, hand_over, percentile, spread
from chatapp_desktop.viber.message_types import MESSAGE_TYPES

_ROUNDS = 40
_GOAL_MS = 16.0


def measure() -> Iterator[Figure]:
    """Walk through all nine types, again and again."""
    with desk() as opened:
        painted = Painted(opened.window)
        choice = opened.find("MessageType")
        assert isinstance(choice, QComboBox)  # noqa: S101
        places = [choice.findData(name) for name in MESSAGE_TYPES]
        _settle(opened, painted)
        for place in places:
            _switch(opened, painted, choice, place)
        times = [
            _switch(opened, painted, choice, place) for _ in range(_ROUNDS) for place in places
        ]
    yield Figure("choice until repainted, p50", percentile(times, 0.5), "ms", spread=spread(times))
    yield Figure("choice until repainted, p99", percentile(times, 0.99), "ms", goal=_GOAL_MS)


def _switch(opened: Desk, painted: Painted, choice: QComboBox, place: int) -> float:
    """Choose once, in milliseconds."""
    started = time.perf_counter()
    choice.setCurrentIndex(place)
    return (_settle(opened, painted) - started) * 1000


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


if __name__ == "__main__":
    hand_over(measure())
