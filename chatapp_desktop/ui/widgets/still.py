"""Boxes that the mouse wheel passes over: who scrolls past a value must never change it.

Qt's own take a wheel's notch for a choice, also without a click and without the focus; the profile
that sends, for one, would be another one. Here the wheel scrolls what lies around the box. The list
that a box has opened scrolls as ever.
"""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget


class _Still:
    """Leaves the wheel to what lies around."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StillList(_Still, QComboBox):
    """A list to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Nor does the wheel bring the focus.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def name_list(box: QComboBox, name: str) -> None:
    """Tell a screen reader what a list is called that has no label.

    Where Qt expects labels, which is on all systems but Windows, it tells what is chosen in a list
    in place of its name; what the list is called has to be its description there.
    """
    box.setAccessibleName(name)
    if os.name == "posix":
        box.setAccessibleDescription(name)


class StillNumber(_Still, QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class StillTime(_Still, QTimeEdit):
    """A time of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class StillDate(_Still, QDateEdit):
    """A day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
