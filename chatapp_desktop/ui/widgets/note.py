"""A wrapping line of small print for the form's rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from chatapp_desktop.ui import theme


class Note(QLabel):
    """As high as its text needs at the width that it has.

    A plain label would tell its layout a height for each width; QFormLayout keeps such heights
    beyond a change of the row, and rows then overlap or gape.
    """

    moving = Signal()
    """A text comes that needs another height; what is below moves in a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._least = 0
        self._kept = 0
        """The height that a text has had at this width: it stays, where room is kept."""
        self._measured: tuple[str, int] | None = None
        self._wanted = 0
        """The height of the text and at the width that were measured last, in pixels."""
        theme.shrink(self)

    def keep_room(self) -> None:
        """Keep room for a line also without a text, so that nothing moves when one comes."""
        self._least = 1
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show a text; an empty one takes no room, unless that is kept."""
        if text != self.text():
            self.setText(text)
            if self.sizeHint().height() != self.height():
                self.moving.emit()
            self.setVisible(bool(text))
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        # QLabel asks for it again with every text.
        return False

    def sizeHint(self) -> QSize:
        wanted = self._high() if self.text() else 0
        if self._least:
            self._kept = wanted = max(wanted, self._kept, self.fontMetrics().height())
        return QSize(0, wanted)

    def _high(self) -> int:
        # Each layout around it asks, several times for each text.
        asked = self.text(), max(self.width(), 1)
        if asked != self._measured:
            self._measured, self._wanted = asked, self.heightForWidth(asked[1])
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._kept = 0
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._kept, self._measured = 0, None
        super().changeEvent(event)
