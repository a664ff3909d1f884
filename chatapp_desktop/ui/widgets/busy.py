"""What takes longer than a moment: a bar, a word about it, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.words.spoken import Said, Sentence
from chatapp_desktop.ui.words.words import Words

_PATIENCE_MS = 300
"""What is done sooner shows nothing, and does not flicker."""
_BAR_WIDE = 16


@dataclass(eq=False, slots=True)
class Work:
    """One thing under way; without `total` nobody knows how much of it is left."""

    said: Said
    cancel: Callable[[], object] | None = None
    done: int = 0
    total: int = 0


class BusyLine(QWidget):
    """Shows the newest thing under way, and is hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("busy")
        self._works: list[Work] = []
        self._text = Sentence()
        self._text.setObjectName("busy_text")
        self._text.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setObjectName("busy_bar")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDE * theme.character(self.fontMetrics()))
        self._bar.setMaximumHeight(self.fontMetrics().height())
        self._cancel = QPushButton()
        self._cancel.setObjectName("busy_cancel")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.unit(self), 0)
        for widget in (self._text, self._bar, self._cancel):
            row.addWidget(widget)
        words = Words(self)
        words.put(self._cancel.setText, lambda: self.tr("Stop"))
        words.then(self._refresh)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE_MS)
        self._soon.timeout.connect(self._refresh)
        self.hide()

    @contextmanager
    def during(self, said: Said, cancel: Callable[[], object] | None = None) -> Iterator[Work]:
        """Show something for as long as it goes on; `cancel` is offered as a button."""
        work = Work(said, cancel)
        self._works.append(work)
        self._soon.start()
        try:
            yield work
        finally:
            self._works.remove(work)
            # The dialog that it stands in may have been closed meanwhile.
            if isValid(self):
                self._ended()

    def show_now(self) -> None:
        """Show at once what goes on, instead of a moment later."""
        self._soon.stop()
        self._refresh()

    def _ended(self) -> None:
        if not self._works:
            self._soon.stop()
        if not self.isHidden():
            self._refresh()

    def advance(self, work: Work, done: int, total: int) -> None:
        """Say how much of it is done."""
        work.done, work.total = done, total
        if not self.isHidden():
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.setVisible(bool(self._works))
        if not self._works:
            return
        work = self._works[-1]
        self._text.say(work.said)
        self._bar.setAccessibleName(self._text.text())
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)
        self._cancel.setVisible(work.cancel is not None)
        self._cancel.setAccessibleDescription(self._text.text())

    @Slot()
    def _stop(self) -> None:
        if self._works and (cancel := self._works[-1].cancel) is not None:
            cancel()
