"""The two lists of numbers between their file, their dialogs and the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from chatapp_desktop import aio
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.app.watch import Watch
from chatapp_desktop.store.accounts import contacts as store
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.audit import user_name
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.files import read_text, replace_text
from chatapp_desktop.ui.profiles.list_dialog import ListDialog
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import aside_text, file_error_text

_LIMIT = 16 * 1024 * 1024

Lines = list[tuple[str, ...]]


class ContactDesk(QObject):
    """Opens the lists for editing, and keeps what is saved."""

    def __init__(self, window: MainWindow, watch: Watch, path: Path, spawn: Spawn) -> None:
        super().__init__()
        self._window = window
        self._watch = watch
        self._path = path
        self._spawn = spawn
        window.do_not_contact_requested.connect(self._edit_blocked)
        window.history.block_requested.connect(self._block)

    async def begin(self) -> None:
        """Read the lists."""
        try:
            self._watch.contacts, aside = await aio.blocking(store.load, self._path)
        except FileError as error:
            self._window.say(partial(file_error_text, error))
            return
        if aside is not None:
            self._window.say(partial(aside_text, aside.kept))

    async def edit_testers(self, profile: Profile, parent: QWidget) -> None:
        """Let the operator change a profile's test recipients."""
        dialog = ListDialog(
            lambda: self.tr("Test recipients of %1").replace("%1", profile.name),
            lambda: self.tr("This profile sends to these numbers only."),
            store.TEST_HEAD,
            (lambda: self.tr("Name"), lambda: self.tr("Number")),
            parent,
        )
        dialog.show_lines([store.row_of_test(t) for t in self._watch.contacts.test_of(profile.id)])

        def saved(lines: Lines) -> None:
            testers = [Recipient(*line) for line in lines]
            self._keep(self._watch.contacts.with_test(profile.id, testers))

        await self._ask(dialog, store.TEST_HEAD, saved)

    async def forget(self, profile_ids: set[str]) -> None:
        """Drop the test recipients of profiles that are no more."""
        contacts = self._watch.contacts
        for profile_id in profile_ids:
            contacts = contacts.with_test(profile_id, ())
        if contacts != self._watch.contacts:
            await self._save(contacts)

    @Slot()
    def _edit_blocked(self) -> None:
        self._spawn(self._open_blocked())

    @Slot(str, str)
    def _block(self, number: str, reason: str) -> None:
        self._spawn(self._open_blocked(Blocked(number, reason, user_name(), _today())))

    async def _open_blocked(self, offered: Blocked | None = None) -> None:
        dialog = ListDialog(
            lambda: self.tr("Do-not-contact list"),
            lambda: self.tr("Nothing is sent to these numbers, from any profile."),
            store.BLOCKED_HEAD,
            (
                lambda: self.tr("Number"),
                lambda: self.tr("Reason"),
                lambda: self.tr("Added by"),
                lambda: self.tr("Added on"),
            ),
            self._window,
        )
        dialog.show_lines([store.row_of_blocked(b) for b in self._watch.contacts.blocked])
        if offered is not None:
            dialog.show_lines([store.row_of_blocked(offered)])
            number = offered.number
            dialog.say(lambda: self.tr("Save to add +%1.").replace("%1", number))
        await self._ask(dialog, store.BLOCKED_HEAD, self._keep_blocked)

    def _keep_blocked(self, lines: Lines) -> None:
        before = {entry.number: entry for entry in self._watch.contacts.blocked}
        contacts = Contacts(self._watch.contacts.test, (), self._watch.contacts.unknown)
        for line in lines:
            entry = Blocked(*line)
            if before.get(entry.number) != entry and not entry.added_by:
                entry = Blocked(entry.number, entry.reason, user_name(), _today())
            contacts = contacts.with_blocked(entry)
        self._keep(contacts)

    async def _ask(
        self, dialog: ListDialog, heads: tuple[str, ...], saved: Callable[[Lines], None]
    ) -> None:
        dialog.saved.connect(saved)
        dialog.import_requested.connect(lambda path: self._spawn(self._import(dialog, path, heads)))
        dialog.export_requested.connect(
            lambda path, lines: self._spawn(self._export(dialog, path, heads, lines))
        )
        await aio.ask(dialog)
        dialog.deleteLater()

    async def _import(self, dialog: ListDialog, path: Path, heads: tuple[str, ...]) -> None:
        try:
            with dialog.busy.during(lambda: self.tr("Reading the file …")):
                lines, refused = await aio.blocking(_read, path, heads)
        except FileError as error:
            self._tell(dialog, file_error_text(error))
            return
        except store.ContactsError:
            self._tell(dialog, self.tr("The file needs a heading with a column “number”."))
            return
        if not isValid(dialog):
            return
        dialog.show_lines(lines)
        said = [self.tr("%n number(s) read.", "", len(lines))]
        said += [
            self.tr("Line %1 has no number: “%2”").replace("%1", str(r.line)).replace("%2", r.text)
            for r in refused[:10]
        ]
        self._tell(dialog, "\n".join(said))

    async def _export(
        self, dialog: ListDialog, path: Path, heads: tuple[str, ...], lines: Lines
    ) -> None:
        text = store.write_csv(heads, lines)
        try:
            # With the mark by which spreadsheets know UTF-8.
            with dialog.busy.during(lambda: self.tr("Saving the file …")):
                await aio.blocking(partial(replace_text, path, "\ufeff" + text, _LIMIT))
        except FileError as error:
            self._tell(dialog, file_error_text(error))
        else:
            self._tell(dialog, self.tr("Saved as %1").replace("%1", str(path)))

    def _tell(self, dialog: ListDialog, text: str) -> None:
        """Speak in the dialog, or in the window if it was closed while the file was worked on."""
        (dialog if isValid(dialog) else self._window).say(text)

    def _keep(self, contacts: Contacts) -> None:
        self._spawn(self._save(contacts))

    async def _save(self, contacts: Contacts) -> None:
        """In force at once; a list that cannot be written still holds for this run."""
        self._watch.contacts = contacts
        self._watch.tell()
        try:
            await aio.blocking(store.save, self._path, contacts)
        except FileError as error:
            self._window.say(partial(file_error_text, error))


def _today() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d")


def _read(path: Path, heads: tuple[str, ...]) -> tuple[Lines, list[store.Refused]]:
    """Read and take apart a CSV file; raises FileError and ContactsError."""
    return store.read_csv(read_text(path, _LIMIT), heads)
