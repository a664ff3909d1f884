"""What the operator has arranged is so again after the next start, on whatever screen."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QSplitter, QTableView, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.child import program
from tests.support.hands import drag, drag_column
from tests.support.studio import Studio

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def choose(run: Studio, name: str) -> None:
    """Choose a line of the preview's menu."""
    found = [each for each in run.window.preview.actions_offered() if each.data() == name]
    assert isinstance(found[0], QAction)
    found[0].trigger()


def opened(run: Studio, key: Qt.Key, name: str) -> QDialog:
    run.wait(run.window.isActiveWindow)
    QTest.keyClick(run.window, key, CTRL)
    run.wait(lambda: run.window.findChild(QDialog, name))
    dialog = run.find(QDialog, name)
    run.wait(dialog.isActiveWindow)
    return dialog


def closed(run: Studio, dialog: QDialog) -> None:
    name = dialog.objectName()
    dialog.reject()
    run.wait(lambda: not run.window.findChild(QDialog, name))


def test_everything_is_as_it_was_left(open_window: Opening) -> None:
    with open_window() as run:
        time = drag_column(run.find(QTableView, "history"), Column.TIME, 37)
        recipient = drag_column(run.find(QTableView, "history"), Column.RECIPIENT, -21)
        for split in run.window.findChildren(QSplitter):
            handle = split.handle(1)
            drag(handle, handle.rect().center(), QPoint(-40, -30))
        splits = [split.sizes() for split in run.window.findChildren(QSplitter)]
        for group in ("recipient", "tracking"):
            QTest.mouseClick(run.button(f"group_{group}"), LEFT)
        choose(run, "dark")
        choose(run, "wide")
        size = run.window.size()
    with open_window() as run:
        header = run.find(QTableView, "history").horizontalHeader()
        assert run.window.size() == size
        assert (header.sectionSize(Column.TIME), header.sectionSize(Column.RECIPIENT)) == (
            time,
            recipient,
        )
        assert [split.sizes() for split in run.window.findChildren(QSplitter)] == splits
        assert run.window.form.folded() == ("recipient", "fallback")
        assert run.window.preview.look == ("dark", "wide")


def test_a_dialog_opens_as_large_as_it_was_left(open_window: Opening) -> None:
    with open_window() as run:
        dialog = opened(run, Qt.Key.Key_Comma, "settings_window")
        first = dialog.size()
        dialog.resize(first.width() + 77, first.height() + 55)
        run.wait(lambda: dialog.size() != first)
        left = dialog.size()
        closed(run, dialog)
        dialog = opened(run, Qt.Key.Key_Comma, "settings_window")
        assert dialog.size() == left
        closed(run, dialog)
        palette = opened(run, Qt.Key.Key_K, "command_palette")
        assert palette.size() != left
        closed(run, palette)
    with open_window() as run:
        dialog = opened(run, Qt.Key.Key_Comma, "settings_window")
        assert dialog.size() == left
        closed(run, dialog)


def test_larger_text_has_larger_columns_and_keeps_what_was_dragged(
    qapp: QApplication, open_window: Opening
) -> None:
    with open_window() as run:
        header = run.find(QTableView, "history").horizontalHeader()
        before = drag_column(run.find(QTableView, "history"), Column.TIME, 60)
        try:
            digit = theme.character(run.window.fontMetrics())
            theme.apply_zoom(qapp, 200)
            run.wait(lambda: theme.character(run.window.fontMetrics()) > digit)
            grown = theme.character(run.window.fontMetrics()) / digit
            assert header.sectionSize(Column.TIME) == pytest.approx(before * grown, abs=1)
        finally:
            theme.apply_zoom(qapp, 100)
        run.wait(lambda: theme.character(run.window.fontMetrics()) == digit)
        assert header.sectionSize(Column.TIME) == before


def test_a_layout_from_a_larger_screen_stays_on_this_one(
    open_window: Opening, tmp_path: Path
) -> None:
    with open_window() as run:
        screen = run.window.screen().availableGeometry()
        run.window.setGeometry(3 * screen.width(), 2 * screen.height(), 5000, 4000)
        places = run.places
        huge = run.window.layout_now()
    document: dict[str, Any] = json.loads(places.layout.read_text("utf-8"))
    document["window"] = huge.window
    document["dialogs"] = {"settings_window": [2000, 500]}
    document["columns"] = {"time": 9000}
    document["splits"] = {"across": [9000, 1], "down": [1, 9000], "history": [0, 9000]}
    places.layout.write_text(json.dumps(document), "utf-8")
    with open_window() as run:
        run.wait(run.window.isActiveWindow)
        screen = run.window.screen().availableGeometry()
        assert screen.contains(run.window.geometry())
        for name in ("To", "preview", "history", "entry"):
            assert min(run.find(QWidget, name).size().toTuple()) > 10, name
        header = run.find(QTableView, "history").horizontalHeader()
        assert header.sectionSize(Column.TIME) < 9000
        dialog = opened(run, Qt.Key.Key_Comma, "settings_window")
        assert dialog.width() <= screen.width()
        assert dialog.height() <= screen.height()
        closed(run, dialog)


@pytest.mark.parametrize("text", ["{ no layout", '{"columns": 7, "folded": ["message"]}'])
def test_a_damaged_layout_is_ignored_and_said_in_the_log(text: str) -> None:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "chatapp-desktop" / "layout.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    try:
        with program() as child:
            child.compose()
            assert child.close() == 0
        kept = json.loads(path.read_text("utf-8"))
        assert kept["columns"] == {}
        logs = Path(os.environ["XDG_DATA_HOME"]) / "chatapp-desktop" / "logs"
        said = (logs / "chatapp-desktop.log").read_text("utf-8")
        assert "the layout" in said
        assert "damaged" in said
    finally:
        path.unlink(missing_ok=True)
