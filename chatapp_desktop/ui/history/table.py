"""The list of what was sent: its columns, as wide as their words or as somebody made them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.model import Column, HistoryModel, own_words

_WIDTHS = {
    Column.TIME: 19,
    Column.OUTCOME: 10,
    Column.RECIPIENT: 16,
    Column.DELIVERY: 10,
    Column.TEXT: 40,
    Column.PROFILE: 18,
    Column.KIND: 24,
    Column.MESSAGE_ID: 30,
    Column.CODE: 24,
    Column.MESSAGE: 34,
    Column.REQUEST_ID: 38,
    Column.DURATION: 14,
}
"""In digits' widths."""
_LEAST_WIDE, _MOST_WIDE = 2, 200
_ROW = 1.45
"""A row's height, in lines of text: as much air as lets five rows stand in a low window."""


class HistoryTable(QTableView):
    """Has its model read what comes into sight. It is to be measured once it has its words."""

    menu_requested = Signal(QPoint)
    """Of the current row; carries a point of the screen."""

    def __init__(self, rows: HistoryModel) -> None:
        super().__init__()
        self._rows = rows
        self._dragged: dict[Column, float] = {}
        """In digits' widths."""
        self._measuring = False
        self.setObjectName("history")
        theme.frame_table(self)
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.TIME, Qt.SortOrder.DescendingOrder)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(self._note_width)
        self.verticalScrollBar().valueChanged.connect(self._look)

    def measure(self) -> None:
        """Give rows and columns the room that the font needs; who made one wider keeps that."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(int(_ROW * metrics.height()))
        digit, header = theme.character(metrics), self.horizontalHeader()
        self._measuring = True
        for column in Column:
            if dragged := self._dragged.get(column):
                wide = round(dragged * digit)
            else:
                words = own_words(column)
                longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
                least = max(longest + theme.unit(self), header.sectionSizeHint(column))
                wide = max(_WIDTHS[column] * digit, least)
            header.resizeSection(column, wide)
        self._measuring = False
        self._fit_text()

    def _fit_text(self) -> None:
        # Few letters of any script are narrower than half a digit.
        digits = self._dragged.get(Column.TEXT, _WIDTHS[Column.TEXT])
        self._rows.text_room = 2 * round(digits)

    @Slot(int, int, int)
    def _note_width(self, column: int, _old: int, new: int) -> None:
        if not self._measuring:
            self._dragged[Column(column)] = new / theme.character(self.fontMetrics())
            self._fit_text()

    def columns(self) -> dict[str, float]:
        """The columns that were dragged: widths by names, in digits' widths, to be kept."""
        return {column.name.lower(): wide for column, wide in self._dragged.items()}

    def put_back_columns(self, widths: Mapping[str, float]) -> None:
        """Make columns as wide as `columns` had them; a name that is none changes nothing."""
        for column in Column:
            if wide := widths.get(column.name.lower()):
                self._dragged[column] = max(_LEAST_WIDE, min(wide, _MOST_WIDE))
        if self._dragged:
            self.measure()

    def height_of(self, rows: int) -> int:
        """How high it is with so many rows in sight, in pixels; the bar below them is its part."""
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().sizeHint().height()
        row = self.verticalHeader().defaultSectionSize()
        return rows * row + head + bar + 2 * self.frameWidth()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse the row under it, by the keyboard the current; without one, nothing."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self._seen(self.currentIndex().row())
            place, found = row.bottomLeft(), not row.isEmpty()
        else:
            place, under = event.pos(), self.indexAt(event.pos())
            found = under.isValid()
            if found:
                self.setCurrentIndex(under)
        if found:
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def _seen(self, place: int) -> QRect:
        """What of a row can be seen, once it has been brought into sight."""
        if place < 0:
            return QRect()
        first = self._rows.index(place, self.columnAt(0))
        self.scrollTo(first)
        return self.visualRect(first).intersected(self.viewport().rect())

    def _in_sight(self) -> range:
        """The places of the list that can be seen."""
        first, last = self.rowAt(0), self.rowAt(self.height())
        return range(max(first, 0), (last if last >= 0 else self._rows.rowCount() - 1) + 1)

    def ids_in_sight(self) -> list[int]:
        """The attempts that can be seen."""
        return [self._rows.id_at(place) for place in self._in_sight()]

    @Slot()
    def _look(self) -> None:
        """Have what has come into sight read while it is painted."""
        self._rows.look_at(self._in_sight())
