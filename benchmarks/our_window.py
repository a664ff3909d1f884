"""The program as it starts for anyone, but it says when a key has arrived in the field `To`."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from chatapp_desktop import cli
from chatapp_desktop.app import start
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


if __name__ == "__main__":
    start.MainWindow = WatchedWindow  # type: ignore[attr-defined]
    sys.exit(cli.main([]))
