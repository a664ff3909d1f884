"""The line at the bottom: the last thing that was said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from chatapp_desktop.ui.spoken import Said, Sentence
from chatapp_desktop.ui.wording import plain_tip


class StatusLine(Sentence):
    """Shows a sentence and tells it to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")

    def say(self, said: Said, colour: str = "") -> None:
        """Show a sentence in place of the one before."""
        super().say(said, colour)
        self.setToolTip(plain_tip(self.text()))
        announce(self, self.text())


def announce(widget: QWidget, text: str) -> None:
    """Tell a text to a screen reader, if one listens; the focus stays where it is."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
