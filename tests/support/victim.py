"""Sends without end until it is killed: `python -m tests.support.victim HISTORY URL RUN`."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

from tests.support.program import Program, message


async def send_for_ever(path: Path, url: str, run: int) -> None:
    rng = random.Random(run)  # noqa: S311  (to be repeated, not to be secret)
    program = await Program.open(path, url)
    print("sending", flush=True)  # noqa: T201
    count = 0
    while True:
        count += 1
        number = program.send(message(f"run {run}, message {count}", to=f"38044{run:07d}"))
        if rng.random() < 0.6:
            await program.ended(number)


if __name__ == "__main__":
    asyncio.run(send_for_ever(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
