"""The line at the bottom: the last thing that was said."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.words.spoken import Said, Sentence
from chatapp_desktop.ui.words.wording import plain_tip


class StatusLine(Sentence):
    """Shows a sentence and tells it to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")

        # A wrapping label would want the height that it has at a width of its own choice.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False

    def sizeHint(self) -> QSize:
        return QSize(0, max(self.heightForWidth(max(self.width(), 1)), self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def say(self, said: Said, colour: str = "") -> None:
        """Show a sentence in place of the one before, and tell it to a screen reader."""
        self.write(said, colour)
        announce(self, self.text())

    def write(self, said: Said, colour: str = "") -> None:
        """Show a sentence that a screen reader learns elsewhere."""
        super().say(said, colour)
        self.setToolTip(plain_tip(self.text()))
