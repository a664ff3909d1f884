"""How careful sending is, and what the history keeps and shows."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme

_MOST_SECONDS = 60
_MOST_MINUTES = 1_440
_MOST_DAYS = 36_500


class OptionsDialog(QDialog):
    """Opened with `aio.ask`; `chosen` has the answer."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("options_dialog")
        self.setWindowTitle(self.tr("Sending and history"))
        self._settings = settings
        never, for_ever, off = self.tr("Never"), self.tr("For ever"), self.tr("Off")
        self._undo = _number("undo_seconds", settings.undo_seconds, _MOST_SECONDS, off, " s")
        self._careful = _number(
            "undo_seconds_production", settings.undo_seconds_production, _MOST_SECONDS, off, " s"
        )
        self._duplicates = _number(
            "duplicate_minutes", settings.duplicate_minutes, _MOST_MINUTES, never, " min"
        )
        days = self.tr(" days")
        self._keep = _number("keep_days", settings.keep_days, _MOST_DAYS, for_ever, days)
        self._notify = _switch(
            "notify", self.tr("Tell the desktop when messages arrived or failed")
        )
        self._notify.setChecked(settings.notify)
        self._mask = _switch(
            "mask_numbers", self.tr("Hide the middle of phone numbers, here and in exports")
        )
        self._mask.setChecked(settings.mask_numbers)
        form = QFormLayout()
        form.addRow(self.tr("Time to &undo a send"), self._undo)
        form.addRow(self.tr("… in &production profiles, at least"), self._careful)
        form.addRow(self.tr("Ask if the &same was sent within"), self._duplicates)
        form.addRow(self.tr("&Keep messages for"), self._keep)
        form.addRow("", self._mask)
        form.addRow("", self._notify)
        buttons = QDialogButtonBox()
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName("save_options")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.unit(self))
        layout.addLayout(form)
        layout.addWidget(buttons)

    def focus_days(self) -> None:
        """Begin with how long messages are kept."""
        self._keep.setFocus()
        self._keep.selectAll()

    @property
    def chosen(self) -> Settings:
        """The settings with what was chosen here."""
        return dataclasses.replace(
            self._settings,
            undo_seconds=self._undo.value(),
            undo_seconds_production=self._careful.value(),
            duplicate_minutes=self._duplicates.value(),
            keep_days=self._keep.value(),
            notify=self._notify.isChecked(),
            mask_numbers=self._mask.isChecked(),
        )


def _number(name: str, value: int, most: int, at_zero: str, unit: str) -> QSpinBox:
    """A whole number of a unit; a word stands for 0."""
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(0, most)
    box.setValue(value)
    box.setSpecialValueText(at_zero)
    box.setSuffix(unit)
    return box


def _switch(name: str, text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setObjectName(name)
    return box
