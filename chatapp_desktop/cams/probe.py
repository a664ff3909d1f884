"""Test connection: three calls that change nothing, and one finding that says what is wrong.

Permission to send cannot be tried without sending; that is left to the first message.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from chatapp_desktop.cams.outcomes import (
    Answer,
    CallOutcome,
    NotSent,
    NotSentReason,
    Rejected,
    Unknown,
    UnknownReason,
)
from chatapp_desktop.viber.surroundings import ServiceId

if TYPE_CHECKING:
    from chatapp_desktop.cams.client import CamsClient

_PAGE = 100
_MAX_PAGES = 20


class Finding(StrEnum):
    """What the test found; each has a sentence of its own."""

    GOOD = "good"
    NO_NETWORK = "no_network"
    WRONG_HOST = "wrong_host"
    """The name is unknown while others are found, nobody listens, or something else answers."""
    TLS_REFUSED = "tls_refused"
    WRONG_KEY = "wrong_key"
    WRONG_SECRET = "wrong_secret"  # noqa: S105  (a word for the window)
    CLOCK_OFF = "clock_off"
    TOKEN_EXPIRED = "token_expired"  # noqa: S105
    TOKEN_WRONG = "token_wrong"  # noqa: S105
    NO_PERMISSION = "no_permission"
    NOT_ACTIVATED = "not_activated"
    WRONG_SPACE = "wrong_space"
    NO_KEYS = "no_keys"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a test."""

    finding: Finding
    code: str = ""
    """For the error catalogue, which has what to do."""
    detail: str = ""
    """The service's or the system's own words."""
    request_id: str = ""
    denied: tuple[str, ...] = ()
    """The RAM actions that are missing, as `cams:ListInstance`."""
    clock_offset: float = 0.0
    """Seconds to add to this machine's clock to get the service's; 0 if it is not off."""
    spaces: tuple[str, ...] = ()
    services: tuple[ServiceId, ...] = ()


Resolves = Callable[[], Awaitable[bool]]
"""Tells whether any other name can be found: whether there is a network at all."""

_BY_REASON: Mapping[NotSentReason, Finding] = {
    NotSentReason.REFUSED: Finding.WRONG_HOST,
    NotSentReason.TLS: Finding.TLS_REFUSED,
    NotSentReason.UNREACHABLE: Finding.NO_NETWORK,
    NotSentReason.CONNECT_TIMEOUT: Finding.NO_NETWORK,
    NotSentReason.PROXY: Finding.NO_NETWORK,
    NotSentReason.BAD_CHARACTER: Finding.WRONG_KEY,
}
_BY_CODE: tuple[tuple[str, Finding], ...] = (
    ("InvalidAccessKeyId", Finding.WRONG_KEY),
    ("MissingAccessKeyId", Finding.WRONG_KEY),
    ("SignatureDoesNotMatch", Finding.WRONG_SECRET),
    ("InvalidTimeStamp", Finding.CLOCK_OFF),
    ("IllegalTimestamp", Finding.CLOCK_OFF),
    ("InvalidSecurityToken.Expired", Finding.TOKEN_EXPIRED),
    ("InvalidSecurityToken", Finding.TOKEN_WRONG),
    ("MissingSecurityToken", Finding.TOKEN_WRONG),
    ("Forbidden.RAM", Finding.NO_PERMISSION),
    ("NoPermission", Finding.NO_PERMISSION),
    ("ActionUnauthorized", Finding.NO_PERMISSION),
    ("Product.Unsubscript", Finding.NOT_ACTIVATED),
    ("Unknown.ResourceOwnerId", Finding.WRONG_SPACE),
    ("InvalidAction.NotFound", Finding.WRONG_HOST),
    ("InvalidApi.NotFound", Finding.WRONG_HOST),
    ("InvalidProduct.NotFound", Finding.WRONG_HOST),
    ("InvalidVersion", Finding.WRONG_HOST),
    ("NoSuchVersion", Finding.WRONG_HOST),
)
_STRANGER = (UnknownReason.NOT_JSON, UnknownReason.WRONG_SHAPE, UnknownReason.TOO_LARGE)


async def probe(client: CamsClient, space: str, resolves: Resolves) -> Report:
    """Try the connection, the keys, the product, the spaces and the Service IDs, in this order.

    Denied lists do not end the test: an account may be allowed to send and nothing else.
    """
    opened = await client.call("GetChatappOpenStatus", {})
    if isinstance(opened, Answer) and opened.body.get("OpenStatus") is False:
        return Report(Finding.NOT_ACTIVATED, "Product.Unsubscript", request_id=opened.request_id)
    if not isinstance(opened, Answer) and not _denied(opened):
        return await _failed(client, opened, resolves)
    listed = await _list_spaces(client)
    spaces = () if isinstance(listed, _Failed) else listed
    asked = space or (spaces[0] if spaces else "")
    owned = await client.call("ListViberServiceMessage", {"CustSpaceId": asked}) if asked else None
    denied = [_denied(opened), _denied(listed.outcome) if isinstance(listed, _Failed) else ""]
    denied.append(_denied(owned) if owned else "")
    missing = tuple(dict.fromkeys(action for action in denied if action))
    services = tuple(_services(owned.body)) if isinstance(owned, Answer) else ()
    if space and spaces and space not in spaces:
        return Report(Finding.WRONG_SPACE, "Unknown.ResourceOwnerId", spaces=spaces)
    for outcome in (listed.outcome if isinstance(listed, _Failed) else None, owned):
        if outcome is not None and not isinstance(outcome, Answer) and not _denied(outcome):
            return _with(await _failed(client, outcome, resolves), missing, spaces)
    if missing:
        return Report(
            Finding.NO_PERMISSION, "NoPermission", denied=missing, spaces=spaces, services=services
        )
    return Report(Finding.GOOD, spaces=spaces, services=services)


@dataclass(frozen=True, slots=True)
class _Failed:
    outcome: CallOutcome


async def _list_spaces(client: CamsClient) -> tuple[str, ...] | _Failed:
    found: list[str] = []
    for page in range(1, _MAX_PAGES + 1):
        wanted = {"ChannelType": "viber", "PageIndex": str(page), "PageSize": str(_PAGE)}
        outcome = await client.call("ListInstance", wanted)
        if not isinstance(outcome, Answer):
            return _Failed(outcome)
        rows = _rows(outcome.body)
        found += [space for row in rows if (space := _word(row, "CustSpaceId"))]
        if len(rows) < _PAGE:
            break
    return tuple(dict.fromkeys(found))


async def _failed(client: CamsClient, outcome: CallOutcome, resolves: Resolves) -> Report:
    match outcome:
        case NotSent(NotSentReason.HOST_NOT_FOUND, detail):
            finding = Finding.WRONG_HOST if await resolves() else Finding.NO_NETWORK
            return Report(finding, NotSentReason.HOST_NOT_FOUND, detail)
        case NotSent(reason, detail):
            return Report(_BY_REASON.get(reason, Finding.OTHER), reason, detail)
        case Rejected():
            return _rejected(client, outcome)
        case Unknown(reason):
            stranger = reason in _STRANGER
            finding = Finding.WRONG_HOST if stranger else Finding.OTHER
            return Report(finding, reason, outcome.detail, outcome.request_id)
        case Answer():
            return Report(Finding.GOOD, request_id=outcome.request_id)


def _rejected(client: CamsClient, outcome: Rejected) -> Report:
    finding = next(
        (found for start, found in _BY_CODE if outcome.code.startswith(start)), Finding.OTHER
    )
    if finding is Finding.WRONG_SECRET and outcome.hashes_agree is False:
        finding = Finding.OTHER
    clock_known = outcome.clock_is_off and client.correct_clock(outcome)
    suffix = {True: ".secret", False: ".program", None: ""}[outcome.hashes_agree]
    return Report(
        finding,
        outcome.code + suffix,
        outcome.message,
        outcome.request_id,
        denied=tuple(filter(None, (outcome.denied_action,))),
        clock_offset=client.clock_offset if clock_known else 0.0,
    )


def _with(report: Report, denied: tuple[str, ...], spaces: tuple[str, ...]) -> Report:
    return Report(
        report.finding,
        report.code,
        report.detail,
        report.request_id,
        denied or report.denied,
        report.clock_offset,
        spaces,
    )


def _denied(outcome: CallOutcome) -> str:
    """The action that a refusal for lack of permission names; empty for everything else."""
    if not isinstance(outcome, Rejected):
        return ""
    finding = next((f for start, f in _BY_CODE if outcome.code.startswith(start)), Finding.OTHER)
    return (outcome.denied_action or "?") if finding is Finding.NO_PERMISSION else ""


def _services(body: Mapping[str, object]) -> Iterator[ServiceId]:
    for row in _rows(body):
        inland = _countries(row, "DestinationCountryId")
        abroad = _countries(row, "DestinationInternationalCountryId")
        if service := _word(row, "ServiceId"):
            name, state = _word(row, "BusinessAccountName"), _word(row, "State")
            yield ServiceId(service, name, state, inland | abroad)


def _countries(row: Mapping[str, object], key: str) -> frozenset[str]:
    """ISO codes of a list such as `["213|DZ"]`."""
    found = row.get(key)
    texts = [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
    codes = (text.rpartition("|")[2].strip().upper() for text in texts)
    return frozenset(code for code in codes if len(code) == len("DZ") and code.isalpha())


def _rows(body: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = body.get("Data")
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _word(row: Mapping[str, object], key: str) -> str:
    value = row.get(key)
    return str(value).strip() if isinstance(value, str | int) else ""
