"""Says that what was just sent is not in sight, and leads there when somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.buttons import button_for


class NewerLine(QWidget):
    """Stands in a line that is there anyway: nothing under the mouse moves when it comes."""

    wanted = Signal()
    """Somebody wants to see the newest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._text = QLabel()
        self._text.setObjectName("newer_not_shown")
        theme.shrink(self._text)
        self._show = button_for("show_newest", self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit(self))
        row.addWidget(self._text)
        row.addWidget(self._show)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many there are; 0 hides the line."""
        if count == self._count:
            return
        before, self._count = self._count, count
        self.retranslate()
        self.setVisible(count > 0)
        if count and not before:
            announce(self, self._text.text())

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self.tr("%n newer message(s) are not shown", "", self._count)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._show.setText(self.tr("Show"))
        self._show.setToolTip(self.tr("Clear search and filters and go to the newest message"))
        theme.tint(self._text, theme.colours().warning)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit()
