"""The history as a table: keeps ids only, and asks for the rows that are looked at."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.known import Known
from chatapp_desktop.ui.widgets.table_model import ROOT, Index, TableModel
from chatapp_desktop.ui.words.doctor import delivery_text, delivery_words
from chatapp_desktop.ui.words.spoken import listed
from chatapp_desktop.ui.words.wording import (
    kind_label,
    milliseconds_text,
    plain_tip,
    state_label,
    time_text,
)
from chatapp_desktop.viber.masking import without_number
from chatapp_desktop.viber.message_types import MESSAGE_TYPES

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row

_CACHED_ROWS = 4000
_PAGE = 32
_NEWEST = 1000


class Column(IntEnum):
    """The columns, in order: first what a narrow window must show."""

    TIME = 0
    OUTCOME = 1
    RECIPIENT = 2
    DELIVERY = 3
    TEXT = 4
    PROFILE = 5
    KIND = 6
    MESSAGE_ID = 7
    CODE = 8
    MESSAGE = 9
    REQUEST_ID = 10
    DURATION = 11


_MARKS = {
    State.PREPARED: "…",
    State.SENDING: "…",
    State.ACCEPTED: "✓",
    State.REJECTED: "✕",
    State.NOT_SENT: "✕",
    State.UNKNOWN: "?",
    State.CANCELLED: "–",
}


class HistoryModel(TableModel):
    """Newest first. Rows that were not loaded yet are shown as `…` and asked for."""

    rows_wanted = Signal(list)
    """Ids of rows that are being looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._ids = array("q")
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self.known = Known()
        self.unrecorded: dict[int, Row] = {}
        """What this run knows better than the file, or what the file does not have at all."""
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        """What is on its way; everything that comes clears it, so nothing is waited for in vain."""
        self.oldest_first = False
        self.masked = False
        self.text_room = 80
        """So many characters can be seen in the column of the text; laying out more only costs."""
        self.growing = False
        """Whether more ids follow; those of a list with the oldest first end with the newest."""
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)

    # Filling

    def set_ids(self, ids: array[int], rows: Iterable[Row] = ()) -> None:
        """Show these attempts, newest first; `rows` are those that are at hand already."""
        self.beginResetModel()
        self._ids = ids
        self._rows = OrderedDict((row.id, self.known.newest(row)) for row in rows)
        self._wanted.clear()
        self._asked.clear()
        self.endResetModel()

    def extend_ids(self, ids: array[int]) -> None:
        """Add older attempts at the end."""
        if ids:
            self.beginInsertRows(ROOT, len(self._ids), len(self._ids) + len(ids) - 1)
            self._ids.extend(ids)
            self.endInsertRows()

    def renew(self, rows: Iterable[Row]) -> None:
        """Take rows read anew; others that may have changed are asked for when they are seen."""
        for each in [row.id for row in self._rows.values() if not row.state.final or row.follow]:
            del self._rows[each]
        self.put_rows(rows)

    def put_rows(self, rows: Iterable[Row]) -> None:
        """Take rows that were asked for, or that have changed."""
        self._asked.clear()
        for row in rows:
            self._remember(row)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def look_at(self, places: range) -> None:
        """Ask at once for the rows of these places, which are about to be painted."""
        for place in places:
            if self.row_at(place) is None:
                self._want(place)
        if self._wanted:
            self._asking.stop()
            self._ask()

    def put_many(
        self, changes: Iterable[tuple[int, Row]], *, known_only: bool = False
    ) -> Sequence[Row]:
        """Show the newest states of attempts; those that are not in the list yet are the newest.

        Each comes with the id under which it may be shown until now. With `known_only` nothing is
        added, and what would have been is returned.
        """
        places: list[int] = []
        fresh: dict[int, Row] = {}
        for shown, row in changes:
            place = self.place_of(shown)
            if place is None and shown != row.id:
                place = self.place_of(row.id)
            if place is None:
                fresh[row.id] = row
                continue
            self._ids[place] = row.id
            self._remember(row)
            places.append(place)
        if places:
            last = self.index(max(places), len(Column) - 1)
            self.dataChanged.emit(self.index(min(places), 0), last)
        if not known_only and fresh and not (self.growing and self.oldest_first):
            self._insert(tuple(fresh.values()))
        return tuple(fresh.values()) if known_only else ()

    def _insert(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._remember(row)
        ids = array("q", (row.id for row in rows))
        place = len(self._ids) if self.oldest_first else 0
        if not self.oldest_first:
            ids.reverse()
        self.beginInsertRows(ROOT, place, place + len(ids) - 1)
        self._ids[place:place] = ids
        self.endInsertRows()

    def _remember(self, row: Row) -> None:
        self._rows[row.id] = self.known.newest(row)
        self._rows.move_to_end(row.id)
        while len(self._rows) > _CACHED_ROWS:
            self._rows.popitem(last=False)

    def place_of(self, row_id: int) -> int | None:
        """Where an attempt stands in the list, as far as it is there by now."""
        if row_id > 0:
            sign = 1 if self.oldest_first else -1
            place = bisect_left(self._ids, sign * row_id, key=lambda each: sign * each)
            if place < len(self._ids) and self._ids[place] == row_id:
                return place
        # Those that are not on disk stand among the newest, out of the order of the others.
        newest = self._ids[-_NEWEST:] if self.oldest_first else self._ids[:_NEWEST]
        if row_id not in newest:
            return None
        return newest.index(row_id) + (len(self._ids) - len(newest) if self.oldest_first else 0)

    # What is looked at

    def row_at(self, place: int) -> Row | None:
        """The attempt at a place of the list, if it is loaded."""
        if not 0 <= place < len(self._ids):
            return None
        return self.row_of(self._ids[place])

    def row_of(self, row_id: int) -> Row | None:
        """An attempt, if it is loaded."""
        return self.unrecorded.get(row_id) or self._rows.get(row_id)

    def id_at(self, place: int) -> int:
        """The id of the attempt at a place of the list."""
        return self._ids[place]

    def _want(self, place: int) -> None:
        wanted = self._ids[place]
        if wanted in self._wanted or wanted in self._asked:
            return  # with its page; every cell comes by here
        first = place - place % _PAGE
        fresh = {i for i in self._ids[first : first + _PAGE] if i not in self._rows and i > 0}
        if not fresh <= self._wanted:
            self._wanted |= fresh
            self._asking.start()

    @Slot()
    def _ask(self) -> None:
        wanted, self._wanted = sorted(self._wanted, reverse=True), set()
        self._asked.update(wanted)
        if wanted:
            self.rows_wanted.emit(wanted)

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def heads(self) -> tuple[str, ...]:
        return (
            self.tr("Time"),
            self.tr("Outcome"),
            self.tr("Recipient"),
            self.tr("Delivery"),
            self.tr("Text"),
            self.tr("Profile"),
            self.tr("Kind"),
            self.tr("MessageId"),
            self.tr("Code"),
            self.tr("Message"),
            self.tr("RequestId"),
            self.tr("Duration"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # A view asks every cell for a dozen roles, and waits for each answer before it can paint.
        return self._answer(index, role) if role in _ROLES else None

    def _answer(self, index: Index, role: int) -> object:
        row = self.row_at(index.row())
        if row is None:
            self._want(index.row())
            # One mark for the row: it is painted for a moment, and twelve take as long as the row.
            return "…" if role == _DISPLAY and index.column() == Column.TIME else None
        column = index.column()
        # Names of our own: finding Qt's takes longer than most answers.
        if role == _DISPLAY:
            text = self._text(row, column)
            return self._cut(text) if column == Column.TEXT else text
        if role == _COLOUR:
            return _colour(row, column)
        if role == _TIP:
            return plain_tip(self._text(row, column))
        return self._sentence(row) if column == Column.TIME else self._spoken(row, column)

    def _spoken(self, row: Row, column: int) -> str:
        return self._text(row, column).removeprefix(_MARKS[row.state]).strip()

    def _sentence(self, row: Row) -> str:
        """The row in one go, what tells it apart first.

        An arrow key brings a screen reader to its first cell, and no further.
        """
        return listed(filter(None, (self._spoken(row, column) for column in _SENTENCE)))

    def _cut(self, text: str) -> str:
        return text if len(text) <= self.text_room else text[: self.text_room] + "…"

    def _text(self, row: Row, column: int) -> str:
        text = cell_text(row, column)
        return without_number(text, row.to) if self.masked else text


def _colour(row: Row, column: int) -> QColor | None:
    match column:
        case Column.OUTCOME:
            return QColor(state_colour(row.state))
        case Column.DELIVERY:
            return QColor(delivery_colour(row))
        case _:
            return None


_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_COLOUR = Qt.ItemDataRole.ForegroundRole
_SENTENCE = (
    Column.RECIPIENT,
    Column.OUTCOME,
    Column.DELIVERY,
    Column.TEXT,
    Column.TIME,
    Column.PROFILE,
)
_ROLES = frozenset({_DISPLAY, _TIP, _COLOUR, Qt.ItemDataRole.AccessibleTextRole})
_CELLS: dict[int, Callable[[Row], str]] = {
    Column.TIME: lambda row: time_text(row.created_at),
    Column.RECIPIENT: lambda row: row.to,
    Column.TEXT: lambda row: row.summary,
    Column.PROFILE: lambda row: row.profile,
    Column.KIND: lambda row: kind_label(row.kind),
    Column.OUTCOME: lambda row: f"{_MARKS[row.state]} {state_label(row.state)}",
    Column.DELIVERY: delivery_text,
    Column.MESSAGE_ID: lambda row: row.message_id,
    Column.CODE: lambda row: row.fail_reason or row.code,
    Column.MESSAGE: lambda row: row.message,
    Column.REQUEST_ID: lambda row: row.request_id,
    Column.DURATION: lambda row: milliseconds_text(row.duration_ms),
}


def cell_text(row: Row, column: int) -> str:
    """What stands in one cell."""
    return _CELLS[column](row)


def own_words(column: Column) -> list[str]:
    """Every text of the program's own that a column can show, which must not be cut off."""
    match column:
        case Column.OUTCOME:
            return [f"{mark} {state_label(state)}" for state, mark in _MARKS.items()]
        case Column.DELIVERY:
            return delivery_words()
        case Column.KIND:
            return [kind_label(kind) for kind in (*MESSAGE_TYPES, "template")]
        case _:
            return []


def delivery_colour(row: Row) -> str:
    """The colour of what became of a message."""
    colours = theme.colours()
    match row.delivery:
        case "delivered" | "read":
            return colours.success
        case "failed":
            return colours.warning if row.fell_back else colours.error
        case _:
            return colours.muted


def state_colour(state: State) -> str:
    """The colour of a state's word; the mark before it says the same without colour."""
    colours = theme.colours()
    match state:
        case State.ACCEPTED:
            return colours.success
        case State.REJECTED | State.NOT_SENT:
            return colours.error
        case State.UNKNOWN:
            return colours.warning
        case _:
            return colours.muted
