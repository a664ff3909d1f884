"""A gateway that says more than it was asked: no message gets the answer of another one."""

from __future__ import annotations

import asyncio

import pytest

from chatapp_desktop.cams.client import CamsClient
from chatapp_desktop.cams.outcomes import Accepted, SendOutcome, Unknown, UnknownReason
from tests.cams.calling import TEXT, calling, nothing
from tests.cams.raw_server import OK, RawServer, Talk, answering, http, raw_server

STRAY = http(b'{"Code":"OK","MessageId":"stray","RequestId":"stray"}')
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b'2c\r\n{"Code":"OK","MessageId":"m1","RequestId":1}\r\n0\r\n\r\n'
)


async def send(client: CamsClient) -> SendOutcome:
    return await client.send(TEXT, nothing)


@pytest.mark.parametrize("first", [OK + STRAY, CHUNKED + STRAY, OK + STRAY[:20], OK + b"\r\n"])
async def test_what_stands_behind_an_answer_is_no_answer(first: bytes) -> None:
    async with raw_server(answering(first, OK)) as server, calling(server.url) as client:
        for _ in range(3):
            outcome = await send(client)
            assert isinstance(outcome, Accepted)
            assert outcome.message_id == "m1"
        # Each got its answer, from a connection on which nothing was left over.
        assert len(server.heads) == server.connections == 3


def late(stray: bytes, told: asyncio.Event, heard: asyncio.Event) -> Talk:
    """Answer once, then say something unasked when told to, and hear on."""

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        writer.write(OK)
        await told.wait()
        writer.write(stray)
        await writer.drain()
        heard.set()
        await server.read_head(reader)

    return talk


async def test_what_comes_while_nobody_asks_is_no_answer() -> None:
    told, heard = asyncio.Event(), asyncio.Event()
    async with raw_server(late(STRAY, told, heard)) as server, calling(server.url) as client:
        assert isinstance(await send(client), Accepted)
        told.set()
        await heard.wait()
        outcome = await send(client)
        assert isinstance(outcome, Accepted)
        assert outcome.message_id == "m1"
        assert server.connections == 2


async def test_what_comes_just_before_the_question_leaves_it_unknown() -> None:
    told, heard = asyncio.Event(), asyncio.Event()

    async with raw_server(late(STRAY, told, heard)) as server, calling(server.url) as client:
        assert isinstance(await send(client), Accepted)
        (connection,) = client._transport._idle

        async def write_down() -> None:
            """While the journal is being written, the connection has been chosen already."""
            told.set()
            while not connection._unasked():  # noqa: ASYNC110  (nothing tells of it)
                await asyncio.sleep(0)

        outcome = await client.send(TEXT, write_down)
        assert isinstance(outcome, Unknown)
        assert outcome.reason is UnknownReason.WRONG_SHAPE
        assert len(server.heads) == 1
