"""A word on the desktop when the fate of messages is known, many of them in one.

Linux and its like are spoken to over D-Bus, because many of their desktops have no tray; Windows
and macOS through the tray's icon, which has a place on each of them.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.words.notices import fate_text, fates_text

if TYPE_CHECKING:
    from chatapp_desktop.app.sending.notification_service import NotificationService

_GATHER_MS = 3_000


class DesktopNotice(QObject):
    """Speaks only while our window is not in use; what was not looked at yet is summed up."""

    clicked = Signal()
    told = Signal(object)
    """Carries what the desktop is not told because our window is in use.

    A sentence, made by what gives the newest state of a message: it may stand for a while.
    """

    def __init__(self, spawn: Spawn) -> None:
        super().__init__()
        self._spawn = spawn
        self._rows: dict[int, Row] = {}
        self._shown: tuple[int, ...] = ()
        """What the desktop shows, until our window has been looked at."""
        self._masked = False
        self._service: NotificationService | None = None
        self._icon: QSystemTrayIcon | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_GATHER_MS)
        self._soon.timeout.connect(self._begin)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._look)

    async def possible(self) -> bool:
        """Whether this desktop can show anything at all."""
        service = self._bus()
        return (service is not None and await service.available()) or _has_tray()

    def note(self, row: Row, *, masked: bool) -> None:
        """Take in a message whose fate is known; `masked`: no whole number may be shown."""
        self._rows[row.id] = row
        self._masked = masked
        if not self._soon.isActive():
            self._soon.start()

    async def close(self) -> None:
        """Take the icon away, and leave the bus."""
        self._soon.stop()
        if self._icon is not None:
            self._icon.hide()
        if self._service is not None:
            await self._service.close()

    @Slot(QWindow)
    def _look(self, window: QWindow | None) -> None:
        """Sum up no more what was told before the operator came back."""
        if window is not None:
            for each in self._shown:
                self._rows.pop(each, None)
            self._shown = ()

    @Slot()
    def _begin(self) -> None:
        self._spawn(self._speak())

    async def _speak(self) -> None:
        if not self._rows:
            return  # looked at before it was told
        if QApplication.activeWindow() is not None:
            rows, masked = tuple(self._rows.values()), self._masked
            self._rows.clear()  # it stands before the operator's eyes
            self.told.emit(partial(_sentence, rows, masked))
            return
        rows = tuple(self._rows.values())
        self._shown = tuple(self._rows)
        title, text = _words(rows, masked=self._masked)
        service = self._bus()
        if service is None or not await service.show(title, text):
            self._show_in_tray(title, text)

    def _show_in_tray(self, title: str, text: str) -> None:
        if not _has_tray():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(self.clicked)
        self._icon.show()
        # Some show nothing at all when there is a title only.
        self._icon.showMessage(title, text or " ", QApplication.windowIcon())

    def _bus(self) -> NotificationService | None:
        if self._service is None and sys.platform not in ("win32", "darwin"):
            with contextlib.suppress(ImportError):  # left out by whoever packaged it
                from chatapp_desktop.app.sending.notification_service import NotificationService

                self._service = NotificationService(self.clicked.emit)
        return self._service


def _sentence(rows: Sequence[Row], masked: bool, newest: Callable[[Row], Row]) -> str:
    return " · ".join(filter(None, _words(tuple(map(newest, rows)), masked=masked)))


def _words(rows: tuple[Row, ...], *, masked: bool) -> tuple[str, str]:
    """Title and text about messages whose fate is known."""
    if len(rows) == 1:
        return fate_text(rows[0], masked=masked)
    return fates_text(len(rows), sum(_has_failed(row) for row in rows))


def _has_failed(row: Row) -> bool:
    return row.delivery == "failed" or row.state in (State.REJECTED, State.NOT_SENT)


def _has_tray() -> bool:
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
