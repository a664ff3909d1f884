"""The two lists of numbers between their file, their dialogs and the window."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from chatapp_desktop import aio
from chatapp_desktop.app.gate.contact_book import ContactBook, Trouble
from chatapp_desktop.app.gate.watch import Watch
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts import contacts as store
from chatapp_desktop.store.accounts.contact_csv import (
    ContactsError,
    QuotesError,
    Refused,
    read_csv,
    write_csv,
)
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.audit import Decided, Decision, user_name
from chatapp_desktop.store.documents import Aside
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.files import read_text, replace_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import put_in
from chatapp_desktop.ui.words.wording import (
    contacts_aside_text,
    contacts_error_text,
    file_error_text,
)

if TYPE_CHECKING:
    from chatapp_desktop.ui.profiles.list_dialog import ListDialog

_LIMIT = 16 * 1024 * 1024
_NAMED = 10
_TOGETHER = 500
"""How many numbers one line of the audit trail names."""

Lines = list[tuple[str, ...]]
Record = Callable[[Decided], Awaitable[None]]
"""Adds to the audit trail; raises FileError."""


class ContactDesk(QObject):
    """Opens the lists for editing, and keeps what is saved."""

    def __init__(
        self, window: MainWindow, watch: Watch, book: ContactBook, *, record: Record, spawn: Spawn
    ) -> None:
        super().__init__()
        self._window = window
        self._watch = watch
        self._book = book
        self._record = record
        self._spawn = spawn
        book.troubled = self._tell_trouble
        window.do_not_contact_requested.connect(self._edit_blocked)
        window.history.block_requested.connect(self._block)

    async def begin(self) -> None:
        """Read the lists."""
        await self._book.refresh(lambda: None)

    def _tell_trouble(self, trouble: Trouble) -> None:
        if isinstance(trouble, Aside):
            self._window.say(partial(contacts_aside_text, trouble.kept))
        else:
            self._window.say(partial(contacts_error_text, trouble))

    async def edit_testers(self, profile: Profile, parent: QWidget) -> None:
        """Let the operator change a profile's test recipients."""
        from chatapp_desktop.ui.profiles.list_dialog import ListDialog

        dialog = ListDialog(
            lambda: put_in(self.tr("Test recipients of %1"), profile.name),
            lambda: self.tr("This profile sends to these numbers only."),
            store.TEST_HEAD,
            (lambda: self.tr("Name"), lambda: self.tr("Number")),
            parent,
        )
        await self._book.refresh(lambda: None)
        before = self._watch.contacts
        dialog.show_lines([store.row_of_test(t) for t in before.test_of(profile.id)])

        def saved(lines: Lines) -> None:
            after = before.with_test(profile.id, [Recipient(*line) for line in lines])
            old, new = (set(each.test_of(profile.id)) for each in (before, after))
            changes = _changes(profile, "test_recipients", _numbers(old), _numbers(new))
            self._spawn(self._save(before, after, changes))

        await self._ask(dialog, store.TEST_HEAD, saved)

    async def forget(self, profile_ids: set[str]) -> None:
        """Drop the test recipients of profiles that are no more."""
        before = contacts = self._watch.contacts
        for profile_id in profile_ids:
            contacts = contacts.with_test(profile_id, ())
        if contacts != before:
            await self._save(before, contacts, ())

    @Slot()
    def _edit_blocked(self) -> None:
        self._spawn(self._open_blocked())

    @Slot(str, str)
    def _block(self, number: str, reason: str) -> None:
        self._spawn(self._open_blocked(Blocked(number, reason, user_name(), _today())))

    async def _open_blocked(self, offered: Blocked | None = None) -> None:
        from chatapp_desktop.ui.profiles.list_dialog import ListDialog

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
            signed={"added_by": user_name(), "added_at": _today()},
        )
        # Else a list opened right after the start would look as if nobody were on it.
        await self._book.refresh(lambda: None)
        before = self._watch.contacts
        dialog.show_lines([store.row_of_blocked(b) for b in before.blocked])
        if offered is not None:
            dialog.show_lines([store.row_of_blocked(offered)])
            number = offered.number
            dialog.say(lambda: self.tr("Save to add +%1.").replace("%1", number))
        await self._ask(dialog, store.BLOCKED_HEAD, partial(self._keep_blocked, before))

    def _keep_blocked(self, before: Contacts, lines: Lines) -> None:
        known, user, today = set(before.blocked), user_name(), _today()
        found = [Blocked(*line) for line in lines]
        entries = [
            each
            if each.added_by or each in known
            else Blocked(each.number, each.reason, user, today)
            for each in found
        ]
        # Whoever saves the list has looked through it.
        after = replace(before, blocked=(), doubtful="").with_blocked(*entries)
        old, new = _reasons(before.blocked), _reasons(after.blocked)
        self._spawn(self._save(before, after, _changes(None, "do_not_contact", old, new)))

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
        except QuotesError as error:
            text = self.tr(
                "Line %1: a quotation mark is missing or out of place. Nothing was read."
            )
            self._tell(dialog, text.replace("%1", str(error.line)))
            return
        except ContactsError:
            self._tell(dialog, self.tr("The file needs a heading with a column “number”."))
            return
        if not isValid(dialog):
            return
        dialog.show_lines(lines)
        said = [self.tr("%n number(s) read.", "", len(lines))]
        said += [self._refusal(each) for each in refused[:_NAMED]]
        if (rest := len(refused) - _NAMED) > 0:
            said.append(self.tr("%n more line(s) were not taken.", "", rest))
        self._tell(dialog, "\n".join(said))

    def _refusal(self, refused: Refused) -> str:
        if refused.last_line:
            text = self.tr(
                "Lines %1 to %2 are one cell, and none of them was taken: look at the quotation "
                "marks."
            )
            ends = str(refused.line), str(refused.last_line)
            return text.replace("%1", ends[0]).replace("%2", ends[1])
        text = self.tr("Line %1 has no number: “%2”")
        return text.replace("%1", str(refused.line)).replace("%2", refused.text)

    async def _export(
        self, dialog: ListDialog, path: Path, heads: tuple[str, ...], lines: Lines
    ) -> None:
        text = write_csv(heads, lines)
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

    async def _save(self, before: Contacts, after: Contacts, changes: Iterable[Decided]) -> None:
        """In force at once; a list that cannot be written still holds for this run."""
        try:
            with self._window.busy.during(lambda: self.tr("Saving the list …")):
                await self._book.keep(before, after)
        except FileError as error:
            self._window.say(partial(file_error_text, error))
        self._watch.tell()
        try:
            for change in changes:
                await self._record(change)
        except FileError as error:
            self._window.say(partial(file_error_text, error))


def _today() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d")


def _numbers(testers: Iterable[Recipient]) -> dict[str, str]:
    return {each.number: each.name for each in testers}


def _reasons(blocked: Iterable[Blocked]) -> dict[str, str]:
    return {each.number: each.reason for each in blocked}


def _changes(
    profile: Profile | None, name: str, before: dict[str, str], after: dict[str, str]
) -> Iterator[Decided]:
    """What the audit trail says about a changed list; many numbers share a line."""
    added = [number for number, why in after.items() if before.get(number) != why]
    removed = [number for number in before if number not in after]
    known = {**before, **after}
    owner, kind = (profile.name, profile.kind.value) if profile else ("", "")
    for decision, numbers in ((Decision.LISTED, added), (Decision.UNLISTED, removed)):
        for start in range(0, len(numbers), _TOGETHER):
            together = numbers[start : start + _TOGETHER]
            reasons = {known[number] for number in together}
            why = f"{name}: {reasons.pop()}" if len(reasons) == 1 else name
            yield Decided(owner, kind, " ".join(together), decision, why.rstrip(": "))


def _read(path: Path, heads: tuple[str, ...]) -> tuple[Lines, list[Refused]]:
    """Read and take apart a CSV file; raises FileError and ContactsError."""
    return read_csv(read_text(path, _LIMIT), heads)
