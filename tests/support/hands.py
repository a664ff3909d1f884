"""The fingers and eyes of somebody who sits before the window."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import state_label

W = TypeVar("W", bound=QWidget)


def drag(widget: QWidget, start: QPoint, by: QPoint) -> None:
    """Press, move and let go, as a hand does."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, start + by / 2)
    QTest.mouseMove(widget, start + by)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + by)


def drag_column(table: QTableView, column: int, by: int) -> int:
    """Drag the right edge of a column's head; its width afterwards."""
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    drag(header.viewport(), QPoint(edge, header.height() // 2), QPoint(by, 0))
    return header.sectionSize(column)


class Hands:
    """Works one window through its widgets' names, with keys and clicks."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # Fingers

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled(), f"{name} is not enabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Put `text` in place of what stands in a field: with keys, and pasting what has none."""
        widget: QWidget = self.find(QWidget, name)
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit() or widget
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        if text.isascii() and text.isprintable():
            QTest.keyClicks(widget, text)
        else:
            QApplication.clipboard().setText(text)
            assert isinstance(widget, QLineEdit | QPlainTextEdit)
            widget.paste()

    def choose(self, name: str, value: str) -> None:
        """Go through a list with the arrow keys."""
        box = self.find(QComboBox, name)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(max(box.findData(value), 0)):
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentData() == value

    # Eyes

    @property
    def status(self) -> str:
        return self.find(QLabel, "status").text()

    @property
    def badge(self) -> str:
        return self.find(QLabel, "badge").text()

    def cell(self, column: Column, row: int = 0) -> str:
        """What stands in the history, newest first."""
        model = self.find(QTableView, "history").model()
        return str(model.index(row, column).data()) if row < model.rowCount() else ""

    @property
    def rows(self) -> int:
        return self.find(QTableView, "history").model().rowCount()

    def shows(self, state: State, row: int = 0) -> bool:
        return self.cell(Column.OUTCOME, row).endswith(state_label(state))
