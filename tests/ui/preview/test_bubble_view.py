"""The view on the screen: painted where it has changed, and whole all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.preview import bubble, shapes
from chatapp_desktop.ui.preview.bubble_view import BubbleView, PhoneView
from chatapp_desktop.viber.preview import Preview, ShownButton

SENTENCE = "Hello *Ann*, your _winter_ order is ready. "


class Painted(QObject):
    """Notes the top of whatever is painted of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.tops: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.tops.append(event.rect().top())
        return False


@dataclass
class Phone:
    """A view in its phone, on the screen, and what is painted of it."""

    window: QWidget
    phone: PhoneView
    view: BubbleView
    painted: Painted = field(default_factory=Painted)

    def show(self, text: str) -> None:
        preview = Preview(text=text, buttons=(ShownButton("Open"),))
        look = shapes.Look(300, QFont(), theme.LIGHT)
        self.view.show_message(preview, bubble.Words("Aurora"), look)
        QApplication.processEvents()

    def is_whole(self) -> bool:
        """Whether the screen has what painting everything anew gives."""
        on_screen = self.window.screen().grabWindow(self.window.winId()).toImage()
        return on_screen == self.window.grab().toImage()


@pytest.fixture
def phone(qtbot: Any) -> Iterator[Phone]:
    view = BubbleView()
    window = QWidget()
    window.resize(500, 500)
    made = Phone(window, PhoneView(view, window), view)
    made.phone.resize(360, 220)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.show(SENTENCE * 3)
    view.installEventFilter(made.painted)
    yield made
    view.removeEventFilter(made.painted)


def test_what_is_seen_is_the_whole_message_after_every_change(phone: Phone, qtbot: Any) -> None:
    text = SENTENCE * 3
    unscrolled = phone.view.width()
    for _ in range(24):
        text += "order "
        phone.show(text)
        qtbot.waitUntil(phone.is_whole)
    assert phone.view.width() < unscrolled
    while len(text) > len(SENTENCE):
        text = text[:-17]
        phone.show(text)
        qtbot.waitUntil(phone.is_whole)


def test_a_wider_phone_is_painted_anew(phone: Phone, qtbot: Any) -> None:
    phone.phone.resize(420, 220)
    phone.show(SENTENCE * 3)
    qtbot.waitUntil(phone.is_whole)


def test_a_line_more_is_not_painted_from_the_top(phone: Phone, qtbot: Any) -> None:
    text = SENTENCE * 20
    phone.show(text)
    phone.phone.ensureVisible(0, 10_000)
    parts = []
    for _ in range(5):  # the desktop itself may ask for all of it once or twice
        high = phone.view.minimumHeight()
        qtbot.waitUntil(phone.is_whole)
        phone.painted.tops.clear()
        phone.show(text := text + "order " * 12)
        assert phone.view.minimumHeight() > high > phone.phone.height()
        qtbot.waitUntil(lambda: bool(phone.painted.tops))
        parts.append(min(phone.painted.tops) - phone.phone.verticalScrollBar().value())
        phone.phone.ensureVisible(0, 10_000)
    assert max(parts) > phone.phone.height() / 2


# What is typed stays in sight


def end_in_sight(phone: Phone) -> bool:
    """Whether the last line of the text can be seen."""
    scene = phone.view._scene
    assert scene is not None
    bottom = scene.bubble_box().top() + scene.rest.look.unit + scene.text.height
    first = phone.phone.verticalScrollBar().value()
    return first < bottom <= first + phone.phone.height()


def wheel(phone: Phone, steps: int) -> None:
    at = QPointF(phone.view.width() / 2, phone.phone.height() / 2)
    QTest.wheelEvent(phone.window.windowHandle(), at, QPoint(0, 120 * steps))
    QApplication.processEvents()


def test_what_is_typed_at_the_end_is_in_sight(phone: Phone) -> None:
    text = SENTENCE * 3
    for _ in range(80):
        phone.show(text := text + "order ")
        assert end_in_sight(phone)
    assert phone.phone.verticalScrollBar().value() > 0


def test_what_is_typed_at_the_start_is_in_sight(phone: Phone) -> None:
    text = SENTENCE * 20
    phone.show(text)
    phone.show(text := text + "end ")
    bar = phone.phone.verticalScrollBar()
    assert end_in_sight(phone)
    before = bar.value()
    phone.show("X" + text)
    assert bar.value() < before / 2


def test_nothing_else_scrolls_the_phone(phone: Phone) -> None:
    """Such as a picture that has come, or the business's name."""
    phone.show(text := SENTENCE * 20)
    phone.show(text := text + "end ")
    bar = phone.phone.verticalScrollBar()
    before = bar.value()
    assert before > 0
    look = shapes.Look(300, QFont(), theme.LIGHT)
    preview = Preview(text=text, buttons=(ShownButton("Another"),))
    phone.view.show_message(preview, bubble.Words("Aurora"), look)
    QApplication.processEvents()
    phone.view.show_message(preview, bubble.Words("Shop"), look)
    QApplication.processEvents()
    assert bar.value() == before


def test_who_scrolls_elsewhere_stays_there(phone: Phone) -> None:
    phone.show(text := SENTENCE * 20)
    phone.show(text := text + "end ")
    bar = phone.phone.verticalScrollBar()
    wheel(phone, 60)
    assert bar.value() == 0
    for _ in range(10):
        phone.show(text := text + "order ")
    assert bar.value() == 0
    wheel(phone, -60)
    for _ in range(20):
        phone.show(text := text + "order ")
        assert end_in_sight(phone)
