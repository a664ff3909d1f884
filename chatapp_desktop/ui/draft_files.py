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
        from chatapp_desktop.ui.draft_dialogs import opening_dialog

        dialog = opening_dialog(self.tr("Drafts"), self._window)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    @Slot()
    def ask_where(self) -> None:
        """Ask where to save the draft."""
        from chatapp_desktop.ui.draft_dialogs import saving_dialog

        dialog = saving_dialog(self.tr("Drafts"), self._window)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def open(self, name: str) -> None:
        """Have a file opened."""
        self.open_requested.emit(Path(name))

    @Slot(str)
    def save(self, name: str) -> None:
        """Have the draft saved to a file."""
        self.save_requested.emit(Path(name))
