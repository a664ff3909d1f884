"""Escape with a real service: it takes back what has not left, and gives up nothing that has."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

SEND = "SendChatappMessage"
HELD = dataclasses.replace(QUIET, undo_seconds_production=60)


def write(run: Studio, text: str, to: str = "380441234567") -> None:
    run.type("To", to)
    run.type("Content.text", text)


def escape(run: Studio) -> None:
    focused = run.window.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, Qt.Key.Key_Escape)


def test_clearing_the_search_gives_up_no_send(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        sandbox.fault("stall", operation=SEND)
        write(run, "Stalled")
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Stop waiting")
        QTest.keyClick(run.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        run.type("history_search", "7700")
        escape(run)
        assert run.find(QLineEdit, "history_search").text() == ""
        escape(run)
        assert run.status.startswith("It has left already")
        run.wait(lambda: run.shows(State.SENDING))
        assert run.button("cancel").text() == "Stop waiting"
        run.click("cancel")
        run.wait(lambda: run.shows(State.ACCEPTED))  # found in the service's list


def test_escape_takes_back_what_counts_down(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(settings=HELD) as run:
        write(run, "Held")
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Undo")
        run.type("history_search", "7700")
        escape(run)
        assert run.button("cancel").text() == "Undo"
        escape(run)
        assert run.ended() is State.CANCELLED
        assert sandbox.messages() == []


def test_what_the_window_has_not_heard_of_yet_is_not_given_up(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """The first byte has left, and the window still says that nothing has."""
    with open_window() as run:
        sandbox.fault("stall", operation=SEND)
        write(run, "Stalled")
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Stop waiting")
        (item,) = run.window._items
        early = dataclasses.replace(item, state=State.PREPARED)
        run.window.show_under_way((early,))
        escape(run)
        assert run.status.startswith("It has left already")
        run.window.show_under_way((item,))
        run.click("cancel")
        run.wait(lambda: run.shows(State.ACCEPTED))


def test_one_that_the_service_puts_off_is_taken_back_while_another_is_newer(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        sandbox.fault("throttle", retry_after_ms=60_000, operation=SEND)
        write(run, "Put off")
        run.send()
        run.wait(lambda: "asks to wait" in run.window.send_bar._hint.text())
        write(run, "Newer", to="380441234568")
        run.send()
        run.wait(lambda: run.shows(State.ACCEPTED))
        escape(run)
        run.wait(lambda: run.shows(State.CANCELLED, 1))
        assert len(sandbox.messages()) == 1
