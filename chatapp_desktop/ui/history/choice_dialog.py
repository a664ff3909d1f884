"""Which message of the service's list is it: for an unknown that nothing but memory can tell."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.history.records import Row
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.entry_text import candidate_lines
from chatapp_desktop.ui.words.doctor import candidates_of
from chatapp_desktop.ui.words.wording import time_text
from chatapp_desktop.ui.words.words import Words


class ChoiceDialog(QDialog):
    """Lists the messages, the nearest in time first."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choice_dialog")
        say = Words(self).put
        say(self.setWindowTitle, lambda: self.tr("Which message is it?"))
        words = QLabel()
        say(
            words.setText,
            lambda: self.tr(
                "Your message of %1 may be one of these in the service's list. The nearest in time "
                "comes first. If none of them is yours, it was not sent, or is not listed yet."
            ).replace("%1", time_text(row.created_at)),
        )
        words.setWordWrap(True)
        self._list = QListWidget()
        self._list.setSpacing(theme.unit(self) // 4)
        self._list.setObjectName("candidates")
        self._list.setWordWrap(True)
        say(self._list.setAccessibleName, lambda: self.tr("Messages in the service's list"))
        for place, each in enumerate(candidates_of(row)):
            item = QListWidgetItem()
            say(item.setText, partial(_line, row, place))
            item.setData(Qt.ItemDataRole.UserRole, str(each["id"]))
            self._list.addItem(item)
        buttons = QDialogButtonBox()
        self._take = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(self._take.setText, lambda: self.tr("It is &this one"))
        self._take.setObjectName("take_candidate")
        self._take.setEnabled(False)
        leave = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(leave.setText, lambda: self.tr("&Leave it unknown"))
        leave.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._list.itemSelectionChanged.connect(
            lambda: self._take.setEnabled(bool(self._list.selectedItems()))
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        for widget in (words, self._list, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(72 * theme.character(self.fontMetrics()))

    @property
    def message_id(self) -> str:
        """What was chosen; empty for nothing."""
        chosen = self._list.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""


def _line(row: Row, place: int) -> str:
    return candidate_lines(row)[place]
