"""The dialogs that ask for a file. Apart, because no start has to wait for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_which(parent: QWidget, kind: str, suffix: str, chosen: Callable[[Path], object]) -> None:
    """Ask for a file that is there; `kind` is the word for files with that suffix."""
    dialog = _dialog(parent, kind, suffix, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_where(
    parent: QWidget, kind: str, suffix: str, chosen: Callable[[Path], object], name: str = ""
) -> None:
    """Ask for a file to be written; `name` is offered."""
    dialog = _dialog(parent, kind, suffix, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if name:
        dialog.selectFile(f"{name}.{suffix}")
    dialog.open()


def _dialog(
    parent: QWidget, kind: str, suffix: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    dialog = QFileDialog(parent)
    dialog.setObjectName("file_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(f"{kind} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
