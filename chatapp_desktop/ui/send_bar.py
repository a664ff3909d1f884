"""The bar below the form: Send, and what the newest message under way is doing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.actions import keys_text
from chatapp_desktop.ui.profiles.kinds import colour_of, ink_on, kind_word
from chatapp_desktop.ui.under_way import UnderWay, line_text, stop_text
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.icons import NEW, SEND, wear
from chatapp_desktop.ui.words.spoken import filled, labelled

_TICK_MS = 200


class _SendButton(QPushButton):
    """Enter alone never sends, on no desktop: some have it press whatever button has the focus."""

    enter_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.enter_pressed.emit()


class SendBar(QWidget):
    """Send is enabled when nothing blocks, whatever else is under way."""

    send_pressed = Signal()
    cancel_requested = Signal(int)
    """Carries the submission's number."""
    new_draft_requested = Signal()
    enter_pressed = Signal()
    """On the Send button, which does not take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = False
        self._newest: UnderWay | None = None
        self._others = 0
        self._told = 0
        """The number of the last message of which a screen reader was told."""
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self._profile: Profile | None = None
        self._send = _SendButton()
        self._send.setObjectName("send")
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancel")
        self._new = QPushButton()
        self._new.setObjectName("new_draft")
        self._hint = QLabel()
        wear(self._send, SEND)
        wear(self._new, NEW)
        font = self._send.font()
        font.setBold(True)
        self._send.setFont(font)
        for button in (self._send, self._cancel, self._new):
            button.setAutoDefault(False)
        self._send.enter_pressed.connect(self.enter_pressed)
        self._send.clicked.connect(self.send_pressed)
        self._cancel.clicked.connect(self.cancel_newest)
        self._new.clicked.connect(self.new_draft_requested)
        layout = QHBoxLayout(self)
        step = theme.unit(self)
        layout.setContentsMargins(2 * step, step // 2, 2 * step, step // 2)
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

    def show_newest(self, newest: UnderWay | None, others: int = 0) -> None:
        """Show how far the newest message is; None when there is none or it has a line above.

        `others` counts those that have a line above.
        """
        self._others = others
        if newest != self._newest:
            self._newest = newest
            self._refresh()
            self._tell_way_back()

    def _tell_way_back(self) -> None:
        """Tell a screen reader that a message can be taken back, once: it lasts some seconds."""
        newest = self._newest
        if newest is not None and newest.held_until and newest.number != self._told:
            self._told = newest.number
            way = labelled(stop_text(newest), keys_text("stop"))
            announce(self._cancel, f"{line_text(newest)} · {way}")

    def show_profile(self, profile: Profile) -> None:
        """Name the profile's kind on the button, and wear its colour."""
        self._profile = profile
        self._refresh()

    @property
    def sending(self) -> bool:
        """Whether any message is under way."""
        return self._newest is not None or self._others > 0

    @Slot()
    def cancel_newest(self) -> None:
        """Ask for the message that the bar shows to be stopped."""
        if self._newest is not None:
            self.cancel_requested.emit(self._newest.number)

    @Slot()
    def press(self) -> None:
        """Send, if that is possible."""
        if self._send.isEnabled():
            self._send.click()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._new.setText(self.tr("New draft"))
        self._send.setToolTip(
            filled(self.tr("Send the message ({keys})"), {"keys": keys_text("send")})
        )
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._refresh)

    @Slot()
    def _refresh(self) -> None:
        newest = self._newest
        self._send.setText(self._send_text())
        self._send.setEnabled(self._ready)
        self._cancel.setVisible(newest is not None)
        self._cancel.setText(stop_text(newest) if newest else self.tr("Cancel"))
        self._hint.setText(line_text(newest) if newest else "")
        if newest is not None and newest.counts_down:
            self._tick.start()
        else:
            self._tick.stop()
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
        least = max(20 * theme.character(self.fontMetrics()), self._send.sizeHint().width())
        if self._send.minimumWidth() != least:
            self._send.setMinimumWidth(least)
