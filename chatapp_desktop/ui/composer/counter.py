"""How much of a limit is used; it changes with every key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from chatapp_desktop.ui import theme


class Counter(QLabel):
    """As large as its text has ever been.

    A label without a size of its own has its whole form laid out anew for each text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        theme.shrink(self)

    def show_count(self, text: str) -> None:
        """Show a text, with more room if it needs more."""
        if text != self.text():
            self.setText(text)
            self._fit()

    def _fit(self) -> None:
        wanted = self.sizeHint()
        if wanted.width() > self.maximumWidth() or self.minimumWidth() == 0:
            self.setFixedSize(wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedSize(self.sizeHint())
