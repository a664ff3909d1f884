"""Names without the letter of their mnemonic, for a screen reader that listens.

Chinese appends that letter in brackets, as in 保存(&V). Qt takes the mark out of what it tells, and
leaves the brackets: each name would end in a letter that is none of its words.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from chatapp_desktop.ui.button_commands import plain
from chatapp_desktop.ui.widgets.announcing import is_heard

_APPENDED = "(&"


class PlainNames(QObject):
    """Follows the focus; a name is given as long as that stays, because texts change."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._given: list[tuple[QWidget, str]] = []
        application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget, name in self._given:
            if isValid(widget) and widget.accessibleName() == name:
                widget.setAccessibleName("")
        self._given.clear()
        if new is None or not is_heard():
            return
        if isinstance(new, QAbstractButton):
            self._name(new, new.text())
        for label in _labels(new):
            self._name(label, label.text())
            self._name(new, label.text())

    def _name(self, widget: QWidget, text: str) -> None:
        if _APPENDED in text and not widget.accessibleName():
            name = plain(text)
            widget.setAccessibleName(name)
            self._given.append((widget, name))


def _labels(control: QWidget) -> list[QLabel]:
    """The labels by which Qt calls a control: they stand beside it."""
    around = control.parentWidget()
    if around is None:
        return []
    beside = around.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [label for label in beside if label.buddy() is control]
