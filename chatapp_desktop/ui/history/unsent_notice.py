"""What had not left, or had no answer, when the program ended: said until it is dismissed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.ui.words.spoken import joined

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row


class UnsentNotice(QWidget):
    """Follows what becomes of the messages, so that it never says what is not so any more."""

    shown_wanted = Signal(frozenset)
    """Carries the ids of the attempts that it speaks of."""
    dismissed = Signal()

    def __init__(self, rows: Iterable[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = {row.id: row.state for row in rows}
        self._text = Note()
        self._text.setObjectName("unsent_notice")
        self._show = button_for("show_unsent", self._want)
        self._dismiss = button_for("dismiss_unsent", self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit(self))
        row.addWidget(self._text, 1)
        row.addWidget(self._show)
        row.addWidget(self._dismiss)
        self.retranslate()
        announce(self, self._text.text())

    def follow(self, row: Row) -> None:
        """Take what has become known of an attempt, if it is one of those."""
        if self._states.get(row.id, row.state) is not row.state:
            self._states[row.id] = row.state
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = joined(*self._sentences())
        self._text.show_text(text)
        self._show.setText(self.tr("Show"))
        self._show.setToolTip(self.tr("List these messages alone"))
        self._dismiss.setText(self.tr("Dismiss"))
        theme.tint(self._text, theme.colours().warning)

    def _sentences(self) -> Iterable[str]:
        states = [*self._states.values()]
        if unsent := states.count(State.NOT_SENT):
            yield self.tr(
                "%n message(s) had not left when the program ended, and were not sent.", "", unsent
            )
        if doubtful := states.count(State.UNKNOWN):
            yield self.tr(
                "%n message(s) had no answer when the program ended, and may have been sent.",
                "",
                doubtful,
            )
        if found := states.count(State.ACCEPTED):
            yield self.tr(
                "%n message(s) without an answer turned out to have been sent.", "", found
            )

    @Slot()
    def _want(self) -> None:
        self.shown_wanted.emit(frozenset(self._states))

    @Slot()
    def _go(self) -> None:
        self.hide()
        self.dismissed.emit()
