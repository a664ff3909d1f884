"""The chosen row of a table in one colour, from its first cell to its last.

Fusion lays a veil over the cell that the keyboard is at, and over its text. Where whole rows are
chosen that says nothing: the row is marked, and a frame shows which list has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Slot
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView


class EvenRow(QStyledItemDelegate):
    """Paints the current row, and no other: each cell that it paints costs some microseconds."""

    def __init__(self, table: QTableView) -> None:
        """`table` has its model already, whose rows change only all at once."""
        super().__init__(table)
        self._table = table
        self._row = -1
        table.selectionModel().currentRowChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        row = self._table.currentIndex().row()
        if row == self._row:
            return
        if self._row >= 0:
            # PySide6's stub does not know that none is allowed.
            self._table.setItemDelegateForRow(self._row, None)  # type: ignore[arg-type]
        if row >= 0:
            self._table.setItemDelegateForRow(row, self)
        self._row = row

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
