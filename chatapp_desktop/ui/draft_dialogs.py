"""The dialogs that ask for the file of a draft. Apart, because no start has to wait for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_DRAFT_FILES = "*.json"


def opening_dialog(drafts: str, parent: QWidget) -> QFileDialog:
    """Make the dialog that asks which file to open; `drafts` is the word for what it lists."""
    dialog = _dialog(drafts, parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def saving_dialog(drafts: str, parent: QWidget) -> QFileDialog:
    """Make the dialog that asks where to save; `drafts` is the word for what it lists."""
    dialog = _dialog(drafts, parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    return dialog


def _dialog(drafts: str, parent: QWidget) -> QFileDialog:
    dialog = QFileDialog(parent)
    dialog.setObjectName("file_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(f"{drafts} ({_DRAFT_FILES})")
    dialog.setDefaultSuffix("json")
    return dialog
