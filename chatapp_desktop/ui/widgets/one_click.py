"""Tells the second half of a double click, which means one wish, from a wish of its own."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication


class OneClick:
    """Remembers what was pressed last, however quickly that was answered."""

    def __init__(self) -> None:
        self._last: tuple[object, float] = (None, 0.0)

    def is_same(self, wish: object) -> bool:
        """Whether the same has been wished for within the time of a double click."""
        last, self._last = self._last, (wish, time.monotonic())
        interval = QApplication.doubleClickInterval() / 1000
        return last[0] == wish and time.monotonic() - last[1] < interval

    def forget(self) -> None:
        """Take the next press for a wish of its own."""
        self._last = (None, 0.0)
