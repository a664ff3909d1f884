"""The matrix's variables as a table: one value for all languages, and others where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.matrix import Values, variables_of
from chatapp_desktop.viber.template import Template

_EXAMPLE, _SHARED, _FIRST_OWN = range(3)
_WIDTH = 18


class MatrixValues(QTableWidget):
    """A row for each variable. An empty cell of a language takes the shared value."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix_variables")
        self._names: tuple[str, ...] = ()
        self._languages: tuple[str, ...] = ()
        # The arrows go from cell to cell; Tab has to lead out of the table.
        self.setTabKeyNavigation(False)
        theme.frame_table(self)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setDefaultSectionSize(_WIDTH * theme.character(self.fontMetrics()))
        self.itemChanged.connect(self.edited)
        Words(self).then(self._name_columns)

    @property
    def editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() is QAbstractItemView.State.EditingState

    def arrange(self, templates: Sequence[Template], values: Values) -> None:
        """Show these languages' variables with these values."""
        with QSignalBlocker(self):
            self._names = variables_of(templates)
            self._languages = tuple(template.language for template in templates)
            self.setRowCount(len(self._names))
            self.setColumnCount(_FIRST_OWN + len(self._languages))
            self._name_columns()
            self.setVerticalHeaderLabels([name.replace("&", "&&") for name in self._names])
            for row, name in enumerate(self._names):
                self._arrange_row(row, name, templates, values)

    def _name_columns(self) -> None:
        heads = [self.tr("Example"), self.tr("All languages"), *self._languages]
        self.setHorizontalHeaderLabels(heads[: self.columnCount()])

    def _arrange_row(
        self, row: int, name: str, templates: Sequence[Template], values: Values
    ) -> None:
        example = next((t.example[name] for t in templates if t.example.get(name)), "")
        self._put(row, _EXAMPLE, example, editable=False)
        self._put(row, _SHARED, values.shared.get(name, ""))
        for column, template in enumerate(templates, _FIRST_OWN):
            if name in template.variables:
                self._put(row, column, values.own.get((template.language, name), ""))
            else:
                self._put(row, column, "—", editable=False)

    def _put(self, row: int, column: int, text: str, *, editable: bool = True) -> None:
        item = QTableWidgetItem(text)
        if not editable:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(row, column, item)

    def values(self) -> Values:
        """What stands in the table."""
        shared: dict[str, str] = {}
        own: dict[tuple[str, str], str] = {}
        for row, name in enumerate(self._names):
            shared[name] = self._text(row, _SHARED)
            for column, language in enumerate(self._languages, _FIRST_OWN):
                if text := self._text(row, column):
                    own[language, name] = text
        return Values(shared, own)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        editable = item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEditable)
        return item.text() if item is not None and editable else ""
