"""From a key press in a long text to checks, counter and preview painted anew."""

from __future__ import annotations

import sys
import time
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from benchmarks.table import Figure, hand_over, percentile, spread
from chatapp_desktop.app.start import make_application
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft

_ROUNDS = 3
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
    draft = Draft({**kind, "From": "2909", "Content.text": text})
    window.set_draft(draft)
    window.show()
    QTest.qWaitForWindowExposed(window)
    editor = window.findChild(QPlainTextEdit, "Content.text")
    assert isinstance(editor, QPlainTextEdit)  # noqa: S101
    editor.setFocus()
    rounds = []
    for _ in range(_ROUNDS):
        # Each round begins below the limit of 1000 characters and ends beyond it.
        window.set_draft(draft)
        rounds.append([_press(application, editor) for _ in range(_KEYS)][_WARM:])
    times = [each for one in rounds for each in one]
    hand_over(
        [
            Figure(
                f"a key in a 1000-character text, to all painted, p99: median of {_ROUNDS} rounds",
                median(percentile(one, 0.99) for one in rounds),
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
