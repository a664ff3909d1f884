"""From an HTTP answer to a typed outcome. Nothing that a server can send raises here.

Success is HTTP 200 with `Code == "OK"`; the official sample carries `OK` beside a `Message` that
sounds like an error, so `Message` never decides. Business errors come with HTTP 200 or 400.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chatapp_desktop.cams.outcomes import Accepted, Answer, Rejected, Unknown, UnknownReason

if TYPE_CHECKING:
    from chatapp_desktop.cams.transport import HttpReply

KEPT_CHARACTERS = 65_536
_EXCERPT = 200
_MAX_DIGITS = 9
_OK = 200
_BAD_REQUEST = 400
_SERVER_ERROR = 500
_PLACEHOLDERS = frozenset({"", "None", "NULL", "{}", "无"})
# The service's own word that it does not know; or, for a used nonce, that an earlier copy of this
# very request may have been carried out.
_MAYBE_DONE = frozenset({"InternalError", "ServiceUnavailable", "SRVC_TIMEOUT"})
_SERVER_HASH = re.compile(r"ACS3-HMAC-SHA256\s*([0-9a-f]{64})")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_JSON = object()


def read_reply(reply: HttpReply) -> Answer | Rejected | Unknown:
    """Decide what one answer means."""
    text = reply.body.decode("utf-8-sig", "replace")
    kept = text[:KEPT_CHARACTERS]
    body = _parsed(text)
    if body is _NOT_JSON:
        return Unknown(UnknownReason.NOT_JSON, _excerpt(text), http_status=reply.status, text=kept)
    if not isinstance(body, Mapping):
        return Unknown(UnknownReason.WRONG_SHAPE, _excerpt(text), reply.status, text=kept)
    code = _code(body)
    request_id = _word(body, "RequestId")
    if code == "OK" and reply.status == _OK:
        return Answer(body, request_id, kept)
    if reason := _doubt(code, reply.status):
        detail = _word(body, "Message") or _excerpt(text)
        return Unknown(reason, detail, reply.status, code, request_id, kept)
    return Rejected(
        code=code,
        message=_word(body, "Message"),
        request_id=request_id,
        http_status=reply.status,
        denied_action=_denied_action(body),
        retry_after_ms=_positive(reply.headers.get("x-acs-retry-after", "")),
        server_date=reply.headers.get("date", ""),
        text=kept,
    )


def accepted(answer: Answer) -> Accepted:
    """Read the reply of SendChatappMessage; the MessageId stands flat, or inside `Data`."""
    data = answer.body.get("Data")
    nested = _word(data, "MessageId") if isinstance(data, Mapping) else ""
    message_id = _word(answer.body, "MessageId") or nested
    return Accepted(message_id, answer.request_id, answer.text)


def server_hash(message: str) -> str:
    """The hash that the service computed, from a SignatureDoesNotMatch message; else empty."""
    found = _SERVER_HASH.search(message)
    return found[1] if found else ""


def _doubt(code: str, status: int) -> UnknownReason | None:
    family = code.partition(".")[0]
    if family == "SignatureNonceUsed":
        return UnknownReason.NONCE_USED
    if family == "Throttling":
        return None
    if status >= _SERVER_ERROR or family in _MAYBE_DONE:
        return UnknownReason.SERVER_ERROR
    if not code or code == "OK" or not (status == _OK or status >= _BAD_REQUEST):
        return UnknownReason.WRONG_SHAPE
    return None


def _parsed(text: str) -> object:
    """Read JSON; `_NOT_JSON` for anything else.

    Half a surrogate pair, which JSON can escape but no file or window can hold, becomes U+FFFD.
    """
    try:
        parsed: object = json.loads(text)
        if _SURROGATE.search(text):
            raw = json.dumps(parsed, ensure_ascii=False).encode("utf-16", "surrogatepass")
            parsed = json.loads(raw.decode("utf-16", "replace"))
    except (ValueError, RecursionError):
        return _NOT_JSON
    return parsed


def _code(body: Mapping[str, object]) -> str:
    """The service's codes are words; the number of some other gateway says nothing about a send."""
    words = {key: body[key] for key in ("Code", "code") if isinstance(body.get(key), str)}
    return _word(words, "Code")


def _word(body: Mapping[str, object], key: str) -> str:
    """A text of the reply under its name or, as older gateways write it, with a small letter."""
    for name in (key, key[0].lower() + key[1:]):
        value = body.get(name)
        if isinstance(value, str):
            return "" if value.strip() in _PLACEHOLDERS else value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def _denied_action(body: Mapping[str, object]) -> str:
    detail = body.get("AccessDeniedDetail")
    if isinstance(detail, str):
        detail = _parsed(detail)
    return _word(detail, "AuthAction") if isinstance(detail, Mapping) else ""


def _positive(text: str) -> int:
    bare = text.strip()
    return int(bare[:_MAX_DIGITS]) if bare.isascii() and bare.isdigit() else 0


def _excerpt(text: str) -> str:
    return " ".join(text[:_EXCERPT].split())
