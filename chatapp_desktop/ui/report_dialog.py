"""Shows an error that nobody foresaw, with details to copy. The window lives on behind it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.widgets.toast import Toasts
from chatapp_desktop.ui.words.words import Words


class ReportDialog(QDialog):
    """A sentence, and the redacted details."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        say = Words(self).put
        say(self.setWindowTitle, lambda: self.tr("Something unexpected happened"))
        sentence = QLabel()
        say(
            sentence.setText,
            lambda: self.tr(
                "This is a mistake of the program, not yours. Nothing was lost: you can go on. "
                "Please look at the history before you send the same message again, "
                "and hand the details below to whoever looks after this program."
            ),
        )
        sentence.setWordWrap(True)
        self._details = QPlainTextEdit(details)
        self._details.setObjectName("report_details")
        say(self._details.setAccessibleName, lambda: self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        self._toasts = Toasts(self, buttons)
        copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        say(copy.setText, lambda: self.tr("&Copy details"))
        copy.setObjectName("copy_report")
        copy.clicked.connect(self._copy)
        close = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(close.setText, lambda: self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (sentence, self._details, buttons):
            layout.addWidget(widget)
        open_at(self, 90, 24)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._toasts.show(lambda: self.tr("The details are on the clipboard."))
