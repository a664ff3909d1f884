"""Start: from the start of the process until the window is shown and a key has arrived in it.

The key is a real one, pressed as soon as the window manager has given the window the keyboard. Ours
and an empty window take turns, so that a busy machine is as hard on one as on the other. The first
start of each fills the caches and does not count.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.table import Figure, hand_over, spread
from benchmarks.windows import EMPTY, OURS, opened
from benchmarks.x11 import NOBODY, Keyboard

_ROUNDS = 15
_GOAL = 2.0


@dataclass(frozen=True, slots=True)
class Started:
    """One start, in milliseconds."""

    waited: float
    computed: float


def measure() -> Iterator[Figure]:
    """Time both; needs a private screen, because it types."""
    if os.environ.get("TEST_SCREEN") != "private":
        sys.exit("needs a virtual screen; run it by `make bench`")
    starts: dict[str, list[Started]] = {OURS: [], EMPTY: []}
    with Keyboard() as keyboard:
        nobody = (*NOBODY, keyboard.focus())
        for _ in range(1 + _ROUNDS):
            for module, values in starts.items():
                values.append(_start(keyboard, nobody, module))
    ours, empty = starts[OURS][1:], starts[EMPTY][1:]
    yield _figure(
        "process start until it takes a key",
        [each.waited for each in ours],
        [each.waited for each in empty],
        _GOAL,
    )
    yield _figure(
        "processor time until then",
        [each.computed for each in ours],
        [each.computed for each in empty],
        None,
    )


def _figure(
    words: str, ours: Sequence[float], empty: Sequence[float], goal: float | None
) -> Figure:
    return Figure(words, median(ours), "ms", median(empty), "empty window", goal, spread(ours))


def _start(keyboard: Keyboard, nobody: Container[int], module: str) -> Started:
    """Start one window; `nobody` are the windows that have the keys when none is open."""
    keyboard.await_focus(lambda window: window in nobody)
    with opened(module) as child:
        keyboard.await_focus(lambda window: window not in nobody)
        keyboard.press(ord("1"))
        key = child.next_key()
        return Started((key.at - child.started) * 1000, key.processor * 1000)


if __name__ == "__main__":
    hand_over(measure())
