"""How the window speaks: intents to the program, sentences to the operator."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.status_line import StatusLine
from chatapp_desktop.ui.widgets.busy import BusyLine
from chatapp_desktop.ui.widgets.toast import Toasts
from chatapp_desktop.ui.words.spoken import Said
from chatapp_desktop.viber.draft import Draft


class SpeakingWindow(QMainWindow):
    """Every signal is something that is asked for; whoever made the window carries it out."""

    first_painted = Signal()
    send_requested = Signal(Draft)
    cancel_requested = Signal(int)
    """Carries the number of the submission to be stopped."""
    undo_requested = Signal(int)
    """Carries the number of one that is to be stopped only if nothing of it has left."""
    draft_changed = Signal(Draft)
    new_draft_requested = Signal()
    previous_draft_requested = Signal()
    open_requested = Signal(Path)
    save_requested = Signal(Path, Draft)
    profile_chosen = Signal(str)
    credentials_requested = Signal()
    profiles_requested = Signal()
    keyring_requested = Signal()
    do_not_contact_requested = Signal()
    refused_send_tried = Signal(Draft)
    """The operator tried to send what is blocked."""
    dry_run_requested = Signal(Draft)
    code_requested = Signal(Draft)
    rename_requested = Signal()
    settings_requested = Signal()
    welcome_requested = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    zoom_chosen = Signal(int)
    """Carries 1 for larger text, -1 for smaller, 0 for the ordinary size."""
    close_requested = Signal()
    blocked = Signal(bool)
    """Whether a question covers the window, which takes no clicks meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._status = StatusLine()
        self.busy = BusyLine()
        self._toasts = Toasts(self, self.statusBar())
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(self.busy)
        self.statusBar().setContentsMargins(2 * theme.unit(self), 0, 0, 0)

    # To the operator

    def say(self, said: Said) -> None:
        """Show a sentence in the status line, and tell it to a screen reader."""
        self._status.say(said)

    def tell(self, said: Said) -> None:
        """Say that something is done: in the status line, and as a toast that goes by itself."""
        self._status.write(said)  # the toast tells a screen reader, which needs it once
        self._toasts.show(said)

    def mention(self, said: Said) -> None:
        """Say something beside what the status line is about: as a toast only."""
        self._toasts.show(said)

    def say_also(self, said: Said) -> None:
        """Show a sentence behind the one that is there, which must not be said over."""
        self._status.say_also(said)

    @property
    def said(self) -> str:
        """What the status line shows."""
        return self._status.text()
