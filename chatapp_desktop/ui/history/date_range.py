"""From one day to another: two dates, both included, in the local time of this computer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.widgets.still import StillDate

_FIRST = QDate(2000, 1, 1)
_LAST = QDate(2099, 12, 31)
_DAYS = 7
_SHOWN = "yyyy-MM-dd"
_BETWEEN = ("-", ".", "/")


class DayEdit(StillDate):
    """One day, which can be typed with or without the hyphens between its parts."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A part that is complete has handed on to the next already: one more step would pass it by.
        part = self.sectionText(self.currentSection())
        if event.text() in _BETWEEN and self.lineEdit().selectedText() == part:
            return
        super().keyPressEvent(event)


class DateRange(QWidget):
    """Begins with the last seven days."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = QDate.currentDate()
        self._from_label, self._to_label = QLabel(), QLabel()
        self._from = self._edit("filter_from", today.addDays(1 - _DAYS), self._from_label)
        self._to = self._edit("filter_to", today, self._to_label)
        self._problem = QLabel()
        self._problem.setObjectName("filter_range_problem")
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        parts = self._from_label, self._from, self._to_label, self._to, self._problem
        row.addWidget(Flow(*parts))
        self.retranslate()

    def _edit(self, name: str, day: QDate, label: QLabel) -> DayEdit:
        edit = DayEdit()
        edit.setObjectName(name)
        edit.setDateRange(_FIRST, _LAST)
        edit.setDate(day)
        edit.setDisplayFormat(_SHOWN)
        edit.setCalendarPopup(True)
        # Half a year typed is no year: only a whole date is looked for.
        edit.setKeyboardTracking(False)
        edit.dateChanged.connect(self._note)
        label.setBuddy(edit)
        return edit

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._from_label.setText(self.tr("From"))
        self._to_label.setText(self.tr("to", "the end of a range of dates"))
        self._from.setAccessibleName(self.tr("From this day on"))
        self._to.setAccessibleName(self.tr("Up to and including this day"))
        for edit in (self._from, self._to):
            edit.setLocale(QLocale())
        self._show_problem()

    @property
    def span(self) -> tuple[float, float]:
        """Since and until, seconds since 1970: from the first midnight to the one after the end."""
        return _midnight(self._from.date()), _midnight(self._to.date().addDays(1))

    def follow(self, before: QWidget, after: QWidget) -> None:
        """Take a place in the order of the Tab key."""
        for first, second in ((before, self._from), (self._from, self._to), (self._to, after)):
            QWidget.setTabOrder(first, second)

    @Slot()
    def _note(self) -> None:
        self._show_problem()
        self.changed.emit()

    def _show_problem(self) -> None:
        reversed_ = self._from.date() > self._to.date()
        text = self.tr("The last day is before the first one, so nothing can be found.")
        self._problem.setText(text if reversed_ else "")
        for edit in (self._from, self._to):
            edit.setAccessibleDescription(self._problem.text())
        theme.tint(self._problem, theme.colours().error)


def _midnight(day: QDate) -> float:
    """When a day begins here; summer time makes some days longer than others."""
    return datetime(day.year(), day.month(), day.day()).astimezone().timestamp()
