"""A part of a window that keeps the room it needs, and scrolls where the screen has less."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from chatapp_desktop.ui import theme

_LEAST_LINES, _LEAST_DIGITS = 6, 40


class Scroller(QScrollArea):
    """As large as its part wants to be; never a stop of the Tab key itself."""

    def __init__(self, part: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = 0
        if isinstance(part, QLayout):
            page = QWidget()
            page.setLayout(part)
            part.setContentsMargins(0, 0, 0, 0)
            part = page
        self._part = part
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(part)

    def suit(self, width: int) -> None:
        """Want the height that the part's wrapped texts take at this width, in pixels."""
        self._wide = width
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint, layout = self._part.sizeHint(), self._part.layout()
        if self._wide and layout is not None and layout.hasHeightForWidth():
            # A pixel too few would bring the bar, which takes width, which breaks more lines.
            spare = theme.unit(self)
            return QSize(self._wide, layout.totalHeightForWidth(self._wide) + spare)
        return hint

    def minimumSizeHint(self) -> QSize:
        least = self._part.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        high = min(least.height(), _LEAST_LINES * self.fontMetrics().height())
        wide = min(least.width() + bar, _LEAST_DIGITS * theme.character(self.fontMetrics()))
        return QSize(wide, high)
