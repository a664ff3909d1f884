"""Two buttons that export what a window shows, as a web page or for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatapp_desktop.ui.widgets.buttons import named_button
from chatapp_desktop.ui.widgets.file_dialogs import ask_where
from chatapp_desktop.ui.words.words import Words
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
        words = Words(self)
        texts = {"html": lambda: self.tr("Export &HTML …"), "csv": lambda: self.tr("Export &CSV …")}
        for suffix, said in texts.items():
            button = named_button(f"export_{suffix}")
            words.put(button.setText, said)
            button.clicked.connect(lambda _checked=False, chosen=suffix: self._ask(chosen))
            layout.addWidget(button)

    def _ask(self, suffix: str) -> None:
        table = self._table()
        ask_where(
            self,
            suffix.upper(),
            suffix,
            lambda path: self.report_made.emit(path, _WRITERS[suffix](table)),
            self._name,
        )
