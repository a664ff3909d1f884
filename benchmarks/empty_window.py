"""An empty PySide6 window that says when it got a key: what the program is compared with."""

from __future__ import annotations

import time

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class EmptyWindow(QWidget):
    def keyPressEvent(self, _event: QKeyEvent) -> None:
        print(time.monotonic(), time.process_time(), flush=True)


if __name__ == "__main__":
    application = QApplication([])
    window = EmptyWindow()
    window.show()
    application.exec()
