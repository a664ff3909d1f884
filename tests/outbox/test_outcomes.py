"""How a send ends, against a real sandbox with real faults, and what the history says of it."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from typing import Any

import pytest

from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.outbox.events import Refusal, SendEvent
from chatapp_desktop.store.history.records import State
from tests.cams.calling import SHORT
from tests.cams.raw_server import HEAD_END, OK
from tests.outbox.outgoing import always, outgoing, outgoing_to, steps_of
from tests.support.sandbox import SandboxProcess
from tests.viber.drafts import CONTENT, good, good_template


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.mark.parametrize("kind", [*CONTENT, "template"])
async def test_accepted(sandbox: SandboxProcess, path: Path, kind: str) -> None:
    template = good_template(
        TemplateCode="8c566c38d91d7559ea29b5505d02d82e", TemplateParams_order="A-1"
    )
    draft = template if kind == "template" else good(kind)
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send(draft)
        (message,) = sandbox.messages()
        assert (row.state, row.message_id) == (State.ACCEPTED, message["message_id"])
        assert row.request_id
        assert out.states() == [State.PREPARED, State.SENDING, State.ACCEPTED]
        entry = await out.entry(row)
        assert entry.row == row
        sent = {name: message["parameters"][name] for name in entry.parameters}
        assert sent == dict(entry.parameters)
        assert message["message_id"] in entry.reply


async def test_rejected(sandbox: SandboxProcess, path: Path) -> None:
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send(good("text", From="9999"))
        assert row.state is State.REJECTED
        assert row.code
        assert row.request_id
        assert (await out.entry(row)).reply
        assert not sandbox.messages()


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (Credentials("testid", "wrong"), "SignatureDoesNotMatch.secret"),
        (Credentials("nobody", "testsecret"), "InvalidAccessKeyId.NotFound"),
    ],
)
async def test_wrong_keys(
    sandbox: SandboxProcess, path: Path, keys: Credentials, code: str
) -> None:
    async with outgoing_to(sandbox.url, path, keys) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.REJECTED, code)


async def test_missing_permission_is_named(sandbox: SandboxProcess, path: Path) -> None:
    keys = Credentials("testid-denied", "testsecret")
    async with outgoing_to(sandbox.url, path, keys) as out:
        row = await out.send()
        assert row.state is State.REJECTED
        assert row.denied_action == "cams:SendChatappMessage"


UNKNOWN: list[tuple[tuple[str, dict[str, Any]], str, int]] = [
    (("drop_before", {}), "Reply.Closed", 0),
    (("drop_after", {}), "Reply.Closed", 1),
    (("stall", {}), "Reply.Timeout", 1),
    (("status", {"status": 500}), "Reply.ServerError", 0),
    (("status", {"status": 503, "accept": True}), "Reply.ServerError", 1),
    (("garbage", {}), "Reply.NotJson", 1),
    (("truncated", {}), "Reply.NotJson", 1),
]


@pytest.mark.parametrize(
    ("fault", "code", "taken"), UNKNOWN, ids=[f"{fault[0]}-{n}" for fault, _, n in UNKNOWN]
)
async def test_unknown_and_never_sent_again(
    sandbox: SandboxProcess,
    path: Path,
    fault: tuple[str, dict[str, Any]],
    code: str,
    taken: int,
) -> None:
    kind, fields = fault
    sandbox.fault(kind, operation="SendChatappMessage", **fields)
    async with outgoing_to(sandbox.url, path, patience=SHORT) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.UNKNOWN, code)
        assert out.states() == [State.PREPARED, State.SENDING, State.UNKNOWN]
        assert len(sandbox.messages()) == taken
        assert len(sandbox.requests()) == 1


async def test_slow_answer_is_waited_for(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("slow", seconds=0.5)
    async with outgoing_to(sandbox.url, path) as out:
        assert (await out.send()).state is State.ACCEPTED
        assert len(sandbox.messages()) == 1


async def test_a_plain_400_is_a_refusal(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("status", status=400, code="InvalidParameter.To")
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send()
        assert (row.state, row.code, row.http_status) == (
            State.REJECTED,
            "InvalidParameter.To",
            400,
        )


async def test_throttled_then_accepted_once(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("throttle", count=3, retry_after_ms=20)
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send()
        assert row.state is State.ACCEPTED
        assert len(sandbox.messages()) == 1
        assert len(sandbox.requests()) == 4
        nonces = {each["headers"]["x-acs-signature-nonce"] for each in sandbox.requests()}
        assert len(nonces) == 4
        assert steps_of(await out.entry(row)) == [
            ("prepared", ""),
            *[("sending", ""), ("prepared", "Throttling.User (0.02 s)")] * 3,
            ("sending", ""),
            ("accepted", "OK"),
        ]


async def test_throttled_for_ever_is_told(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("throttle", count=50, retry_after_ms=1)
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.REJECTED, "Throttling.User")
        assert len(sandbox.requests()) == 6
        assert not sandbox.messages()


async def test_a_skewed_clock_is_corrected(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("clock", skew_seconds=7200)
    async with outgoing_to(sandbox.url, path) as out:
        row = await out.send()
        assert row.state is State.ACCEPTED
        assert len(sandbox.messages()) == 1
        # The next one goes with the right time at once.
        await out.send()
        assert len(sandbox.requests()) == 3


async def test_refused_connection_is_tried_once_more(path: Path) -> None:
    async with outgoing_to(f"http://127.0.0.1:{closed_port()}", path) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.NOT_SENT, "Network.Refused")
        assert State.SENDING not in out.states()
        assert steps_of(await out.entry(row)) == [
            ("prepared", ""),
            ("prepared", "Network.Refused"),
            ("not_sent", "Network.Refused"),
        ]


async def test_a_server_that_comes_up_between_the_tries(path: Path) -> None:
    port = closed_port()
    listening = socket.socket()

    def listen(event: SendEvent) -> None:
        if event.row.state is State.PREPARED and len(out.events) > 1:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", port))
            listening.listen()

    async with outgoing_to(f"http://127.0.0.1:{port}", path, listener=listen) as out:
        number = out.submit()
        await out.reached(number, State.SENDING)
        server = await asyncio.start_server(_answer_ok, sock=listening)
        async with server:
            row = await out.end_of(number)
    assert (row.state, row.message_id) == (State.ACCEPTED, "m1")


async def _answer_ok(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(HEAD_END)
    writer.write(OK)
    await writer.drain()
    writer.close()


async def test_wrong_host_name(path: Path) -> None:
    async with outgoing_to("https://cams.invalid", path) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.NOT_SENT, "Network.HostNotFound")


async def test_no_client_to_be_had(path: Path) -> None:
    refusal = Refusal("Credentials.Missing")
    async with outgoing(path, always(refusal)) as out:
        row = await out.send()
        assert (row.state, row.code) == (State.NOT_SENT, "Credentials.Missing")
        assert out.states() == [State.PREPARED, State.NOT_SENT]


async def test_many_at_once_each_once(sandbox: SandboxProcess, path: Path) -> None:
    async with outgoing_to(sandbox.url, path) as out:
        numbers = [out.submit(good("text", To=f"3804412345{n:02}")) for n in range(20)]
        rows = [await out.end_of(number) for number in numbers]
        assert {row.state for row in rows} == {State.ACCEPTED}
        assert len({row.message_id for row in rows}) == 20
        by_number = {m["parameters"]["To"]: m["message_id"] for m in sandbox.messages()}
        assert by_number == {row.to: row.message_id for row in rows}
