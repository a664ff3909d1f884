"""What the Qt bindings must not do to Python, whichever version of them is installed."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal


class Speaker(QObject):
    spoke = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True cannot be lost from Python 3.12 on")
def test_a_signal_takes_no_reference_to_true_away() -> None:
    """PySide6 6.12.0 does, and Python 3.11 then aborts in the middle of a day's work."""
    speaker = Speaker()
    before = sys.getrefcount(True)
    for _ in range(100):
        speaker.spoke.emit()
    assert abs(sys.getrefcount(True) - before) < 50
