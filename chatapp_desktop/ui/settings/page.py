"""What a page of the settings is, and the rows that it is made of.

A new page is a class of `SettingsPage` in the tuple `PAGES` of `settings_window`; a new setting is
a field of `Settings` and a row of a page.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.button_commands import plain
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.ui.widgets.still import StillList, StillNumber


class SettingsPage(QWidget):
    """Some settings on one page: shown, changed, and put back into the whole.

    A page makes its editors and calls `add_row` or `add_switch` for each, then gives the words in
    `retranslate`: labels through `label`, small print through `explain`.
    """

    name = ""
    """By which the page is opened; no one reads it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"settings_{self.name}")
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setVerticalSpacing(theme.unit(self))
        self._form.setHorizontalSpacing(theme.unit(self))
        self._labels: dict[QWidget, QLabel] = {}
        self._notes: dict[QWidget, Note] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._form)
        layout.addStretch(1)

    def title(self) -> str:
        """The page's name in the list."""
        raise NotImplementedError

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        raise NotImplementedError

    def chosen(self, settings: Settings) -> Settings:
        """The settings with what was chosen on this page."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why the page cannot be saved as it is; empty if it can."""
        return ""

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        raise NotImplementedError

    # Building

    def add_row(self, editor: QWidget) -> None:
        """Add a labelled editor."""
        label = QLabel()
        label.setBuddy(editor)
        self._labels[editor] = label
        self._form.addRow(label, editor)

    def add_switch(self, box: QCheckBox) -> None:
        """Add a box that says itself what it does, across the page."""
        self._form.addRow(box)

    def add_note(self, editor: QWidget) -> None:
        """Add room for small print below the editor that was added last."""
        self._notes[editor] = note = Note()
        theme.tint(note, theme.colours().muted)
        self._form.addRow(note)

    def label(self, editor: QWidget, text: str) -> None:
        """Name an editor, with the mark of its mnemonic."""
        self._labels[editor].setText(text)
        editor.setAccessibleName(plain(text))

    def explain(self, editor: QWidget, text: str) -> None:
        """Say more about an editor, below it and to a screen reader."""
        self._notes[editor].show_text(text)
        editor.setAccessibleDescription(text)


def number(name: str, most: int) -> QSpinBox:
    """A whole number from 0."""
    box = StillNumber()
    box.setObjectName(name)
    box.setRange(0, most)
    return box


def switch(name: str) -> QCheckBox:
    """A setting that is on or off."""
    box = QCheckBox()
    box.setObjectName(name)
    return box


def choice(name: str) -> QComboBox:
    """One of a few; `fill` gives them."""
    box = StillList()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def fill(box: QComboBox, choices: Mapping[str, str]) -> None:
    """Give a list its values and their words; what is chosen stays chosen."""
    chosen = box.currentData()
    box.clear()
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
