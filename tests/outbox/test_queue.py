"""Many messages under way: their order, each one's Undo, and the same said twice."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chatapp_desktop.cams.transport import MAX_CONNECTIONS
from chatapp_desktop.outbox.duplicates import sent_already
from chatapp_desktop.store.history.records import State
from tests.support.program import DEAD, Program, message
from tests.support.sandbox import SandboxProcess

SEND = "SendChatappMessage"
OTHER = "380441234568"


@pytest.fixture
async def program(path: Path, sandbox: SandboxProcess) -> AsyncIterator[Program]:
    async with await Program.open(path, sandbox.url, read=20) as made:
        yield made


def tasks_at(sandbox: SandboxProcess) -> list[str]:
    return [each["parameters"]["TaskId"] for each in sandbox.messages()]


def left_in_order(program: Program) -> list[int]:
    """The submissions in the order in which their first bytes left."""
    seen = [each.submission for each in program.events if each.row.state is State.SENDING]
    return list(dict.fromkeys(seen))


async def test_the_order_is_kept(program: Program) -> None:
    numbers = [program.send(message(f"Hello {place}")) for place in range(60)]
    await program.idle()
    assert left_in_order(program) == numbers
    ids = [(await program.ended(number)).id for number in numbers]
    assert ids == sorted(ids)


async def test_many_behind_one_that_is_held_leave_after_it(
    program: Program, sandbox: SandboxProcess
) -> None:
    """More than there are connections: they must not take all of them from the first."""
    first = program.send(message("Hello", task="first"), hold=0.3)
    others = [program.send(message(f"Hello {place}")) for place in range(MAX_CONNECTIONS + 8)]
    await program.idle()
    assert left_in_order(program) == [first, *others]
    assert tasks_at(sandbox)[0] == "first"


async def test_a_slow_answer_holds_up_nobody(program: Program, sandbox: SandboxProcess) -> None:
    sandbox.fault("stall", operation=SEND)
    first = program.send(message("Hello 1"))
    second = program.send(message("Hello 2", to=OTHER))
    assert (await program.ended(second)).state is State.ACCEPTED
    program.outbox.cancel(first)
    assert (await program.ended(first)).state is State.UNKNOWN


async def test_one_that_is_throttled_holds_up_nobody_else(
    program: Program, sandbox: SandboxProcess
) -> None:
    """The same recipient gets part 1 before part 2; others need not wait for either."""
    sandbox.fault("throttle", operation=SEND, retry_after_ms=1_000)
    parts = [program.send(message(f"Part {n}", task=f"part {n}")) for n in range(1, 4)]
    other = program.send(message("Hello", to=OTHER, task="other"))
    await program.ended(other)
    for part in parts:
        assert (await program.ended(part)).state is State.ACCEPTED
    assert tasks_at(sandbox) == ["other", "part 1", "part 2", "part 3"]


async def test_more_than_there_are_connections_wait_for_the_one_that_is_throttled(
    program: Program, sandbox: SandboxProcess
) -> None:
    sandbox.fault("throttle", operation=SEND, retry_after_ms=200)
    tasks = [f"{place}" for place in range(MAX_CONNECTIONS + 8)]
    for task in tasks:
        program.send(message(f"Part {task}", task=task))
    await program.idle()
    assert tasks_at(sandbox) == tasks


async def test_no_hold_runs_out_while_the_operator_is_asked(
    program: Program, sandbox: SandboxProcess
) -> None:
    before = program.send(message("Hello 1"), hold=0.2)
    await program.until(lambda: program.events)
    program.outbox.holds.stop()
    during = program.send(message("Hello 2", to=OTHER), hold=0.1)
    await program.until(lambda: {e.submission for e in program.events} == {before, during})
    await program.until(lambda: program.events[0].held_until < time.monotonic() - 0.3)
    assert not sandbox.messages()
    program.outbox.holds.go_on()
    await program.idle()
    untils = [event.held_until for event in program.events if event.submission == before]
    assert untils[1] == math.inf
    assert untils[2] > untils[0] + 1
    assert len(sandbox.messages()) == 2


async def test_what_is_held_can_be_taken_back_while_the_clocks_stand(
    program: Program, sandbox: SandboxProcess
) -> None:
    program.outbox.holds.stop()
    number = program.send(message("Hello"), hold=0.1)
    await program.until(lambda: program.events)
    program.outbox.cancel(number)
    assert (await program.ended(number)).state is State.CANCELLED
    assert not sandbox.messages()


async def test_a_dead_account_holds_up_no_other(program: Program) -> None:
    dead = program.send(message("Hello 1"), profile=DEAD)
    alive = program.send(message("Hello 2"))
    assert (await program.ended(alive)).state is State.ACCEPTED
    assert (await program.ended(dead)).state is State.NOT_SENT


async def test_each_can_be_taken_back_until_it_leaves(
    program: Program, sandbox: SandboxProcess
) -> None:
    numbers = [program.send(message(f"Hello {place}"), hold=0.3) for place in range(6)]
    await program.until(lambda: len(program.events) == len(numbers))
    assert all(event.held_until for event in program.events)
    for number in numbers[::2]:
        program.outbox.cancel(number)
    states = [(await program.ended(number)).state for number in numbers]
    assert states == [State.CANCELLED, State.ACCEPTED] * 3
    assert len(sandbox.messages()) == 3


async def test_what_is_held_is_on_disk_and_does_not_leave_after_a_crash(
    tmp_path: Path, sandbox: SandboxProcess
) -> None:
    path = tmp_path / "history.sqlite3"
    program = await Program.open(path, sandbox.url)
    program.send(message("Hello"), hold=60)
    await program.until(lambda: program.events)
    await program.vanish()
    async with await Program.open(path, sandbox.url) as program:
        (entry,) = await program.entries()
        assert entry.row.state is State.NOT_SENT
    assert not sandbox.messages()


async def test_cancelling_one_in_the_middle_lets_the_next_pass(program: Program) -> None:
    first = program.send(message("Hello 1"), hold=60)
    second = program.send(message("Hello 2"))
    await program.until(lambda: program.events)
    program.outbox.cancel(first)
    assert (await program.ended(second)).state is State.ACCEPTED


async def test_cancelling_the_last_lets_a_later_one_not_pass_what_is_held(
    program: Program,
) -> None:
    first = program.send(message("Hello 1"), hold=0.3)
    second = program.send(message("Hello 2"))
    program.outbox.cancel(second)
    assert (await program.ended(second)).state is State.CANCELLED
    third = program.send(message("Hello 3"))
    await program.idle()
    assert left_in_order(program) == [first, third]


async def test_the_guard_knows_what_was_said(program: Program) -> None:
    said = message("Hello")
    row = await program.ended(program.send(said))

    async def asked(minutes: float = 10, later: float = 0.0, **changed: str) -> int | None:
        parameters = {**message("Hello"), **changed}
        since = row.created_at + later - 60 * minutes
        found = await sent_already(program.history, parameters, since)
        return found.id if found else None

    assert await asked() == row.id
    assert await asked(Ttl="60", Label="transaction", Tag="x") == row.id
    assert await asked(Content='{ "text": "Hello" }') == row.id
    assert await asked(later=599) == row.id
    assert await asked(later=601) is None
    assert await asked(Content='{ "text": " Hello  " }') == row.id
    assert await asked(To="380441234568") is None
    assert await asked(From="2910") is None
    assert await asked(Content='{"text":"hello"}') is None


@pytest.mark.parametrize(
    ("fault", "asks"), [("drop_before", True), ("stall", True), ("status", False)]
)
async def test_the_guard_asks_about_what_may_have_been_sent(
    program: Program, sandbox: SandboxProcess, fault: str, asks: bool
) -> None:
    if fault == "status":
        sandbox.fault(fault, operation=SEND, status=400, code="InvalidParameter.ContentError")
    else:
        sandbox.fault(fault, operation=SEND)
    number = program.send(message("Hello"))
    if fault == "stall":
        await program.until(sandbox.messages)
    else:
        await program.ended(number)
    (row,) = await program.history.rows(await program.history.ids())
    found = await sent_already(program.history, message("Hello"), row.created_at)
    assert (found is not None) == asks
    program.outbox.cancel(number)
    await program.ended(number)


async def test_the_guard_asks_about_an_unknown_as_long_as_it_may_still_arrive(
    program: Program, sandbox: SandboxProcess
) -> None:
    sandbox.fault("drop_before", operation=SEND)
    row = await program.ended(program.send(message("Hello")))
    assert row.state is State.UNKNOWN
    fortnight = 14 * 86_400

    async def asked(later: float, text: str = "Hello") -> bool:
        since = row.created_at + later
        return await sent_already(program.history, message(text), since) is not None

    assert await asked(later=1)
    assert await asked(later=fortnight - 1)
    assert not await asked(later=fortnight + 1)
    assert not await asked(later=1, text="Hello you")
