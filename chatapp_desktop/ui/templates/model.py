"""The list of templates as a table: thousands of lines, filtered with every key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.templates.words import MARKS, status_word
from chatapp_desktop.ui.widgets.table_model import ROOT, Index, TableModel
from chatapp_desktop.ui.words.languages import language_line
from chatapp_desktop.ui.words.wording import kind_label
from chatapp_desktop.viber.template import Key, Listed


class Column(IntEnum):
    """The columns, in order."""

    NAME = 0
    LANGUAGE = 1
    STATUS = 2
    CATEGORY = 3
    UPDATED = 4
    CODE = 5


class TemplateModel(TableModel):
    """Lines in the service's order; what is looked at is made into words only then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._rows: tuple[Listed, ...] = ()
        self._hay: list[str] = []
        self._words: dict[tuple[str, str], str] = {}
        # By code and language; a Key is equal to such a pair, which is far quicker to make.
        self._places: dict[tuple[str, str], int] = {}
        self._shown: list[int] = []
        self._chosen: Key | None = None
        self._chosen_place: int | None = None
        self._bold = QFont()
        self._bold.setBold(True)
        self._wanted: tuple[tuple[str, ...], str, str] = ((), "", "")

    # Filling

    def set_rows(self, rows: Sequence[Listed]) -> None:
        """Show another list; the filter stays."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._places = {row[:2]: place for place, row in enumerate(self._rows)}
        self._hay = []
        self._shown = self._matching()
        self._chosen_place = self._places.get(self._chosen) if self._chosen else None
        self.endResetModel()

    def mark_chosen(self, key: Key | None) -> None:
        """Mark the template that the form names, so that nobody takes the highlight for it."""
        if key == self._chosen:
            return
        before, self._chosen = self._chosen, key
        self._chosen_place = self._places.get(key) if key else None
        for each in (before, key):
            if each and (place := self.place_of(each)) is not None:
                last = self.index(place, len(Column) - 1)
                self.dataChanged.emit(self.index(place, 0), last)

    def put_words(self, words: Mapping[Key, str]) -> None:
        """Make more texts searchable; what is shown changes with the next search only."""
        self._words.update(words.items())
        hay = self._stack()
        for key in words:
            if (place := self._places.get(key)) is not None:
                hay[place] = self._straw(self._rows[place])

    def _stack(self) -> list[str]:
        """What is searched in. Made when first needed, not while the list waits to be painted."""
        if len(self._hay) != len(self._rows):
            self._hay = [self._straw(row) for row in self._rows]
        return self._hay

    def _straw(self, row: Listed) -> str:
        text = self._words.get(row[:2], "")
        return f"{row.name}\n{row.code}\n{text}".casefold()

    def filter(self, text: str, language: str, status: str) -> None:
        """Show lines that have every word in name, code or text; empty conditions do not bind."""
        self._wanted = (tuple(text.casefold().split()), language, status)
        self.beginResetModel()
        self._shown = self._matching()
        self.endResetModel()

    def _matching(self) -> list[int]:
        words, language, status = self._wanted
        found = range(len(self._rows)) if not words else self._with_words(words)
        if language:
            found = [place for place in found if self._rows[place].language == language]
        if status:
            found = [place for place in found if self._rows[place].status == status]
        return list(found)

    def _with_words(self, words: tuple[str, ...]) -> Sequence[int]:
        stack = self._stack()
        found = [place for place, hay in enumerate(stack) if words[0] in hay]
        for word in words[1:]:
            found = [place for place in found if word in stack[place]]
        return found

    # What is asked of it

    @property
    def total(self) -> int:
        """How many there are, whatever the filter."""
        return len(self._rows)

    def row_at(self, place: int) -> Listed:
        """The line at a place of what is shown."""
        return self._rows[self._shown[place]]

    def place_of(self, key: Key) -> int | None:
        """Where a template is shown; None if it is not, or filtered out."""
        place = self._places.get(key)
        if place is None:
            return None
        try:
            return self._shown.index(place)
        except ValueError:
            return None

    def is_filtered_out(self, key: Key) -> bool:
        """Whether a template is in the list, but not among what is shown."""
        return key in self._places and self.place_of(key) is None

    def languages(self) -> tuple[str, ...]:
        """The languages that occur, sorted."""
        return tuple(sorted({row.language for row in self._rows}))

    def statuses(self) -> tuple[str, ...]:
        """The audit statuses that occur, sorted."""
        return tuple(sorted({row.status for row in self._rows}))

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def heads(self) -> tuple[str, ...]:
        return (
            self.tr("Name"),
            self.tr("Language"),
            self.tr("State"),
            self.tr("Category"),
            self.tr("Last update"),
            self.tr("Code"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # Qt asks for a dozen roles of each cell that it paints; most have no answer.
        if role in _TEXT_ROLES:
            text = cell_text(self.row_at(index.row()), Column(index.column()))
            chosen = index.column() == Column.NAME and self._is_chosen(index)
            return f"{CHOSEN_MARK} {text}" if chosen else text
        if role == _FONT_ROLE:
            # The name alone: other cells are as wide as their words in the ordinary font.
            named = index.column() == Column.NAME
            return self._bold if named and self._is_chosen(index) else None
        if role == _COLOUR_ROLE and index.column() == Column.STATUS:
            return QColor(status_colour(self.row_at(index.row()).status))
        return None

    def _is_chosen(self, index: Index) -> bool:
        return self._shown[index.row()] == self._chosen_place


_TEXT_ROLES = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole))
_COLOUR_ROLE = int(Qt.ItemDataRole.ForegroundRole)
_FONT_ROLE = int(Qt.ItemDataRole.FontRole)
CHOSEN_MARK = "✓"
"""Before the name of the chosen template."""


def cell_text(row: Listed, column: Column) -> str:
    """What stands in one cell."""
    match column:
        case Column.NAME:
            return row.name
        case Column.LANGUAGE:
            return language_line(row.language)
        case Column.STATUS:
            return f"{MARKS[row.status == 'pass']} {status_word(row.status)}"
        case Column.CATEGORY:
            return kind_label(row.category)
        case Column.UPDATED:
            return _moment(row.updated)
        case Column.CODE:
            return row.code


def status_colour(status: str) -> str:
    """The colour of a status word; the mark before it says the same without colour."""
    colours = theme.colours()
    match status:
        case "pass":
            return colours.success
        case "fail" | "gone":
            return colours.error
        case _:
            return colours.warning


def _moment(milliseconds: int) -> str:
    if not milliseconds:
        return ""
    try:
        moment = datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return str(milliseconds)
    return moment.strftime("%Y-%m-%d %H:%M")
