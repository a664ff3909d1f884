"""Verifies ACS3-HMAC-SHA256 as the gateway does, and refuses with the gateway's codes.

Order: what is there at all, who calls, when, whether seen before, and last the signature itself.
Sources: "V3 request structure and signature"; common error codes of Alibaba Cloud's RPC gateway.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from chatapp_desktop.cams.signature import ALGORITHM, canonical_query, hash_hex, sign
from chatapp_desktop.sandbox.accounts import ACCOUNTS, EXPIRED_TOKEN, Account, Standing
from chatapp_desktop.sandbox.incoming import Incoming
from chatapp_desktop.sandbox.replies import GatewayRefusedError

TOLERANCE_SECONDS = 15 * 60

_AUTHORIZATION = re.compile(
    r"(?P<algorithm>\S+)\s+Credential=(?P<key>[^,\s]*),\s*SignedHeaders=(?P<names>[^,\s]*),"
    r"\s*Signature=(?P<signature>[^,\s]*)"
)
_REQUIRED = ("host", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256")


class NonceBook(Protocol):
    """Remembers which nonces a key has used."""

    def nonce_used(self, key: str, nonce: str) -> bool: ...

    def keep_nonce(self, key: str, nonce: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Authorization:
    """The `Authorization` header, taken apart."""

    key: str
    names: tuple[str, ...]
    signature: str


def authenticate(incoming: Incoming, now: float, nonces: NonceBook) -> Account:
    """Return the account that signed the request; `now` is the server's clock, epoch seconds.

    Raises GatewayRefusedError with the code of the first rule that the request breaks.
    """
    authorization = _read_authorization(incoming)
    account = _account_of(authorization.key)
    _check_token(account, incoming)
    _check_date(incoming.headers["x-acs-date"], now)
    nonce = incoming.headers["x-acs-signature-nonce"]
    if nonces.nonce_used(authorization.key, nonce):
        raise GatewayRefusedError(
            "SignatureNonceUsed", "Specified signature nonce was used already."
        )
    _check_signature(incoming, account, authorization)
    nonces.keep_nonce(authorization.key, nonce)
    return account


def _read_authorization(incoming: Incoming) -> Authorization:
    header = incoming.headers.get("authorization", "").strip()
    if not header:
        raise GatewayRefusedError("MissingAccessKeyId", "AccessKeyId is mandatory for this action.")
    match = _AUTHORIZATION.fullmatch(header)
    if match is None:
        raise _incomplete()
    if match["algorithm"] != ALGORITHM:
        raise GatewayRefusedError(
            "InvalidSignatureMethod", "Specified signature method is not valid."
        )
    names = tuple(match["names"].lower().split(";"))
    must_be_signed = {*_REQUIRED, *(n for n in incoming.headers if n.startswith("x-acs-"))}
    if not must_be_signed <= set(names) or not set(names) <= set(incoming.headers):
        raise _incomplete()
    return Authorization(match["key"], names, match["signature"])


def _incomplete() -> GatewayRefusedError:
    message = "The request signature does not conform to Aliyun standards."
    return GatewayRefusedError("IncompleteSignature", message)


def _account_of(key: str) -> Account:
    account = ACCOUNTS.get(key)
    if account is None:
        message = "Specified access key is not found."
        raise GatewayRefusedError("InvalidAccessKeyId.NotFound", message, 404)
    if account.standing is Standing.INACTIVE:
        raise GatewayRefusedError(
            "InvalidAccessKeyId.Inactive", "Specified access key is disabled."
        )
    return account


def _check_token(account: Account, incoming: Incoming) -> None:
    given = incoming.headers.get("x-acs-security-token", "")
    expected = account.credentials.security_token
    if given == expected:
        return
    if not given:
        raise GatewayRefusedError(
            "MissingSecurityToken", "SecurityToken is mandatory for this action."
        )
    if not expected:
        raise GatewayRefusedError(
            "InvalidSecurityToken.MismatchWithAccessKey",
            "Specified SecurityToken mismatch with the AccessKey.",
        )
    if given == EXPIRED_TOKEN:
        raise GatewayRefusedError(
            "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."
        )
    raise GatewayRefusedError(
        "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."
    )


def _check_date(text: str, now: float) -> None:
    try:
        date = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise GatewayRefusedError(
            "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."
        ) from None
    if abs(date.timestamp() - now) > TOLERANCE_SECONDS:
        raise GatewayRefusedError(
            "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."
        )


def _check_signature(incoming: Incoming, account: Account, authorization: Authorization) -> None:
    # The hash of what really arrived: a body changed on the way must not verify.
    headers = {**incoming.headers, "x-acs-content-sha256": hash_hex(incoming.body)}
    query = canonical_query(incoming.query_parameters)
    expected = sign(account.credentials, incoming.method, query, headers, authorization.names)
    wanted = expected.authorization.rpartition("=")[2]
    if not hmac.compare_digest(wanted.encode(), authorization.signature.encode()):
        raise GatewayRefusedError(
            "SignatureDoesNotMatch",
            "Specified signature is not matched with our calculation. "
            f"server StringToSign is [{ALGORITHM} {expected.canonical_hash}]",
        )
