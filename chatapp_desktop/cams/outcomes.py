"""How a call can end: typed values, each with the facts in it. No HTTP type appears here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NotSentReason(StrEnum):
    """Why nothing left this machine."""

    HOST_NOT_FOUND = "Network.HostNotFound"
    REFUSED = "Network.Refused"
    TLS = "Network.Tls"
    CONNECT_TIMEOUT = "Network.ConnectTimeout"
    PROXY = "Network.Proxy"
    UNREACHABLE = "Network.Unreachable"
    TOO_LONG = "Request.TooLong"
    BAD_CHARACTER = "Request.BadCharacter"
    """The AccessKey ID or the security token has a character that no HTTP header can carry."""


class UnknownReason(StrEnum):
    """Why it is not known whether a request was carried out, though bytes have left."""

    TIMEOUT = "Reply.Timeout"
    CLOSED = "Reply.Closed"
    NOT_JSON = "Reply.NotJson"
    WRONG_SHAPE = "Reply.WrongShape"
    TOO_LARGE = "Reply.TooLarge"
    SERVER_ERROR = "Reply.ServerError"
    NONCE_USED = "Reply.NonceUsed"
    STOPPED_WAITING = "Reply.StoppedWaiting"


@dataclass(frozen=True, slots=True)
class Answer:
    """The service carried the call out: HTTP 200 and `Code == "OK"`, whatever `Message` says."""

    body: Mapping[str, object]
    request_id: str
    text: str = field(repr=False)
    """The answer as received."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The service said no; the call was not carried out."""

    code: str
    message: str
    request_id: str
    http_status: int
    denied_action: str = ""
    """For RAM denials: the missing action, as `cams:SendChatappMessage`."""
    retry_after_ms: int = 0
    hashes_agree: bool | None = None
    """For SignatureDoesNotMatch: True, the secret is wrong; False, the request was altered or built
    wrongly; None, the service did not show its hash."""
    server_date: str = ""
    """The reply's `Date` header: the service's own clock."""
    text: str = field(default="", repr=False)

    @property
    def throttled(self) -> bool:
        """Whether it was refused before any processing, because calls came too fast."""
        return self.code.split(".")[0] == "Throttling"

    @property
    def clock_is_off(self) -> bool:
        """Whether this machine's clock is the reason."""
        return self.code in ("InvalidTimeStamp.Expired", "IllegalTimestamp")


@dataclass(frozen=True, slots=True)
class NotSent:
    """The connection never came up: nothing left this machine."""

    reason: NotSentReason
    detail: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Bytes left, and no readable answer came: it may have been carried out."""

    reason: UnknownReason
    detail: str = ""
    http_status: int = 0
    code: str = ""
    request_id: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service took the message. `message_id` is empty only if the service gave none."""

    message_id: str
    request_id: str
    text: str = field(default="", repr=False)


CallOutcome = Answer | Rejected | NotSent | Unknown
SendOutcome = Accepted | Rejected | NotSent | Unknown
