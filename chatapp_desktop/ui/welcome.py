"""The first start: three lines and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme


class WelcomeDialog(QDialog):
    """Says what the program is for, and asks where to begin."""

    account_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setWindowTitle(self.tr("Welcome"))
        layout = QVBoxLayout(self)
        step = theme.unit(self)
        layout.setContentsMargins(3 * step, 3 * step, 3 * step, 2 * step)
        layout.setSpacing(step)
        for text in (
            self.tr("Write a Viber message, see it as the phone shows it, and send it."),
            self.tr("The sandbox is a practice ground: nothing leaves this computer."),
            self.tr("With an account of Alibaba Cloud, messages reach real phones."),
        ):
            line = QLabel(text)
            line.setWordWrap(True)
            layout.addWidget(line)
        self._sandbox = QPushButton(self.tr("Try the sandbox"))
        self._sandbox.setObjectName("try_sandbox")
        self._sandbox.setDefault(True)
        self._account = QPushButton(self.tr("Add an account …"))
        self._account.setObjectName("add_account")
        self._account.setAutoDefault(False)
        self._sandbox.clicked.connect(self.accept)
        self._account.clicked.connect(self._add_account)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._account)
        buttons.addWidget(self._sandbox)
        layout.addSpacing(step)
        layout.addLayout(buttons)
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())

    @Slot()
    def _add_account(self) -> None:
        self.accept()
        self.account_wanted.emit()
