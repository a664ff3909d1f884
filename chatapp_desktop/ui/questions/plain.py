"""A question with two answers. The safe one is the default: Enter and Escape change nothing.

The other one has no mnemonic: the letter that led to the question, pressed twice, would answer it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.words.spoken import Said
from chatapp_desktop.ui.words.words import Words


class Question(QDialog):
    """Opened with `aio.ask`; accepted means yes."""

    def __init__(
        self,
        title: Said,
        text: Said,
        yes: Said,
        no: Said,
        parent: QWidget | None = None,
        *,
        head: Said | None = None,
    ) -> None:
        """`head` stands above the text; without one the title does."""
        super().__init__(parent)
        self.setObjectName("question")
        self._words = Words(self)
        say = self._words.put
        say(self.setWindowTitle, title)
        heading = QLabel()
        heading.setObjectName("question_head")
        say(heading.setText, title if head is None else head)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setWordWrap(True)
        words = QLabel()
        say(words.setText, text)
        words.setObjectName("question_text")
        words.setWordWrap(True)
        # What the service or an operator wrote is text, never markup.
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox()
        accept = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(accept.setText, yes)
        accept.setObjectName("question_yes")
        accept.setAutoDefault(False)
        reject = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(reject.setText, no)
        reject.setObjectName("question_no")
        reject.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        step = theme.unit(self)
        layout.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        layout.setSpacing(step)
        told = QVBoxLayout()
        told.setSpacing(step)
        told.addWidget(heading)
        told.addWidget(words)
        told.addStretch(1)
        scrolled = Scroller(told)
        layout.addWidget(scrolled, 1)
        layout.addWidget(buttons)
        width = 64 * theme.character(self.fontMetrics())
        self.setMinimumWidth(width)
        scrolled.suit(width - 4 * step)
        theme.resize(self, width, layout.totalSizeHint().height())
        # Only once it stands in the dialog: a Space that was meant for the form must not send.
        reject.setFocus()
