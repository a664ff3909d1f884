"""Stopping a send: before its first byte nothing is sent, after it only the waiting ends."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.store.history.records import Ending, Row, State
from tests.cams.raw_server import answering, http, raw_server
from tests.outbox.outgoing import TEXT, Outgoing, outgoing_to, state_on_disk, taken
from tests.support.attempts import opened
from tests.support.sandbox import SandboxProcess

ANSWER = http(b'{"Code":"OK","MessageId":"m1","RequestId":"r1"}')


async def test_before_the_first_byte(sandbox: SandboxProcess, path: Path) -> None:
    def stop(event: SendEvent) -> None:
        if event.row.state is State.PREPARED:
            out.outbox.cancel(event.submission)

    async with outgoing_to(sandbox.url, path, listener=stop) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.CANCELLED, "Cancelled")
        assert state_on_disk(path) == ["cancelled"]
        assert not sandbox.requests()


async def test_at_once(sandbox: SandboxProcess, path: Path) -> None:
    """Before the row is on disk: the row comes first, then its end."""
    async with outgoing_to(sandbox.url, path) as out:
        number = out.submit()
        await asyncio.sleep(0)
        out.outbox.cancel(number)
        assert (await out.end_of(number)).state is State.CANCELLED
        assert state_on_disk(path) == ["cancelled"]
        assert not sandbox.requests()


async def test_before_it_has_begun(sandbox: SandboxProcess, path: Path) -> None:
    async with outgoing_to(sandbox.url, path) as out:
        number = out.submit()
        out.outbox.cancel(number)
        assert (await out.end_of(number)).state is State.CANCELLED
        assert state_on_disk(path) == ["cancelled"]
        assert not sandbox.requests()


async def test_while_waiting_for_a_throttled_service(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("throttle", retry_after_ms=60_000)

    def stop(event: SendEvent) -> None:
        if out.states() == [State.PREPARED, State.SENDING, State.PREPARED]:
            out.outbox.cancel(event.submission)

    async with outgoing_to(sandbox.url, path, listener=stop) as out:
        assert (await out.send()).state is State.CANCELLED
        assert not sandbox.messages()


async def test_after_the_first_byte(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("stall")
    async with outgoing_to(sandbox.url, path) as out:
        number = out.submit()
        await taken(sandbox)
        out.outbox.cancel(number)
        row = await out.end_of(number)
        assert (row.state, row.code) == (State.UNKNOWN, "Reply.StoppedWaiting")
        assert state_on_disk(path) == ["unknown"]


async def test_impatient_fingers(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("stall")
    async with outgoing_to(sandbox.url, path) as out:
        number = out.submit()
        await taken(sandbox)
        for _ in range(5):
            out.outbox.cancel(number)
            await asyncio.sleep(0)
        row = await out.end_of(number)
        assert (row.state, row.code) == (State.UNKNOWN, "Reply.StoppedWaiting")
        assert out.states().count(State.UNKNOWN) == 1
        assert state_on_disk(path) == ["unknown"]


async def test_one_of_two(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("stall")
    async with outgoing_to(sandbox.url, path) as out:
        stuck = out.submit()
        await taken(sandbox)
        assert (await out.send()).state is State.ACCEPTED
        out.outbox.cancel(stuck)
        assert (await out.end_of(stuck)).state is State.UNKNOWN


async def test_too_late_to_cancel_shows_what_came(path: Path) -> None:
    """The answer is there and the disk is slow: the operator still learns the MessageId."""
    async with raw_server(answering(ANSWER)) as server, outgoing_to(server.url, path) as out:
        finishing = watch_finish(out)
        number = out.submit()
        await out.reached(number, State.SENDING)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # another program holds the file
            await finishing.wait()
            out.outbox.cancel(number)
            row = await out.end_of(number)
            assert (row.state, row.message_id) == (State.ACCEPTED, "m1")
            other.execute("ROLLBACK")
        await out.history.rows([row.id])
        assert state_on_disk(path) == ["accepted"]


def watch_finish(out: Outgoing) -> asyncio.Event:
    """Tell when the end is about to be written."""
    begun = asyncio.Event()
    history = out.history
    real = history.finish

    async def finish(attempt: int, ending: Ending) -> Row:
        begun.set()
        return await real(attempt, ending)

    history.finish = finish  # type: ignore[method-assign]
    return begun


async def test_closing_ends_everything_and_says_how(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("stall", count=3)
    async with outgoing_to(sandbox.url, path) as out:
        # To three recipients: messages to one of them wait for each other.
        drafts = [TEXT.replaced({"To": f"38044123456{end}"}) for end in range(3)]
        numbers = [out.submit(draft) for draft in drafts]
        await taken(sandbox, 3)
        numbers.append(out.submit())
        await out.outbox.close()
        assert not out.outbox.busy
        for number in numbers[:3]:
            assert out.states(number)[-1] is State.UNKNOWN
    async with opened(path) as history:
        rows = await history.rows(await history.ids())
        # Nobody has cancelled anything, and nobody stopped waiting.
        assert {(row.state, row.code) for row in rows} == {
            (State.UNKNOWN, "Interrupted.DuringSend"),
            (State.NOT_SENT, "Interrupted.BeforeSend"),
        }
        assert await history.reconcile(1.0) == ()


@pytest.mark.parametrize("hold", [0.0, 60.0])
async def test_closing_says_so_of_what_waits(
    sandbox: SandboxProcess, path: Path, hold: float
) -> None:
    """Before its first step, on its way into the journal, and held back with an Undo."""
    async with outgoing_to(sandbox.url, path) as out:
        first = out.submit(hold=hold)
        if hold:
            await out.reached(first, State.PREPARED)
        second = out.submit(hold=hold)
        await out.outbox.close()
        for number in (first, second):
            row = await out.end_of(number)
            assert (row.state, row.code) == (State.NOT_SENT, "Interrupted.BeforeSend")
        assert not sandbox.requests()


async def test_what_was_cancelled_before_the_closing_stays_cancelled(
    sandbox: SandboxProcess, path: Path
) -> None:
    async with outgoing_to(sandbox.url, path) as out:
        begun = out.submit(hold=60.0)
        await out.reached(begun, State.PREPARED)
        fresh = out.submit()
        out.outbox.cancel(begun)
        out.outbox.cancel(fresh)
        await out.outbox.close()
        for number in (begun, fresh):
            row = await out.end_of(number)
            assert (row.state, row.code) == (State.CANCELLED, "Cancelled")
