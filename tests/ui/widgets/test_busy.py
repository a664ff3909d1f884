"""What takes long is shown, can be stopped, and is not shown when it is over."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from shiboken6 import delete

from chatapp_desktop.ui.widgets.busy import BusyLine


@pytest.fixture
def line(qtbot: Any) -> BusyLine:
    made = BusyLine()
    qtbot.addWidget(made)
    return made


def text(line: BusyLine) -> str:
    label = line.findChild(QLabel, "busy_text")
    assert isinstance(label, QLabel)
    return label.text()


def test_what_is_quick_is_not_shown(line: BusyLine, qtbot: Any) -> None:
    with line.during("Exporting …"):
        assert line.isHidden()
    assert not line._soon.isActive()
    assert line.isHidden()


def test_what_takes_long_is_shown_until_it_ends(line: BusyLine, qtbot: Any) -> None:
    with line.during("Exporting …") as work:
        qtbot.waitUntil(line.isVisible)
        assert text(line) == "Exporting …"
        bar = line.findChild(QProgressBar, "busy_bar")
        assert isinstance(bar, QProgressBar)
        assert (bar.minimum(), bar.maximum()) == (0, 0)
        line.advance(work, 3, 10)
        assert (bar.value(), bar.maximum()) == (3, 10)
    assert line.isHidden()


def test_it_can_be_stopped(line: BusyLine, qtbot: Any) -> None:
    stopped: list[bool] = []
    with line.during("Exporting …", lambda: stopped.append(True)):
        qtbot.waitUntil(line.isVisible)
        button = line.findChild(QPushButton, "busy_cancel")
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stopped == [True]


def test_what_cannot_be_stopped_has_no_button(line: BusyLine, qtbot: Any) -> None:
    with line.during("Searching …"):
        qtbot.waitUntil(line.isVisible)
        button = line.findChild(QPushButton, "busy_cancel")
        assert isinstance(button, QPushButton)
        assert not button.isVisible()


def test_the_newest_is_shown_and_then_the_one_before(line: BusyLine, qtbot: Any) -> None:
    with line.during("first"):
        with line.during("second"):
            qtbot.waitUntil(line.isVisible)
            assert text(line) == "second"
        assert text(line) == "first"
    assert line.isHidden()


def test_an_error_ends_it_too(line: BusyLine, qtbot: Any) -> None:
    def work() -> None:
        with line.during("Exporting …"):
            qtbot.waitUntil(line.isVisible)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        work()
    assert line.isHidden()


def test_its_window_may_be_gone_before_it_ends() -> None:
    line = BusyLine()
    with line.during("Exporting …"):
        delete(line)
