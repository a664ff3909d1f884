"""What one window sends is seen in another one that shows the same history."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio

SEND = "SendChatappMessage"


def send(run: Studio, to: str = "380441234567") -> None:
    run.type("To", to)
    run.type("Content.text", "Hello")
    run.send()


def details(run: Studio) -> str:
    return run.window.history.details.findChildren(QTextBrowser)[0].toPlainText()


def test_an_answer_in_one_is_seen_in_the_other(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as one:
        sandbox.fault("stall", operation=SEND)
        send(one)
        one.wait(lambda: one.shows(State.SENDING))
        with open_window() as two:
            two.wait(lambda: two.shows(State.SENDING))
            two.window.history.select_newest()
            one.wait(lambda: one.button("cancel").text() == "Stop waiting")
            one.click("cancel")
            one.wait(lambda: one.shows(State.ACCEPTED))
            two.wait(lambda: two.shows(State.ACCEPTED))
            two.wait(lambda: two.cell(Column.MESSAGE_ID) in details(two))


def test_what_one_sends_stands_in_the_list_of_the_other(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as one:
        send(one)
        assert one.ended() is State.ACCEPTED
        with open_window() as two:
            two.wait(lambda: two.rows == 1)
            two.window.history.select_newest()
            send(one, "380441234568")
            two.wait(lambda: two.rows == 2 and two.shows(State.ACCEPTED))
            (chosen,) = two.window.history.table.selectionModel().selectedRows()
            assert chosen.row() == 1
            # A list that is empty, or turned round, is made anew.
            two.window.history.table.horizontalHeader().sectionClicked.emit(Column.TIME)
            two.wait(lambda: two.cell(Column.RECIPIENT) == "380441234567")
            send(one, "380441234569")
            two.wait(lambda: two.rows == 3 and two.cell(Column.RECIPIENT, 2) == "380441234569")
    assert len(sandbox.messages()) == 3
