"""The whole program as a child process, worked from outside: `python -m tests.support.driver`.

It starts as the command line does. Lines on its standard input say what to do, each as a JSON list
of a verb and its arguments; it answers each with a line of JSON, once the window has done it.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from chatapp_desktop.app.start import Wishes, start
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.questions.closing import ClosingQuestion
from chatapp_desktop.ui.report_dialog import ReportDialog
from chatapp_desktop.ui.window import MainWindow
from tests.support.hands import Hands


class Driver(QObject):
    """Does in the window's thread what the other process asks for."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def _do(self, line: str) -> None:
        verb, *arguments = json.loads(line)
        try:
            answer: Any = {"answer": getattr(self, f"do_{verb}")(*arguments)}
        except AssertionError as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)  # noqa: T201

    @property
    def hands(self) -> Hands:
        windows = QApplication.topLevelWidgets()
        return Hands(next(each for each in windows if isinstance(each, MainWindow)))

    def do_type(self, name: str, text: str) -> None:
        self.hands.type(name, text)

    def do_click(self, name: str) -> None:
        self.hands.click(name)

    def do_sees(self, name: str) -> bool:
        """Whether a widget of that name is on the screen."""
        found = self.hands.window.findChildren(QWidget, name)
        return any(each.isVisible() for each in found)

    def do_chosen(self, name: str) -> str:
        return self.hands.find(QListWidget, name).currentItem().text()

    def do_look(self) -> dict[str, object]:
        hands = self.hands
        return {
            "status": hands.status,
            "badge": hands.badge,
            "rows": [[hands.cell(c, row) for c in Column] for row in range(hands.rows)],
            "ready": hands.button("send").isEnabled(),
            "draft": dict(hands.window.draft().values),
            "visible": hands.window.isVisible(),
        }

    def do_fill_the_disk(self, size: int) -> None:
        """Let no file grow over `size` bytes from now on."""
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    def do_break(self, times: int) -> None:
        """Raise where nobody catches, with a number that must not be seen."""

        def slip() -> None:
            raise ZeroDivisionError("while sending to 380441234567")

        for _ in range(times):
            QTimer.singleShot(0, slip)

    def do_break_in_thread(self) -> None:
        def slip() -> None:
            raise LookupError("in a thread")

        threading.Thread(target=slip, daemon=True).start()

    def do_reports(self) -> list[str]:
        dialogs = self.hands.window.findChildren(ReportDialog)
        return [each._details.toPlainText() for each in dialogs if each.isVisible()]

    def do_dismiss(self) -> None:
        for dialog in self.hands.window.findChildren(ReportDialog):
            dialog.reject()

    def do_close(self) -> None:
        """Close the window, whatever is under way."""
        self.hands.window.close()
        # The question, if there is one, comes with a later turn of the loop.
        asking = QTimer(self.hands.window)
        asking.timeout.connect(self._agree)
        asking.start(20)

    def _agree(self) -> None:
        for dialog in self.hands.window.findChildren(ClosingQuestion):
            dialog.accept()


if __name__ == "__main__":
    driver = Driver()
    # `--plain` starts it as somebody does who gives no options at all.
    given = [Path(name) for name in sys.argv[1:] if name != "--plain"]
    wishes = Wishes(given[0] if given else None, demo="--plain" not in sys.argv)
    sys.exit(start(wishes, sys.argv[:1]))
