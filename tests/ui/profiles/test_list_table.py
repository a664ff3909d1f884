"""A list of numbers fits the width there is, and says what to do while it is empty."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.list_dialog import ListDialog
from chatapp_desktop.ui.profiles.list_table import ListTable
from tests.support.dialog_scenes import blocked
from tests.support.hands import drag_column


def table_of(dialog: ListDialog) -> ListTable:
    found = dialog.findChild(ListTable)
    assert isinstance(found, ListTable)
    return found


def press(dialog: ListDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot: Any, dialog: ListDialog) -> ListTable:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return table_of(dialog)


def test_the_columns_share_the_width(qtbot: Any) -> None:
    dialog = blocked()
    table = shown(qtbot, dialog)
    digit = theme.character(dialog.fontMetrics())
    for wide in (96, 73, 64):
        dialog.resize(wide * digit, dialog.height())
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    narrow = table.columnWidth(0)
    dialog.resize(96 * digit, dialog.height())
    qtbot.waitUntil(lambda: table.columnWidth(0) > narrow)


def test_a_column_that_was_dragged_stays_so(qtbot: Any) -> None:
    dialog = blocked()
    table = shown(qtbot, dialog)
    wide = drag_column(table, 1, 30)
    dialog.resize(dialog.width() - 60, dialog.height())
    dialog.resize(dialog.width() + 20, dialog.height())
    assert table.columnWidth(1) == wide


def test_an_empty_list_says_what_to_do(qtbot: Any) -> None:
    dialog = blocked()
    table = shown(qtbot, dialog)
    words = next(each for each in table.findChildren(QLabel) if not each.text())
    assert not words.isVisible()
    table.selectAll()
    press(dialog, "remove_lines")
    assert words.isVisible()
    assert "import a list" in words.text()
    press(dialog, "add_line")
    assert not words.isVisible()
