"""What a key sets off: one painting, and a list of problems that is used again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui.composer.problems_list import ProblemsList
from chatapp_desktop.viber.check import check
from chatapp_desktop.viber.draft import Draft
from tests.support.hands import Hands
from tests.viber.drafts import good


class Paintings(QObject):
    """Counts how often a window is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.UpdateRequest
        return False


def turns() -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_a_key_is_painted_once_with_all_that_follows_from_it(hands: Hands) -> None:
    hands.window.set_draft(good("text_image_button"))
    editor = hands.find(QPlainTextEdit, "Content.text")
    editor.setFocus()
    QTest.keyClicks(editor, "ab")
    turns()
    paintings = Paintings()
    hands.window.installEventFilter(paintings)
    QTest.keyClick(editor, Qt.Key.Key_C)
    turns()
    assert paintings.count == 1


def with_link(link: str) -> Draft:
    return good("text_image_button").replaced({"Content.link": link, "Content.text": ""})


def too_long(excess: int, link: str = "https://a.example/a.png") -> Draft:
    return with_link(link).replaced({"Content.text": "a" * (1000 + excess)})


class Room(QWidget):
    """A list beside a field that has the focus, as in the window."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(190, 300)
        layout = QVBoxLayout(self)
        self.field, self.listed = QLineEdit(), ProblemsList()
        layout.addWidget(self.field)
        layout.addWidget(self.listed)


def a_room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    room.field.setFocus()
    qtbot.waitUntil(room.field.hasFocus)
    return room


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return a_room(qtbot)


def show(room: Room, draft: Draft) -> None:
    room.listed.show_problems(draft, check(draft))
    turns()


@pytest.mark.parametrize(
    "drafts",
    [
        (too_long(1), too_long(2)),
        (too_long(9), too_long(10)),
        (with_link("x y"), with_link("ftp://a.example/a")),  # fewer lines
        (with_link("ftp://a.example/a"), with_link("x y")),  # more lines
        (too_long(1), too_long(1, "http://a.example/a.png"), too_long(2)),
        (too_long(1), good("text"), too_long(3)),
    ],
)
def test_a_list_used_again_looks_like_one_made_anew(
    room: Room, qtbot: QtBot, drafts: tuple[Draft, ...]
) -> None:
    for draft in drafts:
        show(room, draft)
    lines = room.listed.findChild(QListWidget, "problems")
    assert isinstance(lines, QListWidget)
    places = [lines.visualItemRect(lines.item(number)) for number in range(lines.count())]
    assert [place.top() for place in places[1:]] == [place.bottom() + 1 for place in places[:-1]]
    fresh = a_room(qtbot)
    show(fresh, drafts[-1])
    assert room.listed.grab().toImage() == fresh.listed.grab().toImage()


def test_only_the_line_that_changes_is_painted(room: Room) -> None:
    show(room, too_long(1))
    lines = room.listed.findChild(QListWidget, "problems")
    assert isinstance(lines, QListWidget)
    painted = Areas()
    lines.viewport().installEventFilter(painted)
    show(room, too_long(2))
    changed = next(i for i in range(lines.count()) if "1002" in lines.item(i).text())
    assert painted.heights == [lines.visualItemRect(lines.item(changed)).height()]


class Areas(QObject):
    """Keeps how high the parts of a widget were that were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False
