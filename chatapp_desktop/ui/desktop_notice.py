"""A word on the desktop when the fate of messages is known, many of them in one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from chatapp_desktop.store.records import Row
from chatapp_desktop.ui.notices import fates_text

_GATHER_MS = 3_000


class DesktopNotice(QObject):
    """Speaks only where the desktop has a place for it, and only while our window is not in use."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ended = 0
        self._failed = 0
        self._icon: QSystemTrayIcon | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER_MS)
        self._soon.timeout.connect(self._speak)

    def note(self, row: Row) -> None:
        """Take in a message whose fate is known."""
        self._ended += 1
        self._failed += row.delivery == "failed"
        if not self._soon.isActive():
            self._soon.start()

    def close(self) -> None:
        """Take the icon away."""
        self._soon.stop()
        if self._icon is not None:
            self._icon.hide()

    @Slot()
    def _speak(self) -> None:
        title, text = fates_text(self._ended, self._failed)
        self._ended = self._failed = 0
        if QApplication.activeWindow() is not None or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.show()
        self._icon.showMessage(title, text or " ", QApplication.windowIcon())
