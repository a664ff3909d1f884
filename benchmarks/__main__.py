"""Runs the benchmarks, all or those named, and prints one table: `python -m benchmarks [NAME...]`.

Each subject is a module of this package that prints its figures when it is run. It runs in a
process of its own with a time limit, so that none can spoil or hold up another.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time

from benchmarks.table import Figure, Line, printed, taken_over

SUBJECTS = (
    *("start", "send", "switching", "templates", "memory", "typing", "looks"),
    *("burst", "keyring", "history", "campaign"),
)
_LIMIT_SECONDS = 60
# A million rows are made once, and 2,000 sends take their time.
_LIMITS = {"burst": 90, "keyring": 180, "history": 900, "campaign": 900}


def main() -> int:
    """Run what the command line names; 1 if a subject gave no figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SUBJECTS))
    wanted = parser.parse_args().names or SUBJECTS
    if unknown := set(wanted) - set(SUBJECTS):
        parser.error(f"no subject {', '.join(sorted(unknown))}; there are: {', '.join(SUBJECTS)}")
    before = _load()
    lines = [line for name in wanted for line in _run(name)]
    print(printed(lines))
    print(f"\n{_surroundings()}; load of the machine {before} before, {_load()} after")
    return 1 if any(line.reason for line in lines) else 0


def _run(name: str) -> list[Line]:
    print(f"{name} …", file=sys.stderr, flush=True)
    started = time.monotonic()
    limit = _LIMITS.get(name, _LIMIT_SECONDS)
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired as error:
        figures, reason = _partly(error.output), f"not done within {limit} s"
    else:
        figures = taken_over(done.stdout)
        reason = f"ended with {done.returncode}" if done.returncode else ""
    print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    lines = [Line(name, figure) for figure in figures]
    return [*lines, Line(name, None, reason)] if reason else lines


def _partly(output: bytes | str | None) -> list[Figure]:
    """Read the figures of a program that was ended before its time."""
    text = output.decode() if isinstance(output, bytes) else output or ""
    return taken_over(text.rpartition("\n")[0])


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _surroundings() -> str:
    from PySide6.QtCore import qVersion

    return (
        f"Python {platform.python_version()}, Qt {qVersion()}"
        f" ({os.environ.get('QT_QPA_PLATFORM', 'default platform')}),"
        f" {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    )


if __name__ == "__main__":
    sys.exit(main())
