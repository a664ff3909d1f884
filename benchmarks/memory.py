"""Memory: what the idle window holds, over what an empty window holds.

The window is that of a first start, on the sandbox's profile; the sandbox itself is a process of
its own and does not count.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from statistics import median

import psutil

from benchmarks.table import Figure, hand_over, spread
from benchmarks.windows import EMPTY, OURS, opened

_ROUNDS = 3
_GOAL = 1.8
_MIB = 1024 * 1024
_CALM_SECONDS = 1.0
_PATIENCE_SECONDS = 15.0


def measure() -> Iterator[Figure]:
    """Weigh both once they have settled."""
    found: dict[str, list[dict[str, float]]] = {OURS: [], EMPTY: []}
    for _ in range(_ROUNDS):
        for module, weights in found.items():
            with opened(module) as window:
                process = psutil.Process(window.process.pid)
                _settle(process)
                weights.append(_weights(process))
    for name, words in (("rss", "resident"), ("uss", "its own alone")):
        ours = [each[name] for each in found[OURS]]
        empty = median(each[name] for each in found[EMPTY])
        goal = _GOAL if name == "rss" else None
        yield Figure(
            f"idle window, {words}", median(ours), "MiB", empty, "empty window", goal, spread(ours)
        )


def _settle(process: psutil.Process) -> None:
    """Wait until it has done nothing for a second. Raises SystemExit if it never rests."""
    end = time.monotonic() + _PATIENCE_SECONDS
    spent, calm_since = -1.0, time.monotonic()
    while time.monotonic() - calm_since < _CALM_SECONDS:
        if time.monotonic() > end:
            sys.exit("the window does not come to rest")
        time.sleep(0.05)
        now = sum(process.cpu_times()[:2])
        if now - spent > 0.011:  # a tick of the clock in which the system counts
            spent, calm_since = now, time.monotonic()


def _weights(process: psutil.Process) -> dict[str, float]:
    """The kinds of memory, in MiB."""
    full = process.memory_full_info()
    return {"rss": full.rss / _MIB, "uss": full.uss / _MIB}


if __name__ == "__main__":
    hand_over(measure())
