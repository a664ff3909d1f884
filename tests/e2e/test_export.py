"""Exports, through the real dialog: what is listed, safe, whole or not at all."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
)

from chatapp_desktop.app.history import export_desk
from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

MANY = 3_000
TO = "380441234567"


def send(run: Studio, text: str, to: str = TO) -> State:
    count = run.rows + 1
    run.type("To", to)
    run.type("Content.text", text)
    run.send()
    return run.ended(count)


def export_action(run: Studio) -> QAction:
    menu = run.find(QPushButton, "history_menu").menu()
    assert isinstance(menu, QMenu)
    return menu.actions()[0]


def export_to(run: Studio, path: Path, kind: str = "CSV") -> None:
    """Open the menu, choose Export, pick the kind of file, type its name, and save."""
    more = run.find(QPushButton, "history_menu")
    menu = more.menu()
    assert isinstance(menu, QMenu)
    run.wait(run.window.isActiveWindow)
    # The file of an export is there a moment before the export has ended.
    run.wait(export_action(run).isEnabled)
    # A click on its button would wait inside the menu for its end. By keys: wherever the real
    # pointer happens to stand, entering and leaving the menu may come between two of ours.
    menu.popup(more.mapToGlobal(QPoint(0, more.height())))
    while menu.activeAction() is not export_action(run):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    run.wait(lambda: run.window.findChild(QFileDialog, "export_dialog"))
    dialog = run.find(QFileDialog, "export_dialog")
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    assert isinstance(kinds, QComboBox)
    kinds.setFocus()
    while not kinds.currentText().startswith(kind):
        QTest.keyClick(kinds, Qt.Key.Key_Down)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    save = buttons.button(QDialogButtonBox.StandardButton.Save)
    # As somebody who has gone to the folder does: a whole path would unfold a list of completions.
    dialog.setDirectory(str(path.parent))
    name.selectAll()
    QTest.keyClicks(name, path.name)
    run.wait(save.isEnabled)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    run.wait(lambda: not run.window.findChild(QFileDialog, "export_dialog"))


def table(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_what_is_listed_goes_into_the_file(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with open_window() as run:
        assert send(run, "=1+1") is State.ACCEPTED
        assert send(run, "Second") is State.ACCEPTED
        (one, two) = sandbox.messages()
        export_to(run, folder / "all.csv")
        run.wait(lambda: "2 messages exported" in run.status)
        rows = table(folder / "all.csv")
        assert [row["Text"] for row in rows] == ["Second", "'=1+1"]
        assert [row["MessageId"] for row in rows] == [two["message_id"], one["message_id"]]
        assert {row["To"] for row in rows} == {TO}
        run.type("history_search", "second")
        run.wait(lambda: run.rows == 1)
        # The kind that is chosen gives the name its ending.
        export_to(run, folder / "found", "JSON")
        run.wait(lambda: "1 message exported" in run.status)
        (line,) = (folder / "found.jsonl").read_text(encoding="utf-8").splitlines()
        document = json.loads(line)
        assert document["message_id"] == two["message_id"]
        assert json.loads(document["parameters"]["Content"]) == {"text": "Second"}
        assert sorted(each.name for each in folder.iterdir()) == ["all.csv", "found.jsonl"]


def test_masked_numbers_stay_masked(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    del sandbox
    with open_window(settings=dataclasses.replace(QUIET, mask_numbers=True)) as run:
        assert send(run, f"Call {TO}") is State.ACCEPTED
        for name, kind in (("out.csv", "CSV"), ("out.jsonl", "JSON")):
            export_to(run, tmp_path / name, kind)
            run.wait((tmp_path / name).exists)
            assert TO not in (tmp_path / name).read_text(encoding="utf-8")


def test_what_no_file_could_take_is_exported_too(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    del sandbox
    with open_window() as run:
        assert send(run, "First") is State.ACCEPTED
        history = run.controller._history
        assert history is not None

        async def forbid_writing() -> None:
            await history._worker.run(history._connection.execute, "PRAGMA query_only = 1")

        run.controller._spawn(forbid_writing())
        assert send(run, "Second") is State.NOT_SENT
        export_to(run, tmp_path / "out.csv")
        run.wait((tmp_path / "out.csv").exists)
        assert [row["Text"] for row in table(tmp_path / "out.csv")] == ["Second", "First"]


def test_where_nothing_can_be_written_a_sentence_says_so(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    del sandbox
    with open_window() as run:
        assert send(run, "Hello") is State.ACCEPTED
        # A file in the place of the folder: nothing can be made in it, whoever tries.
        (tmp_path / "file").write_text("")
        desk = run.controller._export
        assert desk is not None
        desk._begin(run.window.history.wanted, tmp_path / "file" / "out.csv")
        run.wait(lambda: "out.csv" in run.status)
        assert "exported" not in run.status


def fill_history(path: Path, count: int) -> None:
    """Make the one message many, as a year would."""
    with closing(sqlite3.connect(path)) as file, file:
        (columns,) = file.execute(
            "SELECT group_concat(name, ', ') FROM pragma_table_info('attempt') WHERE name != 'id'"
        ).fetchone()
        # Names of columns and a number of ours.
        numbers = f"(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"  # noqa: S608
        copies = f"SELECT {columns} FROM attempt, n"  # noqa: S608
        file.execute(f"INSERT INTO attempt ({columns}) WITH RECURSIVE n(i) AS {numbers} {copies}")


@pytest.mark.parametrize("stopping", [False, True])
def test_a_large_export_shows_how_far_it_is_and_can_be_stopped(
    open_window: Opening,
    sandbox: SandboxProcess,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stopping: bool,
) -> None:
    del sandbox
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.csv").write_text("before")
    monkeypatch.setattr(export_desk, "_AT_ONCE", 20)
    with open_window() as run:
        assert send(run, "Hello") is State.ACCEPTED
        path = run.places.history
    fill_history(path, MANY)
    with open_window() as run:
        run.wait(lambda: run.rows == MANY + 1)
        desk = run.controller._export
        assert desk is not None
        # The dialog would ask whether to write over it.
        desk._begin(run.window.history.wanted, folder / "out.csv")
        run.wait(lambda: run.window.findChild(QProgressBar, "export_progress"))
        bar = run.find(QProgressBar, "export_progress")
        assert bar.maximum() == MANY + 1
        run.wait(lambda: bar.isVisible() and bar.value() > 0)
        assert not export_action(run).isEnabled()
        if stopping:
            run.click("stop_export")
            run.wait(lambda: "was stopped" in run.status)
            assert (folder / "out.csv").read_text() == "before"
        else:
            run.wait(lambda: f"{MANY + 1} messages exported" in run.status)
            assert len(table(folder / "out.csv")) == MANY + 1
        run.wait(lambda: not bar.isVisible())
        assert export_action(run).isEnabled()
        assert [each.name for each in folder.iterdir()] == ["out.csv"]
