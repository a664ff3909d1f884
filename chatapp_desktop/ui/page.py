"""How the parts of the window lie: the form beside the preview, the history below."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.form import DraftForm
from chatapp_desktop.ui.history_pane import HistoryPane
from chatapp_desktop.ui.preview import PreviewPane
from chatapp_desktop.ui.problems_list import ProblemsList
from chatapp_desktop.ui.profile_bar import ProfileBar
from chatapp_desktop.ui.send_bar import SendBar
from chatapp_desktop.ui.under_way import UnderWayList


class Page(QWidget):
    """Makes the parts and lays them out; what they say to each other is the window's matter."""

    def __init__(self) -> None:
        super().__init__()
        self.profile_bar = ProfileBar()
        self.form = DraftForm()
        self.under_way = UnderWayList()
        self.send_bar = SendBar()
        self.preview = PreviewPane()
        self.problems = ProblemsList()
        self.history = HistoryPane()
        self._across = _split(Qt.Orientation.Horizontal, self._left(), self._right())
        self._down = _split(Qt.Orientation.Vertical, self._across, self.history)
        whole = _column(self)
        whole.addWidget(self.profile_bar)
        whole.addWidget(self._down, 1)
        wide, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self._down.setSizes([36 * high, 16 * high])
        self._across.setSizes([105 * wide, 75 * wide])

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
        column.setContentsMargins(0, 0, 2 * step, step)
        column.addWidget(self.preview, 3)
        column.addWidget(self.problems, 1)
        return side

    def state(self) -> str:
        """Where the splitters are, as a text to be kept."""
        splits = self._across.saveState().toBase64(), self._down.saveState().toBase64()
        return " ".join(bytes(part.data()).decode("ascii") for part in splits)

    def put_back(self, state: str) -> None:
        """Restore what `state` gave; a text that is damaged or empty changes nothing."""
        parts = state.split()
        if len(parts) == len(("across", "down")):
            for split, part in zip((self._across, self._down), parts, strict=True):
                split.restoreState(QByteArray.fromBase64(part.encode("ascii", "replace")))


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
