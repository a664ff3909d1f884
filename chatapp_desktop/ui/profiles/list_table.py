"""The table of a list of numbers: its columns share the width there is, and empty it says so."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.note import Note

_DIGITS = 22
"""The width of a column where there is room, in digits' widths."""


class ListTable(QTableView):
    """Lines to be edited, cell by cell."""

    def __init__(self, lines: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitting = False
        self._dragged = False
        self.setModel(lines)
        self.verticalHeader().hide()
        theme.frame_table(self)
        # The arrows go from cell to cell; Tab has to lead out of the table.
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._note_width)
        self._empty = Note(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(self).addWidget(self._empty)
        for changed in (lines.rowsInserted, lines.rowsRemoved, lines.modelReset):
            changed.connect(self._show_emptiness)
        self._words = ""

    def say_when_empty(self, words: str) -> None:
        """Take what stands in place of the lines while there are none."""
        self._words = words
        self._show_emptiness()

    @Slot()
    def _show_emptiness(self) -> None:
        self._empty.show_text("" if self.model().rowCount() else self._words)
        theme.tint(self._empty, theme.colours().muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Who has made a column wider or narrower keeps all of them so.
        if event.size().width() != event.oldSize().width() and not self._dragged:
            self._fit(event.size().width())

    def _fit(self, room: int) -> None:
        header, count = self.horizontalHeader(), self.model().columnCount()
        wanted = min(_DIGITS * theme.character(self.fontMetrics()), room // max(1, count))
        self._fitting = True
        for column in range(count - 1):
            self.setColumnWidth(column, max(wanted, header.sectionSizeHint(column)))
        self._fitting = False

    @Slot(int, int, int)
    def _note_width(self, column: int, _old: int, _new: int) -> None:
        last = self.model().columnCount() - 1  # takes what is left, which is nobody's wish
        self._dragged = self._dragged or (not self._fitting and column < last)
