"""The lines of a list of numbers, tens of thousands if need be, for the table that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from chatapp_desktop.store.accounts.contacts import sound_number
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.words.spoken import Said, text_of

Line = tuple[str, ...]
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ListModel(QAbstractTableModel):
    """Lines of text, one column of which is the number.

    `signed` are columns that nobody types into: who changes a line has them filled.
    """

    def __init__(
        self,
        labels: Sequence[Said],
        number: int,
        signed: Mapping[int, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self._column = number
        self._signed = dict(signed)
        self._lines: list[Line] = []
        self._numbers: list[str] = []

    @property
    def wrong(self) -> int:
        """How many lines have no number that can be sent to."""
        return self._numbers.count("")

    def lines(self) -> list[Line]:
        """The lines with a sound number, as it is sent."""
        found = zip(self._lines, self._numbers, strict=True)
        return [self._with_number(line, number) for line, number in found if number]

    def put(self, lines: Sequence[Line]) -> None:
        """Add lines; one whose number is there already takes its place."""
        self.beginResetModel()
        known = {number: row for row, number in enumerate(self._numbers) if number}
        for line in lines:
            number = sound_number(line[self._column])
            row = known.setdefault(number, len(self._lines)) if number else len(self._lines)
            if row == len(self._lines):
                self._lines.append(line)
                self._numbers.append(number)
            else:
                self._lines[row] = line
        self.endResetModel()

    def add(self) -> int:
        """Add an empty line; where it stands."""
        row = len(self._lines)
        self.beginInsertRows(_ROOT, row, row)
        self._lines.append(("",) * len(self._labels))
        self._numbers.append("")
        self.endInsertRows()
        return row

    def take_out(self, rows: set[int]) -> None:
        """Remove lines."""
        self.beginResetModel()
        kept = [row for row in range(len(self._lines)) if row not in rows]
        self._lines = [self._lines[row] for row in kept]
        self._numbers = [self._numbers[row] for row in kept]
        self.endResetModel()

    def say_anew(self) -> None:
        """The language has changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._labels) - 1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._labels)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found if index.column() in self._signed else found | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401  (Qt's own signature)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text_of(self._labels[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._lines[index.row()][index.column()]
        if index.column() != self._column or self._numbers[index.row()]:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.colours().error)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Not a number with its country code")
        return None

    def setData(  # noqa: N802  (Qt's name)
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        row, column, text = index.row(), index.column(), str(value).strip()
        if role != Qt.ItemDataRole.EditRole or column in self._signed:
            return False
        if self._lines[row][column] != text:
            cells = {**dict(enumerate(self._lines[row])), column: text, **self._signed}
            self._lines[row] = tuple(cells.values())
            self._numbers[row] = sound_number(self._lines[row][self._column])
            last = self.index(row, len(self._labels) - 1)
            self.dataChanged.emit(self.index(row, 0), last)
        return True

    def _with_number(self, line: Line, number: str) -> Line:
        if line[self._column] == number:
            return line
        return (*line[: self._column], number, *line[self._column + 1 :])
