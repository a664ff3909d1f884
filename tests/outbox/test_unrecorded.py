"""A history that cannot be written: nothing leaves without a record; what came is still told."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chatapp_desktop.outbox.events import Connection, SendEvent
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import State
from tests.cams.calling import calling
from tests.cams.raw_server import RawServer, http, raw_server
from tests.outbox.outgoing import outgoing, outgoing_to, state_on_disk
from tests.support.attempts import end, line_of, opened, start_child
from tests.support.sandbox import SandboxProcess
from tests.viber.drafts import good

LONG = good("text", FallBackId="S_1", FallBackContent="x" * 50_000)

SENDER_ON_A_FULL_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from tests.outbox.outgoing import outgoing_to
from tests.outbox.test_unrecorded import LONG
async def main():
    async with outgoing_to(sys.argv[2], Path(sys.argv[1])) as out:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        row = await out.send(LONG)
        print(row.state, row.code, row.id < 0, bool(out.events[-1].unrecorded), flush=True)
asyncio.run(main())
"""


async def no_more_room(history: History) -> None:
    """The file may not grow any more: SQLite's own word for a full disk."""
    await history._worker.run(history._connection.execute, "PRAGMA max_page_count = 1")


async def test_no_room_for_the_row_so_nothing_leaves(sandbox: SandboxProcess, path: Path) -> None:
    async with outgoing_to(sandbox.url, path) as out:
        await no_more_room(out.history)
        row = await out.send(LONG)
        assert (row.state, row.code) == (State.NOT_SENT, "History.DiskFull")
        assert row.id < 0
        assert out.events[-1].unrecorded
        assert not sandbox.requests()
        assert state_on_disk(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for files")
async def test_a_full_disk(sandbox: SandboxProcess, path: Path) -> None:
    child = start_child(SENDER_ON_A_FULL_DISK, str(path), sandbox.url)
    try:
        # SQLite takes a file that may not grow for a failing disk.
        assert await line_of(child) == "not_sent History.Unavailable True True"
    finally:
        end(child)
    assert not sandbox.requests()


async def test_a_closed_history(sandbox: SandboxProcess, path: Path) -> None:
    async with outgoing_to(sandbox.url, path) as out:
        await out.history.close()
        row = await out.send()
        assert (row.state, row.code) == (State.NOT_SENT, "History.Unavailable")
        assert not sandbox.requests()


async def test_another_window_has_ended_the_row(sandbox: SandboxProcess, path: Path) -> None:
    """It says `not_sent` on disk already, so it must stay true."""

    def end_it(event: SendEvent) -> None:
        if event.row.state is State.PREPARED:
            with closing(sqlite3.connect(path)) as other, other:
                other.execute("UPDATE attempt SET state = 'not_sent'")

    async with outgoing_to(sandbox.url, path, listener=end_it) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.NOT_SENT, "History.Unavailable")
        assert out.events[-1].unrecorded
        assert not sandbox.requests()
        assert state_on_disk(path) == ["not_sent"]


async def test_what_came_is_told_though_it_cannot_be_written(path: Path) -> None:
    histories: list[History] = []
    answer = {"Code": "OK", "MessageId": "m1", "RequestId": "r1", "Padding": "x" * 60_000}

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        await no_more_room(histories[0])
        writer.write(http(json.dumps(answer).encode()))
        await writer.drain()

    async with raw_server(talk) as server, outgoing_to(server.url, path) as out:
        histories.append(out.history)
        row = await out.send()
        assert (row.state, row.message_id) == (State.ACCEPTED, "m1")
        assert "full" in out.events[-1].unrecorded
    async with opened(path) as history:
        (row,) = await history.reconcile(1.0)
        assert row.state is State.UNKNOWN


async def test_an_error_that_nobody_foresaw_before_the_first_byte(path: Path) -> None:
    async def connect(_profile: str) -> Connection:
        raise ZeroDivisionError

    async with outgoing(path, connect) as out:
        row = await out.send()
        await out.settled()
        assert (row.state, row.code) == (State.NOT_SENT, "Program.Error")
        assert [type(error) for error in out.errors] == [ZeroDivisionError]
        assert state_on_disk(path) == ["not_sent"]


async def test_an_error_that_nobody_foresaw_after_it(sandbox: SandboxProcess, path: Path) -> None:
    async with calling(sandbox.url) as client:

        async def connect(_profile: str) -> Connection:
            return client

        real = client.send

        async def send_and_break(*arguments: object) -> object:
            await real(*arguments)  # type: ignore[arg-type]
            raise ZeroDivisionError

        client.send = send_and_break  # type: ignore[method-assign, assignment]
        async with outgoing(path, connect) as out:
            row = await out.send()
            await out.settled()
            assert (row.state, row.code) == (State.UNKNOWN, "Program.Error")
            assert [type(error) for error in out.errors] == [ZeroDivisionError]
            assert state_on_disk(path) == ["unknown"]
