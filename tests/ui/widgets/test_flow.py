"""A row of buttons goes on in the next line where it has to, in either direction."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.window import MainWindow


class Row(QWidget):
    """Four buttons of one width above a line to type in, and a part below all."""

    def __init__(self, grows: bool = False) -> None:
        super().__init__()
        self.parts: list[QWidget] = [QPushButton(str(n)) for n in range(4)]
        for part in self.parts:
            part.setFixedSize(100, 20)
        if grows:
            line = QLineEdit()
            line.setMinimumWidth(60)
            self.parts.append(line)
        self.flow = Flow(*self.parts, spacing=10)
        self.below = QLabel("below")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.flow)
        column.addWidget(self.below, 1)

    def lines(self) -> list[list[int]]:
        """Where the parts begin, line by line."""
        tops = sorted({part.y() for part in self.parts if part.isVisible()})
        return [
            sorted(part.x() for part in self.parts if part.isVisible() and part.y() == top)
            for top in tops
        ]


def shows(row: Row, lines: list[list[int]]) -> bool:
    return row.lines() == lines


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.resize(440, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_as_many_lines_as_the_width_asks_for(qtbot: QtBot, row: Row) -> None:
    assert row.lines() == [[0, 110, 220, 330]]
    for width, expected in (
        (429, [[0, 110, 220], [0]]),
        (220, [[0, 110], [0, 110]]),
        (430, [[0, 110, 220, 330]]),
    ):
        row.resize(width, 200)
        qtbot.waitUntil(partial(shows, row, expected))


def test_what_stands_below_makes_room(qtbot: QtBot, row: Row) -> None:
    one = row.below.y()
    row.resize(100, 200)
    qtbot.waitUntil(lambda: len(row.lines()) == 4)
    qtbot.waitUntil(lambda: row.below.y() == one + 3 * 30)
    assert row.minimumSizeHint().width() == 100


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot, row: Row) -> None:
    row.parts[1].hide()
    qtbot.waitUntil(lambda: row.lines() == [[0, 110, 220]])


def test_it_begins_at_the_right_where_the_language_does(qtbot: QtBot, row: Row) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: row.parts[0].x() == 340)
    assert row.lines() == [[10, 120, 230, 340]]


def test_what_can_grow_takes_the_rest_of_its_line(qtbot: QtBot) -> None:
    made = Row(grows=True)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    line = made.parts[-1]
    qtbot.waitUntil(lambda: line.geometry().right() == 599)
    assert line.x() == 440
    made.resize(450, 200)
    qtbot.waitUntil(lambda: line.x() == 0)
    assert line.width() == 450
    assert not line.geometry().intersects(QRect(0, 0, 450, 20))


def test_words_do_not_stretch_what_stands_beside_them(qtbot: QtBot) -> None:
    button, words = QPushButton("Press"), QLabel("word " * 40)
    words.setWordWrap(True)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    words.setMinimumWidth(100)
    made = Flow(button, words)
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show()
    assert words.height() > 2 * button.height()
    assert button.height() == button.sizeHint().height()
    assert abs(button.geometry().center().y() - words.geometry().center().y()) <= 1


def test_the_profile_says_where_its_keys_are_in_one_line(qtbot: QtBot) -> None:
    made = MainWindow()
    qtbot.addWidget(made)
    made.profile_bar.show_badge("Sandbox: nothing leaves this computer")
    made.resize(1024, 700)
    made.show()
    badge = made.findChild(QLabel, "badge")
    assert isinstance(badge, QLabel)
    qtbot.waitUntil(lambda: badge.height() < 2 * badge.fontMetrics().lineSpacing())
