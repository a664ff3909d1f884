"""What the program does for somebody who has it for the first time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.ui.welcome import WelcomeDialog
from chatapp_desktop.ui.window import MainWindow


class FirstSteps(QObject):
    """Asks where to begin, and leads there."""

    def __init__(
        self,
        window: MainWindow,
        *,
        use_sandbox: Callable[[], None],
        add_account: Callable[[], None],
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._use_sandbox = use_sandbox
        self._add_account = add_account
        self._spawn = spawn
        self._shown: WelcomeDialog | None = None
        window.welcome_requested.connect(self.welcome)

    @Slot()
    def welcome(self) -> None:
        """Show the first window, unless it is open."""
        if self._shown is None:
            self._spawn(self._ask())

    async def _ask(self) -> None:
        self._shown = shown = WelcomeDialog(self._window)
        shown.sandbox_wanted.connect(self._use_sandbox)
        shown.account_wanted.connect(self._add_account)
        try:
            await aio.ask(shown)
        finally:
            self._shown = None
            shown.deleteLater()
