"""The editor for TemplateParams: a row for each variable, and a line to add one by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui.composer.editors import LineEditor
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX


class VariablesEditor(QWidget):
    """Names and values as typed. Each value's editor is named `TemplateParams.<name>`."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not for Tab, which goes to each line: for what leads here by this row's label.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._values: dict[str, LineEditor] = {}
        self._hints: Mapping[str, str] = {}
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._name = LineEditor("")
        self._name.setObjectName("variable_name")
        self._name.returnPressed.connect(self._add_named)
        self._add = QPushButton()
        self._add.setObjectName("add_variable")
        self._add.clicked.connect(self._add_named)
        adding = QHBoxLayout()
        adding.addWidget(self._name, 1)
        adding.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(adding)
        self.setFocusProxy(self._name)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed texts in the language of the moment."""
        self._name.setPlaceholderText(self.tr("Name of a variable"))
        self._name.setAccessibleName(self.tr("Name of a variable"))
        self._add.setText(self.tr("Add variable"))

    def values(self) -> dict[str, str]:
        """Field names (`TemplateParams.<name>`) to values, empty ones among them."""
        return {VARIABLE_PREFIX + name: row.text() for name, row in self._values.items()}

    def set_values(self, variables: Mapping[str, str]) -> None:
        """Show these variables (bare names) and no others."""
        for name in [name for name in self._values if name not in variables]:
            self._drop(name)
        for name, value in variables.items():
            if name not in self._values:
                self._insert(name)
            self._values[name].set_value(value)

    def arrange(self, variables: Mapping[str, str], hints: Mapping[str, str]) -> None:
        """Show these variables in their order, with examples as hints where one is empty."""
        self._hints = dict(hints)
        if tuple(self._values) != tuple(variables):
            for name in tuple(self._values):
                self._drop(name)
        self.set_values(variables)
        for name, row in self._values.items():
            row.setPlaceholderText(_hint(self._hints.get(name, "")))

    def _insert(self, name: str) -> None:
        row = self._grid.rowCount()
        # The name is the service's: neither markup nor an access key.
        label = QLabel(name.replace("&", "&&"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        value = LineEditor(_hint(self._hints.get(name, "")))
        value.setObjectName(VARIABLE_PREFIX + name)
        value.setAccessibleName(name)
        value.textChanged.connect(self.edited)
        label.setBuddy(value)
        remove = QToolButton()
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setAccessibleName(self.tr("Remove %1").replace("%1", name))
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(lambda: self._remove(name))
        for column, widget in enumerate((label, value, remove)):
            self._grid.addWidget(widget, row, column)
        self._values[name] = value
        self._lead()

    def _lead(self) -> None:
        """Who comes here fills the first variable, or adds one."""
        self.setFocusProxy(next(iter(self._values.values()), self._name))

    def _remove(self, name: str) -> None:
        if name in self._values:
            self._drop(name)
            self.edited.emit()

    def _drop(self, name: str) -> None:
        place = self._grid.indexOf(self._values.pop(name))
        self._lead()
        row = cast("tuple[int, int, int, int]", self._grid.getItemPosition(place))[0]
        for column in range(3):
            item = self._grid.itemAtPosition(row, column)
            if item and (widget := item.widget()):
                self._grid.removeWidget(widget)
                # It lives until the loop's next turn, and must not be found any more.
                widget.setObjectName("")
                widget.hide()
                widget.deleteLater()

    @Slot()
    def _add_named(self) -> None:
        name = self._name.text().strip()
        if name and name not in self._values:
            self._insert(name)
            self._name.clear()
            self._values[name].setFocus()
            self.edited.emit()


def _hint(example: str) -> str:
    """An example as a hint: one line, as the editor is."""
    return " ".join(example.split())
