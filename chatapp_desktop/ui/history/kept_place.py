"""The chosen row and the row at the top of the list, found again after the list was made anew."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker
from PySide6.QtWidgets import QTableView

if TYPE_CHECKING:
    from chatapp_desktop.ui.history.model import HistoryModel


class KeptPlace:
    """Notes both before the list changes; ids may come in portions, so each is looked for again."""

    def __init__(self, table: QTableView, model: HistoryModel) -> None:
        self._table = table
        self._model = model
        self._chosen = 0
        self._held = 0
        self._column = 0
        self._top = 0
        self._values = (0, 0)

    def note(self, chosen: int, *, held: bool) -> None:
        """Look at the list as it is; `chosen` is the id of the chosen attempt, 0 for none.

        One that is held keeps its row in the list, also if a filter does not let it through any
        more: what the operator reads and goes on from must not vanish under their hands.
        """
        self._chosen = chosen
        self._held = chosen if held else 0
        self._column = max(0, self._table.currentIndex().column())
        if self._top:
            return  # a list that is given up before the row was found again
        first = self._table.rowAt(0)
        self._top = self._model.id_at(first) if first > 0 else 0
        bars = self._table.horizontalScrollBar(), self._table.verticalScrollBar()
        self._values = bars[0].value(), bars[1].value()

    def with_held(self, ids: array[int]) -> array[int]:
        """The next portion of the list, with what is held in it if that is its place."""
        if not self._held or not ids:
            return ids
        sign = 1 if self._model.oldest_first else -1
        place = bisect_left(ids, sign * self._held, key=lambda each: sign * each)
        if place == len(ids):
            return ids  # it belongs into a portion after this one
        held, self._held = self._held, 0
        if ids[place] == held:
            return ids
        return ids[:place] + array("q", (held,)) + ids[place:]

    def held_at_end(self) -> array[int]:
        """What is held and belongs behind every portion; empty if nothing is."""
        held, self._held = self._held, 0
        return array("q", (held,) if held else ())

    def forget_top(self) -> None:
        """Begin at the top: the operator looks for something else."""
        self._top = 0
        self._table.scrollToTop()

    def forget_chosen(self) -> None:
        """Leave the choice as it is now: the operator has made another one."""
        self._chosen = 0

    def restore(self) -> None:
        """Choose again and scroll to what the list has by now."""
        chosen = self._model.place_of(self._chosen) if self._chosen else None
        if chosen is not None:
            self._choose_silently(chosen)
        top = self._model.place_of(self._top) if self._top else None
        if top is not None:
            self._top = 0
            # The range of the bars is that of the list before until the rows are laid out.
            self._table.doItemsLayout()
            index = self._model.index(top, 0)
            self._table.scrollTo(index, QTableView.ScrollHint.PositionAtTop)
            self._table.horizontalScrollBar().setValue(self._values[0])

    def _choose_silently(self, place: int) -> None:
        """Nothing else is chosen, so nobody is told: no details are read, no reader speaks."""
        self._chosen = 0
        selection, flags = self._table.selectionModel(), QItemSelectionModel.SelectionFlag
        with QSignalBlocker(selection):
            index = self._model.index(place, self._column)
            selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._table.viewport().update()

    def end(self) -> bool:
        """Give up what the whole list does not have; whether that is the chosen attempt."""
        absent, self._chosen = self._chosen != 0, 0
        if self._top:
            self._top = 0
            self._table.doItemsLayout()
            self._table.verticalScrollBar().setValue(self._values[1])
        return absent
