"""A read-only table of wrapped texts in any direction, such as renderings side by side."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.words.line_breaks import breakable

_LEAST = 0.75
"""Of the width that a column should have."""
_NARROWEST = 16
"""In pixels: a column can still be seen, and made wider."""


class WrappedTable(QTableWidget):
    """Rows as high as their texts; a right-to-left text runs from the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        theme.frame_table(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._note_width)
        self.setItemDelegate(_Delegate(self))
        self._digits: tuple[int, ...] = ()
        self._width = 0
        self._fitting = False
        self._dragged: tuple[float, ...] = ()

    def set_heads(self, heads: Sequence[str], widths: Sequence[int]) -> None:
        """Name the columns; widths in digits' widths."""
        self._fitting = True
        self.setColumnCount(len(heads))
        self._fitting = False
        self.setHorizontalHeaderLabels(list(heads))
        self._digits = tuple(widths)
        self._fit()

    @property
    def dragged(self) -> tuple[float, ...]:
        """The columns' widths, in digits' widths, once somebody has dragged one; else empty.

        Without the last one, which takes what is left.
        """
        return self._dragged

    def put_back(self, dragged: Sequence[float]) -> None:
        """Make the first columns as wide as `dragged` had them."""
        self._dragged = tuple(dragged)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._width:
            self._width = event.size().width()
            self._fit()
            self.resizeRowsToContents()

    def _fit(self) -> None:
        """Give the columns the room there is, and some of it less, before the table scrolls.

        Who has made a column wider or narrower keeps all of them so.
        """
        if not self._width:
            return
        header, digit = self.horizontalHeader(), theme.character(self.fontMetrics())
        wanted = [digits * digit for digits in self._digits]
        shrunk = max(_LEAST, min(1.0, self._width / max(1, sum(wanted))))
        widths = [
            max(int(wide * shrunk), header.sectionSizeHint(c)) for c, wide in enumerate(wanted)
        ]
        kept = [
            max(_NARROWEST, round(digits * digit)) for digits in self._dragged[: len(widths) - 1]
        ]
        self._fitting = True
        for column, wide in enumerate((*kept, *widths[len(kept) :])):
            self.setColumnWidth(column, min(wide, self._width))
        self._fitting = False

    @Slot(int, int, int)
    def _note_width(self, column: int, _old: int, _new: int) -> None:
        # The last one takes what is left, which is nobody's wish.
        last = self.columnCount() - 1
        if not self._fitting and column < last:
            digit = theme.character(self.fontMetrics())
            self._dragged = tuple(self.columnWidth(each) / digit for each in range(last))

    def put(self, row: int, column: int, text: str, colour: str = "", hint: str = "") -> None:
        """Show a text in a cell; what does not change is left alone."""
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
        item.setToolTip(hint or text)
        if colour:
            item.setForeground(QColor(colour))
        else:
            item.setData(Qt.ItemDataRole.ForegroundRole, None)


class _Delegate(QStyledItemDelegate):
    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if runs_right_to_left(option.text):
            option.direction = Qt.LayoutDirection.RightToLeft
        option.text = breakable(option.text)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
