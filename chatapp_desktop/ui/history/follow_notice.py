"""Why messages are not followed for now, and what to ask an administrator for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.note import Note


class FollowNotice(QWidget):
    """Hidden while everything is followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Callable[[], str] = str
        self._policy = ""
        self._text = Note()
        self._text.setObjectName("following_notice")
        self._copy = button_for("copy_following_policy", self._copy_policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit(self))
        row.addWidget(self._text, 1)
        row.addWidget(self._copy)
        self.show_words(str, "")

    def show_words(self, words: Callable[[], str], policy: str) -> None:
        """Show what `words` says in the language of the moment; `policy` can be copied."""
        self._words, self._policy = words, policy
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words()
        self._text.show_text(text)
        self._text.setToolTip(text)
        self._copy.setText(self.tr("Copy policy"))
        self._copy.setToolTip(self.tr("The least RAM policy that allows this, for your admin"))
        self._copy.setVisible(bool(self._policy))
        self.setVisible(bool(text))
        theme.tint(self._text, theme.colours().warning)

    @Slot()
    def _copy_policy(self) -> None:
        QGuiApplication.clipboard().setText(self._policy)
