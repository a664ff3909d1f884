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


class ReportDialog(QDialog):
    """A sentence, and the redacted details."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(self.tr("Something unexpected happened"))
        sentence = QLabel(
            self.tr(
                "This is a mistake of the program, not yours. Nothing was lost: you can go on. "
                "Please look at the history before you send the same message again, "
                "and hand the details below to whoever looks after this program."
            )
        )
        sentence.setWordWrap(True)
        self._details = QPlainTextEdit(details)
        self._details.setObjectName("report_details")
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("copy_report")
        copy.clicked.connect(self._copy)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (sentence, self._details, buttons):
            layout.addWidget(widget)
        self.resize(90 * self.fontMetrics().averageCharWidth(), 24 * self.fontMetrics().height())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
