"""What stands between the filters and the list: notices, and how far an export is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from chatapp_desktop.ui.history.follow_notice import FollowNotice

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row
    from chatapp_desktop.ui.history.unsent_notice import UnsentNotice
    from chatapp_desktop.ui.widgets.progress_line import ProgressLine

_AT_ONCE = 500
"""So many are exported before anybody could read how far it is."""


class NoticesAbove(QVBoxLayout):
    """Empty most of the time: each part is made when there is something to say."""

    stop_export_requested = Signal()
    alone_wanted = Signal(frozenset)
    """Carries the attempts that are to be listed alone; none of them: that is over."""

    def __init__(self) -> None:
        super().__init__()
        self._follow = FollowNotice()
        self._progress: ProgressLine | None = None
        self._unsent: UnsentNotice | None = None
        self.addWidget(self._follow)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        for part in (self._follow, self._progress, self._unsent):
            if part is not None:
                part.retranslate()

    def follow(self, row: Row) -> None:
        """Take what has become known of an attempt."""
        if self._unsent is not None:
            self._unsent.follow(row)

    def show_pause(self, words: Callable[[], str], policy: str) -> None:
        """Say why messages are not followed for now, and offer a policy; nothing when they are."""
        self._follow.show_words(words, policy)

    def show_unsent(self, rows: Sequence[Row]) -> Sequence[QPushButton]:
        """Say what had not left when the program ended; the buttons of that."""
        from chatapp_desktop.ui.history.unsent_notice import UnsentNotice

        notice = self._unsent = UnsentNotice(rows)
        notice.shown_wanted.connect(self.alone_wanted)
        notice.dismissed.connect(partial(self.alone_wanted.emit, frozenset()))
        self.insertWidget(self.count() - 1, notice)
        return notice.findChildren(QPushButton)

    def show_export(self, done: int, total: int) -> None:
        """Show how far an export is; a total of 0 ends it."""
        if self._progress is None and total > _AT_ONCE:
            from chatapp_desktop.ui.widgets.progress_line import ProgressLine

            self._progress = ProgressLine()
            self._progress.stop_requested.connect(self.stop_export_requested)
            self.insertWidget(self.count() - 1, self._progress)
        if self._progress is not None:
            self._progress.show_progress(done, total if total > _AT_ONCE else 0)
