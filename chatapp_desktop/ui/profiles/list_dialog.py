"""A dialog with a table of numbers: test recipients, or those who must not be written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.list_model import Line, ListModel
from chatapp_desktop.ui.profiles.list_table import ListTable
from chatapp_desktop.ui.widgets.busy import BusyLine
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.file_dialogs import ask_where, ask_which
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.words.spoken import Said, Sentence
from chatapp_desktop.ui.words.words import Words


class ListDialog(QDialog):
    """Lines of text under `heads`, one of which is `number`. It reads and writes no file itself."""

    # As Python's objects: made into Qt's and back, ten thousand lines take a second.
    saved = Signal(object)
    """Carries the lines as tuples of texts, numbers as they are sent."""
    import_requested = Signal(Path)
    export_requested = Signal(Path, object)

    def __init__(
        self,
        title: Said,
        explanation: Said,
        heads: Sequence[str],
        labels: Sequence[Said],
        parent: QWidget | None = None,
        *,
        signed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`heads` are the names in files, `labels` what people read.

        Nobody types into the columns that `signed` names: they take its texts in each line that is
        changed here.
        """
        super().__init__(parent)
        self.setObjectName("list_dialog")
        self._words = Words(self)
        self._words.put(self.setWindowTitle, title)
        places = {heads.index(head): text for head, text in signed.items()}
        self._lines = ListModel(labels, heads.index("number"), places, self)
        self._lines.dataChanged.connect(self._review)
        self._table = ListTable(self._lines)
        self._table.setObjectName("list_table")
        self._words.put(self._table.setAccessibleName, title)
        self.busy = BusyLine()
        self._note = Sentence()
        self._note.setObjectName("list_note")
        self._place(explanation)
        self._words.then(self._lines.say_anew)
        self._words.then(self._review)
        open_at(self, 24 * len(heads) + 6, 26, str(len(heads)))

    def _place(self, explanation: Said) -> None:
        say = self._words.put
        words = QLabel()
        words.setWordWrap(True)
        say(words.setText, explanation)
        say(
            self._table.say_when_empty, lambda: self.tr("No number yet. Add one, or import a list.")
        )
        row = QHBoxLayout()
        for name, said, slot in (
            ("add_line", lambda: self.tr("&Add"), self._add),
            ("remove_lines", lambda: self.tr("&Remove"), self._remove),
            ("import_lines", lambda: self.tr("&Import CSV …"), self._ask_import),
            ("export_lines", lambda: self.tr("&Export CSV …"), self._ask_export),
        ):
            button = button_for(name, slot)
            say(button.setText, said)
            row.addWidget(button)
        row.addStretch(1)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(self._save.setText, lambda: self.tr("&Save"))
        self._save.setObjectName("save_list")
        cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(cancel.setText, lambda: self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        layout.addWidget(words)
        layout.addWidget(self._table, 1)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addWidget(self.busy)
        layout.addWidget(buttons)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Add lines; one whose number is there already takes its place."""
        self._lines.put(lines)
        self._review()

    def say(self, said: Said) -> None:
        """Show a sentence below the table."""
        self._note.say(said, theme.colours().warning)

    def lines(self) -> list[Line]:
        """The lines with a sound number, as they are kept."""
        return self._lines.lines()

    def accept(self) -> None:
        self.saved.emit(self.lines())
        super().accept()

    @Slot()
    def _review(self) -> None:
        """Count what is no number; it cannot be saved."""
        wrong = self._lines.wrong
        self._save.setEnabled(not wrong)
        if wrong:
            self.say(lambda: self.tr("%n line(s) without a number that can be sent to", "", wrong))
        else:
            self.say("")

    @Slot()
    def _add(self) -> None:
        first = self._lines.index(self._lines.add(), 0)
        self._review()
        self._table.setCurrentIndex(first)
        self._table.edit(first)

    @Slot()
    def _remove(self) -> None:
        rows = {index.row() for index in self._table.selectedIndexes()}
        self._lines.take_out(rows)
        self._review()
        if rows and (count := self._lines.rowCount()):
            self._table.setCurrentIndex(self._lines.index(min(*rows, count - 1), 0))

    @Slot()
    def _ask_import(self) -> None:
        ask_which(self, "CSV", "csv", self.import_requested.emit)

    @Slot()
    def _ask_export(self) -> None:
        ask_where(self, "CSV", "csv", lambda path: self.export_requested.emit(path, self.lines()))
