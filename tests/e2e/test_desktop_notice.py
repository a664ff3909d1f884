"""What became of messages is told on the desktop, by a real notification service over D-Bus."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog

from chatapp_desktop.app.sending import desktop_notice
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.notification_daemon import NotificationDaemon
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio
from tests.ui.rows import row

pytestmark = [pytest.mark.keyring, pytest.mark.screen]

TO = "380441234567"
TELLING = dataclasses.replace(QUIET, notify=True)
MASKED = dataclasses.replace(TELLING, mask_numbers=True)


@pytest.fixture
def daemon() -> Iterator[NotificationDaemon]:
    with NotificationDaemon() as made:
        yield made


@pytest.fixture(autouse=True)
def _gathered_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop_notice, "_GATHER_MS", 50)


def send(run: Studio, to: str = TO) -> None:
    count = run.rows + 1
    run.type("To", to)
    run.type("Content.text", "A text that is nobody else's")
    run.send()
    assert run.ended(count) is State.ACCEPTED


def turn_away(run: Studio) -> None:
    """Have no window of the program in use."""
    run.window.showMinimized()
    run.wait(lambda: QApplication.activeWindow() is None)


def test_a_delivery_is_told_and_a_click_brings_the_window(
    open_window: Opening, sandbox: SandboxProcess, daemon: NotificationDaemon
) -> None:
    with open_window(settings=TELLING) as run:
        send(run)
        turn_away(run)
        sandbox.advance(60)
        run.wait(lambda: daemon.shown)
        (told,) = daemon.shown
        assert told["title"] in (f"Delivered: {TO}", f"Read: {TO}")
        assert told["entry"] == "chatapp-desktop"
        assert told["icon"].startswith("file://")
        assert "nobody else" not in str(told)
        daemon.click()
        run.wait(lambda: QApplication.activeWindow() is run.window)


def test_what_was_told_is_not_told_again_after_a_restart(
    open_window: Opening, sandbox: SandboxProcess, daemon: NotificationDaemon
) -> None:
    sandbox.pace(1_000.0)
    with open_window(settings=TELLING) as run:
        send(run)
        turn_away(run)
        sandbox.advance(1_000)
        run.wait(lambda: daemon.shown)
        assert daemon.shown[0]["title"] == f"Delivered: {TO}"
    with open_window(settings=TELLING) as run:
        run.wait(lambda: run.cell(Column.DELIVERY) == "Delivered")
        turn_away(run)
        sandbox.advance(1_000)
        run.wait(lambda: run.cell(Column.DELIVERY) == "Read")
        following = run.controller._following
        assert following is not None
        assert not following.notice._rows
        assert not following.notice._soon.isActive()
    assert len(daemon.shown) == 1


def test_no_whole_number_if_they_are_masked(
    open_window: Opening, sandbox: SandboxProcess, daemon: NotificationDaemon
) -> None:
    with open_window(settings=MASKED) as run:
        send(run, to="15550100001")
        turn_away(run)
        sandbox.advance(60)
        run.wait(lambda: daemon.shown)
        (told,) = daemon.shown
        assert told["title"].startswith("Failed: ")
        assert "not on Viber" in told["text"]
        assert "15550100001" not in str(told)
        assert "•" in told["title"] or "*" in told["title"]


def test_many_are_told_in_one_and_nobody_twice(
    open_window: Opening,
    sandbox: SandboxProcess,
    daemon: NotificationDaemon,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desktop_notice, "_GATHER_MS", 500)
    with open_window(settings=TELLING) as run:
        for to in (TO, "380441234568", "15550100001"):
            send(run, to)
        turn_away(run)
        sandbox.advance(60)
        run.wait(lambda: daemon.shown and "3 " in daemon.shown[-1]["title"])
        assert daemon.shown[-1]["text"] == "1 failed"
        ids = {told["replaces"] for told in daemon.shown}
        assert ids <= {0, 1}


def test_nothing_is_told_while_the_window_is_in_use_or_if_it_is_not_wished(
    open_window: Opening, sandbox: SandboxProcess, daemon: NotificationDaemon
) -> None:
    for settings, away in ((TELLING, False), (QUIET, True)):
        with open_window(settings=settings) as run:
            send(run)
            following = run.controller._following
            assert following is not None
            if away:
                turn_away(run)
            else:
                run.wait(run.window.isActiveWindow)
            sandbox.advance(60)
            run.wait(lambda: run.cell(Column.DELIVERY) in ("Delivered", "Read"))
            noted = following.notice._rows
            run.wait(lambda: not noted)  # noqa: B023  (waited for here and now)
    assert daemon.shown == []


def test_a_send_that_ends_badly_while_away_is_told_once(
    open_window: Opening, sandbox: SandboxProcess, daemon: NotificationDaemon
) -> None:
    code = "Product.Unsubscript"
    sandbox.fault("status", 1, status=400, code=code, operation="SendChatappMessage")
    with open_window(settings=dataclasses.replace(TELLING, undo_seconds=3)) as run:
        run.type("To", TO)
        run.type("Content.text", "A text that is nobody else's")
        run.send()
        run.wait(lambda: run.rows == 1)
        turn_away(run)
        assert run.ended(1) is State.REJECTED
        run.wait(lambda: daemon.shown)
        assert daemon.shown[0]["title"] == f"Rejected: {TO}"
        following = run.controller._following
        assert following is not None
        following._note_end(next(iter(following.notice._rows.values())))
        assert not following.notice._soon.isActive()


def test_a_delivery_is_told_of_one_that_was_given_up(
    open_window: Opening, sandbox: SandboxProcess, daemon: NotificationDaemon
) -> None:
    del sandbox
    with open_window(settings=TELLING) as run:
        run.wait(lambda: run.controller._following)
        following = run.controller._following
        assert following is not None
        turn_away(run)
        lost = row(7, State.UNKNOWN, message_id="", to=TO, follow=0)
        following._tell_desktop(lost)
        run.wait(lambda: daemon.shown)
        found = row(7, delivery="delivered", to=TO)
        following._tell_desktop(found)
        run.wait(lambda: daemon.shown[-1]["title"] == f"Delivered: {TO}")
        following._tell_desktop(dataclasses.replace(found, delivery="read"))
        assert not following.notice._soon.isActive()


def open_settings(run: Studio) -> None:
    run.wait(run.window.isActiveWindow)
    QTest.keyClick(run.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    run.wait(lambda: run.window.findChild(QDialog, "settings_window"))


def test_the_settings_say_what_this_desktop_can(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    del sandbox

    def says(run: Studio, words: str) -> Any:
        return words in run.find(QCheckBox, "notify").accessibleDescription()

    with open_window() as run, NotificationDaemon():
        open_settings(run)
        run.wait(lambda: says(run, "Only while no window"))
        run.click("cancel_settings")
    monkeypatch.setattr(desktop_notice, "_has_tray", lambda: False)
    with open_window() as run:
        open_settings(run)
        run.wait(lambda: says(run, "shows no notifications"))
        run.click("cancel_settings")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    with open_window() as run:
        open_settings(run)
        run.wait(lambda: says(run, "shows no notifications"))
        run.click("cancel_settings")
