"""Keeps what is in memory, the keys among it, out of the files that a crash may leave."""

from __future__ import annotations

import sys


def forbid_core_dumps() -> None:
    """Let no crash write this process's memory to a file; Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
