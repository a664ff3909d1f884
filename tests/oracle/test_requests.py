"""The request that really leaves, beside the official SDK's own, for arbitrary messages.

Both speak to a server on loopback that keeps what arrived. The SDK signs more headers than this
program and writes a space as `+`, so what is compared is what the service reads: the parameters,
and the signature that the SDK's signer gives for this program's headers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

import pytest
from alibabacloud_cams20200606 import models
from alibabacloud_cams20200606.client import Client
from alibabacloud_tea_openapi import models as openapi
from alibabacloud_tea_openapi.utils import Utils, get_canonical_query_string
from darabonba.request import DaraRequest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatapp_desktop.cams.client import CamsClient, account_limiter
from chatapp_desktop.cams.outcomes import Accepted
from chatapp_desktop.cams.signature import ALGORITHM, Credentials
from chatapp_desktop.cams.transport import Transport
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import FILE_TYPES
from chatapp_desktop.viber.wire import request_parameters
from tests.viber.drafts import CONTENT

KEY = Credentials("testid", "testsecret")
TRIO = Credentials("STS.testid", "testsecret", "CAISxxxxTOKEN==")
ANSWER = b'{"Code":"OK","MessageId":"m","RequestId":"r"}'


@dataclass(frozen=True)
class Arrived:
    """A request as a server received it; header names are in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]

    @property
    def parameters(self) -> dict[str, str]:
        pairs = parse_qsl(self.query, keep_blank_values=True, strict_parsing=True)
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)


@dataclass
class Recorder:
    netloc: str
    arrived: list[Arrived] = field(default_factory=list)

    def take(self) -> Arrived:
        """Hand over the one request that came since the last time."""
        (arrived,) = self.arrived
        self.arrived.clear()
        return arrived


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    """Run a server in a thread, because the SDK's calls block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            path, _, query = self.path.partition("?")
            headers = {name.lower(): value for name, value in self.headers.items()}
            kept.arrived.append(Arrived(self.command, path, query, headers))
            self.send_response(200)
            self.send_header("Content-Length", str(len(ANSWER)))
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(ANSWER)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its base's name)
            del format, args

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        kept = Recorder(f"127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield kept
        server.shutdown()
        thread.join()


# A message: what an operator means, once as a draft, once as the SDK's request

TELLING = st.sampled_from(
    (
        *("+ * ~ % & = ? # / \\ \" ' ( ) !", "a+b c%20d%2B", "*bold* _it_ ~no~ ```code```"),
        *("\x00\x01\x1f\x7f\x85\u2028", "\r\n\t", "你好，世界", "مرحبا بالعالم", "שלום", "Привіт"),
        *("👨‍👩‍👧‍👦🏳️‍🌈😀", "e\u0301\u0327", "\ufeff\u200b\u202e", "नमस्ते", "\U0010ffff", "&amp;<b>"),
    )
)
TEXT = st.one_of(
    st.text(min_size=1, max_size=60),
    TELLING,
    st.builds(lambda unit: unit * 1000, st.characters(codec="utf-8")),
    st.lists(TELLING, min_size=1).map(lambda parts: ("".join(parts) * 1000)[:1000]),
)
SHORT_TEXT = st.text(min_size=1, max_size=40) | TELLING
# Identifiers and addresses are sent without the blanks around them.
LINE = SHORT_TEXT.map(str.strip).filter(bool)
DIGITS = st.from_regex("[1-9][0-9]{1,14}", fullmatch=True)
NUMBER = st.integers(0, 10**9)

CONTENT_VALUES: dict[str, st.SearchStrategy[str | int]] = {
    "text": TEXT,
    "link": LINE,
    "thumbnail": LINE,
    "fileSize": NUMBER,
    "duration": NUMBER,
    "fileName": LINE,
    "fileType": st.sampled_from(FILE_TYPES),
    "caption": SHORT_TEXT,
    "action": LINE,
}
REQUIRED: dict[str, st.SearchStrategy[str | int]] = {
    "From": DIGITS,
    "To": DIGITS,
    "Label": st.sampled_from(("promotion", "transaction")),
}
OPTIONAL: dict[str, st.SearchStrategy[str | int]] = {
    "CustSpaceId": LINE,
    "Ttl": NUMBER,
    "FallBackId": LINE,
    "FallBackContent": TEXT,
    "FallBackDuration": NUMBER,
    "FallBackRule": st.sampled_from(("undelivered", "sentFailed")),
    "TrackingData": SHORT_TEXT,
    "Tag": SHORT_TEXT,
    "TaskId": LINE,
}


@dataclass(frozen=True)
class Message:
    """One message: API names to values; `content` and `variables` are what stands inside."""

    values: Mapping[str, str | int]
    content: Mapping[str, str | int] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)

    def draft(self) -> Draft:
        fields = {name: str(value) for name, value in self.values.items()}
        fields |= {f"Content.{key}": str(value) for key, value in self.content.items()}
        return Draft(fields | {f"TemplateParams.{k}": v for k, v in self.variables.items()})

    def sdk_request(self) -> Any:
        request = models.SendChatappMessageRequest(channel_type="viber")
        for name, value in self.values.items():
            setattr(request, SDK_NAMES[name], value)
        if self.content:
            request.content = json.dumps(self.content, ensure_ascii=False, separators=(",", ":"))
        if self.variables:
            request.template_params = dict(self.variables)
        return request


SDK_NAMES = {
    "Type": "type",
    "MessageType": "message_type",
    "TemplateCode": "template_code",
    "Language": "language",
    "From": "from_",
    "To": "to",
    "Label": "label",
    "CustSpaceId": "cust_space_id",
    "Ttl": "ttl",
    "FallBackId": "fall_back_id",
    "FallBackContent": "fall_back_content",
    "FallBackDuration": "fall_back_duration",
    "FallBackRule": "fall_back_rule",
    "TrackingData": "tracking_data",
    "Tag": "tag",
    "TaskId": "task_id",
}

common = st.fixed_dictionaries(REQUIRED, optional=OPTIONAL)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """A message of one of the nine types, in the content's documented order."""
    name = draw(st.sampled_from(tuple(CONTENT)))
    content = {key: draw(CONTENT_VALUES[key]) for key in CONTENT[name]}
    return Message({**draw(common), "Type": "message", "MessageType": name}, content)


@st.composite
def templates(draw: st.DrawFn) -> Message:
    names = st.from_regex("[A-Za-z0-9_]{1,12}", fullmatch=True) | SHORT_TEXT
    values = {
        **draw(common),
        "Type": "template",
        "TemplateCode": draw(LINE),
        "Language": draw(LINE),
    }
    return Message(values, variables=draw(st.dictionaries(names, SHORT_TEXT, max_size=5)))


def sdk_client(recorder: Recorder, credentials: Credentials) -> Any:
    return Client(
        openapi.Config(
            access_key_id=credentials.access_key_id,
            access_key_secret=credentials.access_key_secret,
            security_token=credentials.security_token,
            protocol="http",
            endpoint=recorder.netloc,
        )
    )


async def nothing() -> None:
    """Let the first byte leave."""


async def ours(recorder: Recorder, message: Message, credentials: Credentials) -> Arrived:
    transport = Transport(f"http://{recorder.netloc}")
    async with transport:
        client = CamsClient(transport, credentials, account_limiter())
        outcome = await client.send(request_parameters(message.draft()), nothing)
    assert isinstance(outcome, Accepted)
    return recorder.take()


def theirs(recorder: Recorder, message: Message, credentials: Credentials) -> Arrived:
    sdk = sdk_client(recorder, credentials)
    assert sdk.send_chatapp_message(message.sdk_request()).body.message_id == "m"
    return recorder.take()


def judged(arrived: Arrived, credentials: Credentials) -> object:
    """The Authorization that the SDK's signer gives for the signed headers that arrived."""
    authorization = arrived.headers["authorization"]
    names = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")
    request = DaraRequest()
    request.method = arrived.method
    request.pathname = arrived.path
    request.query = arrived.parameters
    request.headers = {name: arrived.headers[name] for name in names}
    return Utils.get_authorization(
        request,
        ALGORITHM,
        arrived.headers["x-acs-content-sha256"],
        credentials.access_key_id,
        credentials.access_key_secret,
    )


def assert_alike(mine: Arrived, sdk: Arrived, credentials: Credentials) -> None:
    assert mine.parameters == sdk.parameters
    assert (mine.method, mine.path) == (sdk.method, sdk.path) == ("POST", "/")
    assert mine.query == get_canonical_query_string(mine.parameters)
    assert mine.headers["authorization"] == judged(mine, credentials)
    # What is signed, and that nothing of the service's own is left unsigned.
    signed = mine.headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    assert signed == sorted(n for n in mine.headers if n == "host" or n.startswith("x-acs-"))
    changing = {"x-acs-date", "x-acs-signature-nonce", "x-acs-credentials-provider"}
    for name in {n for n in sdk.headers if n.startswith("x-acs-")} - changing:
        assert mine.headers[name] == sdk.headers[name]
    assert mine.headers["host"] == sdk.headers["host"]
    assert mine.headers["content-length"] == sdk.headers["content-length"] == "0"


PATIENT = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
RESERVED = Message(
    {"From": "2909", "To": "380441234567", "Label": "promotion", "Tag": "+ *~%&=", "Ttl": 50},
)


@PATIENT
@given(messages())
async def test_any_message(recorder: Recorder, message: Message) -> None:
    mine = await ours(recorder, message, KEY)
    assert_alike(mine, theirs(recorder, message, KEY), KEY)


@PATIENT
@given(templates())
@example(Message({**RESERVED.values, "Type": "template", "TemplateCode": "a", "Language": "en"}))
async def test_any_template(recorder: Recorder, message: Message) -> None:
    mine = await ours(recorder, message, KEY)
    assert_alike(mine, theirs(recorder, message, KEY), KEY)


@pytest.mark.parametrize("name", CONTENT)
async def test_every_type_with_a_temporary_key(recorder: Recorder, name: str) -> None:
    filled: dict[str, str | int] = {
        key: {"fileSize": 10_485_760, "duration": 32}.get(key, f"https://e.x/?{key}=a+b *~%&ü😀")
        for key in CONTENT[name]
    }
    if "fileType" in filled:
        filled["fileType"] = "pdf"
    values = {**RESERVED.values, "Type": "message", "MessageType": name}
    message = Message(values, filled)
    mine = await ours(recorder, message, TRIO)
    assert_alike(mine, theirs(recorder, message, TRIO), TRIO)
    assert json.loads(mine.parameters["Content"]) == filled
    assert mine.headers["x-acs-security-token"] == TRIO.security_token
