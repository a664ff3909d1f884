"""The question whether pictures may be fetched; asked once, in its place, not in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.note import Note


class PictureQuestion(QWidget):
    """A sentence and two buttons."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Note()
        self._yes = QPushButton()
        self._yes.setObjectName("fetch_pictures")
        self._yes.setDefault(True)
        self._no = QPushButton()
        self._no.setObjectName("fetch_no_pictures")
        for button, answer in ((self._yes, True), (self._no, False)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, answer=answer: self.answered.emit(answer))
        buttons = QHBoxLayout()
        buttons.addWidget(self._yes)
        buttons.addWidget(self._no)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.unit(self))
        layout.addWidget(self._sentence)
        layout.addLayout(buttons)
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._sentence.show_text(
            self.tr(
                "Show the picture here? This computer then fetches the pictures of messages and "
                "templates from the internet. You can change it under View, above the preview."
            )
        )
        self._yes.setText(self.tr("Show pictures"))
        self._no.setText(self.tr("Do not fetch"))
