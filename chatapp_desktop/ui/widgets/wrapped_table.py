"""A read-only table of wrapped texts in any direction, such as renderings side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from chatapp_desktop.ui import theme


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
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegate(_Delegate(self))

    def set_heads(self, heads: Sequence[str], widths: Sequence[int]) -> None:
        """Name the columns; widths in digits' widths."""
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        wide = theme.character(self.fontMetrics())
        for column, characters in enumerate(widths):
            self.setColumnWidth(column, characters * wide)

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


def breakable(text: str) -> str:
    """Let long words, such as addresses, break at any place: Qt's views do not do so by themselves.

    Only for what is painted; what is copied or compared stays without the breaks.
    """
    return _LONG_WORD.sub(lambda match: "\u200b".join(match[0]), text)


_LONG_WORD = re.compile(r"[!-~]{24,}")
