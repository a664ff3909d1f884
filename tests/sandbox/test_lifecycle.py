"""What becomes of accepted messages, step by step, without waiting."""

from __future__ import annotations

import json

import pytest

from chatapp_desktop.sandbox.recipients import MAGIC_RECIPIENTS, Fate, explain
from tests.support.sandbox import SandboxProcess
from tests.support.signed import TEXT, Call, listing, send

STEP = 1_000.0


@pytest.fixture
def paced(sandbox: SandboxProcess) -> SandboxProcess:
    sandbox.pace(STEP)
    return sandbox


def post(sandbox: SandboxProcess, to: str, **changes: str) -> None:
    assert send(sandbox.url, Call("SendChatappMessage", {**TEXT, "To": to, **changes})).code == "OK"


def rows(sandbox: SandboxProcess, to: str) -> list[dict[str, str]]:
    call = Call("ListChatappMessage", listing({**TEXT, "To": to}))
    found: list[dict[str, str]] = send(sandbox.url, call).body["Data"]
    return found


def story(sandbox: SandboxProcess, to: str, steps: int = 4) -> list[str]:
    """MessageStatus and ClientReadStatus, step by step; an empty text while nothing is listed."""
    told = []
    for _ in range(steps):
        found = rows(sandbox, to)
        told.append(" ".join(f"{r['MessageStatus']} {r['ClientReadStatus']}" for r in found))
        sandbox.advance(STEP)
    return told


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (
            "380441234567",
            ["success unread", "delivered unread", "delivered read", "delivered read"],
        ),
        ("15550100001", ["success unread", "fail unread", "fail unread", "fail unread"]),
        ("15550100003", ["success unread", "success unread", "expired unread", "expired unread"]),
        ("15550100004", ["success unread", "fail unread", "fail unread", "fail unread"]),
        ("15550100005", ["delivered read"] * 4),
        ("15550100006", ["success unread"] * 4),
        ("15550100007", ["", "", "", "delivered read"]),
        ("15550100008", [""] * 4),
        ("15550100009", ["success unread", *["delivered unread"] * 3]),
    ],
)
def test_story(paced: SandboxProcess, to: str, expected: list[str]) -> None:
    post(paced, to)
    assert story(paced, to) == expected


def test_pace_nought_ends_every_story_at_once(sandbox: SandboxProcess) -> None:
    post(sandbox, "380441234567")
    assert story(sandbox, "380441234567", 1) == ["delivered read"]


def test_later_messages_start_at_the_beginning(paced: SandboxProcess) -> None:
    post(paced, "380441234567")
    paced.advance(5 * STEP)
    post(paced, "380441234567")
    statuses = [row["MessageStatus"] for row in rows(paced, "380441234567")]
    assert statuses == ["success", "delivered"]


@pytest.mark.parametrize(
    "recipient",
    [r for r in MAGIC_RECIPIENTS if r.fate in (Fate.FAILED, Fate.EXPIRED)],
    ids=lambda r: r.number,
)
def test_magic_failures(sandbox: SandboxProcess, recipient: object) -> None:
    assert hasattr(recipient, "number")
    assert hasattr(recipient, "reason")
    post(sandbox, recipient.number)
    (row,) = rows(sandbox, recipient.number)
    assert row["FailReason"] == recipient.reason
    assert row["FailBackFlag"] == "N"


def test_fallback_is_shown(sandbox: SandboxProcess) -> None:
    post(sandbox, "15550100004")
    post(sandbox, "15550100001", FallBackId="S_000001", FallBackContent="by SMS")
    (always,) = rows(sandbox, "15550100004")
    (named,) = rows(sandbox, "15550100001")
    assert (always["FailBackFlag"], always["FailReason"]) == ("Y", "SRVC_NOT_VIBER_USER")
    assert always["FailBackContent"]
    assert (named["FailBackFlag"], named["FailBackContent"]) == ("Y", "by SMS")


def test_table_is_explained_and_has_no_twins() -> None:
    numbers = [recipient.number for recipient in MAGIC_RECIPIENTS]
    assert len(set(numbers)) == len(numbers)
    assert all(f"+{number}" in explain() for number in numbers)
    assert json.dumps(explain())
