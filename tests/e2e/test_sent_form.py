"""The real window: the form that was sent says so, as long as it is still that form."""

from __future__ import annotations

import dataclasses
import functools
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit

from chatapp_desktop.outbox import follower
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.words.wording import time_text
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

SEND, LIST = "SendChatappMessage", "ListChatappMessage"


def write(run: Studio, text: str = "Hello") -> None:
    run.type("To", "380441234567")
    run.type("Content.text", text)


def heading(run: Studio) -> str:
    """What stands above the list of problems, as it is read aloud too."""
    said = run.window.problems._heading.text()
    assert run.find(QListWidget, "problems").accessibleName() == said
    return said


def hint(run: Studio) -> str:
    (label,) = run.find(QListWidget, "problems").findChildren(QLabel)
    return label.text() if label.isVisible() else ""


def sent_at(run: Studio, row: int = 0) -> str:
    found = run.window.history.model.row_at(row)
    assert found is not None
    return f"Sent at {time_text(found.created_at)}"


def looked_back(run: Studio) -> None:
    """Wait until the start has looked for what was sent of the form."""
    run.wait(lambda: run.rows == 1)
    run.wait(lambda: not any("_recall" in repr(task) for task in run.controller._tasks))


def there_and_back(run: Studio) -> None:
    """Make another message of it, and then the same again."""
    editor = run.find(QPlainTextEdit, "Content.text")
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "!")
    run.wait(lambda: heading(run) == "Ready to send")
    assert hint(run).startswith("Nothing to fix")
    with run.qtbot.waitSignal(run.window.draft_changed):
        QTest.keyClick(editor, Qt.Key.Key_Backspace)


def test_a_form_that_was_sent_says_so_until_it_is_changed(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run)
        run.wait(lambda: heading(run) == "Ready to send")
        run.send()
        assert run.ended() is State.ACCEPTED
        assert heading(run) == sent_at(run)
        assert hint(run).startswith("Change something, or send it again on purpose")
        there_and_back(run)
        assert heading(run) == sent_at(run)
        # What this message does not use makes no other message of it.
        run.choose("MessageType", "image")
        run.type("Content.link", "https://example.com/a.png")
        run.choose("MessageType", "text")
        run.wait(lambda: heading(run) == sent_at(run))
        same = run.window.draft()
        run.window.set_draft(same.replaced({"Tag": "spring"}))  # one more than was sent
        run.wait(lambda: heading(run) == "Ready to send")
        run.window.set_draft(same)
        run.wait(lambda: heading(run) == sent_at(run))
        run.type("Content.text", "")
        run.wait(lambda: heading(run) == "Before sending: 1 to fix")
        run.type("Content.text", "Hello")
        run.wait(lambda: heading(run) == sent_at(run))
        run.click("new_draft")
        write(run, "Hello you")
        run.wait(lambda: heading(run) == "Ready to send")


def test_what_is_to_be_considered_stands_below_all_the_same(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        run.choose("Label", "transaction")  # of which Viber wants a template
        write(run)
        run.wait(lambda: heading(run) == "Ready to send, 1 to consider")
        run.send()
        assert run.ended() is State.ACCEPTED
        assert heading(run) == sent_at(run)
        assert len(run.problems()) == 1
        assert not hint(run)


def test_what_was_not_sent_is_not_said_to_be(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        sandbox.fault("status", operation=SEND, status=400, code="InvalidParameter.ContentError")
        write(run)
        run.send()
        assert run.ended() is State.REJECTED
        assert heading(run) == "Ready to send"
        run.send()
        assert run.ended(2) is State.ACCEPTED
        said = sent_at(run)
        assert heading(run) == said
        # It went then, whatever became of it the next time.
        sandbox.fault("status", operation=SEND, status=400, code="InvalidParameter.ContentError")
        run.send()
        assert run.ended(3) is State.REJECTED
        there_and_back(run)
        assert heading(run) == said
        assert len(sandbox.messages()) == 1


def test_of_a_doubt_it_says_no_more_than_is_known(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = functools.partial(follower.Rhythm, offline_first=3_600, offline_longest=3_600)
    monkeypatch.setattr(follower, "Rhythm", patient)
    with open_window() as run:
        sandbox.fault("drop_after", operation=SEND)
        sandbox.fault("drop_before", operation=LIST)
        write(run)
        run.send()
        assert run.ended() is State.UNKNOWN
        said = sent_at(run)
        assert heading(run) == said.replace("Sent", "May have been sent")
        assert hint(run).startswith("It is not known whether it was sent")
        run.wait(lambda: run.find(QLabel, "following_notice").text())
        assert run.controller._following is not None
        run.controller._following.retry()
        run.wait(lambda: heading(run) == said)


def test_of_other_messages_the_form_says_nothing(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run, "Hello you")
        run.send()
        assert run.ended() is State.ACCEPTED
        sandbox.fault("status", operation=SEND, status=400, code="InvalidParameter.ContentError")
        write(run)
        run.send()
        assert run.ended(2) is State.REJECTED
        run.window.history.table.selectRow(1)
        details = run.window.history.details
        run.wait(lambda: "Hello you" in details._text.toHtml())
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        assert run.ended(3) is State.ACCEPTED
        there_and_back(run)
        assert heading(run) == "Ready to send"


def test_a_form_that_an_earlier_run_left_says_that_it_was_sent(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    asking = dataclasses.replace(QUIET, duplicate_minutes=1)
    with open_window(settings=asking) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        history = run.places.history
    with closing(sqlite3.connect(history)) as other, other:
        other.execute("UPDATE attempt SET created_at = created_at - 3600")
    with open_window(settings=asking) as run:
        run.wait(lambda: run.rows and heading(run) == sent_at(run))
        # However long ago: the form was not changed since.
        run.send()
        run.opened("question").reject()
        run.gone("question")
        write(run, "Hello you")
        run.wait(lambda: heading(run) == "Ready to send")
    with open_window(settings=asking) as run:
        looked_back(run)
        there_and_back(run)
        assert heading(run) == "Ready to send"
    assert len(sandbox.messages()) == 1


def test_only_the_very_same_form_is_said_to_have_been_sent(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        run.window.set_draft(run.window.draft().replaced({"Ttl": "600"}))
    with open_window() as run:
        looked_back(run)
        there_and_back(run)
        assert heading(run) == "Ready to send"
