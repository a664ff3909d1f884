"""The campaign: many sends under random faults, cancellations and restarts, then the account.

python -m tests.support.campaign --sends 2000 --seed 4
python -m tests.support.campaign --kills 100 --seed 4
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from tests.support.account import Account, integrity_of, settle_accounts
from tests.support.program import DEAD, Program, message
from tests.support.sandbox import SandboxProcess

SEND = "SendChatappMessage"
LIST = "ListChatappMessage"
_EPOCH = 100
_READ = 0.6


def _faults(rng: random.Random) -> list[Callable[[SandboxProcess, str], None]]:
    """Every kind that strikes one call. A status that says no is never one that said yes inside."""
    accept = rng.random() < 0.5
    return [
        lambda sandbox, op: sandbox.fault("drop_before", operation=op),
        lambda sandbox, op: sandbox.fault("drop_after", operation=op),
        lambda sandbox, op: sandbox.fault("stall", operation=op),
        lambda sandbox, op: sandbox.fault("slow", operation=op, seconds=rng.uniform(0, 2 * _READ)),
        lambda sandbox, op: sandbox.fault(
            "status", operation=op, status=rng.choice((500, 502, 503, 504)), accept=accept
        ),
        lambda sandbox, op: sandbox.fault(
            "status", operation=op, status=400, code="InvalidParameter.ContentError"
        ),
        lambda sandbox, op: sandbox.fault(
            "throttle", operation=op, retry_after_ms=rng.randint(1, 60)
        ),
        lambda sandbox, op: sandbox.fault(
            "garbage", operation=op, accept=accept, status=rng.choice((200, 403, 502))
        ),
        lambda sandbox, op: sandbox.fault("truncated", operation=op),
    ]


class Campaign:
    """One campaign against one sandbox and one history."""

    def __init__(self, sandbox: SandboxProcess, path: Path, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311  (to be repeated, not to be secret)
        self.sandbox = sandbox
        self.path = path
        self.tasks: list[str] = []

    async def run(self, sends: int) -> Account:
        """Send, epoch by epoch; some epochs end with the machine stopping in the middle."""
        while len(self.tasks) < sends:
            # The service's clock goes wrong between epochs, as an operator's clock would: what
            # was sent by one clock is looked up by the same.
            self.sandbox.fault("clock", skew_seconds=self.rng.choice((0, 0, 400, -400, 4000)))
            await self._epoch(min(_EPOCH, sends - len(self.tasks)))
        async with await Program.open(self.path, self.sandbox.url, read=_READ) as program:
            await program.settled()
            entries = await program.entries()
        account = settle_accounts(entries, self.sandbox.messages(), self.tasks)
        account.integrity = integrity_of(self.path)
        return account

    async def _epoch(self, sends: int) -> None:
        stopping = self.rng.random() < 0.4
        program = await Program.open(self.path, self.sandbox.url, read=_READ)
        for _ in range(sends):
            self._one(program)
            if self.rng.random() < 0.5:
                await asyncio.sleep(self.rng.uniform(0, 0.02))
        if stopping:
            await asyncio.sleep(self.rng.uniform(0, 0.3))
            await program.vanish()
            program = await Program.open(self.path, self.sandbox.url, read=_READ)
        await program.settled()
        await program.close()

    def _one(self, program: Program) -> None:
        rng = self.rng
        if rng.random() < 0.45:
            rng.choice(_faults(rng))(self.sandbox, SEND)
        if rng.random() < 0.05:
            rng.choice(_faults(rng))(self.sandbox, LIST)
        task = uuid.UUID(int=rng.getrandbits(128)).hex
        self.tasks.append(task)
        twin = rng.random() < 0.03 and len(self.tasks) > 1
        text = f"twin of {len(self.tasks) // 40}" if twin else f"message {task} 你好 😀"
        recipient = f"38044{rng.randint(0, 30):07d}"
        profile = DEAD if rng.random() < 0.04 else "main"
        hold = rng.uniform(0.01, 0.1) if rng.random() < 0.05 else 0.0
        parameters = message(text, to="380440000000" if twin else recipient, task=task)
        number = program.send(parameters, profile=profile, hold=hold)
        if rng.random() < 0.06:
            loop = asyncio.get_running_loop()
            loop.call_later(rng.uniform(0, 0.15), program.outbox.cancel, number)


async def kill_runs(sandbox: SandboxProcess, path: Path, kills: int, seed: int) -> Account:
    """Start a sender, kill it at a random moment, again and again; then the account."""
    rng = random.Random(seed)  # noqa: S311  (likewise)
    tasks: list[str] = []
    for run in range(kills):
        if rng.random() < 0.5:
            sandbox.fault("slow", operation=SEND, seconds=rng.uniform(0, 0.3))
        command = [sys.executable, "-m", "tests.support.victim", str(path), sandbox.url, str(run)]
        child = await asyncio.to_thread(_started, command)
        assert child.stdout is not None
        tasks += await asyncio.to_thread(_submitted, child)
        await asyncio.sleep(rng.uniform(0, 0.15))
        child.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        child.stdout.close()
        await asyncio.to_thread(child.wait)
    async with await Program.open(path, sandbox.url) as program:
        await program.settled()
        entries = await program.entries()
    # What was killed before its row was on disk was never sent, and needs no row.
    account = settle_accounts(entries, sandbox.messages(), ())
    account.integrity = integrity_of(path)
    return account


def _started(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _submitted(child: subprocess.Popen[str]) -> list[str]:
    """Wait until the child has begun to send."""
    assert child.stdout is not None
    line = child.stdout.readline().strip()
    return [line] if line else []


def main() -> int:
    parser = argparse.ArgumentParser(description="Send under faults, then settle the account.")
    parser.add_argument("--sends", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=4)
    wanted = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for sends, kills in ((wanted.sends, 0), (0, wanted.kills)):
            if not sends and not kills:
                continue
            began = time.monotonic()
            path = Path(folder) / ("sends.sqlite3" if sends else "kills.sqlite3")
            with SandboxProcess.start() as sandbox:
                work = (
                    Campaign(sandbox, path, wanted.seed).run(sends)
                    if sends
                    else kill_runs(sandbox, path, kills, wanted.seed)
                )
                account = asyncio.run(work)
            print(f"{account.line()}; {time.monotonic() - began:.0f} s, seed {wanted.seed}")  # noqa: T201
            failed += bool(account.faults) or account.integrity != "ok"
            for name, found in account.faults.items():
                print(f"  {name}: {found[:5]}")  # noqa: T201
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
