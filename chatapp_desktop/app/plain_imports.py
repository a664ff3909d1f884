"""Imports as Python does them, although PySide6 is there.

PySide6 follows each import with a step of its own: it reads the module's source, and keeps it for
good, to see whether `from __feature__ import …` could be meant there. Nothing here uses that, and
it is done to every library as well: 30 ms of a start, and 10 MiB.
"""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401  (what is undone here comes with it)


def restore() -> None:
    """Undo that step for all modules imported from now on."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
