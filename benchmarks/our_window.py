"""The program as it starts for anyone, but it says when a key has arrived in the field `To`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from chatapp_desktop import cli

if TYPE_CHECKING:
    from chatapp_desktop.ui.window import MainWindow


def watched_window() -> type[MainWindow]:
    """Make the window's kind. Here, because the program prepares its imports before the first."""
    from PySide6.QtCore import Slot
    from PySide6.QtWidgets import QLineEdit

    from chatapp_desktop.ui.window import MainWindow

    class WatchedWindow(MainWindow):
        def __init__(self) -> None:
            super().__init__()
            field = self.findChild(QLineEdit, "To")
            assert isinstance(field, QLineEdit)  # noqa: S101
            field.textEdited.connect(self._say)

        @Slot()
        def _say(self) -> None:
            print(time.monotonic(), time.process_time(), flush=True)

    return WatchedWindow


if __name__ == "__main__":
    cli.prepare()
    from chatapp_desktop.app import start

    start.MainWindow = watched_window()  # type: ignore[attr-defined]
    sys.exit(cli.main([]))
