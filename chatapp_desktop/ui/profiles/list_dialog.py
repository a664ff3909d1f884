"""A dialog with a table of numbers: test recipients, or those who must not be written to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.accounts.contacts import sound_number
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.busy import BusyLine
from chatapp_desktop.ui.widgets.file_dialogs import ask_where, ask_which
from chatapp_desktop.ui.words.spoken import Said, Sentence
from chatapp_desktop.ui.words.words import Words


class ListDialog(QDialog):
    """Lines of text under `heads`, one of which is `number`. It reads and writes no file itself."""

    saved = Signal(list)
    """Carries the lines as tuples of texts, numbers as they are sent."""
    import_requested = Signal(Path)
    export_requested = Signal(Path, list)

    def __init__(
        self,
        title: Said,
        explanation: Said,
        heads: Sequence[str],
        labels: Sequence[Said],
        parent: QWidget | None = None,
    ) -> None:
        """`heads` are the names in files, `labels` what people read."""
        super().__init__(parent)
        self.setObjectName("list_dialog")
        self._words = Words(self)
        self._words.put(self.setWindowTitle, title)
        self._number = list(heads).index("number")
        self._table = QTableWidget(0, len(heads))
        self._table.setObjectName("list_table")
        self._words.put(self._table.setAccessibleName, title)
        for column, label in enumerate(labels):
            head = QTableWidgetItem()
            self._table.setHorizontalHeaderItem(column, head)
            self._words.put(head.setText, label)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.verticalHeader().hide()
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.itemChanged.connect(self._review)
        self.busy = BusyLine()
        self._note = Sentence()
        self._note.setObjectName("list_note")
        self._place(explanation)
        self._words.then(self._review)
        wide = theme.character(self.fontMetrics())
        for column in range(len(heads)):
            self._table.setColumnWidth(column, 22 * wide)
        self.resize((24 * len(heads) + 6) * wide, 26 * self.fontMetrics().height())

    def _place(self, explanation: Said) -> None:
        say = self._words.put
        words = QLabel()
        words.setWordWrap(True)
        say(words.setText, explanation)
        row = QHBoxLayout()
        for name, said, slot in (
            ("add_line", lambda: self.tr("Add"), self._add),
            ("remove_lines", lambda: self.tr("Remove"), self._remove),
            ("import_lines", lambda: self.tr("Import CSV …"), self._ask_import),
            ("export_lines", lambda: self.tr("Export CSV …"), self._ask_export),
        ):
            button = QPushButton()
            say(button.setText, said)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(self._save.setText, lambda: self.tr("Save"))
        self._save.setObjectName("save_list")
        cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(cancel.setText, lambda: self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        layout.addWidget(words)
        layout.addWidget(self._table, 1)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addWidget(self.busy)
        layout.addWidget(buttons)

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Add lines; one whose number is there already takes its place."""
        blocked = self._table.blockSignals(True)
        rows = range(self._table.rowCount())
        known = {sound_number(self._text(row, self._number)): row for row in reversed(rows)}
        for line in lines:
            row = known.setdefault(sound_number(line[self._number]), self._table.rowCount())
            if row == self._table.rowCount():
                self._table.insertRow(row)
            for column, text in enumerate(line):
                self._table.setItem(row, column, QTableWidgetItem(text))
        self._table.blockSignals(blocked)
        self._review()

    def say(self, said: Said) -> None:
        """Show a sentence below the table."""
        self._note.say(said, theme.colours().warning)

    def lines(self) -> list[tuple[str, ...]]:
        """The lines with a sound number, as they are kept."""
        found = [self._line(row) for row in range(self._table.rowCount())]
        return [line for line in found if line[self._number]]

    def accept(self) -> None:
        self.saved.emit(self.lines())
        super().accept()

    def _line(self, row: int) -> tuple[str, ...]:
        cells = [self._text(row, column) for column in range(self._table.columnCount())]
        cells[self._number] = sound_number(cells[self._number])
        return tuple(cells)

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text().strip() if item else ""

    @Slot()
    def _review(self) -> None:
        """Mark what is no number; it cannot be saved."""
        colours = theme.colours()
        wrong = 0
        self._table.blockSignals(True)
        for row in range(self._table.rowCount()):
            item = self._table.item(row, self._number)
            if item is None:
                item = QTableWidgetItem()
                self._table.setItem(row, self._number, item)
            sound = bool(sound_number(item.text()))
            wrong += not sound
            item.setForeground(QColor(colours.text if sound else colours.error))
            item.setToolTip("" if sound else self.tr("Not a number with its country code"))
        self._table.blockSignals(False)
        self._save.setEnabled(not wrong)
        if wrong:
            self.say(lambda: self.tr("%n line(s) without a number that can be sent to", "", wrong))
        else:
            self.say("")

    @Slot()
    def _add(self) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        for column in range(self._table.columnCount()):
            self._table.setItem(row, column, QTableWidgetItem())
        self._review()
        self._table.setCurrentCell(row, 0)
        self._table.edit(self._table.model().index(row, 0))

    @Slot()
    def _remove(self) -> None:
        rows = {index.row() for index in self._table.selectedIndexes()}
        for row in sorted(rows, reverse=True):
            self._table.removeRow(row)
        self._review()

    @Slot()
    def _ask_import(self) -> None:
        ask_which(self, "CSV", "csv", self.import_requested.emit)

    @Slot()
    def _ask_export(self) -> None:
        ask_where(self, "CSV", "csv", lambda path: self.export_requested.emit(path, self.lines()))
