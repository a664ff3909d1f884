"""What forbids a message is looked at before each try, not only before the first."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from chatapp_desktop.outbox.events import Refusal, Submission
from chatapp_desktop.store.history.records import State
from tests.outbox.outgoing import Outgoing, outgoing_to, steps_of
from tests.support.sandbox import SandboxProcess

DENIED = Refusal("GuardRail.Denied", "The policy denies it")


class Looks:
    """Forbids every try from the given one on."""

    def __init__(self, first_denied: int) -> None:
        self.count = 0
        self._first_denied = first_denied

    async def look(self, _submission: Submission) -> Refusal | None:
        self.count += 1
        return DENIED if self.count >= self._first_denied else None


async def trail(out: Outgoing) -> list[tuple[str, str]]:
    row = await out.send()
    assert (row.state, row.code) == (State.NOT_SENT, DENIED.code)
    return steps_of(await out.entry(row))


async def test_before_the_first_try(sandbox: SandboxProcess, path: Path) -> None:
    looks = Looks(1)
    async with outgoing_to(sandbox.url, path, last_look=looks.look) as out:
        assert await trail(out) == [("prepared", ""), ("not_sent", DENIED.code)]
        assert not sandbox.requests()


@pytest.mark.parametrize(
    ("kind", "fields"), [("throttle", {"retry_after_ms": 20}), ("clock", {"skew_seconds": 7200})]
)
async def test_before_each_further_try(
    sandbox: SandboxProcess, path: Path, kind: str, fields: dict[str, Any]
) -> None:
    """The service has refused it, it stays so, and the trail has both reasons."""
    sandbox.fault(kind, **fields)
    looks = Looks(2)
    async with outgoing_to(sandbox.url, path, last_look=looks.look) as out:
        begun, sending, refused, ended = await trail(out)
        assert (begun, sending) == (("prepared", ""), ("sending", ""))
        assert refused[0] == "prepared"
        assert refused[1] not in ("", DENIED.code)
        assert ended == ("not_sent", DENIED.code)
        assert len(sandbox.requests()) == 1
        assert not sandbox.messages()


async def test_after_every_wait(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("throttle", count=3, retry_after_ms=5)
    looks = Looks(99)
    async with outgoing_to(sandbox.url, path, last_look=looks.look) as out:
        assert (await out.send()).state is State.ACCEPTED
        assert looks.count == len(sandbox.requests()) == 4


async def test_a_wait_is_told_with_its_end(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("throttle", retry_after_ms=300)
    began = time.monotonic()
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send()
        assert row.state is State.ACCEPTED
        tries = [event.next_try for event in out.events]
        waiting = [found for found in tries if found]
        assert len(waiting) == 1
        assert waiting[0] >= began + 0.3
        assert tries[0] == tries[-1] == tries[-2] == 0.0
        assert ("prepared", "Throttling.User (0.3 s)") in steps_of(await out.entry(row))
