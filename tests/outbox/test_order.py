"""What is on disk at each moment: before the socket opens, before the first byte, after a kill."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from chatapp_desktop.store.history.records import State
from tests.cams.raw_server import OK, RawServer, raw_server
from tests.outbox.outgoing import outgoing_to, state_on_disk, steps_of, taken
from tests.support.attempts import end, line_of, opened, start_child
from tests.support.sandbox import SandboxProcess

SENDER = """
import asyncio, sys
from pathlib import Path
from tests.outbox.outgoing import outgoing_to
from chatapp_desktop.store.history.records import State
async def main():
    async with outgoing_to(sys.argv[2], Path(sys.argv[1])) as out:
        out.submit()
        print("submitted", flush=True)
        await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_the_disk_knows_before_the_server_does(path: Path) -> None:
    seen: list[tuple[str, list[str]]] = []

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        seen.append(("connected", state_on_disk(path)))
        first = await reader.read(1)
        seen.append(("first byte", state_on_disk(path)))
        server.note(first)
        await server.read_head(reader)
        writer.write(OK)
        await writer.drain()

    async with raw_server(talk) as server, outgoing_to(server.url, path) as out:
        row = await out.send()
        assert row.state is State.ACCEPTED
        assert seen[0][0] == "connected"
        # The kernel accepts before the program is told, so this may be a little later.
        assert seen[0][1] in (["prepared"], ["sending"])
        assert seen[1] == ("first byte", ["sending"])
        assert state_on_disk(path) == ["accepted"]


async def test_while_the_connection_comes_up_nothing_has_left(path: Path) -> None:
    seen: list[list[str]] = []

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        del writer
        server.note(await reader.read(1))
        seen.append(state_on_disk(path))

    async with raw_server(talk) as server:
        url = server.url.replace("http:", "https:")
        async with outgoing_to(url, path) as out:
            row = await out.send()
            assert row.state is State.NOT_SENT
            assert State.SENDING not in out.states()
    assert seen
    assert all(states == ["prepared"] for states in seen)


@pytest.mark.parametrize("handshake", ["plain", "refused"])
async def test_killed_in_mid_send(path: Path, handshake: str) -> None:
    """A power cut: the next start says `unknown` if bytes may have left, else `not_sent`."""
    arrived, for_ever = asyncio.Event(), asyncio.Event()

    async def silent(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        del writer
        server.note(await reader.read(1))
        arrived.set()
        await for_ever.wait()

    async with raw_server(silent) as server:
        url = server.url if handshake == "plain" else server.url.replace("http:", "https:")
        child = start_child(SENDER, str(path), url)
        try:
            assert await line_of(child) == "submitted"
            # A TLS handshake is no request: nothing of the message has left.
            await arrived.wait()
        finally:
            end(child)
    async with opened(path) as history:
        (row,) = await history.reconcile(1.0)
        expected = (
            (State.UNKNOWN, "Interrupted.DuringSend")
            if handshake == "plain"
            else (State.NOT_SENT, "Interrupted.BeforeSend")
        )
        assert (row.state, row.code) == expected
        assert await history.reconcile(2.0) == ()


async def test_killed_while_the_sandbox_is_slow(sandbox: SandboxProcess, path: Path) -> None:
    """It was taken; this program does not know, and says so."""
    sandbox.fault("stall")
    child = start_child(SENDER, str(path), sandbox.url)
    try:
        assert await line_of(child) == "submitted"
        await taken(sandbox)
    finally:
        end(child)
    async with opened(path) as history:
        (row,) = await history.reconcile(1.0)
        assert row.state is State.UNKNOWN
        entry = await history.entry(row.id)
        assert [state for state, _ in steps_of(entry)] == ["prepared", "sending", "unknown"]
    assert len(sandbox.messages()) == 1
