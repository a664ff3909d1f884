"""What is under way: one line for each message, with the button that stops it."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.buttons import named_button
from chatapp_desktop.ui.words.spoken import labelled

_LINES = 4
_TICK_MS = 200
_GONE_STAYS_SECONDS = 1.0
"""How long the line of a message that has ended stays where it was, its button dead."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """One message that has not ended."""

    number: int
    """The submission's number."""
    to: str
    """As it may be shown."""
    state: State
    held_until: float = 0.0
    """By `time.monotonic`; 0 if it is not held for an Undo, infinite while the clock stands."""
    again: bool = False
    """Whether an earlier attempt said the same, and may have arrived."""
    asked: bool = False
    """Whether it waits for the operator's answer to a question."""
    behind: bool = False
    """Whether it waits for the answer to a question about one before it."""
    attempt: int = 0
    """The id under which the history shows it; 0 before it does."""
    next_try: float = 0.0
    """By `time.monotonic`, where the service has refused it for the moment; 0 if it has not."""

    @property
    def counts_down(self) -> bool:
        """Whether what is said of it changes by itself."""
        return bool(self.held_until or self.next_try)


def progress_text(item: UnderWay) -> str:
    """How far it is, in words."""
    if item.asked:
        return _asked_text(item)
    if item.behind:
        return _behind_text(item)
    if item.counts_down:
        return _countdown_text(item)
    if item.state is State.SENDING:
        return QCoreApplication.translate("UnderWay", "Being sent; waiting for the answer")
    return QCoreApplication.translate("UnderWay", "Connecting; nothing has left yet")


def _asked_text(item: UnderWay) -> str:
    if item.again:
        return QCoreApplication.translate(
            "UnderWay", "Waiting for your answer; nothing more has been sent"
        )
    return QCoreApplication.translate("UnderWay", "Waiting for your answer; nothing has been sent")


def _behind_text(item: UnderWay) -> str:
    if item.again:
        return QCoreApplication.translate(
            "UnderWay", "Waiting for your answer about the one before; nothing more has been sent"
        )
    return QCoreApplication.translate(
        "UnderWay", "Waiting for your answer about the one before; nothing has been sent"
    )


def _countdown_text(item: UnderWay) -> str:
    if item.held_until == math.inf:
        return QCoreApplication.translate("UnderWay", "Held until the open dialog is closed")
    left = math.ceil((item.held_until or item.next_try) - time.monotonic())
    if item.held_until:
        left = max(1, left)
        return QCoreApplication.translate("UnderWay", "Leaves in %n s", "", left)
    if left > 0:
        return QCoreApplication.translate(
            "UnderWay", "The service asks to wait; next try in %n s", "", left
        )
    return QCoreApplication.translate("UnderWay", "The service asked to wait; trying again")


def stop_text(item: UnderWay) -> str:
    """What its button does."""
    if item.held_until:
        return QCoreApplication.translate("UnderWay", "Undo")
    if item.state is State.SENDING:
        return QCoreApplication.translate("UnderWay", "Stop waiting")
    return QCoreApplication.translate("UnderWay", "Cancel")


def stoppable(items: Sequence[UnderWay]) -> UnderWay | None:
    """The newest of which nothing has left; `items` come oldest first."""
    return next((item for item in reversed(items) if item.state is not State.SENDING), None)


def left_text() -> str:
    """Why Escape does not stop what is on its way."""
    return QCoreApplication.translate(
        "UnderWay",
        "It has left already and cannot be taken back. “Stop waiting” only gives up the answer.",
    )


def idle_text() -> str:
    """Why Escape does nothing while nothing is on its way."""
    return QCoreApplication.translate("UnderWay", "There is nothing to cancel.")


def line_text(item: UnderWay) -> str:
    """To whom, and how far it is."""
    return labelled(item.to, progress_text(item))


class _Line:
    """One line: it shows one message from its beginning to its end, and a moment longer."""

    def __init__(self, place: int) -> None:
        self.button, self.label = named_button(f"cancel_{place}"), QLabel()
        self.item: UnderWay | None = None
        self._gone_at = 0.0

    def keep_or_free(self, items: dict[int, UnderWay], now: float) -> None:
        """Follow its message; free the line a moment after the message has ended."""
        if self.item is None:
            return
        if found := items.get(self.item.number):
            self.take(found)
        elif not self._gone_at:
            self._gone_at = now
            self.button.setEnabled(False)
            ended = QCoreApplication.translate("UnderWay", "Has ended; the history says how")
            self._say(labelled(self.item.to, ended))
        elif now - self._gone_at >= _GONE_STAYS_SECONDS:
            self.item = None

    def take(self, item: UnderWay) -> None:
        """Show this message."""
        self.item, self._gone_at = item, 0.0
        self.button.setEnabled(True)
        self.button.setText(stop_text(item))
        self._say(line_text(item))

    def _say(self, text: str) -> None:
        self.label.setText(text)
        self.button.setAccessibleDescription(text)

    def show(self, *, keeps_room: bool) -> None:
        """Show or hide it; a free line between others keeps its room, so that none moves."""
        for widget in (self.button, self.label):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(keeps_room)
            widget.setSizePolicy(policy)
            widget.setVisible(self.item is not None)

    @property
    def changes_soon(self) -> bool:
        """Whether there is something to show a moment later: a countdown, or a line to free."""
        return self.item is not None and bool(self._gone_at or self.item.counts_down)


class UnderWayList(QWidget):
    """The messages before the newest one, which the bar below shows; hidden if there are none.

    A button stops the message whose number stands beside it, and no other: a line never changes
    its message under the mouse, nor its place. The oldest is at the bottom, where the list grows
    from.
    """

    cancel_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("under_way")
        self._items: dict[int, UnderWay] = {}
        self._lines = [self._line(place) for place in range(_LINES)]
        self._more = QLabel()
        self._more.setObjectName("under_way_more")
        grid = QGridLayout(self)
        step = theme.unit(self)
        grid.setContentsMargins(2 * step, step, 2 * step, 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._more, 0, 0, 1, 2)
        for place, line in enumerate(self._lines):
            grid.addWidget(line.button, _LINES - place, 0)
            grid.addWidget(line.label, _LINES - place, 1)
        # Hundreds of messages in a second must not mean hundreds of layouts.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TICK_MS // 2)
        self._soon.timeout.connect(self.refresh)
        self.setVisible(False)

    def _line(self, place: int) -> _Line:
        line = _Line(place)
        line.button.clicked.connect(lambda: self._stop(line))
        return line

    def show_items(self, items: tuple[UnderWay, ...]) -> None:
        """Show these, oldest first."""
        self._items = {item.number: item for item in items}
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Bring every line up to date."""
        now = time.monotonic()
        for line in self._lines:
            line.keep_or_free(self._items, now)
        without = self._give_lines()
        used = [place for place, line in enumerate(self._lines) if line.item is not None]
        for place, line in enumerate(self._lines):
            line.show(keeps_room=bool(used) and place < used[-1])
        self._more.setVisible(without > 0)
        self._more.setText(self.tr("… and %n more", "", without))
        self.setVisible(bool(used))
        if any(line.changes_soon for line in self._lines):
            self._soon.start()

    def _give_lines(self) -> int:
        """Put those that have no line into free ones; how many are left without."""
        shown = {line.item.number for line in self._lines if line.item is not None}
        waiting = [item for number, item in self._items.items() if number not in shown]
        free = [line for line in self._lines if line.item is None]
        for line, item in zip(free, waiting, strict=False):
            line.take(item)
        return max(0, len(waiting) - len(free))

    def _stop(self, line: _Line) -> None:
        if line.item is not None:
            self.cancel_requested.emit(line.item.number)
