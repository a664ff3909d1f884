"""Attempts and files for tests of the history: made by the program itself, spoilt by hand."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Ending, NewAttempt, Row, State
from chatapp_desktop.store.history.schema import CURRENT, Plan


def attempt(text: str = "Hello", *, to: str = "380441234567", at: float = 1000.0) -> NewAttempt:
    """A text message as the outbox would journal it."""
    parameters = {
        "ChannelType": "viber",
        "Type": "message",
        "MessageType": "text",
        "To": to,
        "From": "2909",
        "Content": json.dumps({"text": text}),
        "TaskId": "task-1",
    }
    return NewAttempt(at, "Sandbox", parameters, '{"draft": 1}')


def accepted(message_id: str = "MID-1", at: float = 1002.0) -> Ending:
    return Ending(State.ACCEPTED, at, message_id, "OK", "", "REQ-1", 200, reply="{}")


@asynccontextmanager
async def opened(path: Path, plan: Plan = CURRENT) -> AsyncIterator[History]:
    history = await History.open(path, plan)
    try:
        yield history
    finally:
        await history.close()


async def send(history: History, text: str, *, at: float = 1000.0) -> Row:
    """One accepted attempt, all the way."""
    row = await history.prepare(attempt(text, at=at))
    await history.sending(row.id, at + 1)
    return await history.finish(row.id, accepted(f"MID-{row.id}", at + 2))


def bytes_of(path: Path) -> bytes:
    """The whole file."""
    return path.read_bytes()


async def make_history(path: Path, count: int) -> None:
    """A sound file with `count` accepted attempts, numbered in their text from 1, closed."""
    async with opened(path) as history:
        for number in range(1, count + 1):
            await send(history, f"message {number:04d} " + "padding " * 30, at=1000.0 + number)


OLD_ONLY = ("profile_id", "follow", "looked_at", "fail_reason", "fell_back", "facts", "endpoint")


def make_old(path: Path) -> None:
    """Turn a file of today into one of version 1.0."""
    with closing(sqlite3.connect(path)) as old:
        old.create_function("grams", 1, lambda text: text)
        for index in ("attempt_recipient", "attempt_follow", "attempt_account"):
            old.execute(f"DROP INDEX {index}")
        for column in OLD_ONLY:
            old.execute(f"ALTER TABLE attempt DROP COLUMN {column}")
        old.execute("PRAGMA user_version = 1000")
        old.commit()


def start_child(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python process that talks to the test over its pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


async def line_of(child: subprocess.Popen[str]) -> str:
    """The child's next line, without stopping the loop."""
    assert child.stdout is not None
    return (await asyncio.to_thread(child.stdout.readline)).strip()


def end(child: subprocess.Popen[str]) -> None:
    """Kill without warning, as a power cut would, and clean up."""
    child.kill()
    child.communicate()
