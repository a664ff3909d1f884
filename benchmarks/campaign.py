"""The campaign in full: 2,000 sends under random faults, and 100 kills; the account must be exact.

What is counted are wrongs: a duplicate, a message without a row, a row that says what is not so,
an unknown that could have been resolved and was not.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Figure, hand_over
from tests.support.account import Account
from tests.support.campaign import Campaign, kill_runs
from tests.support.sandbox import SandboxProcess

_SENDS = 2_000
_KILLS = 100
_SEED = 4


def measure(folder: Path) -> Iterator[Figure]:
    with SandboxProcess.start() as sandbox:
        path = folder / "sends.sqlite3"
        account = asyncio.run(Campaign(sandbox, path, _SEED).run(_SENDS))
    yield from _figures(f"{_SENDS} sends under faults", account)
    with SandboxProcess.start() as sandbox:
        account = asyncio.run(kill_runs(sandbox, folder / "kills.sqlite3", _KILLS, _SEED))
    yield from _figures(f"{_KILLS} kills in mid-send", account)


def _figures(words: str, account: Account) -> Iterator[Figure]:
    print(account.line(), file=sys.stderr, flush=True)
    wrongs = sum(len(found) for found in account.faults.values())
    wrongs += account.integrity != "ok"
    yield Figure(f"{words}: wrongs", wrongs, "", goal=0.0, spread=f"{account.sent} rows")
    yield Figure(f"{words}: unknowns resolved", account.resolved, "")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        hand_over(measure(Path(folder)))
