"""Nothing that a client sends brings the sandbox down: signed nonsense, and bytes off the wire."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatapp_desktop.sandbox.gateway import OPERATIONS, answer
from chatapp_desktop.sandbox.incoming import Incoming, read_integer, read_json
from chatapp_desktop.sandbox.lifecycle import row, standing
from chatapp_desktop.sandbox.store import Store
from chatapp_desktop.sandbox.templates import published_templates
from chatapp_desktop.viber.parameters import PARAMETERS
from tests.support.sandbox import SandboxProcess
from tests.support.signed import TEXT, Call, listing

HOST = "127.0.0.1:1"
NAMES = [p.name for p in PARAMETERS if "." not in p.name] + [
    "Page", "StartTime", "EndTime", "UserNumber", "BusinessNumber", "TemplateType", "AuditStatus",
    "Category", "Code", "Name", "PageIndex", "PageSize", "EventAction", "MessageStatus",
]  # fmt: skip
# Lone surrogates too: no UTF-8 carries them, but JSON's \ud800 does.
texts = st.text(st.characters(), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
contents = st.dictionaries(
    st.sampled_from([p.content_key for p in PARAMETERS if p.content_key]), json_values
)
values = st.one_of(
    texts,
    st.integers().map(str),
    json_values.map(json.dumps),
    contents.map(json.dumps),
    st.sampled_from(["viber", "template", "message", "text", "2909", "VIBER", "promotion", "[]"]),
    st.sampled_from([t.code for t in published_templates()]),
    st.fixed_dictionaries({"Index": json_values, "Size": json_values}).map(json.dumps),
)
bases: st.SearchStrategy[dict[str, str]] = st.sampled_from([{}, TEXT, listing(TEXT)])


@given(st.sampled_from(sorted(OPERATIONS)), bases, st.dictionaries(st.sampled_from(NAMES), values))
@example("SendChatappMessage", TEXT, {"Content": '{"text":"\\ud800"}'})
@example("SendChatappMessage", TEXT, {"Content": "[" * 50_000})
@example("ListChatappMessage", listing(TEXT), {"StartTime": "9" * 5_000})
@settings(max_examples=400)
def test_signed_nonsense_gets_an_answer(
    operation: str, base: dict[str, str], changes: dict[str, str]
) -> None:
    store = Store(pace=0)
    call = Call(operation, {**base, **changes})
    headers = call.headers(HOST)
    reply = answer(store, Incoming(time.time(), "POST", "/", call.query(), headers, b""))
    assert reply.code
    assert reply.code != "SignatureDoesNotMatch"
    assert json.loads(reply.encoded())["RequestId"]
    for message in store.messages:
        at = standing(message, 9)
        assert at is None or json.dumps(row(message, at))


@given(st.binary(max_size=60).map(lambda data: data.decode("latin-1")), st.binary(max_size=60))
def test_any_query_and_body_can_be_read(query: str, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    incoming = Incoming(0, "POST", "/", query, headers, body)
    assert all(isinstance(value, str) for value in incoming.parameters.values())
    assert answer(Store(), incoming).code


@given(texts | st.integers() | st.floats() | st.booleans() | st.none())
def test_integers_are_read_or_not(value: object) -> None:
    number = read_integer(value)
    assert number is None or 0 <= number < 10**18


@pytest.mark.parametrize("text", ["", "[" * 99_999, "{", "9" * 10_000, b"\xff\xfe", "\ud800"])
def test_broken_json_is_nothing(text: str | bytes) -> None:
    assert read_json(text) is None


@pytest.fixture(scope="module")
def raw_sandbox() -> Iterator[SandboxProcess]:
    with SandboxProcess.start() as process:
        yield process
        # Still there, and nothing was left queued.
        assert process.messages() == []


targets = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=40).map(
    lambda text: "/?" + text
)
ODD_SIGNATURE = b"ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host,Signature=\xe9"
header_values = st.binary(max_size=30).filter(lambda v: not set(v) & set(b"\r\n\0"))
header_names = st.sampled_from(
    [b"authorization", b"x-acs-action", b"x-acs-date", b"content-type", b"upgrade", b"connection",
     b"expect", b"transfer-encoding", b"content-length", b"x-acs-security-token"]
)  # fmt: skip


@given(
    st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "BREW", "CONNECT"]),
    targets,
    st.lists(st.tuples(header_names, header_values), max_size=6),
    st.binary(max_size=40),
)
@example("POST", "/?%FF=%00&a&&=&a=1&a=2", [(b"authorization", b"\xff\xfe")], b"")
@example("GET", "/_sandbox/messages?%ZZ", [(b"upgrade", b"websocket")], b"")
@example("POST", "/", [(b"authorization", ODD_SIGNATURE)], b"")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_http_nonsense_gets_an_answer(
    raw_sandbox: SandboxProcess,
    method: str,
    target: str,
    headers: list[tuple[bytes, bytes]],
    body: bytes,
) -> None:
    head = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    start = f"{method} {target} HTTP/1.1\r\nhost: x\r\n".encode()
    assert_not_broken(raw_sandbox, start + head + b"\r\n" + body)


@given(st.binary(max_size=200))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_raw_bytes_do_no_harm(raw_sandbox: SandboxProcess, data: bytes) -> None:
    assert_not_broken(raw_sandbox, data + b"\r\n\r\n")


def assert_not_broken(sandbox: SandboxProcess, data: bytes) -> None:
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=30) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        try:
            answer = connection.recv(65_536)
        except ConnectionResetError:
            answer = b""
    assert answer == b"" or answer.startswith(b"HTTP/1.1 ")
    assert b" 500 " not in answer.partition(b"\r\n")[0]
