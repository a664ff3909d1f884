"""A key that was meant for the form must not answer yes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chatapp_desktop.ui.questions.plain import Question


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_first_key_means_no(qtbot: Any, key: Qt.Key) -> None:
    made = Question("Send it twice?", "To Ann", "Send it again", "Do not send")
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    with qtbot.waitSignal(made.rejected):
        QTest.keyClick(made.focusWidget(), key)
