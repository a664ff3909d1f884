"""Drafts between the form and files: the unfinished one, files opened and saved, the one before."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from chatapp_desktop import aio
from chatapp_desktop.store import drafts
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.ui.words.spoken import bracketed, joined, labelled
from chatapp_desktop.ui.words.wording import file_error_text, translate
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft

_AUTOSAVE_MS = 700
_DEFAULTS = {"Type": "message", "MessageType": "text"}


def fresh_draft(profile: Profile) -> Draft:
    """Make an empty text message with the profile's defaults."""
    return Draft({**_DEFAULTS, **_defaults_of(profile)})


def moved_to(draft: Draft, old: Profile, new: Profile) -> Draft:
    """Return the draft for another profile: the old one's defaults become the new one's."""
    before, after = _defaults_of(old), _defaults_of(new)
    return draft.replaced(
        {name: after[name] for name in before if draft[name] in ("", before[name])}
    )


def _defaults_of(profile: Profile) -> dict[str, str]:
    return {
        "From": profile.sender,
        "CustSpaceId": profile.cust_space_id,
        "Label": profile.label or "promotion",
        "Ttl": profile.ttl or "86400",
    }


def read_draft(path: Path) -> Draft | str:
    """Read a draft file; a sentence for the operator if that is not possible."""
    try:
        text = drafts.load(path)
    except FileError as error:
        return file_error_text(error)
    if text is None:
        return QCoreApplication.translate("Drafts", "There is no file %1.").replace("%1", str(path))
    try:
        return draft_file.loads(text)
    except draft_file.DraftFileError as error:
        return labelled(path.name, error.describe(translate))


def write_draft(path: Path, draft: Draft) -> str:
    """Write a draft file; empty if it went well, else a sentence for the operator."""
    try:
        drafts.save(path, draft_file.dumps(draft))
    except FileError as error:
        return file_error_text(error)
    return ""


class _InOrder:
    """Writes drafts to one file from several threads, so that none takes the place of a newer one.

    While one is written aside, the window may close and have the last keys written at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = Lock()
        self._written = 0

    def write(self, number: int, draft: Draft) -> str | None:
        """Write a draft, as `write_draft`; None where one with a higher number was written."""
        with self._writing:
            if number < self._written:
                return None
            self._written = number
            return write_draft(self._path, draft)


class Autosave(QObject):
    """Keeps the unfinished draft on disk, a moment after the last key."""

    failed = Signal(str)
    """Carries the sentence, once for each new reason."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._file = _InOrder(path)
        self._number = 0
        self._draft: Draft | None = None
        self._saved: Draft | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AUTOSAVE_MS)
        self._timer.timeout.connect(self._save_aside)

    def restore(self) -> Draft | str | None:
        """Read what was kept; None if nothing was, a sentence if it cannot be read.

        What cannot be read is set aside, so that the next draft does not take its place.
        """
        if not self._path.exists():
            return None
        found = read_draft(self._path)
        if isinstance(found, Draft):
            self._saved = found
            return found
        try:
            kept = drafts.set_aside(self._path)
        except FileError as error:
            return joined(found, file_error_text(error))
        return joined(found, bracketed(str(kept)))

    def changed(self, draft: Draft) -> None:
        """Keep this draft soon."""
        self._draft = draft
        if draft != self._saved:
            self._timer.start()

    def flush(self) -> None:
        """Keep the newest draft now."""
        self._timer.stop()
        if self._draft is not None and self._draft != self._saved:
            self._note(self._draft, self._file.write(self._next(), self._draft))

    @Slot()
    def _save_aside(self) -> None:
        draft = self._draft
        if draft is None:
            return
        number = self._next()

        async def save() -> None:
            self._note(draft, await aio.blocking(self._file.write, number, draft))

        aio.spawn(save(), lambda error: self.failed.emit(str(error)))

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _note(self, draft: Draft, trouble: str | None) -> None:
        if trouble is None:
            return
        if not trouble:
            self._saved = draft
        elif trouble != self._said:
            self.failed.emit(trouble)
        self._said = trouble
