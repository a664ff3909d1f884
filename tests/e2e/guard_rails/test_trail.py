"""The trail of decisions, from the real window: every answer has its line, or nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from chatapp_desktop.store import audit
from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.rails import asked_again, decisions, decline, production, write
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET

SEND = "SendChatappMessage"


def test_what_is_answered_about_a_duplicate_is_in_the_trail(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    shop, careful = production(sandbox, label="transaction"), replace(QUIET, duplicate_minutes=10)
    with open_window(shop, asks=True, settings=careful) as run:
        write(run)
        run.send()
        run.opened("question_dialog")
        run.click("confirm_send")
        assert run.ended() is State.ACCEPTED
        run.send()
        asked_again(run, "question_no")
        run.send()
        asked_again(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        assert decisions(run)[1:] == [("declined", "duplicate"), ("confirmed", "duplicate")]
        run.choose("Label", "promotion")
        run.send()
        asked_again(run, "question_yes")
        run.opened("question_dialog")
        decline(run)
        run.send()
        run.wait(lambda: run.window.findChild(QDialog, "question"))
        run.close()
        assert decisions(run)[3:] == [
            ("declined", "duplicate, promotion"),
            ("cancelled", "duplicate"),
        ]
        assert audit.verify(run.places.audit).broken_at == 0
    assert len(sandbox.messages()) == 2


@pytest.fixture
def _each_click_counts(qapp: QApplication) -> Iterator[None]:
    """No two clicks are a double click, however quick the hand is."""
    interval = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(interval)


@pytest.mark.usefixtures("_each_click_counts")
def test_what_is_answered_about_an_unknown_is_in_the_trail(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        sandbox.fault("drop_before", operation=SEND)
        write(run)
        run.send()
        run.wait(lambda: run.shows(State.UNKNOWN))
        run.window.history.select_newest()
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        asked_again(run, "question_no")
        run.click("send_again")
        asked_again(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        assert decisions(run) == [("sent", ""), ("declined", "unknown"), ("confirmed", "unknown")]
    assert len(sandbox.messages()) == 1


def test_what_cannot_be_written_down_is_not_sent(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        run.places.audit.mkdir(parents=True)
        write(run)
        run.send()
        run.wait(lambda: str(run.places.audit) in run.status)
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []


@pytest.mark.parametrize(("how", "why"), [("undo", "undone"), ("close", "closed")])
def test_what_is_taken_back_while_it_is_held_has_a_line_that_says_so(
    open_window: Opening, sandbox: SandboxProcess, how: str, why: str
) -> None:
    settings = replace(QUIET, undo_seconds=60)
    with open_window(production(sandbox), settings=settings) as run:
        write(run)
        run.send()
        run.wait(lambda: run.shows(State.PREPARED))
        assert decisions(run) == [("sent", "")]
        if how == "undo":
            run.click("cancel")
            assert run.ended() is State.CANCELLED
        else:
            run.close()
        run.wait(lambda: len(decisions(run)) == 2)
        assert decisions(run) == [("sent", ""), ("cancelled", why)]
        lines = run.places.audit.read_text("ascii").splitlines()
        tasks = [json.loads(line)["task"] for line in lines]
        assert tasks[0] == tasks[1] != ""
    assert sandbox.messages() == []
