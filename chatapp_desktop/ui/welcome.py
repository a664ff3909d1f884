"""The first start: three lines and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.dialog import Dialog
from chatapp_desktop.ui.widgets.mark import mark


class WelcomeDialog(Dialog):
    """Says what the program is for, and asks where to begin. To close it chooses nothing."""

    sandbox_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._lines = [QLabel() for _ in range(3)]
        self._sandbox = QPushButton()
        self._sandbox.setObjectName("try_sandbox")
        self._sandbox.setDefault(True)
        self._account = QPushButton()
        self._account.setObjectName("add_account")
        self._account.setAutoDefault(False)
        self._sandbox.clicked.connect(self._try_sandbox)
        self._account.clicked.connect(self._add_account)
        self._place()
        self.retranslate()
        self._sandbox.setFocus()

    def _place(self) -> None:
        step = theme.unit(self)
        size = 6 * step
        shown = QLabel()
        shown.setPixmap(mark(size, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(step)
        for line in self._lines:
            line.setWordWrap(True)
            words.addWidget(line)
        above = QHBoxLayout()
        above.setSpacing(3 * step)
        above.addWidget(shown)
        above.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._account)
        buttons.addWidget(self._sandbox)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * step, 3 * step, 3 * step, 2 * step)
        layout.addLayout(above)
        layout.addSpacing(2 * step)
        layout.addLayout(buttons)
        self.setMinimumWidth(72 * theme.character(self.fontMetrics()))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setWindowTitle(self.tr("Welcome"))
        for line, text in zip(
            self._lines,
            (
                self.tr("Write a Viber message, see it as the phone shows it, and send it."),
                self.tr("The sandbox is a practice ground: nothing leaves this computer."),
                self.tr("With an account of Alibaba Cloud, messages reach real phones."),
            ),
            strict=True,
        ):
            line.setText(text)
        self._sandbox.setText(self.tr("&Try the sandbox"))
        self._account.setText(self.tr("&Add an account …"))

    @Slot()
    def _try_sandbox(self) -> None:
        self.accept()
        self.sandbox_wanted.emit()

    @Slot()
    def _add_account(self) -> None:
        self.accept()
        self.account_wanted.emit()
