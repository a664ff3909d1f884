"""The history: search, list and details."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.entry_view import EntryView
from chatapp_desktop.ui.history.filters import HistoryFilters
from chatapp_desktop.ui.history.history_menu import HistoryMenu
from chatapp_desktop.ui.history.kept_place import KeptPlace
from chatapp_desktop.ui.history.model import Column, HistoryModel
from chatapp_desktop.ui.history.newest import Newest
from chatapp_desktop.ui.history.notices_above import NoticesAbove
from chatapp_desktop.ui.history.table import HistoryTable
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.icons import show_magnifier
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.ui.widgets.search import SearchField
from chatapp_desktop.viber.masking import masked_number

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Entry, Filter, Row
    from chatapp_desktop.ui.history.newer_line import NewerLine

_KEY_MS = 5
"""Keys that come together, such as pasted ones, make one search."""
_AGAIN_MS = 120
_LEAST_LIST = 20
"""In digits' widths: what is said in place of an empty list is read in short lines then."""


class HistoryPane(QWidget):
    """What was sent, newest first, and everything about the chosen one beside it."""

    filter_changed = Signal(object)
    """Carries the Filter of what is to be listed."""
    list_again_wanted = Signal()
    """The filter may let through by now what is not in the list."""
    export_requested = Signal(object)
    """Carries the Filter of what is to be exported."""
    stop_export_requested = Signal()
    keep_requested = Signal()
    options_requested = Signal()
    entry_wanted = Signal(int)
    rows_wanted = Signal(list)
    reopen_requested = Signal(str)
    block_requested = Signal(str, str)
    """Carries a number that wants no more messages, and why."""
    newest_changed = Signal(object)
    """Carries the Row."""
    more_known = Signal()
    """Of some attempts; see `newest`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.model.rows_wanted.connect(self.rows_wanted)
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self.filters = HistoryFilters()
        self.filters.changed.connect(self._filter_now)
        self.notices = NoticesAbove()
        self.notices.stop_export_requested.connect(self.stop_export_requested)
        self.notices.alone_wanted.connect(self._show_alone)
        self._menu = HistoryMenu(self)
        self._menu.export_requested.connect(self._ask_to_export)
        self._menu.keep_requested.connect(self.keep_requested)
        self._menu.options_requested.connect(self.options_requested)
        self._oldest_first = False
        self._kept: dict[int, Entry] = {}
        self._chosen = 0
        """What is selected; the details show nothing else and their buttons act on nothing else."""
        self._another = True
        """Whether the next list is of something else: then what it lacks is not chosen any more."""
        self._from_top = True
        self._search = SearchField()
        self._search.setObjectName("history_search")
        # Not before there is something to clear: its picture is looked for on the disk.
        self._search.textChanged.connect(lambda: self._search.setClearButtonEnabled(True))
        show_magnifier(self._search)
        self.table = HistoryTable(self.model)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(self._select_current)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self._newest = Newest(self.table, self.model, lambda: self.restricted)
        self._newest.line_made.connect(self._place_newer)
        self._newest.everything_wanted.connect(self._look_for_everything)
        self._place_kept = KeptPlace(self.table, self.model)
        self._empty = Note(self.table)
        self.details = EntryView()
        self.details.reopen_requested.connect(self.reopen_requested)
        self.details.block_requested.connect(self.block_requested)
        self._place()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._filter_now)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.list_again_wanted)
        self._search.textChanged.connect(self._type)
        self.retranslate()

    def _place(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._search, 1)
        head.addWidget(self._menu.button)
        self._search.setMinimumWidth(20 * theme.character(self.fontMetrics()))
        self.table.menu_requested.connect(self._open_menu)
        self.split = split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("history_split")
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self._empty.setObjectName("history_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Not on the viewport: to hand that to Python, PySide looks through every kind of view.
        middle = QVBoxLayout(self.table)
        self._suit_list()
        middle.addWidget(self._empty)
        # The list is never too low for what is said in its place.
        middle.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        step = theme.unit(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * step, 0, 2 * step, step)
        layout.setSpacing(step // 2)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        self.notices.setSpacing(step // 2)
        layout.addLayout(self.notices)
        layout.addWidget(split, 1)

    def height_of(self, rows: int) -> int:
        """How high it is with so many messages in sight, in pixels, once it is laid out."""
        above = self.height() - self.split.height()
        return above + self.table.height_of(rows)

    def _suit_list(self) -> None:
        self._empty.setMinimumWidth(_LEAST_LIST * theme.character(self.fontMetrics()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._suit_list()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._heading.setText(self.tr("History"))
        self.setAccessibleName(self.tr("History"))
        self._search.setPlaceholderText(self.tr("Search recipient, text, MessageId, error …"))
        wanted = self._search.fontMetrics().horizontalAdvance(self._search.placeholderText())
        self._search.setMinimumWidth(wanted + 7 * theme.unit(self))
        self._search.setAccessibleName(self.tr("Search the history"))
        self._menu.retranslate()
        self.filters.retranslate()
        self.notices.retranslate()
        self._newest.retranslate()
        self.table.setAccessibleName(self.tr("History"))
        self.table.measure()
        self._show_emptiness()
        self.details.retranslate()

    # Filling

    @property
    def wanted(self) -> Filter:
        """What is to be listed by search, filters and order."""
        return self.filters.wanted(self._search.text().strip(), oldest_first=self._oldest_first)

    @property
    def restricted(self) -> bool:
        """Whether the list leaves anything out."""
        return bool(self._search.text().strip()) or self.filters.active

    @property
    def rows_to_keep(self) -> Sequence[int]:
        """Ids whose rows are wanted with the next list: the chosen one's, and what is in sight."""
        if self._another:
            return ()
        return tuple(each for each in (self._chosen, *self.table.ids_in_sight()) if each > 0)

    def show_ids(self, ids: array[int], rows: Sequence[Row]) -> None:
        """Show these attempts, with the rows that are at hand already; more ids may follow.

        If there is still a row of the chosen one it stays in the list, until something else is
        looked for.
        """
        self.model.growing = True
        self.model.oldest_first = self._oldest_first
        kept = not self._another and any(row.id == self._chosen for row in rows)
        self._place_kept.note(self._chosen, held=kept)
        if self._from_top:
            self._place_kept.forget_top()
        self._another = self._from_top = False
        ids = self._place_kept.with_held(ids)
        if not self._oldest_first:
            ids = self._only_here() + ids
        self.model.set_ids(ids, rows)
        self._place_kept.restore()
        self._newest.arrive()
        self._show_emptiness()

    def extend_ids(self, ids: array[int]) -> None:
        """Add older attempts."""
        self.model.extend_ids(self._place_kept.with_held(ids))
        self._place_kept.restore()

    def end_list(self) -> None:
        """Say that all ids are there."""
        self.model.extend_ids(self._place_kept.held_at_end())
        if self._oldest_first:
            self.model.extend_ids(array("q", reversed(self._only_here())))
        self.model.growing = False
        self._place_kept.restore()
        if self._place_kept.end():
            self._choose_none()
        self._newest.arrive()
        self._newest.look()
        self._show_emptiness()

    def keep(self, entry: Entry) -> None:
        """Show an attempt whose end is not on disk as it is, as long as the program runs."""
        self._kept[entry.row.id] = entry
        self.model.unrecorded[entry.row.id] = entry.row
        self._list_again_for(self._put([(entry.row.id, entry.row)]))

    def _only_here(self) -> array[int]:
        """Those that are not on disk at all and belong into the list, newest first."""
        return array("q", (entry.row.id for entry in self.only_here(self.wanted)))

    def only_here(self, wanted: Filter) -> list[Entry]:
        """Those that are not on disk at all and that a filter lets through, newest first."""
        if not self._kept:
            return []
        from chatapp_desktop.store.history.unrecorded import fits

        found = (entry for key, entry in sorted(self._kept.items()) if key < 0)
        return [entry for entry in found if fits(entry, wanted)]

    def shown_number(self, number: str) -> str:
        """A recipient's number as it may be shown."""
        return masked_number(number) if self.model.masked else number

    def newest(self, row: Row) -> Row:
        """The newest state of an attempt, which the list shows too; `row` is one of its states."""
        return self.model.known.newest(row)

    def put_rows(self, rows: Iterable[Row]) -> None:
        """Take rows that were asked for."""
        self.model.put_rows(rows)

    def renew(self, rows: Sequence[Row]) -> None:
        """Take rows as another window has left them, and the details of the chosen one."""
        before = self.model.row_of(self._chosen)
        self.model.renew(rows)
        if any(row.id == self._chosen and row != before for row in rows):
            self._want_entry(self._chosen)

    def missing(self, newest: Sequence[int]) -> Sequence[int] | None:
        """Which of the newest ids, newest first, are to be added; None to make the list anew.

        They can be added only where they all belong before what is there.
        """
        fresh = [each for each in newest if self.model.place_of(each) is None]
        if not fresh or self.model.growing:
            return ()
        before = list(newest[: len(fresh)]) == fresh and len(fresh) < len(newest)
        return fresh if before and not self._oldest_first else None

    def put_others(self, rows: Sequence[Row]) -> None:
        """Add attempts of another window as the newest; what is read stays where it is."""
        bar = self.table.verticalScrollBar()
        scrolled, count = bar.value(), self.model.rowCount()
        self.model.put_many([(row.id, row) for row in reversed(rows)])
        if scrolled:
            # The range of the bar is that of before until the rows are laid out.
            self.table.doItemsLayout()
            bar.setValue(scrolled + self.model.rowCount() - count)
        self._show_emptiness()

    def put_newest(self, changes: Sequence[tuple[int, Row]]) -> None:
        """Show the newest state of attempts, and the details of the chosen one.

        Each comes with the id under which it is shown: before it is on disk that is not its own.
        """
        self._list_again_for(self._put(changes))
        for shown, row in changes:
            self._newest.begin(shown, row.id)
            self.newest_changed.emit(row)
        if not self._again.isActive():  # else the list may have it in a moment
            self._newest.look()

    @Slot(object)
    def _place_newer(self, line: NewerLine) -> None:
        """Put it beside the search, where nothing moves when it comes."""
        self._head.insertWidget(2, line)
        button = line.findChild(QPushButton)
        if button is not None:
            QWidget.setTabOrder(self._search, button)

    @Slot()
    def _look_for_everything(self) -> None:
        self._search.clear()
        self.filters.clear()

    def put_fates(self, rows: Sequence[Row]) -> None:
        """Show what became of attempts after their sends had ended."""
        for row in rows:
            self._kept.pop(row.id, None)
            self.model.unrecorded.pop(row.id, None)
        left_out = self._put([(row.id, row) for row in rows])
        if left_out:
            from chatapp_desktop.store.history.unrecorded import words_may_fit

            wanted = self.wanted
            left_out = [row for row in left_out if words_may_fit(row, wanted)]
        self._list_again_for(left_out)

    def _put(self, changes: Sequence[tuple[int, Row]]) -> Sequence[Row]:
        """Show what the list has, or may have without asking; what a filter may let through stays.

        What a filter leaves out is not shown for being new; one that is shown stays, whatever
        becomes of it, until the filter is changed.
        """
        changes = [(shown, self.model.known.take(row)) for shown, row in changes]
        for _, row in changes:
            self.notices.follow(row)
        left_out = self.model.put_many(changes, known_only=self.restricted)
        self.more_known.emit()
        self._show_emptiness()
        for shown, row in changes:
            if self._chosen and self._chosen in (shown, row.id):
                self._chosen = row.id  # it has been written down by now
                self._want_entry(row.id)
        return left_out

    def _list_again_for(self, rows: Sequence[Row]) -> None:
        """List anew soon if a filter may let through what the list does not have."""
        if not rows or self._typing.isActive() or self._again.isActive():
            return
        from chatapp_desktop.store.history.unrecorded import may_fit

        wanted = self.wanted
        if any(may_fit(row, wanted) for row in rows):
            self._again.start()

    def _want_entry(self, attempt: int) -> None:
        if kept := self._kept.get(attempt):
            self.details.show_entry(kept)
        elif attempt > 0:
            if self.details.entry_id != attempt:
                self.details.wait()
            self.entry_wanted.emit(attempt)
        elif row := self.model.row_of(attempt):
            self.details.show_entry(_bare_entry(row))

    def set_masked(self, masked: bool) -> None:
        """Hide the middle of phone numbers, or show it."""
        self.model.masked = masked
        self.model.put_rows(())
        self.details.set_masked(masked)

    def show_unsent(self, rows: Sequence[Row]) -> None:
        """Say above the list what had not left when the program ended; for the start."""
        self.filters.follow(*self.notices.show_unsent(rows))

    @Slot(frozenset)
    def _show_alone(self, attempts: frozenset[int]) -> None:
        """List these attempts and no others; none of them: what the search and filters say."""
        if attempts:
            self._search.clear()
            self.filters.show_only(attempts)
        elif self.wanted.only:
            self.filters.clear()

    def show_export(self, done: int, total: int) -> None:
        """Show how far an export is; a total of 0 ends it."""
        self._menu.allow_export(total == 0)
        self.notices.show_export(done, total)

    def show_entry(self, entry: Entry) -> None:
        """Show the details of the chosen attempt; those of another one come too late."""
        if entry.row.id == self._chosen:
            self.details.show_entry(entry)

    def select_newest(self) -> None:
        """Choose the newest attempt."""
        index = self.model.index(0, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def focus_search(self) -> None:
        """Go to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _show_emptiness(self) -> None:
        searching = self.restricted
        text = (
            self.tr("Nothing found. Clear the search and the filters to see everything.")
            if searching
            else self.tr("Nothing sent yet. What you send appears here with its MessageId.")
        )
        shown = text if self.model.rowCount() == 0 else ""
        if searching and shown != self._empty.text():
            announce(self._empty, shown)
        self._empty.show_text(shown)

    @Slot()
    def _type(self) -> None:
        self._typing.start(_KEY_MS)

    @Slot()
    def _filter_now(self) -> None:
        """List something else: only what it lets through can be chosen then."""
        self._another = True
        self._list_from_top()

    def _list_from_top(self) -> None:
        self._from_top = True
        self._again.stop()
        self.filter_changed.emit(self.wanted)

    @Slot(int)
    def _sort(self, column: int) -> None:
        """Time is the one order that the list has; a click on its head turns it round."""
        if column == Column.TIME:
            self._oldest_first = not self._oldest_first
            self._list_from_top()
        order = Qt.SortOrder.AscendingOrder if self._oldest_first else Qt.SortOrder.DescendingOrder
        self.table.horizontalHeader().setSortIndicator(Column.TIME, order)

    @Slot()
    def _ask_to_export(self) -> None:
        self.export_requested.emit(self.wanted)

    @Slot(QModelIndex, QModelIndex)
    def _select_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            # A table that gets the focus makes its first row the current one, and selects nothing.
            selection, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
            if not selection.isSelected(current):
                selection.select(current, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _choose(self) -> None:
        self._place_kept.forget_chosen()
        selected = self.table.selectionModel().selectedRows()
        if not selected:
            self._choose_none()
            return
        self._chosen = self.model.id_at(selected[0].row())
        self._want_entry(self._chosen)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        if self._chosen:
            self.details.open_menu(at)

    def _choose_none(self) -> None:
        self._chosen = 0
        self.details.show_entry(None)


def _bare_entry(row: Row) -> Entry:
    """All that is known of an attempt under way that could not be written down."""
    from chatapp_desktop.store.history.records import Entry

    return Entry(row, {}, "", "", ())
