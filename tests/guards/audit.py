"""Watches what the interpreter itself reports (PEP 578): a guard that no import trick walks around.

An audit hook cannot be taken away again, so one is installed for the process, and does nothing but
while a test runs. It sees Python's own calls; what Qt does in C++ is led elsewhere by the
environment (see `home.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Check = Callable[[tuple[Any, ...]], None]


class ForbiddenError(RuntimeError):
    """A test did what no test may do; `str()` says what."""


class _Watch:
    """Which events are looked at, and what was found."""

    def __init__(self) -> None:
        self.armed = False
        self.checks: dict[str, Check] = {}
        self.violations: list[str] = []

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.armed:
            return
        check = self.checks.get(event)
        if check is None:
            return
        try:
            check(arguments)
        except ForbiddenError as violation:
            # The program may take this for an ordinary failure, so it is also kept for the end.
            self.violations.append(str(violation))
            raise


_watch = _Watch()
sys.addaudithook(_watch.hook)


def watch_for(checks: dict[str, Check]) -> None:
    """Add checks by the name of the audit event; a check raises `ForbiddenError`."""
    _watch.checks.update(checks)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Arm the checks for one test; yields the list that the violations are added to."""
    _watch.violations = []
    _watch.armed = True
    try:
        yield _watch.violations
    finally:
        _watch.armed = False
