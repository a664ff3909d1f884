"""Asks which file a draft is to be read from or written to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget


class DraftFiles(QObject):
    """Opens the dialogs for a window, and tells what was chosen in them."""

    open_requested = Signal(Path)
    save_requested = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def ask_which(self) -> None:
        """Ask which draft to open."""
        from chatapp_desktop.ui.widgets.file_dialogs import ask_which

        ask_which(self._window, self.tr("Drafts"), "json", self.open_requested.emit)

    @Slot()
    def ask_where(self) -> None:
        """Ask where to save the draft."""
        from chatapp_desktop.ui.widgets.file_dialogs import ask_where

        ask_where(self._window, self.tr("Drafts"), "json", self.save_requested.emit)
