"""The border between "nothing left this machine" and "it may have arrived"."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from chatapp_desktop.cams.outcomes import Accepted, NotSent, NotSentReason, Unknown, UnknownReason
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.cams.transport import MAX_CONNECTIONS, Patience
from tests.cams.calling import SHORT, TEXT, calling, nothing
from tests.cams.raw_server import OK, RawServer, answering, answering_once, listening, raw_server


async def test_the_hook_is_awaited_once_before_any_byte() -> None:
    seen: list[tuple[int, bytes]] = []
    async with raw_server(answering(OK)) as server, calling(server.url) as client:

        async def hook() -> None:
            # A connection is up; what could have been sent by now would have arrived.
            await server.connected.wait()
            await asyncio.sleep(0.01)
            seen.append((server.connections, server.received))

        assert isinstance(await client.send(TEXT, hook), Accepted)
        assert seen == [(1, b"")]
        await client.send(TEXT, nothing)
        assert server.connections == 1
        assert len(server.heads) == 2


async def test_who_comes_next_need_not_wait_until_a_connection_is_made() -> None:
    seen: list[str] = []

    async def hook() -> None:
        seen.append("up")

    async with raw_server(listening) as server:
        # It listens and says nothing, so that TLS never comes to its end.
        patience = Patience(connect=0.2)
        url = server.url.replace("http:", "https:")
        async with calling(url, patience=patience) as client:
            outcome = await client.send(TEXT, hook, lambda: seen.append("placed"))
    assert isinstance(outcome, NotSent)
    assert seen == ["placed"]


@pytest.mark.parametrize(
    "error",
    [
        KeyError("a row"),
        OSError(28, "No space left on device"),
        TimeoutError("the disk"),
        ConnectionResetError("not ours"),
        UnicodeError("text"),
    ],
)
async def test_what_the_hook_raises_is_raised_and_nothing_leaves(error: Exception) -> None:
    async def hook() -> None:
        raise error

    async with raw_server(listening) as server:
        async with calling(server.url) as client:
            with pytest.raises(type(error)) as caught:
                await client.send(TEXT, hook)
        assert caught.value is error
        await server.settled()
        assert (server.connections, server.received) == (1, b"")


async def test_the_client_goes_on_after_a_hook_that_raised() -> None:
    async def hook() -> None:
        raise OSError(16, "busy")

    async with raw_server(answering(OK)) as server, calling(server.url) as client:
        with pytest.raises(OSError, match="busy"):
            await client.send(TEXT, hook)
        assert isinstance(await client.send(TEXT, nothing), Accepted)
        assert len(server.heads) == 1


async def test_cancelled_within_the_hook_nothing_leaves() -> None:
    reached = asyncio.Event()

    async def hook() -> None:
        reached.set()
        await asyncio.Event().wait()

    async with raw_server(listening) as server:
        async with calling(server.url) as client:
            task = asyncio.ensure_future(client.send(TEXT, hook))
            await reached.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        await server.settled()
        assert server.received == b""


async def test_a_hook_that_takes_too_long_is_not_sent() -> None:
    async with raw_server(listening) as server:
        async with calling(server.url, patience=Patience(total=0.2)) as client:
            outcome = await client.send(TEXT, asyncio.Event().wait)  # type: ignore[arg-type]
        assert isinstance(outcome, NotSent)
        await server.settled()
        assert server.received == b""


async def test_without_a_connection_the_hook_is_not_awaited() -> None:
    async def hook() -> None:
        pytest.fail("there is no connection")

    async with calling("http://127.0.0.1:1") as client:
        outcome = await client.send(TEXT, hook)
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.REFUSED


@pytest.mark.parametrize("secret", ["STS.a\nb", "STS.ä", "STS.a\x00", "STS.\ud83d", "STS.a\tb"])
async def test_a_key_that_no_header_can_carry_is_not_sent(secret: str) -> None:
    async def hook() -> None:
        pytest.fail("this cannot be sent")

    for credentials in (Credentials("STS.x", "s", secret), Credentials(secret, "s")):
        async with raw_server(listening) as server:
            async with calling(server.url, credentials) as client:
                outcome = await client.send(TEXT, hook)
            assert isinstance(outcome, NotSent)
            assert outcome.reason is NotSentReason.BAD_CHARACTER
            assert secret not in repr(outcome)
            assert server.connections == 0


async def test_a_secret_of_any_characters_only_signs_wrongly() -> None:
    async with (
        raw_server(answering(OK)) as server,
        calling(server.url, Credentials("a", "ключ\n\ud83d")) as client,
    ):
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_what_is_too_long_is_not_sent() -> None:
    async with raw_server(listening) as server:
        for length, kind in ((64_000, Unknown), (66_000, NotSent)):
            async with calling(server.url, patience=SHORT) as client:
                outcome = await client.send({"FallBackContent": "x" * length}, nothing)
            assert isinstance(outcome, kind)
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.TOO_LONG


async def test_a_connection_closed_while_idle_is_replaced() -> None:
    async with raw_server(answering_once(OK)) as server, calling(server.url) as client:
        for _ in range(3):
            assert isinstance(await client.send(TEXT, nothing), Accepted)
            await server.settled()
        assert server.connections == 3
        assert len(server.heads) == 3


async def test_a_connection_closed_under_the_hands_is_unknown() -> None:
    """Closed by the server when the hook runs: what is written then may or may not arrive."""

    async with raw_server(answering_once(OK)) as server, calling(server.url) as client:

        async def hook() -> None:
            await server.stop()

        outcome = await client.send(TEXT, hook)
        assert isinstance(outcome, Unknown)
        assert outcome.reason is UnknownReason.CLOSED


async def test_never_sent_twice_on_a_lost_connection() -> None:
    async def drop(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        del writer
        await server.read_head(reader)

    async with raw_server(drop) as server, calling(server.url) as client:
        outcome = await client.send(TEXT, nothing)
        await server.settled()
        assert isinstance(outcome, Unknown)
        assert outcome.reason is UnknownReason.CLOSED
        assert len(server.heads) == 1


async def test_cancelled_while_waiting_for_the_answer() -> None:
    async with raw_server(listening) as server:
        async with calling(server.url) as client:
            task = asyncio.ensure_future(client.send(TEXT, nothing))
            await server.arrived.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        await server.settled()
        assert server.received.count(b"POST /") == 1


@pytest.mark.parametrize("pause", [0, 1])
async def test_whenever_one_is_cancelled_the_next_one_goes(pause: int) -> None:
    """At any step of connecting, writing and reading; once, or once more a step later."""
    async with raw_server(answering(OK)) as server:
        for steps in range(40):
            async with calling(server.url, patience=SHORT) as client:
                task = asyncio.ensure_future(client.send(TEXT, nothing))
                for _ in range(steps):
                    await asyncio.sleep(0)
                task.cancel()
                for _ in range(pause):
                    await asyncio.sleep(0)
                    task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
                assert isinstance(await client.send(TEXT, nothing), Accepted), steps


async def test_connections_are_limited() -> None:
    """The account's pace relies on it: see `account_limiter`."""
    everyone_in = asyncio.Event()
    waiting = 0

    async def hook() -> None:
        nonlocal waiting
        waiting += 1
        if waiting == MAX_CONNECTIONS:
            everyone_in.set()
        await everyone_in.wait()

    async with raw_server(answering(OK)) as server, calling(server.url) as client:
        calls = [client.send(TEXT, hook) for _ in range(MAX_CONNECTIONS + 20)]
        outcomes = await asyncio.gather(*calls)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)
        assert server.connections == MAX_CONNECTIONS


async def test_closing_ends_what_is_under_way() -> None:
    async with raw_server(listening) as server:
        async with calling(server.url) as client:
            task = asyncio.ensure_future(client.send(TEXT, nothing))
            await server.arrived.wait()
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await client.aclose()
        await server.settled()
