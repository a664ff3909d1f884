"""What can be done with the history as a whole, behind one button."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from chatapp_desktop.ui.button_commands import TWIN
from chatapp_desktop.ui.widgets.buttons import menu_button


class HistoryMenu(QObject):
    """The button beside the search, and its menu."""

    export_requested = Signal()
    keep_requested = Signal()
    """Delete what is older than some days."""
    options_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.button, menu = menu_button("history_menu")
        self._export = menu.addAction("")
        self._keep = menu.addAction("")
        self._options = menu.addAction("")
        self._export.triggered.connect(self.export_requested)
        self._keep.triggered.connect(self.keep_requested)
        self._options.setProperty(TWIN, True)
        self._options.triggered.connect(self.options_requested)

    def allow_export(self, allowed: bool) -> None:
        """One export at a time."""
        self._export.setEnabled(allowed)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.button.setText(self.tr("More"))
        self._export.setText(self.tr("&Export what is listed …"))
        self._keep.setText(self.tr("&Delete old messages …"))
        self._options.setText(self.tr("&Settings …"))
