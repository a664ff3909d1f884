"""The template picker in the form: search, filters, the list with its age, and the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.templates.card import TemplateCard
from chatapp_desktop.ui.templates.model import Column, TemplateModel
from chatapp_desktop.ui.templates.words import age_text, status_word
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.buttons import named_button
from chatapp_desktop.ui.widgets.even_row import EvenRow
from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.widgets.icons import REFRESH, show_magnifier, wear
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.ui.widgets.search import SearchField
from chatapp_desktop.ui.widgets.still import StillList, name_list
from chatapp_desktop.ui.words.languages import language_line
from chatapp_desktop.ui.words.spoken import put_in
from chatapp_desktop.viber.template import Key, Listed, Template

_WIDTHS = {
    Column.NAME: 22,
    Column.LANGUAGE: 16,
    Column.STATUS: 16,
    Column.CATEGORY: 16,
    Column.UPDATED: 18,
    Column.CODE: 36,
}
_LINES = 7
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the focus goes, though nobody has left: for a menu, or for another program."""

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class TemplatePicker(QWidget):
    """Shows what it is given at once; choosing and refreshing are somebody else's work."""

    template_chosen = Signal(object)
    """Carries the Key."""
    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_picker")
        self.model = TemplateModel(self)
        self._key: Key | None = None
        self._fetched_at = 0.0
        self._progress = ""
        self._search = _Search()
        self._search.setObjectName("template_search")
        show_magnifier(self._search)
        self._language = self._combo("template_language")
        self._status = self._combo("template_status")
        self._refresh = named_button("template_refresh")
        wear(self._refresh, REFRESH)
        self._table = _Table()
        self._empty = QLabel(self._table)
        self._empty.setObjectName("template_empty")
        self._age = _StatusLine()
        self._age.setObjectName("template_age")
        self._trouble = Note()
        self._trouble.setObjectName("template_trouble")
        self.card = TemplateCard()
        self._place()
        self._connect()
        self.retranslate()

    def _combo(self, name: str) -> QComboBox:
        combo = StillList()
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(self._filter)
        return combo

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit(self) // 2)
        layout.addWidget(Flow(self._search, self._language, self._status, self._refresh))
        for part in (self._table, self._age, self._trouble, self.card):
            layout.addWidget(part)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._empty.hide()
        middle = QVBoxLayout(self._table)
        middle.addWidget(self._empty)

    def _connect(self) -> None:
        self._table.setModel(self.model)
        EvenRow(self._table)
        header = self._table.horizontalHeader()
        wide = theme.character(self.fontMetrics())
        for column, characters in _WIDTHS.items():
            header.resizeSection(column, characters * wide)
        self._table.clicked.connect(self._choose)
        self._table.chosen.connect(self._choose)
        # What is marked is what is sent, once nobody looks for another any more.
        self._table.left.connect(self._mark)
        self._table.entered_by_key.connect(self._highlight)
        self._table.selectionModel().selectionChanged.connect(self._show_age_again)
        self._search.textChanged.connect(self._filter)
        self._search.down_pressed.connect(self._enter_list)
        self._refresh.clicked.connect(self.refresh_requested)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._search.setPlaceholderText(self.tr("Search name, code and text …"))
        wanted = self._search.fontMetrics().horizontalAdvance(self._search.placeholderText())
        self._search.setMinimumWidth(wanted + 7 * theme.unit(self))
        self._search.setAccessibleName(self.tr("Search templates"))
        name_list(self._language, self.tr("Only this language"))
        name_list(self._status, self.tr("Only this state"))
        self._refresh.setText(self.tr("R&efresh"))
        self._refresh.setToolTip(self.tr("Fetch the list again"))
        self.setAccessibleName(self.tr("Templates"))
        self._table.setAccessibleName(self.tr("Templates"))
        self._age.setAccessibleName(self.tr("Age of the list"))
        self._empty.setText(self.tr("No template matches. Clear the search or the filters."))
        self._list_filters()
        self._show_age()
        self.card.retranslate()

    def focus_search(self) -> None:
        """Go to the search, ready for other words."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def come_after(self, before: QWidget) -> None:
        """Stand after another part of the window on the way of Tab, in the order of reading."""
        stops = (self._search, self._language, self._status, self._refresh, self._table)
        for part in (*stops, *self.card.stops):
            QWidget.setTabOrder(before, part)
            before = part

    # Filling

    def show_rows(self, rows: Sequence[Listed], fetched_at: float) -> None:
        """Show a list and its age (seconds since 1970, UTC); filter and selection stay."""
        looked_at = self._looked_at
        self.model.set_rows(rows)
        self._fetched_at = fetched_at
        self._list_filters()
        self._filter()
        self._look_at(looked_at)
        self._show_age()

    def put_words(self, words: Mapping[Key, str]) -> None:
        """Make the texts of these templates searchable."""
        self.model.put_words(words)
        if self._search.text():
            looked_at = self._looked_at
            self._filter()
            self._look_at(looked_at)

    def show_progress(self, text: str) -> None:
        """Say what is being fetched; an empty text when nothing is."""
        self._refresh.setEnabled(not text)
        self._show_age(text)

    def show_reading(self, read: int, total: int) -> None:
        """Say how many texts have been read ahead for the search; 0 of 0 when it is done."""
        text = self.tr("reading texts for the search: %1 of %2") if total else ""
        self._show_age(text.replace("%1", str(read)).replace("%2", str(total)))

    def show_trouble(self, text: str) -> None:
        """Say why the list could not be fetched; an empty text when it could."""
        self._trouble.show_text(text)
        theme.tint(self._trouble, theme.colours().warning)

    def select(self, key: Key | None) -> None:
        """Mark the template that the form names; nothing is chosen by that."""
        self._key = key
        self.model.mark_chosen(key)
        self._mark()
        self._show_age(self._progress)

    def show_template(self, template: Template | None) -> None:
        """Show the chosen template's card."""
        self.card.show_template(template)

    def _list_filters(self) -> None:
        languages = [(code, language_line(code)) for code in self.model.languages()]
        statuses = [(status, status_word(status)) for status in self.model.statuses()]
        _refill(self._language, self.tr("All languages"), languages)
        _refill(self._status, self.tr("All states"), statuses)

    def _show_age(self, progress: str = "") -> None:
        shown, total = self.model.rowCount(), self.model.total
        count = self.tr("%n template(s)", "", total)
        if shown != total:
            count = self.tr("%1 of %2").replace("%1", str(shown)).replace("%2", count)
        nothing = total > 0 and shown == 0
        if nothing and self._empty.isHidden():
            announce(self._empty, self._empty.text())
        self._empty.setVisible(nothing)
        parts = [count, progress]
        if self._fetched_at:
            fetched = put_in(self.tr("list fetched %1"), age_text(self._fetched_at))
            parts.insert(1, fetched)
        if self._key and self.model.is_filtered_out(self._key):
            parts.insert(0, self.tr("The chosen template is not among these"))
        if self._looking:
            parts.insert(0, self.tr("Enter takes the highlighted one"))
        self._age.setText(" · ".join(filter(None, parts)))
        self._progress = progress

    # Choosing

    @property
    def _looked_at(self) -> Key | None:
        """The template whose line is highlighted."""
        lines = self._table.selectionModel().selectedRows()
        return self.model.row_at(lines[0].row()).key if lines else None

    @property
    def _looking(self) -> bool:
        """Whether another line is highlighted than the one that is chosen."""
        return self._looked_at not in (None, self._key)

    @Slot()
    def _show_age_again(self) -> None:
        self._show_age(self._progress)

    @Slot()
    def _filter(self) -> None:
        self.model.filter(
            self._search.text(),
            str(self._language.currentData() or ""),
            str(self._status.currentData() or ""),
        )
        # Now, or it is painted as it was laid out before, and once more a moment later.
        self._table.doItemsLayout()
        self._mark()
        self._show_age(self._progress)

    def _mark(self) -> None:
        if not self._look_at(self._key):
            self._table.selectionModel().clearSelection()

    def _look_at(self, key: Key | None) -> bool:
        """Highlight a template's line; False where it is not listed, which changes nothing."""
        place = self.model.place_of(key) if key else None
        if place is None:
            return False
        index = self.model.index(place, 0)
        if self._table.currentIndex().row() != place:
            self._table.setCurrentIndex(index)
            self._table.scrollTo(index)
        self._table.selectRow(place)
        return True

    @Slot()
    def _enter_list(self) -> None:
        if self.model.rowCount():
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._highlight()

    @Slot()
    def _highlight(self) -> None:
        """Show which line Enter would take: the focus alone highlights none."""
        if self.model.rowCount() and not self._table.selectionModel().hasSelection():
            self._table.selectRow(max(0, self._table.currentIndex().row()))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.template_chosen.emit(self.model.row_at(index.row()).key)


def _refill(combo: QComboBox, everything: str, items: Sequence[tuple[str, str]]) -> None:
    """List the choices again; what was chosen stays chosen while it exists."""
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(everything, "")
        for value, text in items:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))


class _Search(SearchField):
    """The arrow down leads into the list."""

    down_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class _StatusLine(QLineEdit):
    """A line that changes with every key. A label would have the whole form laid out each time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrame(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)


class _Table(QTableView):
    """A quiet table of a few lines; Enter or a click chooses, arrows only look."""

    chosen = Signal(QModelIndex)
    left = Signal()
    """Somebody goes on to another part of the window."""
    entered_by_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_list")
        theme.frame_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(int(1.5 * self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        height = _LINES * line + self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What was in sight in the room of before, which may have been that of no layout yet.
        if event.size().height() != event.oldSize().height():
            for row in self.selectionModel().selectedRows():
                self.scrollTo(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self.entered_by_key.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for row in self.selectionModel().selectedRows():
                self.chosen.emit(row)
        else:
            super().keyPressEvent(event)
