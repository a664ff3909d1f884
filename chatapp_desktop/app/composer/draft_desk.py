"""Which draft is in the form: a new one, one from a file or the history, or the one before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.composer.drafts import Autosave, fresh_draft, read_draft, write_draft
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import translate
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft


class DraftDesk(QObject):
    """Puts drafts into the form and takes them out; what was there before can be brought back."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        autosave: Autosave,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._spawn = spawn
        self._previous: Draft | None = None
        window.new_draft_requested.connect(self._start_new)
        window.previous_draft_requested.connect(self._bring_back)
        window.open_requested.connect(self.open_file)
        window.save_requested.connect(self._save_file)
        window.history.reopen_requested.connect(self._reopen)
        window.draft_changed.connect(autosave.changed)
        autosave.failed.connect(window.say)

    def show(self, draft: Draft) -> None:
        """Put a draft into the form."""
        self._previous = self._window.draft()
        self._window.set_draft(draft)
        self._window.offer_previous()

    @Slot()
    def _start_new(self) -> None:
        self.show(fresh_draft(self._profile()))

    @Slot()
    def _bring_back(self) -> None:
        if self._previous is not None:
            self.show(self._previous)

    @Slot(str)
    def _reopen(self, text: str) -> None:
        try:
            self.show(draft_file.loads(text))
        except draft_file.DraftFileError as error:
            self._window.say(error.describe(translate))

    @Slot(Path)
    def open_file(self, path: Path) -> None:
        """Open a draft file; one that cannot be read leaves the form alone."""

        async def read() -> None:
            found = await aio.blocking(read_draft, path)
            if isinstance(found, Draft):
                self.show(found)
                self._window.say(lambda: str(path))
            else:
                self._window.say(found)

        self._spawn(read())

    @Slot(Path, Draft)
    def _save_file(self, path: Path, draft: Draft) -> None:
        async def write() -> None:
            trouble = await aio.blocking(write_draft, path, draft)
            if trouble:
                self._window.say(trouble)
            else:
                self._window.tell(lambda: self.tr("Saved as %1").replace("%1", str(path)))

        self._spawn(write())
