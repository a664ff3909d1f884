"""What happens to errors that nobody foresaw: logged (redacted), shown with details, survived."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)

from chatapp_desktop import __version__

logger = logging.getLogger("chatapp_desktop")

Show = Callable[[str], None]
"""Shows redacted details to the operator; called in the GUI thread only."""

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultHandler(QObject):
    """The one place where unexpected errors end."""

    _caught = Signal(str)

    def __init__(self, show: Show) -> None:
        super().__init__()
        self._show = show
        # From a thread this waits for the GUI thread, in which alone something can be shown.
        self._caught.connect(self._reveal)

    def install(self) -> None:
        """Take over Python's hooks for errors that reach the top, and Qt's messages."""
        sys.excepthook = self._on_top
        threading.excepthook = self._on_thread
        qInstallMessageHandler(_on_qt)

    @staticmethod
    def uninstall() -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Log an error and show it. May be called from any thread."""
        from chatapp_desktop.store.logs import redact

        text = "".join(traceback.format_exception(error))
        logger.error("unexpected error\n%s", text)
        self._caught.emit(redact(f"{_surroundings()}\n\n{text}"))

    @Slot(str)
    def _reveal(self, details: str) -> None:
        self._show(details)

    @staticmethod
    def note(error: Exception) -> None:
        """Log a trouble that needs no word on the screen any more, as on the way out."""
        logger.warning("%s", error)

    def _on_top(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)


def _on_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", text)


def _surroundings() -> str:
    import platform

    return (
        f"Chat App Desktop {__version__} · Python {platform.python_version()} · Qt {qVersion()} · "
        f"{platform.system()} {platform.release()}"
    )
