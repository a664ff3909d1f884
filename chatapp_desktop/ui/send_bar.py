"""The bar below the form: Send, Cancel, and what a send under way is doing."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.store.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.kinds import colour_of, ink_on, kind_word


class SendBar(QWidget):
    """Enabled only when nothing blocks and no send of this form is under way."""

    send_pressed = Signal()
    cancel_requested = Signal()
    new_draft_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = False
        self._profile: Profile | None = None
        self._sending: State | None = None
        self._send = QPushButton()
        self._send.setObjectName("send")
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancel")
        self._new = QPushButton()
        self._new.setObjectName("new_draft")
        self._hint = QLabel()
        font = self._send.font()
        font.setBold(True)
        self._send.setFont(font)
        self._send.setMinimumWidth(20 * self.fontMetrics().averageCharWidth())
        for button in (self._send, self._cancel, self._new):
            button.setAutoDefault(False)
        self._send.clicked.connect(self.send_pressed)
        self._cancel.clicked.connect(self.cancel_requested)
        self._new.clicked.connect(self.new_draft_requested)
        layout = QHBoxLayout(self)
        step = theme.unit(self)
        layout.setContentsMargins(2 * step, step, 2 * step, step)
        layout.addWidget(self._send)
        layout.addWidget(self._cancel)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self._new)
        self.retranslate()

    def set_ready(self, ready: bool) -> None:
        """Say whether anything blocks."""
        if ready != self._ready:
            self._ready = ready
            self._refresh()

    def show_profile(self, profile: Profile) -> None:
        """Name the profile's kind on the button, and wear its colour."""
        self._profile = profile
        self._refresh()

    def show_sending(self, state: State | None) -> None:
        """Show how far a send is; None when none is under way."""
        if state is not self._sending:
            self._sending = state
            self._refresh()

    @property
    def sending(self) -> bool:
        """Whether a send of this form is under way."""
        return self._sending is not None

    @Slot()
    def press(self) -> None:
        """Send, if that is possible."""
        if self._send.isEnabled():
            self._send.click()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._new.setText(self.tr("New draft"))
        self._send.setToolTip(self.tr("Send the message (Ctrl+Enter)"))
        self._refresh()

    def _refresh(self) -> None:
        self._send.setText(self.tr("Sending …") if self.sending else self._send_text())
        self._send.setEnabled(self._ready and not self.sending)
        self._cancel.setVisible(self.sending)
        if self._sending is State.SENDING:
            self._cancel.setText(self.tr("Stop waiting"))
            self._hint.setText(self.tr("On its way; waiting for the answer"))
        else:
            self._cancel.setText(self.tr("Cancel"))
            self._hint.setText(self.tr("Connecting; nothing has left yet") if self.sending else "")
        self._dress()

    def _send_text(self) -> str:
        if self._profile is None:
            return self.tr("Send")
        return self.tr("Send · %1").replace("%1", kind_word(self._profile.kind))

    def _dress(self) -> None:
        colours = theme.colours()
        if self._send.isEnabled():
            colour = colour_of(self._profile) if self._profile else colours.accent
            ink = ink_on(colour) if self._profile else colours.on_accent
            look = f"background: {colour}; color: {ink};"
        else:
            look = f"background: {colours.line}; color: {colours.muted};"
        sheet = (
            f"QPushButton {{ {look} border: 2px solid transparent; border-radius: 1ex;"
            " padding: 0.8ex 2ex; }"
            f"QPushButton:focus {{ border-color: {colours.text}; }}"
        )
        if self._send.styleSheet() != sheet:
            self._send.setStyleSheet(sheet)
