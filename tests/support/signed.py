"""Signed calls to the sandbox without the program's own client: what a stranger would send."""

from __future__ import annotations

import http.client
import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from chatapp_desktop.cams.signature import (
    API_VERSION,
    Credentials,
    canonical_query,
    hash_hex,
    sign,
    signed_names,
)

OWNER = Credentials("testid", "testsecret")
TEXT = {
    "ChannelType": "viber",
    "Type": "message",
    "MessageType": "text",
    "From": "2909",
    "To": "380441234567",
    "CustSpaceId": "cams-sandbox",
    "Label": "promotion",
    "Content": '{"text":"hello viber"}',
}


@dataclass(frozen=True)
class Call:
    """A call before it is signed; the clock is in seconds since the epoch, None is now."""

    action: str
    parameters: Mapping[str, str]
    credentials: Credentials = OWNER
    method: str = "POST"
    body: bytes = b""
    content_type: str = ""
    clock: float | None = None
    nonce: str = ""
    version: str = API_VERSION

    def query(self) -> str:
        return canonical_query(self.parameters)

    def headers(self, host: str) -> dict[str, str]:
        date = datetime.fromtimestamp(time.time() if self.clock is None else self.clock, UTC)
        headers = {
            "host": host,
            "x-acs-action": self.action,
            "x-acs-version": self.version,
            "x-acs-date": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": self.nonce or uuid.uuid4().hex,
            "x-acs-content-sha256": hash_hex(self.body),
        }
        if self.content_type:
            headers["content-type"] = self.content_type
        if self.credentials.security_token:
            headers["x-acs-accesskey-id"] = self.credentials.access_key_id
            headers["x-acs-security-token"] = self.credentials.security_token
        names = signed_names(headers)
        signed = sign(self.credentials, self.method, self.query(), headers, names)
        return {**headers, "authorization": signed.authorization}


@dataclass(frozen=True)
class Answered:
    """An HTTP answer, read."""

    status: int
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def code(self) -> str:
        return str(self.body["Code"])


def send(url: str, call: Call) -> Answered:
    """Make the call over a connection of its own."""
    host = urlsplit(url).netloc
    status, headers, data = exchange(
        url, call.method, f"/?{call.query()}", call.headers(host), call.body
    )
    return Answered(status, headers, json.loads(data))


def exchange(
    url: str, method: str, target: str, headers: Mapping[str, str], body: bytes = b""
) -> tuple[int, dict[str, str], bytes]:
    """One plain HTTP exchange: status, headers with lower-case names, body."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    try:
        connection.request(method, target, body, dict(headers))
        answer = connection.getresponse()
        fields = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, fields, answer.read()
    finally:
        connection.close()


def listing(message: Mapping[str, str], **more: str) -> dict[str, str]:
    """Parameters of a ListChatappMessage that finds a message just sent."""
    now = int(time.time() * 1000)
    return {
        "CustSpaceId": "cams-sandbox",
        "ChannelType": "viber",
        "BusinessNumber": message["From"],
        "UserNumber": message["To"],
        "Page": '{"Index":1,"Size":20}',
        "StartTime": str(now - 300_000),
        "EndTime": str(now + 300_000),
        **more,
    }
