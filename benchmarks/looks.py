"""Switching the language and the theme of the whole window, until it is painted anew."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.table import Figure, hand_over, percentile, spread
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft

_RUNS = 30


def main() -> None:
    application = QApplication(sys.argv[:1])
    language = Language(application)
    language.choose("en")
    theme.apply_theme(application, "light")
    window = MainWindow()
    kind = {"Type": "message", "MessageType": "text_video_button", "Content.text": "Hello " * 100}
    window.set_draft(Draft(kind))
    window.show()
    QTest.qWaitForWindowExposed(window)
    languages = _times(application, lambda n: language.choose(("zh_CN", "en")[n % 2]))
    themes = _times(application, lambda n: window.apply_theme(("dark", "light")[n % 2]))
    hand_over(
        [
            _figure("switching the language, p95", languages, 150),
            _figure("switching the theme, p95", themes, 100),
        ]
    )


def _times(application: QApplication, switch: Callable[[int], None]) -> list[float]:
    times = []
    for number in range(_RUNS):
        began = time.perf_counter()
        switch(number)
        for _ in range(3):
            application.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    return times[2:]


def _figure(measure: str, times: list[float], goal: float) -> Figure:
    return Figure(measure, percentile(times, 0.95), "ms", goal=goal, spread=spread(times))


if __name__ == "__main__":
    main()
