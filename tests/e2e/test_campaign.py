"""Random faults, cancellations, restarts and kills; afterwards the account must be exact.

The full campaign (2,000 sends, 100 kills) is `make bench`'s; this is its first part.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.campaign import Campaign, kill_runs
from tests.support.sandbox import SandboxProcess


async def test_the_account_is_exact_after_every_kind_of_fault(tmp_path: Path) -> None:
    with SandboxProcess.start() as sandbox:
        account = await Campaign(sandbox, tmp_path / "history.sqlite3", seed=7).run(200)
    assert account.sent == 200
    assert not account.faults, account.line()
    assert account.integrity == "ok"
    assert account.resolved > 10, account.line()
    assert {"accepted", "unknown", "rejected", "not_sent", "cancelled"} <= set(account.states)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
async def test_the_account_is_exact_after_being_killed(tmp_path: Path) -> None:
    with SandboxProcess.start() as sandbox:
        account = await kill_runs(sandbox, tmp_path / "history.sqlite3", kills=8, seed=7)
    assert account.sent > 0
    assert not account.faults, account.line()
    assert account.integrity == "ok"
