"""What a call would look like on the wire, without making it: for a dry run.

Nothing of a secret is in it: the AccessKey ID is cut short, token and signature are left out, so
that what is shown cannot be sent by whoever sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chatapp_desktop.cams.signature import (
    ALGORITHM,
    Credentials,
    canonical_query,
    canonical_request,
    request_headers,
    signed_names,
)

HIDDEN = "…"
_TOKEN, _KEY_ID = "x-acs-security-token", "x-acs-accesskey-id"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One request, signed and not sent."""

    parameters: tuple[tuple[str, str], ...]
    """Names and values before they are encoded, in the order in which they are sent."""
    url: str
    """The address with the query string, byte for byte as it would be sent."""
    headers: tuple[tuple[str, str], ...]
    canonical: str
    """The text over which the signature is made; the token in it is hidden."""
    string_to_sign: str

    @property
    def request(self) -> str:
        """Method, address and headers, one a line."""
        lines = [f"POST {self.url}", *(f"{name}: {value}" for name, value in self.headers)]
        return "\n".join(lines)


def rehearse(
    parameters: Mapping[str, str],
    credentials: Credentials | None,
    *,
    endpoint_url: str,
    date: str,
    nonce: str,
) -> Rehearsal:
    """Build and sign a SendChatappMessage call; without credentials the signature is left open.

    `endpoint_url` has no path; `date` is UTC as `2025-01-16T08:30:00Z`.
    """
    query = canonical_query(parameters)
    host = endpoint_url.partition("://")[2]
    headers, signed = request_headers(
        credentials or Credentials("", ""),
        action="SendChatappMessage",
        host=host,
        query=query,
        date=date,
        nonce=nonce,
    )
    names = signed_names(headers)
    shown = {name: _shown(name, value) for name, value in headers.items()}
    key_id = f"{credentials.access_key_id[:4]}{HIDDEN}" if credentials else HIDDEN
    shown["Authorization"] = (
        f"{ALGORITHM} Credential={key_id},SignedHeaders={';'.join(names)},Signature={HIDDEN}"
    )
    return Rehearsal(
        parameters=tuple(sorted(parameters.items())),
        url=f"{endpoint_url}/?{query}",
        headers=tuple(shown.items()),
        canonical=canonical_request("POST", query, shown, names),
        string_to_sign=f"{ALGORITHM}\n{signed.canonical_hash}",
    )


def _shown(name: str, value: str) -> str:
    if name == _TOKEN:
        return HIDDEN
    return f"{value[:4]}{HIDDEN}" if name == _KEY_ID else value
