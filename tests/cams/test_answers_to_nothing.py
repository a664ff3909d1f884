"""A gateway that says more than it was asked: no message gets the answer of another one."""

from __future__ import annotations

import asyncio
import ssl
import sys
from pathlib import Path

import pytest
import trustme

from chatapp_desktop.cams.client import CamsClient
from chatapp_desktop.cams.outcomes import Accepted, SendOutcome, Unknown, UnknownReason
from tests.cams.calling import TEXT, calling, nothing
from tests.cams.raw_server import OK, RawServer, Talk, answering, http, raw_server

STRAY = http(b'{"Code":"OK","MessageId":"stray","RequestId":"stray"}')
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b'2c\r\n{"Code":"OK","MessageId":"m1","RequestId":1}\r\n0\r\n\r\n'
)
TLS = pytest.param(True, marks=pytest.mark.skipif(sys.platform != "linux", reason="no own trust"))


@pytest.fixture
def tls(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> ssl.SSLContext | None:
    """A certificate that is trusted, or plain sockets."""
    if not request.param:
        return None
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


async def send(client: CamsClient) -> SendOutcome:
    return await client.send(TEXT, nothing)


def message_id(outcome: SendOutcome) -> str:
    assert isinstance(outcome, Accepted)
    return outcome.message_id


def saying(*pieces: bytes) -> Talk:
    """Answer the first request of each connection with all of this, then every one as it should."""

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        for piece in pieces:  # over TLS, each is a record of its own
            writer.write(piece)
        while True:
            await server.read_head(reader)
            writer.write(OK)

    return talk


@pytest.mark.parametrize("tls", [False, TLS], indirect=True)
@pytest.mark.parametrize(
    "pieces",
    [(OK + STRAY,), (OK, STRAY), (CHUNKED + STRAY,), (OK, STRAY, STRAY), (OK + STRAY[:9],)],
)
async def test_what_stands_behind_an_answer_is_nobodys(
    tls: ssl.SSLContext | None, pieces: tuple[bytes, ...]
) -> None:
    async with raw_server(saying(*pieces), tls) as server, calling(server.url) as client:
        outcomes = [await send(client) for _ in range(6)]
        for outcome in outcomes:
            # Better not known than the wrong one.
            assert isinstance(outcome, Unknown) or message_id(outcome) == "m1"
        assert message_id(outcomes[0]) == "m1"
        assert server.connections >= 3


@pytest.mark.parametrize("tls", [False, TLS], indirect=True)
async def test_good_answers_come_over_one_connection(tls: ssl.SSLContext | None) -> None:
    async with raw_server(answering(OK), tls) as server, calling(server.url) as client:
        for _ in range(20):
            assert message_id(await send(client)) == "m1"
        assert server.connections == 1


def late(stray: bytes, told: asyncio.Event) -> Talk:
    """Answer once, then say something unasked when told to, and hear on."""

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        writer.write(OK)
        await told.wait()
        writer.write(stray)
        await writer.drain()
        await server.read_head(reader)

    return talk


@pytest.mark.parametrize("tls", [False, TLS], indirect=True)
async def test_what_comes_just_before_the_question_leaves_it_unknown(
    tls: ssl.SSLContext | None,
) -> None:
    told, arrived = asyncio.Event(), asyncio.Event()
    async with raw_server(late(STRAY, told), tls) as server, calling(server.url) as client:
        assert message_id(await send(client)) == "m1"

        async def write_down() -> None:
            """While the journal is being written, the connection has been chosen already."""
            told.set()
            await arrived.wait()

        watching = asyncio.create_task(_news(client, told, arrived))
        outcome = await client.send(TEXT, write_down)
        await watching
        assert isinstance(outcome, Unknown)
        assert outcome.reason is UnknownReason.WRONG_SHAPE
        assert len(server.heads) == 1


async def _news(client: CamsClient, told: asyncio.Event, arrived: asyncio.Event) -> None:
    """Tell when the stray answer lies in the client's socket."""
    await told.wait()
    (transport,) = client._transport._all
    (connection,) = transport._pool.connections
    stream = connection._connection._network_stream  # type: ignore[attr-defined]
    while not stream.get_extra_info("is_readable"):  # noqa: ASYNC110  (nothing tells of it)
        await asyncio.sleep(0)
    arrived.set()
