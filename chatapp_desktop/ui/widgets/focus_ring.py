"""A frame around whatever has the keyboard focus, in every window of the program.

Fusion shows the focus of buttons and lists only after Tab was pressed; who was brought somewhere by
a shortcut, or by a click on a problem, has to see it too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from chatapp_desktop.ui.preview.bubble_view import BubbleView

_RINGED = (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    BubbleView,
)
_THICK = 2
_DEEP = 4
"""From the edge, what the ring's corners reach."""


class FocusRing(QObject):
    """Follows the focus."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._frame: _Frame | None = None
        application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._frame is not None:
            self._frame.leave()
            self._frame = None
        # A control with a focus of its own in its style sheet shows it already.
        if isinstance(new, _RINGED) and ":focus" not in new.styleSheet():
            self._frame = _Frame(new)


class _Frame(QWidget):
    """Lies on a control as long as that has the focus."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._surround(control)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Be gone; the control may be gone already."""
        if isValid(self):
            self.hide()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._surround(watched)
        return False

    def _surround(self, control: QWidget) -> None:
        self.setGeometry(control.rect())
        # What changes inside, as with each key, is then painted without asking the frame.
        inside = self.rect().adjusted(_DEEP, _DEEP, -_DEEP, -_DEEP)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlight().color(), _THICK))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()
