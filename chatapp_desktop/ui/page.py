"""How the parts of the window lie: the form beside the preview, the history below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.composer.form import DraftForm
from chatapp_desktop.ui.composer.held_place import HeldPlace
from chatapp_desktop.ui.composer.problems_list import ProblemsList
from chatapp_desktop.ui.history.pane import HistoryPane
from chatapp_desktop.ui.preview.pane import PreviewPane
from chatapp_desktop.ui.profiles.bar import ProfileBar
from chatapp_desktop.ui.send_bar import SendBar
from chatapp_desktop.ui.under_way import UnderWayList
from chatapp_desktop.ui.widgets.scroller import Scroller

_HISTORY_PART = 16 / 52
"""Of the height, in a window that is high enough."""
_LEAST_ROWS = 5
"""Of the history in sight; whoever answers a customer looks at more than the last two."""


class Page(QWidget):
    """Makes the parts and lays them out; what they say to each other is the window's matter."""

    def __init__(self) -> None:
        super().__init__()
        self.profile_bar = ProfileBar()
        self.form = DraftForm()
        HeldPlace(self.form)
        self.under_way = UnderWayList()
        self.send_bar = SendBar()
        self.preview = PreviewPane()
        self.problems = ProblemsList()
        self.history = HistoryPane()
        self._side = self._right()
        self._across = _split(Qt.Orientation.Horizontal, self._left(), self._side)
        self._down = _split(Qt.Orientation.Vertical, self._across, self.history)
        whole = _column(self)
        whole.addWidget(self.profile_bar)
        whole.addWidget(Scroller(self._down), 1)
        wide, high = theme.character(self.fontMetrics()), self.fontMetrics().height()
        self._down.setSizes([36 * high, 16 * high])
        self._across.setSizes([105 * wide, 75 * wide])
        self._divided = False
        """Whether somebody has divided the height, now or when the program ran before."""
        self._down.splitterMoved.connect(self._note_division)

    @Slot()
    def _note_division(self) -> None:
        self._divided = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._divided:
            QTimer.singleShot(0, self, self._divide)  # the splitter has its height by then

    @Slot()
    def _divide(self) -> None:
        """Give the history its part of the height, and in a low window room for a few rows."""
        sizes = self._down.sizes()
        whole = sum(sizes)
        if self._divided or not all(sizes):
            return
        wanted = max(round(whole * _HISTORY_PART), self.history.height_of(_LEAST_ROWS))
        wanted = min(wanted, whole // 2)
        if abs(wanted - sizes[1]) > 1:
            self._down.setSizes([whole - wanted, wanted])

    def _left(self) -> QWidget:
        side = QWidget()
        column = _column(side)
        column.addWidget(self.form, 1)
        column.addWidget(self.under_way)
        column.addWidget(self.send_bar)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        step = theme.unit(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(step, 0, 2 * step, step)
        column.addWidget(self.preview, 3)
        column.addWidget(self.problems, 1)
        return side

    @property
    def side_shown(self) -> bool:
        """Whether preview and problems stand beside the form."""
        return not self._side.isHidden()

    def show_side(self, shown: bool) -> None:
        """Show preview and problems beside the form, or give the form their room."""
        focused = QApplication.focusWidget()
        if not shown and focused is not None and self._side.isAncestorOf(focused):
            self.form.focus_first()
        self._side.setVisible(shown)

    def splits(self) -> dict[str, tuple[int, ...]]:
        """The parts of each splitter, in pixels, to be kept."""
        return {name: tuple(split.sizes()) for name, split in self._splitters().items()}

    def put_back(self, splits: Mapping[str, Sequence[int]]) -> None:
        """Divide the room as `splits` had it; what names no splitter changes nothing."""
        for name, split in self._splitters().items():
            sizes = splits.get(name, ())
            if len(sizes) == split.count() and any(sizes):
                split.setSizes(list(sizes))
                self._divided = self._divided or split is self._down

    def _splitters(self) -> dict[str, QSplitter]:
        return {"across": self._across, "down": self._down, "history": self.history.split}


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _split(orientation: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.addWidget(first)
    made.addWidget(second)
    made.setChildrenCollapsible(False)
    made.setStretchFactor(0, 3)
    made.setStretchFactor(1, 2)
    return made
