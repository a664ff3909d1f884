"""What a screen reader is told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def is_heard() -> bool:
    """Whether a screen reader listens."""
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def announce(widget: QWidget, text: str) -> None:
    """Tell a text to a screen reader, if one listens; the focus stays where it is."""
    if text and is_heard():
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
