"""Whatever a server sends, a call ends in a typed outcome, in time, and the client lives on."""

from __future__ import annotations

import asyncio
import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatapp_desktop.cams.outcomes import Accepted, Rejected, SendOutcome, Unknown, UnknownReason
from chatapp_desktop.cams.transport import MAX_REPLY_BYTES, Patience
from tests.cams.calling import SHORT, TEXT, calling, nothing
from tests.cams.raw_server import OK, RawServer, answering, answering_once, http, raw_server

R = UnknownReason
TEN_MEGABYTES = 10 * 1024 * 1024
BODY = b'{"Code":"OK","MessageId":"m1","RequestId":"r1"}'


async def outcome_of(answer: bytes, patience: Patience = SHORT) -> SendOutcome:
    async with (
        raw_server(answering_once(answer)) as server,
        calling(server.url, patience=patience) as client,
    ):
        outcome = await client.send(TEXT, nothing)
        assert len(server.heads) == 1
        return outcome


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + end


def zipped(data: bytes) -> bytes:
    return http(data, "200 OK", "Content-Encoding: gzip")


@pytest.mark.parametrize(
    "answer",
    [
        http(BODY),
        chunked(BODY[:7], BODY[7:]),
        zipped(gzip.compress(BODY)),
        b"HTTP/1.1 100 Continue\r\n\r\n" + http(BODY),
        b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + http(BODY),
        b"HTTP/1.1 200 OK\r\n\r\n" + BODY,
        b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
        http(BODY, "200 OK", "Content-Type: text/html; charset=nonsense", "Set-Cookie: =;;\xff"),
        http(BODY, "200 OK", "Content-Encoding: nonsense"),
    ],
)
async def test_good_answers_in_strange_clothes(answer: bytes) -> None:
    outcome = await outcome_of(answer)
    assert isinstance(outcome, Accepted)
    assert (outcome.message_id, outcome.request_id) == ("m1", "r1")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", R.CLOSED),
        (b"HTTP", R.CLOSED),
        (b"\x16\x03\x01 this is TLS", R.CLOSED),
        (b"<html>no HTTP at all</html>\r\n\r\n", R.CLOSED),
        (b"HTTP/9.9 200 OK\r\n\r\n", R.NOT_JSON),
        (b"HTTP/1.1 999999 OK\r\n\r\n", R.CLOSED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", R.CLOSED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + BODY, R.CLOSED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}", R.CLOSED),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", R.CLOSED),
        (chunked(BODY, end=b""), R.CLOSED),
        (chunked(BODY, end=b"nonsense\r\n"), R.CLOSED),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * TEN_MEGABYTES, R.CLOSED),
        (b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 100_000 + b"\r\n", R.CLOSED),
        (http(b""), R.NOT_JSON),
        (http(b"", "204 No Content"), R.NOT_JSON),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", R.NOT_JSON),
        (http(BODY, "302 Found", "Location: /elsewhere"), R.WRONG_SHAPE),
        (http(b"<html>Sign in</html>", "200 OK", "Content-Type: text/html"), R.NOT_JSON),
        (zipped(BODY), R.NOT_JSON),
        (zipped(gzip.compress(BODY)[:-12]), R.NOT_JSON),
        (zipped(gzip.compress(b"0" * 3 * MAX_REPLY_BYTES)), R.TOO_LARGE),
        (http(b"0" * TEN_MEGABYTES), R.TOO_LARGE),
        (http(b" " * (MAX_REPLY_BYTES + 1)), R.TOO_LARGE),
        (http(b" " * MAX_REPLY_BYTES), R.NOT_JSON),
        (http(b"[" * 1_000_000), R.NOT_JSON),
        (http(b"\xff" * 1000), R.NOT_JSON),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else value,
)
async def test_bad_answers_are_unknown(answer: bytes, reason: UnknownReason) -> None:
    outcome = await outcome_of(answer, Patience())
    assert isinstance(outcome, Unknown)
    assert outcome.reason is reason


async def test_an_upgrade_that_nobody_asked_for() -> None:
    answer = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + BODY
    assert isinstance(await outcome_of(answer), Unknown)


async def test_a_redirect_is_not_followed() -> None:
    async with raw_server(answering(OK)) as other:
        answer = http(b"", "307 Temporary Redirect", f"Location: {other.url}/")
        assert isinstance(await outcome_of(answer), Unknown)
        assert other.connections == 0


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"])
async def test_dripping_ends_with_the_whole_patience(start: bytes) -> None:
    """Each piece comes in time; together they would take for ever."""

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        writer.write(start)
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.01)

    patience = Patience(read=30.0, total=0.4)
    async with raw_server(talk) as server, calling(server.url, patience=patience) as client:
        outcome = await client.send(TEXT, nothing)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is R.TIMEOUT


async def test_a_pause_within_an_answer_ends_with_the_patience_to_read() -> None:
    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        writer.write(OK[:-5])
        await reader.read()

    async with raw_server(talk) as server, calling(server.url, patience=SHORT) as client:
        outcome = await client.send(TEXT, nothing)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is R.TIMEOUT


PIECES = st.sampled_from(
    (
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 400 Bad Request\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\n",
        b"Content-Length: 47\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Connection: close\r\n",
        b"Date: Thu, 16 Jan 0001 08:30:00 +2300\r\n",
        b"x-acs-retry-after: 9999999999\r\n",
        b"Set-Cookie: a=b; expires=never; domain=.x\r\n",
        b"\r\n",
        b"2f\r\n",
        b"0\r\n\r\n",
        BODY,
        b'{"Code":"Throttling.User"}',
    )
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.binary(max_size=12), max_size=9).map(b"".join))
async def test_any_bytes_at_all(answer: bytes) -> None:
    assert isinstance(await outcome_of(answer), Accepted | Rejected | Unknown)


async def test_the_request_as_it_stands_on_the_wire() -> None:
    async with raw_server(answering(OK)) as server, calling(server.url) as client:
        await client.send({"To": "1", "Content": json.dumps({"text": "a b+c*~"})}, nothing)
    line, *headers = server.heads[0].decode("ascii").split("\r\n")
    assert line == "POST /?Content=%7B%22text%22%3A%20%22a%20b%2Bc%2A~%22%7D&To=1 HTTP/1.1"
    fields = dict(header.lower().split(": ", 1) for header in headers if header)
    assert fields["content-length"] == "0"
    assert fields["host"] == server.netloc
    assert fields["accept"] == "application/json"
    assert fields["x-acs-version"] == "2020-06-06"
    assert "testsecret" not in server.heads[0].decode()
