"""The real window: nothing twice that was not meant twice, nothing lost, and a way to ask."""

from __future__ import annotations

import dataclasses
import functools
import json
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QListWidget, QPushButton

from chatapp_desktop.outbox import follower
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.pictures import PictureStore
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

SEND = "SendChatappMessage"
LIST = "ListChatappMessage"
ASKING = dataclasses.replace(QUIET, duplicate_minutes=10)


def write(run: Studio, text: str = "Hello", to: str = "380441234567") -> None:
    run.type("To", to)
    run.type("Content.text", text)


def question(run: Studio) -> QDialog:
    run.wait(lambda: run.window.findChild(QDialog, "question"))
    found = run.window.findChild(QDialog, "question")
    assert isinstance(found, QDialog)
    return found


def words_of(found: QDialog) -> str:
    label = found.findChild(QLabel, "question_text")
    assert isinstance(label, QLabel)
    return label.text()


def answer(run: Studio, name: str) -> None:
    found = question(run)
    button = found.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()
    run.wait(lambda: not run.window.findChild(QDialog, "question"))


def test_the_same_again_is_asked_about(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(settings=ASKING) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        run.send()
        no = question(run).findChild(QPushButton, "question_no")
        assert isinstance(no, QPushButton)
        assert no.isDefault()
        answer(run, "question_no")
        run.wait(lambda: not run.window.send_bar.sending)
        assert len(sandbox.messages()) == 1
        run.send()
        answer(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 2


def test_a_send_can_be_undone_and_what_leaves_is_what_was_sent(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    settings = dataclasses.replace(QUIET, undo_seconds=1)
    with open_window(settings=settings) as run:
        write(run, "First")
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Undo")
        run.click("cancel")
        run.wait(lambda: run.shows(State.CANCELLED))
        write(run, "Second")
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Undo")
        write(run, "Edited meanwhile")
        run.wait(lambda: run.shows(State.ACCEPTED))
        (message,) = sandbox.messages()
        assert json.loads(message["parameters"]["Content"]) == {"text": "Second"}


def test_one_composes_on_while_others_are_under_way(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        sandbox.fault("stall", operation=SEND)
        write(run, "Stalled")
        run.send()
        run.wait(sandbox.messages)
        write(run, "Second", to="380441234568")
        run.send()
        run.wait(lambda: run.shows(State.ACCEPTED))
        assert run.shows(State.SENDING, 1)
        run.click("cancel_0")
        run.wait(lambda: run.shows(State.ACCEPTED, 1))
        ids = {run.cell(Column.MESSAGE_ID, row) for row in (0, 1)}
        assert ids == {message["message_id"] for message in sandbox.messages()}


def with_an_unknown(run: Studio, sandbox: SandboxProcess) -> None:
    """Send one of which nobody knows what became of it, and choose it in the history."""
    sandbox.fault("drop_before", operation=SEND)
    write(run)
    run.send()
    run.wait(lambda: run.shows(State.UNKNOWN))
    run.window.history.select_newest()
    run.wait(run.button("send_again").isEnabled)


def test_sending_an_unknown_again_says_what_is_known(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        with_an_unknown(run, sandbox)
        run.wait(lambda: "not in the service's list" in run.status)
        run.click("send_again")
        words = words_of(question(run))
        # Nobody knows what the first one came to.
        run.wait(lambda: "your answer; nothing more has been sent" in waiting_line(run))
        assert "may get it twice" in words
        assert "was not in the service's list at" in words
        answer(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 1


def test_sending_an_unknown_again_says_that_it_was_sent_again_already(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        with_an_unknown(run, sandbox)
        run.click("send_again")
        assert "sent again since" not in words_of(question(run))
        answer(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        run.window.history.table.selectRow(1)
        run.wait(lambda: "Unknown" in details(run) and run.button("send_again").isEnabled())
        meant = time.monotonic() + QApplication.doubleClickInterval() / 1000
        run.wait(lambda: time.monotonic() > meant)
        # Each half of a double click asks for nothing more than one of them.
        for _ in range(2):
            QTest.mouseClick(run.button("send_again"), Qt.MouseButton.LeftButton)
        words = words_of(question(run))
        assert "It has been sent again since" in words
        assert sandbox.messages()[0]["message_id"] in words
        answer(run, "question_no")
        run.wait(lambda: not run.window.send_bar.sending)
        assert len(sandbox.messages()) == 1


def head_of(found: QDialog) -> str:
    label = found.findChild(QLabel, "question_head")
    assert isinstance(label, QLabel)
    return label.text()


def test_no_undo_runs_out_behind_a_question(open_window: Opening, sandbox: SandboxProcess) -> None:
    """Held, and asked about the same again: nothing leaves, and the question says so."""
    settings = dataclasses.replace(ASKING, undo_seconds=1)
    with open_window(settings=settings) as run:
        write(run)
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Undo")
        began = time.monotonic()
        run.send()
        found = question(run)
        assert found.windowTitle() == "Sent already?"
        assert head_of(found) == "The same message is about to go to this recipient"
        run.wait(lambda: time.monotonic() - began > 2)
        assert not sandbox.messages()
        assert run.shows(State.PREPARED)
        answer(run, "question_no")
        run.wait(lambda: "Leaves in 1 s" in waiting_line(run))
        run.click("cancel_0" if run.button("cancel_0").isVisible() else "cancel")
        run.wait(lambda: run.shows(State.CANCELLED))
        assert not sandbox.messages()


def test_what_is_held_by_an_open_dialog_says_so(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """Nobody is asked anything, and Undo cannot be pressed."""
    with open_window(settings=dataclasses.replace(QUIET, undo_seconds=60)) as run:
        write(run)
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Undo")
        QTest.keyClick(run.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        settings = run.opened("settings_window")
        run.wait(lambda: "Held until the open dialog is closed" in waiting_line(run))
        settings.reject()
        run.gone("settings_window")
        run.wait(lambda: "Leaves in" in waiting_line(run))
        run.click("cancel")
        assert run.ended() is State.CANCELLED
        assert not sandbox.messages()


def waiting_line(run: Studio) -> str:
    shown = [run.window.send_bar._hint.text()]
    shown += [line.label.text() for line in run.window.under_way._lines]
    return " ".join(shown)


def test_the_question_follows_what_becomes_of_the_message(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=ASKING) as run:
        sandbox.fault("slow", operation=SEND, seconds=1.5)
        write(run)
        run.send()
        run.wait(lambda: run.shows(State.SENDING))
        run.send()
        found = question(run)
        assert head_of(found) == "The same message is being sent to this recipient"
        run.wait(lambda: "has already gone" in head_of(found))
        assert sandbox.messages()[0]["message_id"] in words_of(found)
        answer(run, "question_no")


def test_the_question_follows_what_is_found_in_the_list(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown that is to be sent again turns out to have gone while the question is open."""
    patient = functools.partial(follower.Rhythm, offline_first=3_600, offline_longest=3_600)
    monkeypatch.setattr(follower, "Rhythm", patient)
    with open_window(settings=ASKING) as run:
        sandbox.fault("drop_after", operation=SEND)
        sandbox.fault("drop_before", operation=LIST)
        write(run)
        run.send()
        assert run.ended() is State.UNKNOWN
        run.wait(lambda: run.find(QLabel, "following_notice").text())
        run.window.history.select_newest()
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        found = question(run)
        assert head_of(found) == "It is not known whether this message was sent"
        assert run.controller._following is not None
        run.controller._following.retry()
        run.wait(lambda: "has already gone" in head_of(found))
        assert sandbox.messages()[0]["message_id"] in words_of(found)
        assert "may get it twice" not in words_of(found)
        answer(run, "question_no")
    assert len(sandbox.messages()) == 1


def test_what_waits_behind_a_question_says_so(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=ASKING) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        run.send()
        write(run, "Another one")
        run.send()
        question(run)
        run.wait(lambda: "your answer about the one before" in waiting_line(run))
        answer(run, "question_no")
        run.wait(lambda: run.rows == 2)
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 2


def test_twins_are_told_apart_by_the_operator(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        for fault in ("drop_before", "drop_after"):
            sandbox.fault(fault, operation=SEND)
            write(run)
            run.send()
            if fault == "drop_after":  # the first one is an unknown by now
                answer(run, "question_yes")
            run.wait(lambda: not run.window.send_bar.sending)
        run.wait(lambda: "may be this one" in run.status)
        run.window.history.select_newest()
        run.wait(lambda: run.button("choose_message").isVisible())
        run.click("choose_message")
        run.wait(lambda: run.window.findChild(QListWidget, "candidates"))
        run.find(QListWidget, "candidates").setCurrentRow(0)
        run.click("take_candidate")
        run.wait(lambda: run.shows(State.ACCEPTED))
        assert run.cell(Column.MESSAGE_ID) == sandbox.messages()[0]["message_id"]


def test_what_became_of_it_is_shown_and_explained(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run, to="15550100004")
        run.send()
        run.wait(lambda: run.cell(Column.DELIVERY) == "Failed, SMS sent instead")
        run.window.history.select_newest()
        run.wait(lambda: "not on Viber" in details(run))
        for words in ("Whose move", "The recipient", "Sending again helps", "api.aliyun.com"):
            assert words in details(run)
        assert len(sandbox.messages()) == 1


def details(run: Studio) -> str:
    return run.window.history.details._text.toHtml()


def test_filters_and_order(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run, "=1+1")
        run.send()
        assert run.ended() is State.ACCEPTED
        sandbox.fault("status", operation=SEND, status=400, code="InvalidParameter.ContentError")
        write(run, "Second")
        run.send()
        assert run.ended(2) is State.REJECTED
        outcome = run.find(QComboBox, "filter_outcome")
        outcome.setCurrentIndex(outcome.findData("accepted"))
        run.wait(lambda: run.rows == 1)
        assert run.shows(State.ACCEPTED)
        run.click("clear_filters")
        run.wait(lambda: run.rows == 2)
        header = run.window.history.table.horizontalHeader()
        header.sectionClicked.emit(Column.TIME)
        run.wait(lambda: run.rows == 2 and run.shows(State.ACCEPTED, 0))
        assert header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder


def test_old_messages_are_counted_before_they_go(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    import sqlite3
    from contextlib import closing

    with open_window() as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        history = run.places.history
    with closing(sqlite3.connect(history)) as other, other:
        other.execute("UPDATE attempt SET created_at = created_at - 40 * 86400")
    assert len(sandbox.messages()) == 1
    for reply, left in (("question_no", 1), ("question_yes", 0)):
        with open_window(settings=dataclasses.replace(QUIET, keep_days=30)) as run:
            PictureStore(run.places.pictures).put("https://example.com/p.png", b"picture")
            words = words_of(question(run))
            assert "1 message" in words
            answer(run, reply)
            run.wait(lambda: run.rows == left)  # noqa: B023  (waited for here and now)
            if not left:
                run.wait(lambda: not run.places.pictures.exists())
