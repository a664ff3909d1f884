"""A mistake of one PySide version that ends the program: it must not be installed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Emitter(QObject):
    told = Signal()


def test_a_signal_costs_no_reference() -> None:
    """PySide 6.12.0 gives `True` back once too often for each `emit()`.

    Before Python 3.12 that ends the process after some hundred signals: "deallocating True or
    False". Each key that is typed emits several.
    """
    emitter = Emitter()
    before = sys.getrefcount(True)
    for _ in range(20):
        emitter.told.emit()
    assert sys.getrefcount(True) > before - 20
