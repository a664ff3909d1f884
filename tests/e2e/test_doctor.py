"""What went wrong, explained in the window: whose fault, whose move, and what to do."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from chatapp_desktop.outbox import follower
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.relay import Change, relay
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at

TO = "380441234567"


def send(run: Studio, to: str = TO) -> State:
    count = run.rows + 1
    run.type("To", to)
    run.type("Content.text", "Hello")
    run.send()
    return run.ended(count)


def details(run: Studio) -> str:
    return run.window.history.details._text.toPlainText()


def choose_newest(run: Studio, words: str) -> None:
    run.window.history.select_newest()
    run.wait(lambda: words in details(run))


@contextmanager
def meddling(loop: asyncio.AbstractEventLoop, run_url: str, **changes: Change) -> Iterator[str]:
    """The address of a relay that runs on the window's own loop."""
    made: asyncio.Future[str] = loop.create_future()
    over = asyncio.Event()

    async def serve() -> None:
        async with relay(run_url, **changes) as url:
            made.set_result(url)
            await over.wait()

    task = loop.create_task(serve())
    while not made.done():
        QTest.qWait(1)
    yield made.result()
    over.set()
    while not task.done():
        QTest.qWait(1)


def test_a_wrong_secret_is_blamed_on_the_secret(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(secret=Secret("testid", "wrong")) as run:
        assert send(run) is State.REJECTED
        assert "only the secret can differ" in run.status
        choose_newest(run, "SignatureDoesNotMatch.secret")
        assert "Whoever looks after the cloud account" in details(run)
    assert not sandbox.messages()


def test_a_request_changed_on_its_way_is_not_blamed_on_the_secret(
    open_window: Opening, sandbox: SandboxProcess, loop: asyncio.AbstractEventLoop
) -> None:
    def meddle(head: bytes) -> bytes:
        return head.replace(b"Ttl=3600", b"Ttl=3601")

    with (
        meddling(loop, sandbox.url, ask=meddle) as url,
        open_window(profile_at(url)) as run,
    ):
        assert send(run) is State.REJECTED
        assert "The secret is not the cause" in run.status
        choose_newest(run, "SignatureDoesNotMatch.program")
        assert "This program, or this computer" in details(run)
    assert not sandbox.messages()


def test_a_denial_names_the_action_and_gives_the_least_policy(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(secret=Secret("testid-denied", "testsecret")) as run:
        assert send(run) is State.REJECTED
        assert "cams:SendChatappMessage" in run.status
        choose_newest(run, "Missing permission")
        run.click("copy_entry_policy")
        policy = json.loads(QGuiApplication.clipboard().text())
        assert policy["Statement"] == [
            {"Effect": "Allow", "Action": ["cams:SendChatappMessage"], "Resource": "*"}
        ]
    assert not sandbox.messages()


def test_the_troubleshooting_page_knows_code_and_request(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    opened: list[QUrl] = []
    sandbox.fault("status", status=400, code="Product.Unsubscript", operation="SendChatappMessage")
    with open_window() as run:
        text = run.window.history.details._text
        # No browser is to be started by a test.
        text.anchorClicked.disconnect()
        text.anchorClicked.connect(opened.append)
        assert send(run) is State.REJECTED
        choose_newest(run, "Product.Unsubscript")
        text.moveCursor(QTextCursor.MoveOperation.Start)
        assert text.find("Troubleshooting page of the service")
        text.ensureCursorVisible()
        place = text.cursorRect().center() - QPoint(20, 0)
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
        page = urlsplit(opened[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
        query = parse_qs(page.query)
        assert (page.scheme, page.netloc) == ("https", "api.aliyun.com")
        assert query["q"] == ["Product.Unsubscript"]
        assert query["requestId"][0]
        assert f"RequestId {query['requestId'][0]}" in details(run).replace("\n", " ")


def test_a_row_is_refreshed_by_hand(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    # By its own plan it would look again in an hour.
    monkeypatch.setattr(follower, "Rhythm", functools.partial(follower.Rhythm, first=3_600.0))
    with open_window() as run:
        assert send(run, "15550100009") is State.ACCEPTED
        choose_newest(run, "What came back")
        assert run.cell(Column.DELIVERY) == "Submitted"
        sandbox.advance(3_000)
        run.click("refresh_entry")
        run.wait(lambda: run.cell(Column.DELIVERY) == "Delivered")
        run.wait(lambda: "Delivered" in details(run))


def test_a_word_of_the_service_that_nobody_knows_is_shown_as_it_is(
    open_window: Opening, sandbox: SandboxProcess, loop: asyncio.AbstractEventLoop
) -> None:
    def rename(reply: bytes) -> bytes:
        return reply.replace(b'"Delivered"', b'"Gone awry"').replace(b'"delivered"', b'"gone awry"')

    with (
        meddling(loop, sandbox.url, answer=rename) as url,
        open_window(profile_at(url)) as run,
    ):
        assert send(run, "15550100009") is State.ACCEPTED
        sandbox.advance(60)
        run.wait(lambda: run.cell(Column.DELIVERY).lower() == "gone awry")
        choose_newest(run, run.cell(Column.DELIVERY))


def test_the_sms_that_went_instead_is_shown_with_its_text(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        run.type("FallBackId", "S_000001")
        run.type("FallBackContent", "Please call us")
        assert send(run, "15550100004") is State.ACCEPTED
        sandbox.advance(60)
        run.wait(lambda: run.cell(Column.DELIVERY) == "Failed, SMS sent instead")
        choose_newest(run, "SMS sent instead")
        head, trail = details(run).split("What was sent")
        assert "Please call us" in head
        assert "Please call us" in trail.split("Trail")[-1]
        assert "not on Viber" in details(run)


def test_what_cannot_be_followed_for_want_of_a_permission_says_which(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    sandbox.fault("status", 50, status=403, code="Forbidden.RAM", operation="ListChatappMessage")
    with open_window() as run:
        assert send(run) is State.ACCEPTED
        notice: Any = run.find(QLabel, "following_notice")
        run.wait(lambda: "cams:ListChatappMessage" in notice.text())
        choose_newest(run, "What came back")
        run.click("refresh_entry")
        run.wait(lambda: "cams:ListChatappMessage" in run.status)
        run.click("copy_following_policy")
        policy = json.loads(QGuiApplication.clipboard().text())
        assert policy["Statement"][0]["Action"] == ["cams:ListChatappMessage"]
