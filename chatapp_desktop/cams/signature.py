"""ACS3-HMAC-SHA256, Alibaba Cloud's V3 request signature, for sender and verifier alike.

Source: "V3 request structure and signature" (Alibaba Cloud SDK documentation). Only `host`,
`content-type` and `x-acs-*` are signed, so that headers which an HTTP client adds on its own
account cannot break a signature.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

ALGORITHM = "ACS3-HMAC-SHA256"
API_VERSION = "2020-06-06"


@dataclass(frozen=True, slots=True)
class Credentials:
    """An AccessKey pair, or a temporary (STS) trio. Its `repr` shows no secret.

    Blanks and line ends around the parts, which pasting brings along, are taken off.
    """

    access_key_id: str
    access_key_secret: str = field(repr=False)
    security_token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        for part in ("access_key_id", "access_key_secret", "security_token"):
            object.__setattr__(self, part, getattr(self, part).strip())

    def __str__(self) -> str:
        return f"AccessKey {self.access_key_id[:4]}…"


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature run produced: the header, and the hash that the server computes as well."""

    authorization: str
    canonical_hash: str


def percent_encode(text: str) -> str:
    """Encode as RFC 3986: UTF-8, unreserved characters kept, upper-case hex, a space as `%20`.

    A lone surrogate, which is no character and has no UTF-8 form, becomes U+FFFD.
    """
    if text.isascii() and text.isalnum():
        return text
    return quote(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), safe="-_.~")


def canonical_query(parameters: Mapping[str, str]) -> str:
    """Build the query string that is both signed and sent, byte for byte."""
    pairs = sorted(parameters.items())
    return "&".join(f"{percent_encode(key)}={percent_encode(value)}" for key, value in pairs)


def hash_hex(data: bytes) -> str:
    """SHA-256, in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def signed_names(headers: Iterable[str]) -> tuple[str, ...]:
    """The lower-case names of the headers that this program signs, sorted."""
    lowered = {name.lower() for name in headers}
    return tuple(
        sorted(n for n in lowered if n in ("host", "content-type") or n.startswith("x-acs-"))
    )


def canonical_request(
    method: str, query: str, headers: Mapping[str, str], names: Sequence[str]
) -> str:
    """Lay out one request to pathname `/` as it is hashed; see `sign`."""
    lowered = {name.lower(): value.strip() for name, value in headers.items()}
    return "\n".join(
        (
            method,
            "/",
            query,
            "".join(f"{name}:{lowered[name]}\n" for name in names),
            ";".join(names),
            lowered["x-acs-content-sha256"],
        )
    )


def sign(
    credentials: Credentials,
    method: str,
    query: str,
    headers: Mapping[str, str],
    names: Iterable[str],
) -> Signed:
    """Sign one request to pathname `/`.

    `headers` must hold every header in `names` (lower case, sorted), `x-acs-content-sha256` among
    them. `query` is the canonical query string exactly as it is sent.
    """
    ordered = tuple(names)
    canonical_hash = hash_hex(_utf8(canonical_request(method, query, headers, ordered)))
    signature = hmac.new(
        _utf8(credentials.access_key_secret),
        _utf8(f"{ALGORITHM}\n{canonical_hash}"),
        hashlib.sha256,
    ).hexdigest()
    return Signed(
        f"{ALGORITHM} Credential={credentials.access_key_id},"
        f"SignedHeaders={';'.join(ordered)},Signature={signature}",
        canonical_hash,
    )


def _utf8(text: str) -> bytes:
    # A key with half a character in it is a wrong key, and the service is to say so.
    return text.encode("utf-8", "surrogatepass")


def request_headers(
    credentials: Credentials, *, action: str, host: str, query: str, date: str, nonce: str
) -> tuple[dict[str, str], Signed]:
    """All signed headers of an empty-bodied POST, `Authorization` included.

    `date` is UTC as `2025-01-16T08:30:00Z`; the service accepts 15 minutes either way. `nonce` must
    be new for every try, or the service answers `SignatureNonceUsed`.
    """
    headers = {
        "host": host,
        "x-acs-action": action,
        "x-acs-version": API_VERSION,
        "x-acs-date": date,
        "x-acs-signature-nonce": nonce,
        "x-acs-content-sha256": hash_hex(b""),
    }
    if credentials.security_token:
        headers["x-acs-accesskey-id"] = credentials.access_key_id
        headers["x-acs-security-token"] = credentials.security_token
    signed = sign(credentials, "POST", query, headers, signed_names(headers))
    return {**headers, "Authorization": signed.authorization}, signed
