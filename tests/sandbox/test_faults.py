"""Faults on demand, as a client meets them, and the control interface's answers to nonsense."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.sandbox.faults import ControlError, Fault, FaultKind, fault_from
from chatapp_desktop.sandbox.gateway import OPERATIONS
from tests.support.sandbox import SandboxProcess
from tests.support.signed import TEXT, Call, exchange, send

SEND = Call("SendChatappMessage", TEXT)


def raw(sandbox: SandboxProcess) -> tuple[int, str, bytes]:
    status, headers, body = exchange(
        sandbox.url, "POST", f"/?{SEND.query()}", SEND.headers(sandbox.endpoint)
    )
    return status, headers["content-type"], body


def received_bytes(sandbox: SandboxProcess) -> bytes:
    """Everything that comes back on a connection of one's own, until it ends."""
    head = "".join(f"{k}: {v}\r\n" for k, v in SEND.headers(sandbox.endpoint).items())
    request = f"POST /?{SEND.query()} HTTP/1.1\r\n{head}content-length: 0\r\n\r\n"
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=30) as connection:
        connection.sendall(request.encode())
        data = b""
        try:
            while piece := connection.recv(65_536):
                data += piece
        except ConnectionResetError:
            pass
    return data


@pytest.mark.parametrize(("kind", "kept"), [("drop_before", 0), ("drop_after", 1)])
def test_dropped_connection_says_nothing(sandbox: SandboxProcess, kind: str, kept: int) -> None:
    sandbox.fault(kind)
    assert received_bytes(sandbox) == b""
    assert len(sandbox.messages()) == kept
    assert send(sandbox.url, SEND).code == "OK"


def test_dropped_connection_in_a_client(sandbox: SandboxProcess) -> None:
    sandbox.fault("drop_after")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        send(sandbox.url, SEND)


def test_stalled_request_is_accepted_and_never_answered() -> None:
    got: list[bytes] = []
    with SandboxProcess.start() as other:
        other.fault("stall")
        reader = threading.Thread(target=lambda: got.append(received_bytes(other)))
        reader.start()
        wait_for(lambda: bool(other.messages()))
        assert got == []
    # The server's end drops the connection; it must not invent an answer.
    reader.join()
    assert got == [b""]


def wait_for(condition: Any) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline


def test_slow_answer_comes(sandbox: SandboxProcess) -> None:
    sandbox.fault("slow", seconds=0.01)
    assert send(sandbox.url, SEND).code == "OK"
    assert sandbox.requests()[0]["fault"] == "slow"


@pytest.mark.parametrize(("accept", "kept"), [(False, 0), (True, 1)])
def test_status(sandbox: SandboxProcess, accept: bool, kept: int) -> None:
    sandbox.fault("status", status=503, code="ServiceUnavailable", accept=accept)
    answer = send(sandbox.url, SEND)
    assert (answer.status, answer.code) == (503, "ServiceUnavailable")
    assert len(sandbox.messages()) == kept


def test_throttle(sandbox: SandboxProcess) -> None:
    sandbox.fault("throttle", retry_after_ms=250)
    answer = send(sandbox.url, SEND)
    assert (answer.status, answer.code) == (400, "Throttling.User")
    assert answer.headers["x-acs-retry-after"] == "250"
    assert sandbox.messages() == []


@pytest.mark.parametrize(("fields", "kept"), [({}, 1), ({"accept": False, "status": 502}, 0)])
def test_garbage(sandbox: SandboxProcess, fields: dict[str, Any], kept: int) -> None:
    sandbox.fault("garbage", **fields)
    status, kind, body = raw(sandbox)
    assert status == fields.get("status", 200)
    assert kind.startswith("text/html")
    assert b"<html>" in body
    assert len(sandbox.messages()) == kept


def test_truncated(sandbox: SandboxProcess) -> None:
    sandbox.fault("truncated")
    status, kind, body = raw(sandbox)
    assert (status, kind) == (200, "application/json;charset=utf-8")
    assert body.startswith(b'{"RequestId":')
    with pytest.raises(json.JSONDecodeError):
        json.loads(body)
    assert len(sandbox.messages()) == 1


def test_faults_come_in_order_and_by_operation(sandbox: SandboxProcess) -> None:
    sandbox.fault("status", status=500, count=2)
    sandbox.fault("status", status=429, operation="ListInstance")
    sandbox.fault("status", status=502)
    other = Call("ListInstance", {})
    answers = [send(sandbox.url, call).status for call in (SEND, other, SEND, other, SEND, other)]
    assert answers == [500, 500, 502, 429, 200, 200]
    seen = [(entry["operation"], entry["fault"]) for entry in sandbox.requests()]
    assert seen[3] == ("ListInstance", "status")


def test_reset_forgets(sandbox: SandboxProcess) -> None:
    sandbox.fault("clock", skew_seconds=5_000)
    sandbox.fault("garbage", count=5)
    sandbox.reset()
    assert send(sandbox.url, SEND).code == "OK"
    sandbox.reset()
    assert sandbox.messages() == []
    assert sandbox.requests() == []


def test_requests_hold_the_refused_too(sandbox: SandboxProcess) -> None:
    exchange(sandbox.url, "POST", "/?a=%FF", {})
    (entry,) = sandbox.requests()
    assert (entry["code"], entry["query"]) == ("MissingAction", "a=%FF")


BAD = [
    b"[]", b"{", b"\xff", b"[" * 100_000, b"{}", b'{"kind":"rain"}', b'{"kind":["stall"]}',
    b'{"kind":"stall","count":0}', b'{"kind":"stall","count":true}',
    b'{"kind":"stall","count":1.5}',
    b'{"kind":"stall","operation":"SendSms"}', b'{"kind":"stall","seconds":1}',
    b'{"kind":"slow"}', b'{"kind":"slow","seconds":-1}', b'{"kind":"slow","seconds":NaN}',
    b'{"kind":"slow","seconds":"1"}', b'{"kind":"status"}', b'{"kind":"status","status":99}',
    b'{"kind":"status","status":500,"code":7}', b'{"kind":"status","status":500,"accept":1}',
    b'{"kind":"clock"}', b'{"kind":"clock","skew_seconds":1e300}',
    b'{"kind":"throttle","retry_after_ms":-1}',
]  # fmt: skip


@pytest.mark.parametrize("body", BAD)
def test_nonsense_gets_a_sentence(sandbox: SandboxProcess, body: bytes) -> None:
    status, _, answer = exchange(sandbox.url, "POST", "/_sandbox/faults", {}, body)
    assert status == 400
    assert json.loads(answer)["error"].endswith(".")


@pytest.mark.parametrize(
    ("name", "body"),
    [("templates", b'{"count":-1}'), ("templates", b'{"count":1,"x":1}'), ("templates", b"{}"),
     ("advance", b'{"seconds":"x"}'), ("pace", b'{"seconds":-1}'), ("pace", b"null")],
)  # fmt: skip
def test_other_nonsense_gets_a_sentence(sandbox: SandboxProcess, name: str, body: bytes) -> None:
    status, _, answer = exchange(sandbox.url, "POST", f"/_sandbox/{name}", {}, body)
    assert status == 400
    assert json.loads(answer)["error"].endswith(".")


def test_unknown_addresses(sandbox: SandboxProcess) -> None:
    assert exchange(sandbox.url, "GET", "/_sandbox/nothing", {})[0] == 404
    assert exchange(sandbox.url, "PUT", "/_sandbox/faults", {})[0] == 405


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)
fields = st.sampled_from(
    ["kind", "count", "operation", "seconds", "status", "code", "accept", "retry_after_ms",
     "skew_seconds"]
)  # fmt: skip


@given(st.sampled_from([*FaultKind]), st.dictionaries(fields, json_values))
def test_fault_is_read_whole_or_refused(kind: FaultKind, wanted: dict[str, object]) -> None:
    try:
        fault = fault_from({**wanted, "kind": str(kind)}, OPERATIONS)
    except ControlError as error:
        sentence = str(error)
        fault = Fault(kind)
    else:
        sentence = "Read."
    assert sentence.endswith(".")
    assert 1 <= fault.count <= 1_000_000
    assert 0 <= fault.seconds <= 3_600
    assert 200 <= fault.status <= 599
