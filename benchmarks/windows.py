"""Windows in processes of their own: ours and the empty one, from the start of the process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

OURS = "benchmarks.our_window"
EMPTY = "benchmarks.empty_window"


@dataclass(frozen=True, slots=True)
class Key:
    """When a key arrived in a window, and what its process had computed until then."""

    at: float
    """Seconds of the monotonic clock."""
    processor: float
    """Seconds of all its threads."""


class Window:
    """A window's process, which tells of each key."""

    def __init__(self, module: str, surroundings: Mapping[str, str] | None = None) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**_environment(), **(surroundings or {})},
        )

    def next_key(self) -> Key:
        """Wait for a key to arrive. Raises RuntimeError if the process ends instead."""
        assert self.process.stdout is not None  # noqa: S101
        while line := self.process.stdout.readline():
            if line[0].isdigit():
                return Key(*map(float, line.split()))
        raise RuntimeError("the window has gone")

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


def _environment() -> dict[str, str]:
    """As an installed program has it: with compiled modules, which a build machine may not keep."""
    env = dict(os.environ)
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


@contextmanager
def opened(module: str, surroundings: Mapping[str, str] | None = None) -> Iterator[Window]:
    """Start a window, with more in its environment if need be; it is gone afterwards."""
    window = Window(module, surroundings)
    try:
        yield window
    finally:
        window.end()
