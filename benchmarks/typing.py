"""From a key press in a long text to checks, counter and preview painted anew."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from benchmarks.table import Figure, hand_over, percentile, spread
from chatapp_desktop.app.start import make_application
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft

_KEYS = 400
_LENGTH = 1000
_WARM = 20


def main() -> None:
    application = make_application(sys.argv[:1])
    theme.apply_theme(application, "light")
    window = MainWindow()
    window.take_intents()
    text = ("Hello *Ann*, your _winter_ order is ready. " * 40)[: _LENGTH - _KEYS // 2]
    kind = {"Type": "message", "MessageType": "text_image_button", "To": "380441234567"}
    window.set_draft(Draft({**kind, "From": "2909", "Content.text": text}))
    window.show()
    QTest.qWaitForWindowExposed(window)
    editor = window.findChild(QPlainTextEdit, "Content.text")
    assert isinstance(editor, QPlainTextEdit)  # noqa: S101
    editor.setFocus()
    times = [_press(application, editor) for _ in range(_KEYS)][_WARM:]
    hand_over(
        [
            Figure(
                "a key in a 1000-character text, to all painted, p99",
                percentile(times, 0.99),
                "ms",
                goal=8,
                spread=spread(times),
            )
        ]
    )


def _press(application: QApplication, editor: QPlainTextEdit) -> float:
    """One key, and everything that follows from it until nothing waits to be done; in ms."""
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    application.processEvents()
    began = time.perf_counter()
    QTest.keyClick(editor, Qt.Key.Key_A)
    # The review waits for the loop's next turn, its painting for the one after that.
    for _ in range(3):
        application.processEvents()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
