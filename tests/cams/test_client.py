"""The client against the real sandbox, over HTTP."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from chatapp_desktop.cams.client import CamsClient, account_limiter
from chatapp_desktop.cams.outcomes import Accepted, Answer, Rejected, Unknown, UnknownReason
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.cams.transport import Transport
from chatapp_desktop.viber.wire import request_parameters
from tests.cams.calling import OWNER, SHORT, TEXT, calling, nothing
from tests.cams.raw_server import OK, answering, http, raw_server
from tests.support.sandbox import SandboxProcess
from tests.viber.drafts import CONTENT, good

TWO_HOURS = 7200.0


async def rejection(url: str, credentials: Credentials) -> Rejected:
    async with calling(url, credentials) as client:
        outcome = await client.send(TEXT, nothing)
    assert isinstance(outcome, Rejected)
    return outcome


@pytest.mark.parametrize("name", CONTENT)
async def test_accepted(sandbox: SandboxProcess, name: str) -> None:
    parameters = request_parameters(good(name, TaskId="100000001"))
    async with calling(sandbox.url) as client:
        outcome = await client.send(parameters, nothing)
    assert isinstance(outcome, Accepted)
    (kept,) = sandbox.messages()
    assert outcome.message_id == kept["message_id"]
    assert kept["parameters"] == parameters
    assert outcome.request_id


async def test_accepted_with_a_temporary_key(sandbox: SandboxProcess) -> None:
    trio = Credentials("STS.testid", "testsecret", "testtoken")
    async with calling(sandbox.url, trio) as client:
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_blanks_around_pasted_keys_do_no_harm(sandbox: SandboxProcess) -> None:
    trio = Credentials(" STS.testid\n", "\ttestsecret ", "testtoken\r\n")
    async with calling(sandbox.url, trio) as client:
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_a_wrong_secret_is_told_from_a_wrong_signature(sandbox: SandboxProcess) -> None:
    outcome = await rejection(sandbox.url, Credentials("testid", "wrong"))
    assert outcome.code == "SignatureDoesNotMatch"
    assert outcome.hashes_agree is True
    assert sandbox.messages() == []


@pytest.mark.parametrize(
    ("message", "agree"), [(f"[ACS3-HMAC-SHA256 {'0' * 64}]", False), ("no hash here", None)]
)
async def test_what_the_server_says_it_signed(message: str, *, agree: bool | None) -> None:
    body = f'{{"Code":"SignatureDoesNotMatch","Message":"{message}"}}'.encode()
    async with raw_server(answering(http(body, "400 Bad Request"))) as server:
        assert (await rejection(server.url, OWNER)).hashes_agree is agree


async def test_an_unknown_key(sandbox: SandboxProcess) -> None:
    outcome = await rejection(sandbox.url, Credentials("nobody", "testsecret"))
    assert (outcome.code, outcome.http_status) == ("InvalidAccessKeyId.NotFound", 404)
    assert outcome.hashes_agree is None


async def test_a_denial_names_the_missing_permission(sandbox: SandboxProcess) -> None:
    outcome = await rejection(sandbox.url, Credentials("testid-denied", "testsecret"))
    assert outcome.denied_action == "cams:SendChatappMessage"


async def test_a_server_whose_clock_is_ahead(sandbox: SandboxProcess) -> None:
    sandbox.fault("clock", skew_seconds=TWO_HOURS)
    async with calling(sandbox.url) as client:
        outcome = await client.send(TEXT, nothing)
        assert isinstance(outcome, Rejected)
        assert outcome.clock_is_off
        assert sandbox.messages() == []
        assert client.correct_clock(outcome)
        assert client.clock_offset == pytest.approx(TWO_HOURS, abs=60)
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_a_machine_whose_clock_is_behind(sandbox: SandboxProcess) -> None:
    async with calling(sandbox.url, clock=lambda: time.time() - TWO_HOURS) as client:
        outcome = await client.send(TEXT, nothing)
        assert isinstance(outcome, Rejected)
        assert client.correct_clock(outcome)
        assert isinstance(await client.send(TEXT, nothing), Accepted)


@pytest.mark.parametrize(
    "date",
    [
        "",
        " ",
        "yesterday",
        "Thu, 99 Jan 2025 08:30:00 GMT",
        "Thu, 16 Jan 0001 08:30:00 +2300",
        "Fri, 31 Dec 9999 23:59:59 -2300",
        "Thu, 16 Jan 2025 08:30:00 +99999999999999999999999",
        "Thu, 16 Jan 2025 08:30:00 GMT, Thu, 16 Jan 2025 08:30:00 GMT, x",
        "Thu, 16 Jan 99999999999999999999 08:30:00 GMT",
        "9" * 5000,
    ],
)
async def test_an_absurd_server_clock_is_not_taken(date: str) -> None:
    rejected = Rejected("InvalidTimeStamp.Expired", "", "", 400, server_date=date)
    async with raw_server(answering(OK)) as server, calling(server.url) as client:
        client.correct_clock(rejected)
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_throttled(sandbox: SandboxProcess) -> None:
    sandbox.fault("throttle", retry_after_ms=1500)
    async with calling(sandbox.url) as client:
        outcome = await client.send(TEXT, nothing)
        assert isinstance(outcome, Rejected)
        assert (outcome.throttled, outcome.retry_after_ms) == (True, 1500)
        assert sandbox.messages() == []
        assert isinstance(await client.send(TEXT, nothing), Accepted)


@pytest.mark.parametrize(
    ("kind", "fields", "reason", "kept"),
    [
        ("drop_before", {}, UnknownReason.CLOSED, 0),
        ("drop_after", {}, UnknownReason.CLOSED, 1),
        ("stall", {}, UnknownReason.TIMEOUT, 1),
        ("garbage", {}, UnknownReason.NOT_JSON, 1),
        ("truncated", {}, UnknownReason.NOT_JSON, 1),
        ("status", {"status": 500, "code": "InternalError"}, UnknownReason.SERVER_ERROR, 0),
        ("status", {"status": 503, "code": "ServiceUnavailable"}, UnknownReason.SERVER_ERROR, 0),
        ("status", {"status": 400, "code": "SignatureNonceUsed"}, UnknownReason.NONCE_USED, 0),
    ],
)
async def test_faults_after_bytes_left_are_unknown(
    sandbox: SandboxProcess, kind: str, fields: dict[str, Any], reason: UnknownReason, kept: int
) -> None:
    sandbox.fault(kind, **fields)
    async with calling(sandbox.url, patience=SHORT) as client:
        outcome = await client.send(TEXT, nothing)
        assert isinstance(outcome, Unknown)
        assert outcome.reason is reason
        # The client sent it once, whatever the service made of it, and goes on.
        assert len(sandbox.requests()) == 1
        assert len(sandbox.messages()) == kept
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_slow_is_not_lost(sandbox: SandboxProcess) -> None:
    sandbox.fault("slow", seconds=0.5)
    async with calling(sandbox.url) as client:
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_each_try_has_a_nonce_of_its_own(sandbox: SandboxProcess) -> None:
    async with calling(sandbox.url) as client:
        for _ in range(5):
            assert isinstance(await client.send(TEXT, nothing), Accepted)
    nonces = {message["headers"]["x-acs-signature-nonce"] for message in sandbox.messages()}
    assert len(nonces) == 5


async def test_warming_sends_nothing_and_keeps_the_connection(sandbox: SandboxProcess) -> None:
    async with calling(sandbox.url) as client:
        assert isinstance(await client.warm(), Answer)
    assert sandbox.messages() == []
    async with raw_server(answering(OK)) as server, calling(server.url) as client:
        await client.warm()
        await client.send(TEXT, nothing)
        assert server.connections == 1


async def test_no_proxy_stands_before_this_machine(
    sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with calling(sandbox.url) as client:
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_many_at_once(sandbox: SandboxProcess) -> None:
    transport = Transport(sandbox.url)
    client = CamsClient(transport, OWNER, account_limiter())
    async with transport:
        outcomes = await asyncio.gather(*(client.send(TEXT, nothing) for _ in range(100)))
    ids = {outcome.message_id for outcome in outcomes if isinstance(outcome, Accepted)}
    assert len(ids) == 100
    assert len(sandbox.messages()) == 100
