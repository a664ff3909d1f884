"""What was just sent and is not in sight is said, beside the search; one press leads there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio


def send(run: Studio, to: str = "380441234567") -> None:
    run.type("To", to)
    run.type("Content.text", "Hello")
    run.send()


def line(run: Studio) -> str:
    found = run.window.findChild(QLabel, "newer_not_shown")
    return found.text() if found is not None and found.isVisible() else ""


def chosen(run: Studio) -> QModelIndex:
    (index,) = run.window.history.table.selectionModel().selectedRows()
    return index


def click_row(table: QTableView, row: int) -> None:
    at = table.visualRect(table.model().index(row, Column.TIME)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_behind_a_search_and_a_filter(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        send(run)
        assert run.ended() is State.ACCEPTED
        assert not line(run)
        run.type("history_search", "380441234567")
        run.choose("filter_outcome", "accepted")
        run.wait(lambda: run.rows == 1)
        table = run.window.history.table
        click_row(table, 0)
        send(run, "380441234568")
        run.wait(lambda: len(sandbox.messages()) == 2)
        run.wait(lambda: line(run) == "1 newer message is not shown")
        send(run, "380441234569")
        run.wait(lambda: line(run) == "2 newer messages are not shown")
        assert chosen(run).row() == 0
        assert run.cell(Column.RECIPIENT) == "380441234567"
        run.click("show_newest")
        run.wait(lambda: run.rows == 3 and not line(run))
        assert chosen(run).siblingAtColumn(Column.RECIPIENT).data() == "380441234569"
        assert not run.window.history.restricted


def test_above_the_edge_of_a_list_whose_older_rows_are_read(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window() as run:
        run.window.resize(1024, 600)
        table = run.window.history.table
        for number in range(12):
            send(run, str(380441234500 + number))
            run.wait(lambda: len(sandbox.messages()) == number + 1)  # noqa: B023
        assert run.ended(12) is State.ACCEPTED
        assert not line(run)
        table.verticalScrollBar().setValue(6)
        click_row(table, table.rowAt(0) + 1)
        before = chosen(run).siblingAtColumn(Column.RECIPIENT).data()
        send(run)
        assert run.ended(13) is State.ACCEPTED
        run.wait(lambda: line(run) == "1 newer message is not shown")
        assert chosen(run).siblingAtColumn(Column.RECIPIENT).data() == before
        # Whoever scrolls there himself needs no button.
        table.verticalScrollBar().setValue(0)
        run.wait(lambda: not line(run))
