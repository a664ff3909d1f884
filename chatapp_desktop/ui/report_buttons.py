"""Two buttons that export what a window shows, as a web page or for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from chatapp_desktop.viber.report import Table, csv_text, html_text

_WRITERS: dict[str, Callable[[Table], str]] = {"html": html_text, "csv": csv_text}


class ReportButtons(QWidget):
    """Asks for a file name and gives out the text; writing it is somebody else's work."""

    report_made = Signal(Path, str)

    def __init__(
        self, table: Callable[[], Table], name: str, parent: QWidget | None = None
    ) -> None:
        """`table` is asked at the moment of the click; `name` is offered as the file's."""
        super().__init__(parent)
        self._table = table
        self._name = name
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        texts = {"html": self.tr("Export HTML …"), "csv": self.tr("Export CSV …")}
        for suffix, text in texts.items():
            button = QPushButton(text)
            button.setObjectName(f"export_{suffix}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, chosen=suffix: self._ask(chosen))
            layout.addWidget(button)

    def _ask(self, suffix: str) -> None:
        table = self._table()
        dialog = QFileDialog(self)
        dialog.setObjectName("report_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self._name}.{suffix}")
        dialog.fileSelected.connect(
            lambda name: self.report_made.emit(Path(name), _WRITERS[suffix](table))
        )
        dialog.open()
