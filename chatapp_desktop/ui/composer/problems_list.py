"""The list of everything that is wrong with the draft; choosing a line jumps to its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.actions import keys_text
from chatapp_desktop.ui.words.marks import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.words.spoken import filled
from chatapp_desktop.ui.words.wording import problem_text, time_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Problem, Severity

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row

_LEAST_LINES = 5
_FIELD = Qt.ItemDataRole.UserRole


class ProblemsList(QWidget):
    """A heading with the count, and the list."""

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._shown: object = None
        self._said: list[tuple[str, str]] = []
        self._list = _Lines()
        self._list.setObjectName("problems")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.unit(self), 0, 0)
        layout.addWidget(self._heading)
        layout.addWidget(self._list, 1)

    def show_problems(
        self, draft: Draft, problems: Sequence[Problem], sent: Row | None = None
    ) -> None:
        """Show what `check` found, blocking problems first.

        `sent` is the attempt that this very draft went with, or may have gone with.
        """
        ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNS)
        colours = theme.colours()
        heading, hint = self._summary(problems, sent), "" if problems else self._hint(sent)
        lines = [_line(each, draft, colours) for each in ordered]
        if (heading, hint, lines, colours) == self._shown:
            return  # as with almost every key
        self._shown = heading, hint, lines, colours
        said, self._said = self._said, lines
        if heading != self._heading.text():
            self._heading.setText(heading)
            self._list.setAccessibleName(heading)
        self._list.show_hint(hint)
        items = [self._list.item(place) for place in range(self._list.count())]
        if [item.data(_FIELD) for item in items] != [problem.field for problem in ordered]:
            self._fill(ordered, lines)
            return
        # They are used again: while a text is too long, one of them counts with each key.
        for item, line, before in zip(items, lines, said, strict=True):
            if line != before:
                self._list.say(item, *line)

    def _fill(self, problems: Sequence[Problem], lines: Sequence[tuple[str, str]]) -> None:
        self._list.clear()
        for problem, (text, colour) in zip(problems, lines, strict=True):
            item = QListWidgetItem(text)
            item.setForeground(QColor(colour))
            item.setData(_FIELD, problem.field)
            self._list.addItem(item)

    def _summary(self, problems: Sequence[Problem], sent: Row | None) -> str:
        blocking = sum(problem.severity is Severity.BLOCKS for problem in problems)
        if blocking:
            return self.tr("Before sending: %n to fix", "", blocking)
        if sent is not None:  # what is to be considered stands below
            return self._gone(sent).replace("%1", time_text(sent.created_at))
        if problems:
            return self.tr("Ready to send, %n to consider", "", len(problems))
        return self.tr("Ready to send")

    def _gone(self, sent: Row) -> str:
        if sent.state is State.UNKNOWN:
            return self.tr("May have been sent at %1")
        return self.tr("Sent at %1")

    def _hint(self, sent: Row | None) -> str:
        if sent is None:
            said = self.tr("Nothing to fix. {keys} sends.")
        elif sent.state is State.UNKNOWN:
            said = self.tr(
                "It is not known whether it was sent. Send it again only if it may arrive twice: "
                "{keys}."
            )
        else:
            said = self.tr("Change something, or send it again on purpose: {keys}.")
        return filled(said, {"keys": keys_text("send")})

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.field_chosen.emit(item.data(_FIELD))


class _Lines(QListWidget):
    """Says what comes next where there is nothing to mend."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = QLabel(self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        # The preview above it takes what room there is.
        return QSize(super().minimumSizeHint().width(), _LEAST_LINES * self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setGeometry(self.rect())

    def say(self, item: QListWidgetItem, text: str, colour: str) -> None:
        """Give a line its words; the others are laid out and painted anew only if they move."""
        before = self.visualItemRect(item).height()
        with QSignalBlocker(self.model()):
            item.setText(text)
            item.setForeground(QColor(colour))
        if self.visualItemRect(item).height() == before:
            self.update(self.indexFromItem(item))
        else:
            self.scheduleDelayedItemsLayout()

    def show_hint(self, text: str) -> None:
        """Say it where the lines would be; nothing if there are lines."""
        self._hint.setText(text)
        theme.tint(self._hint, theme.colours().muted)
        self._hint.setVisible(bool(text))


def _line(problem: Problem, draft: Draft, colours: theme.Colours) -> tuple[str, str]:
    """A problem's words and their colour."""
    blocks = problem.severity is Severity.BLOCKS
    text = f"{BLOCK_MARK if blocks else WARN_MARK} {problem_text(problem, draft)}"
    return text, colours.error if blocks else colours.warning
