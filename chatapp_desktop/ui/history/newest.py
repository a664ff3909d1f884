"""Whether what was just sent is in sight; and the way to it, for who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, Signal, Slot

from chatapp_desktop.ui.history.model import HistoryModel
from chatapp_desktop.ui.history.table import HistoryTable
from chatapp_desktop.ui.history.unseen import Unseen

if TYPE_CHECKING:
    from chatapp_desktop.ui.history.newer_line import NewerLine


class Newest(QObject):
    """Of the attempts that began in this window."""

    line_made = Signal(object)
    """Carries the NewerLine, made when it is first needed, to be put into its place."""
    everything_wanted = Signal()
    """Nothing may be searched for or filtered any more."""

    def __init__(
        self, table: HistoryTable, model: HistoryModel, restricted: Callable[[], bool]
    ) -> None:
        """`restricted` says whether the list leaves anything out."""
        super().__init__(table)
        self._table = table
        self._model = model
        self._restricted = restricted
        self._unseen = Unseen()
        self._line: NewerLine | None = None
        self._going_to = 0
        for signal in ("valueChanged", "rangeChanged"):
            getattr(table.verticalScrollBar(), signal).connect(self.look)

    def begin(self, shown: int, attempt: int) -> None:
        """Take an attempt that was told of; `shown` was its id until now."""
        self._unseen.begin(shown, attempt)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        if self._line is not None:
            self._line.retranslate()

    @Slot()
    def look(self) -> None:
        """Say how many have not been in sight yet."""
        if not self._unseen:
            return
        in_sight = self._table.ids_in_sight()
        if not self._restricted() and self._unseen.newest in in_sight:
            self._unseen.see_all()  # with hundreds in a second they pass unseen
        count = self._unseen.see(in_sight)
        if self._line is None and count:
            from chatapp_desktop.ui.history.newer_line import NewerLine

            self._line = NewerLine()
            self._line.wanted.connect(self._go)
            self.line_made.emit(self._line)
        if self._line is not None:
            self._line.show_count(count)

    def arrive(self) -> None:
        """Choose the one that is wanted, if the list has it by now."""
        place = self._model.place_of(self._going_to) if self._going_to else None
        if place is None or self._restricted():
            return
        self._going_to = 0
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(place, 0)
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._table.scrollTo(index)
        self.look()

    @Slot()
    def _go(self) -> None:
        """Choose the newest, once the list has it: nothing else is looked for any more."""
        self._going_to = self._unseen.newest
        if self._restricted():
            self.everything_wanted.emit()
        self.arrive()
