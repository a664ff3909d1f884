"""What stands around a row's editor: the help beside it, the note and the counter below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.composer.counter import Counter
from chatapp_desktop.ui.composer.editors import ChoiceEditor
from chatapp_desktop.ui.widgets.note import Note


class RowSurroundings(QVBoxLayout):
    """The layout of a row's body, with the editor in it."""

    moving = Signal()
    """What is below moves in a moment."""

    def __init__(self, editor: QWidget, body: QWidget) -> None:
        super().__init__(body)
        chosen = isinstance(editor, ChoiceEditor)
        self.setContentsMargins(0, 0, 0, theme.unit(body) // 2 if chosen else 0)
        self.setSpacing(1)
        self._help = QToolButton()
        self._help.setText("?")
        self._help.setAutoRaise(True)
        self._help.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._help.clicked.connect(self._show_help)
        self._note = Note()
        self._note.hide()
        self._note.moving.connect(self.moving)
        if not chosen:
            # A note comes at a click elsewhere, which nothing may move away from. There is none
            # about what is chosen from a list of ours.
            self._note.keep_room()
        self._counter = Counter()
        self._counter.hide()
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(editor, 1)
        first.addWidget(self._help, 0, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.addWidget(self._note, 1, Qt.AlignmentFlag.AlignTop)
        # A hidden note that keeps no room: the counter still belongs at the right edge.
        second.addStretch(0)
        second.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignTop)
        # In line with the editor's edge, not with the help button's.
        second.addSpacing(self._help.sizeHint().width() + first.spacing())
        self.addLayout(first)
        self.addLayout(second)

    def explain(self, name: str, hint: str) -> None:
        """Take what the help says of the field `name`."""
        self._help.setToolTip(hint)
        self._help.setAccessibleName(self.tr("Help: %1").replace("%1", name))

    def show_note(self, text: str, colour: str) -> None:
        """Show a sentence below the editor; an empty one hides it."""
        self._note.show_text(text)
        theme.tint(self._note, colour)

    def show_count(self, units: int, limit: int, colour: str) -> None:
        """Show how much of a limit is used."""
        self._counter.show_count(f"{units} / {limit}")
        self._counter.setVisible(True)
        theme.tint(self._counter, colour)

    @Slot()
    def _show_help(self) -> None:
        from PySide6.QtWidgets import QToolTip

        below = self._help.mapToGlobal(self._help.rect().bottomLeft())
        QToolTip.showText(below, self._help.toolTip(), self._help)
