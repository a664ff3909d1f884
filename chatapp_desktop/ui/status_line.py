"""The line at the bottom: the last thing that was said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from chatapp_desktop.ui.wording import plain_tip


class StatusLine(QLabel):
    """Shows a sentence and tells it to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        # What is said may quote the service; none of it is markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)

    def say(self, text: str) -> None:
        """Show a sentence in place of the one before."""
        self.setText(text)
        self.setToolTip(plain_tip(text))
        announce(self, text)


def announce(widget: QWidget, text: str) -> None:
    """Tell a text to a screen reader, if one listens; the focus stays where it is."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
