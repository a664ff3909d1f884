"""What is under way: one line for each message, with the button that stops it."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme

_LINES = 4
_TICK_MS = 200


@dataclass(frozen=True, slots=True)
class UnderWay:
    """One message that has not ended."""

    number: int
    """The submission's number."""
    to: str
    """As it may be shown."""
    state: State
    held_until: float = 0.0
    """By `time.monotonic`; 0 if it is not held for an Undo."""
    asked: bool = False
    """Whether it waits for the operator's answer to a question."""


def progress_text(item: UnderWay) -> str:
    """How far it is, in words."""
    if item.asked:
        return QCoreApplication.translate(
            "UnderWay", "Waiting for your answer; nothing has been sent"
        )
    if item.held_until:
        left = max(1, math.ceil(item.held_until - time.monotonic()))
        return QCoreApplication.translate("UnderWay", "Leaves in %n s", "", left)
    if item.state is State.SENDING:
        return QCoreApplication.translate("UnderWay", "On its way; waiting for the answer")
    return QCoreApplication.translate("UnderWay", "Connecting; nothing has left yet")


def stop_text(item: UnderWay) -> str:
    """What its button does."""
    if item.held_until:
        return QCoreApplication.translate("UnderWay", "Undo")
    if item.state is State.SENDING:
        return QCoreApplication.translate("UnderWay", "Stop waiting")
    return QCoreApplication.translate("UnderWay", "Cancel")


class UnderWayList(QWidget):
    """The messages before the newest one, which the bar below shows; hidden if there are none."""

    cancel_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("under_way")
        self._items: tuple[UnderWay, ...] = ()
        self._lines = [self._line(place) for place in range(_LINES)]
        self._more = QLabel()
        self._more.setObjectName("under_way_more")
        grid = QGridLayout(self)
        step = theme.unit(self)
        grid.setContentsMargins(2 * step, step, 2 * step, 0)
        grid.setColumnStretch(1, 1)
        for place, (button, label) in enumerate(self._lines):
            grid.addWidget(button, place, 0)
            grid.addWidget(label, place, 1)
        grid.addWidget(self._more, _LINES, 0, 1, 2)
        # Hundreds of messages in a second must not mean hundreds of layouts.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TICK_MS // 2)
        self._soon.timeout.connect(self.refresh)
        self.setVisible(False)

    def _line(self, place: int) -> tuple[QPushButton, QLabel]:
        button, label = QPushButton(), QLabel()
        button.setObjectName(f"cancel_{place}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._stop(place))
        return button, label

    def show_items(self, items: tuple[UnderWay, ...]) -> None:
        """Show these, oldest first."""
        self._items = items
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Bring every line up to date."""
        for place, (button, label) in enumerate(self._lines):
            item = self._items[place] if place < len(self._items) else None
            button.setVisible(item is not None)
            label.setVisible(item is not None)
            if item is not None:
                button.setText(stop_text(item))
                label.setText(f"{item.to}: {progress_text(item)}")
                button.setAccessibleDescription(label.text())
        more = len(self._items) - _LINES
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("… and %n more", "", max(more, 0)))
        self.setVisible(bool(self._items))
        if any(item.held_until for item in self._items):
            self._soon.start()

    def _stop(self, place: int) -> None:
        if place < len(self._items):
            self.cancel_requested.emit(self._items[place].number)
