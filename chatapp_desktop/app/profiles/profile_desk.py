"""Profiles between their file, their dialog and everything that depends on them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.gate.contact_desk import ContactDesk
from chatapp_desktop.app.gate.watch import Watch
from chatapp_desktop.app.profiles.accounts import Accounts
from chatapp_desktop.app.profiles.keys import Keys
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import Refusal
from chatapp_desktop.store.accounts import account_facts
from chatapp_desktop.store.accounts import profiles as profile_store
from chatapp_desktop.store.accounts.account_facts import AccountFacts
from chatapp_desktop.store.accounts.profiles import DEFAULT_ENDPOINT, Profile, ProfileKind, Profiles
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.files import read_text, replace_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import file_error_text

if TYPE_CHECKING:
    from chatapp_desktop.cams.probe import Report
    from chatapp_desktop.ui.profiles.dialog import ProfilesDialog

_LIMIT = 1024 * 1024

Change = Callable[[Profiles], Awaitable[None]]
"""Takes new profiles into force."""


class ProfileDesk(QObject):
    """Opens the profiles for editing, tests connections, and forgets what was deleted."""

    applied = Signal()
    """Edited profiles are in force, with no client left of those before."""

    def __init__(
        self,
        window: MainWindow,
        *,
        profiles: Callable[[], Profiles],
        change: Change,
        keys: Keys,
        contacts: ContactDesk,
        watch: Watch,
        path: Path,
        spawn: Spawn,
    ) -> None:
        """`path` is where what accounts own is kept."""
        super().__init__()
        self._window = window
        self._profiles = profiles
        self._change = change
        self._keys = keys
        self._contacts = contacts
        self._watch = watch
        self._path = path
        self._spawn = spawn
        self._dialog: ProfilesDialog | None = None
        self._begun = ""
        window.profiles_requested.connect(self._open)
        window.rename_requested.connect(self._rename)

    async def begin(self) -> None:
        """Read what accounts were found to own."""
        try:
            self._watch.facts = await aio.blocking(account_facts.load, self._path)
        except FileError as error:
            self._window.say(partial(file_error_text, error))

    @Slot()
    def _open(self) -> None:
        if self._dialog is None:
            self._begun = ""
            self._spawn(self._edit(self._make()))

    @Slot()
    def _rename(self) -> None:
        if self._dialog is None:
            dialog = self._make()
            dialog.rename()
            self._begun = ""
            self._spawn(self._edit(dialog))

    @Slot()
    def add_account(self) -> None:
        """Open the profiles with a new one begun; once saved, it is the one in force."""
        if self._dialog is None:
            dialog = self._make()
            dialog.add_new()
            self._begun = dialog.chosen_id
            self._spawn(self._edit(dialog))

    def _make(self) -> ProfilesDialog:
        from chatapp_desktop.ui.profiles.dialog import ProfilesDialog

        dialog = ProfilesDialog(self._profiles(), self._watch.facts, self._window)
        offered = {each.id for each in self._profiles().items}
        dialog.applied.connect(lambda items: self._spawn(self._apply(tuple(items), offered)))
        dialog.test_requested.connect(lambda profile: self._spawn(self._test(dialog, profile)))
        dialog.credentials_requested.connect(
            lambda profile: self._spawn(self._keys.edit(profile, dialog))
        )
        dialog.recipients_requested.connect(
            lambda profile: self._spawn(self._contacts.edit_testers(profile, dialog))
        )
        dialog.import_requested.connect(lambda path: self._spawn(self._import(dialog, path)))
        dialog.export_requested.connect(
            lambda path, items: self._spawn(self._export(dialog, path, tuple(items)))
        )
        dialog.sweep_requested.connect(lambda: self._spawn(self._sweep(dialog)))
        return dialog

    async def _edit(self, dialog: ProfilesDialog) -> None:
        self._dialog = dialog
        try:
            await aio.ask(dialog)
        finally:
            self._dialog = None
            dialog.deleteLater()

    def profile_changed(self, profile: Profile) -> None:
        """Tell the open dialog where a profile's keys are now."""
        if self._dialog is not None:
            self._dialog.replace_profile(profile)

    async def _apply(self, items: tuple[Profile, ...], offered: set[str]) -> None:
        """Take the dialog's profiles; what it never had, another window has made meanwhile."""
        old = self._profiles()
        offered.update(item.id for item in items)
        items = (*items, *(each for each in old.items if each.id not in offered))
        before = {item.id: item for item in old.items}
        gone = [before[each] for each in before.keys() - {item.id for item in items}]
        # Where keys are is known here better than in a dialog that was opened earlier.
        items = tuple(_with_keys_of(before.get(item.id), item) for item in items)
        begun = any(item.id == self._begun for item in items)
        chosen = self._begun if begun else old.chosen
        # Remembered before they are deleted: neither a crash nor a locked key ring loses track.
        keyed = [each for each in gone if each.kept_in or each.kind is not ProfileKind.SANDBOX]
        await self._change(replace(old, items=items, chosen=chosen).with_leftovers(keyed))
        for item in items:
            if before.get(item.id) != item:
                self._keys.accounts.renew(item)
        self.applied.emit()
        if gone:
            ids = {item.id for item in gone}
            for profile_id in ids:
                self._watch.facts.pop(profile_id, None)
            await self._contacts.forget(ids)
            await self._keep_facts()
            await self._keys.sweep()

    async def _test(self, dialog: ProfilesDialog, profile: Profile) -> None:
        task = asyncio.current_task()
        stop = task.cancel if task is not None else None
        try:
            with dialog.busy.during(lambda: self.tr("Testing …"), stop):
                report = await try_connection(self._keys.accounts, profile)
        except asyncio.CancelledError:
            if dialog is self._dialog:
                dialog.show_stopped()
            raise
        if report.spaces or report.services:
            self._watch.facts[profile.id] = AccountFacts(report.spaces, report.services)
            self._watch.tell()
            await self._keep_facts()
        if dialog is self._dialog:
            dialog.show_report(profile.id, report)

    async def _sweep(self, dialog: ProfilesDialog) -> None:
        said = await self._keys.sweep()
        if dialog is self._dialog:
            dialog.show_leftovers(self._profiles().leftovers)
            dialog.say(said)

    async def _keep_facts(self) -> None:
        try:
            await aio.blocking(account_facts.save, self._path, dict(self._watch.facts))
        except FileError as error:
            self._window.say(partial(file_error_text, error))

    async def _import(self, dialog: ProfilesDialog, path: Path) -> None:
        try:
            with dialog.busy.during(lambda: self.tr("Reading the file …")):
                found = profile_store.from_json(await aio.blocking(read_text, path, _LIMIT))
        except FileError as error:
            dialog.say(file_error_text(error))
        except ValueError:
            dialog.say(lambda: self.tr("There are no profiles in %1.").replace("%1", str(path)))
        else:
            dialog.add(found)

    async def _export(self, dialog: ProfilesDialog, path: Path, items: tuple[Profile, ...]) -> None:
        try:
            with dialog.busy.during(lambda: self.tr("Saving the file …")):
                await aio.blocking(replace_text, path, profile_store.to_json(items), _LIMIT)
        except FileError as error:
            dialog.say(file_error_text(error))
        else:
            dialog.say(lambda: self.tr("Saved as %1, without any keys").replace("%1", str(path)))


async def try_connection(accounts: Accounts, profile: Profile) -> Report:
    """Try a profile as it is, saved or not."""
    from chatapp_desktop.cams.probe import Finding, Report, probe

    client = await accounts.client_for(profile)
    if isinstance(client, Refusal):
        return Report(Finding.NO_KEYS, client.code, client.detail)
    try:
        return await probe(client, profile.cust_space_id, _default_resolves)
    finally:
        await client.aclose()


async def _default_resolves() -> bool:
    """Whether the service's own name is found: then there is a network."""
    import asyncio
    import socket

    try:
        await asyncio.get_running_loop().getaddrinfo(DEFAULT_ENDPOINT, 443)
    except socket.gaierror:
        return False
    return True


def _with_keys_of(known: Profile | None, item: Profile) -> Profile:
    if known is None:
        return item
    return replace(item, keys_from=known.keys_from, kept_in=known.kept_in)
