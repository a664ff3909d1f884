"""The real window: what the history can be asked, and what it keeps when its file cannot."""

from __future__ import annotations

import dataclasses
import functools

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QLabel, QLineEdit

from chatapp_desktop.outbox import follower
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

TO = "380441234567"
ASKING = dataclasses.replace(QUIET, duplicate_minutes=10)


def write(run: Studio, text: str = "Hello", to: str = TO) -> None:
    run.type("To", to)
    run.type("Content.text", text)


def details(run: Studio) -> str:
    return run.window.history.details._text.toPlainText()


def set_day(run: Studio, name: str, day: QDate) -> None:
    """Type a date from its beginning; the hyphens may be typed or left out."""
    edit = run.find(QDateEdit, name)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(edit, day.toString("yyyyMMdd" if name == "filter_to" else "yyyy-MM-dd"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.date() == day


def test_a_range_of_dates_has_both_its_days(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 1
        today = QDate.currentDate()
        run.choose("filter_time", "range")
        # The range itself is seven days; the list follows what is typed.
        times = run.find(QComboBox, "filter_time")
        times.setFocus()
        QTest.keyClick(times, Qt.Key.Key_Tab)
        assert run.window.focusWidget() is run.find(QDateEdit, "filter_from")
        for first, last, rows in (
            (today, today, 1),
            (today.addDays(-3), today.addDays(-1), 0),
            (today.addDays(-3), today, 1),
            (today.addDays(1), today.addDays(2), 0),
        ):
            set_day(run, "filter_to", last)
            set_day(run, "filter_from", first)
            run.wait(lambda: run.rows == rows)  # noqa: B023  (waited for here and now)
            assert run.find(QLabel, "filter_range_problem").text() == ""
        set_day(run, "filter_to", today)
        set_day(run, "filter_from", today.addDays(1))
        assert "before the first one" in run.find(QLabel, "filter_range_problem").text()
        assert "before the first" in run.find(QDateEdit, "filter_to").accessibleDescription()
        run.wait(lambda: run.rows == 0)
        run.click("clear_filters")
        run.wait(lambda: run.rows == 1)
        assert not run.find(QDateEdit, "filter_from").isVisible()


def forbid_writing(run: Studio, forbidden: int) -> None:
    """Make the history's file one that takes nothing any more, or takes it again."""
    history = run.controller._history
    assert history is not None

    async def work() -> None:
        await history._worker.run(history._connection.execute, f"PRAGMA query_only = {forbidden}")

    run.controller._spawn(work())


def test_what_no_file_could_take_stays_until_the_end(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        write(run, "First")
        run.send()
        assert run.ended() is State.ACCEPTED
        forbid_writing(run, 1)
        write(run, "Second")
        run.send()
        assert run.ended(2) is State.NOT_SENT
        assert run.cell(Column.CODE) == "History.Unavailable"
        for text, rows in (("second", 1), ("first", 1), ("third", 0), ("", 2)):
            run.type("history_search", text)
            run.wait(lambda: run.rows == rows)  # noqa: B023  (waited for here and now)
        assert run.cell(Column.CODE) == "History.Unavailable"
        outcome = run.find(QComboBox, "filter_outcome")
        run.choose("filter_outcome", "accepted")
        run.wait(lambda: run.rows == 1)
        run.choose("filter_outcome", "not_sent")
        run.wait(lambda: run.rows == 1 and run.shows(State.NOT_SENT))
        outcome.setCurrentIndex(0)
        run.wait(lambda: run.rows == 2)
        header = run.window.history.table.horizontalHeader()
        header.sectionClicked.emit(Column.TIME)
        run.wait(lambda: run.rows == 2 and run.shows(State.NOT_SENT, 1))
        header.sectionClicked.emit(Column.TIME)
        run.wait(lambda: run.rows == 2 and run.shows(State.NOT_SENT))
        run.window.history.select_newest()
        run.wait(lambda: "Second" in details(run))
        forbid_writing(run, 0)
        run.click("send_again")
        run.wait(lambda: run.rows == 3 and run.shows(State.ACCEPTED))
        assert len(sandbox.messages()) == 2


def test_closing_while_a_message_waits_says_so(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(settings=dataclasses.replace(QUIET, undo_seconds=60)) as run:
        write(run)
        run.send()
        run.wait(lambda: run.button("cancel").text() == "Undo")
    with open_window() as run:
        run.wait(lambda: run.shows(State.NOT_SENT))
        assert run.cell(Column.CODE) == "Interrupted.BeforeSend"
        run.window.history.select_newest()
        run.wait(lambda: "was closed before the message left" in details(run))
        assert "You cancelled" not in details(run)
    assert not sandbox.messages()


def test_following_goes_on_with_new_keys(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = functools.partial(follower.Rhythm, offline_first=3_600, offline_longest=3_600)
    monkeypatch.setattr(follower, "Rhythm", patient)
    with open_window() as run:
        write(run, to="15550100009")
        run.send()
        assert run.ended() is State.ACCEPTED
        run.wait(lambda: run.cell(Column.DELIVERY) in ("Submitted", "Sent"))
    sandbox.advance(3_600)
    with open_window(secret=Secret("testid", "wrong")) as run:
        notice = run.find(QLabel, "following_notice")
        run.wait(lambda: "only the secret can differ" in notice.text())
        assert run.cell(Column.DELIVERY) != "Delivered"
        QTest.keyClick(run.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        run.wait(lambda: run.window.findChild(QLineEdit, "access_key_id"))
        run.type("access_key_id", "testid")
        run.type("access_key_secret", "testsecret")
        run.click("save_credentials")
        run.wait(lambda: run.cell(Column.DELIVERY) == "Delivered")
        run.wait(lambda: notice.text() == "")


def hint(run: Studio) -> str:
    return run.window.send_bar._hint.text()


def test_while_it_asks_the_bar_waits_for_the_answer(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    words = "Waiting for your answer; nothing has been sent"
    with open_window(settings=ASKING) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        run.send()
        run.wait(lambda: run.window.findChild(QDialog, "question"))
        # The first one was sent, and the question is about it.
        run.wait(lambda: words.replace("nothing", "nothing more") in hint(run))
        run.click("question_no")
        run.wait(lambda: not run.window.send_bar.sending)
        assert hint(run) == ""
    with open_window(asks=True) as run:
        write(run, to="380441234568")
        run.send()
        run.wait(lambda: run.window.findChild(QDialog, "question_dialog"))
        run.wait(lambda: words in hint(run))
        run.click("confirm_send")
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 2
