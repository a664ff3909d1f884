"""Keys between the dialog, the keyring and the badge. They pass through memory only."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from chatapp_desktop import aio
from chatapp_desktop.app.profiles.accounts import Accounts
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import Refusal
from chatapp_desktop.store.accounts.profiles import Leftover, Profile, ProfileKind
from chatapp_desktop.store.logs import protect
from chatapp_desktop.store.secrets import external
from chatapp_desktop.store.secrets.external import Offer, Origin, Place, origin_of
from chatapp_desktop.store.secrets.outcomes import (
    Deleted,
    Found,
    Gone,
    Missing,
    Secret,
    Stored,
    TimedOut,
    Unreadable,
)
from chatapp_desktop.store.secrets.secrets import SecretStore
from chatapp_desktop.store.secrets.vault import Badge, Vault
from chatapp_desktop.ui.profiles.keyring_text import (
    Standing,
    can_be_asked_again,
    deleted_text,
    deleting_text,
    left_text,
    origin_text,
    standing_text,
    still_there_text,
)
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.doctor import code_sentence
from chatapp_desktop.ui.words.notices import place_text, sandbox_keys_text, waiting_text
from chatapp_desktop.ui.words.spoken import Said, joined, listed

if TYPE_CHECKING:
    from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog


class Keys(QObject):
    """Shows where a profile's keys are, and takes new ones."""

    moved = Signal(Profile)
    """Where a profile's keys are has changed: `keys_from` or `kept_in`."""
    renewed = Signal()
    """Keys were entered, chosen or asked for anew: what failed for want of them may work now."""

    swept = Signal(str)
    """The keys of a deleted profile are gone for good; carries its id."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        spawn: Spawn,
        leftovers: Callable[[], Sequence[Leftover]] = tuple,
    ) -> None:
        """`leftovers` are the deleted profiles whose keys may still be in the key ring."""
        super().__init__()
        self._leftovers = leftovers
        self._sweeping = asyncio.Lock()
        self._reminded = False
        self._window = window
        self._profile = profile
        self._spawn = spawn
        self._store = SecretStore()
        self._vault = Vault(self._store)
        self._keyring = ""
        self._place: Said = waiting_text
        self._dialog: CredentialsDialog | None = None
        self._refusals: dict[str, Refusal] = {}
        self._asking: set[str] = set()
        self.accounts = Accounts(self._vault)
        window.credentials_requested.connect(self._ask)
        window.keyring_requested.connect(self._ask_again)

    def close(self) -> None:
        """Ask the keyring nothing more; a call that is stuck is left behind."""
        self._store.close()

    async def look(self) -> None:
        """Fetch the profile's keys and say where they are; a locked keyring may take its time."""
        profile = self._profile()
        self.accounts.know(profile)
        if profile.kind is not ProfileKind.SANDBOX:
            self._asking.add(profile.id)
            self.show_badge()
            try:
                await self._fetch(profile)
            finally:
                self._asking.discard(profile.id)
        self.show_badge()
        if self._leftovers():
            await self._sweep_if_open(profile)

    async def _fetch(self, profile: Profile) -> None:
        if origin_of(profile.keys_from).place is Place.KEYRING:
            self._keyring = (await self._store.probe()).name
        found = await self.accounts.secret(profile)
        if isinstance(found, Refusal):
            self._refusals[profile.id] = found
        else:
            self._refusals.pop(profile.id, None)
            _protect(found)

    def show_badge(self) -> None:
        """Say where the keys of the profile in force are."""
        profile = self._profile()
        origin = origin_of(profile.keys_from)
        bar = self._window.profile_bar
        if profile.kind is ProfileKind.SANDBOX:
            bar.show_badge(sandbox_keys_text())
        elif profile.id in self._asking:
            bar.show_badge(waiting_text(), alarming=True)
        elif origin.place is Place.KEYRING:
            standing = self._standing(profile)
            again = can_be_asked_again(standing)
            alarming = standing.badge is not Badge.KEPT
            bar.show_badge(standing_text(standing), alarming=alarming, again=again)
        elif refusal := self._refusals.get(profile.id):
            text = code_sentence(refusal.code, refusal.detail)
            bar.show_badge(text, alarming=True, again=True)
        else:
            bar.show_badge(origin_text(origin))

    def _standing(self, profile: Profile) -> Standing:
        return Standing(
            self._vault.badge(profile.id) or Badge.ABSENT,
            self._vault.why(profile.id),
            self._keyring,
            profile.kept_in,
        )

    @Slot()
    def _ask(self) -> None:
        self._spawn(self.edit(self._profile(), self._window))

    @Slot()
    def _ask_again(self) -> None:
        self._spawn(self._retry())

    async def _retry(self) -> None:
        self.accounts.drop(self._profile().id)
        await self.look()
        self.renewed.emit()

    async def edit(self, profile: Profile, parent: QWidget) -> None:
        """Let the operator enter keys or choose where they are read from.

        The dialog is there at once; a keyring that takes its time is named when it has answered.
        """
        if self._dialog is not None:
            return
        from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog

        self._dialog = dialog = CredentialsDialog(profile.name, self._place, parent)
        dialog.show_saved(saved=self._may_be_saved(profile))
        dialog.entered.connect(lambda secret: self._spawn(self._keep(profile, secret)))
        dialog.forget_requested.connect(lambda: self._spawn(self._forget(profile)))
        dialog.origin_chosen.connect(lambda origin: self._spawn(self._use(profile, origin)))
        dialog.import_requested.connect(lambda origin: self._spawn(self._import(profile, origin)))
        learning = self._spawn(self._describe(dialog, profile))
        try:
            await aio.ask(dialog)
        finally:
            learning.cancel()
            self._dialog = None
            dialog.deleteLater()

    def _may_be_saved(self, profile: Profile) -> bool:
        """Whether forgetting could find anything; a key ring that did not open may have some."""
        badge = self._vault.badge(profile.id) or Badge.ABSENT
        return bool(profile.kept_in) or badge is not Badge.ABSENT

    async def _describe(self, dialog: CredentialsDialog, profile: Profile) -> None:
        offers, broken = await aio.blocking(_offers)
        dialog.show_offers(offers, origin_of(profile.keys_from), broken)
        backend = await self._store.probe()
        self._keyring = backend.name
        self._place = partial(place_text, backend.name if backend.secure else "")
        dialog.show_place(self._place)

    async def _keep(self, profile: Profile, secret: Secret) -> None:
        _protect(secret)
        self.accounts.drop(profile.id)
        self._vault.hold(profile.id, secret)
        # In force at once; whether the keyring takes them shows when it has answered.
        self._moved(replace(profile, keys_from=""))
        self.renewed.emit()
        self._asking.add(profile.id)
        self.show_badge()
        outcome = await self._vault.keep(profile.id, secret)
        self._asking.discard(profile.id)
        if isinstance(outcome, Stored):
            self._keyring = (await self._store.probe()).name or self._keyring
        if isinstance(outcome, Stored | TimedOut):
            # Out of time, it may still happen: then it must be known, to be deleted one day.
            self._moved(replace(profile, keys_from="", kept_in=self._keyring))
        self.show_badge()
        if self._leftovers():
            await self._sweep_if_open(profile)

    async def _forget(self, profile: Profile) -> None:
        self.accounts.drop(profile.id)
        gone = await self._vault.forget(profile.id)
        self.accounts.know(profile)
        if _is_gone(gone, profile.kept_in):
            self._moved(replace(profile, keys_from="", kept_in=""))
        else:
            # It may still be there: the badge must go on naming the place.
            self._moved(replace(profile, keys_from=""))
            self._window.say(partial(still_there_text, profile.name, profile.kept_in, gone))
        self.show_badge()

    async def sweep(self) -> str:
        """Delete the keys of profiles that are gone; say what is deleted and what stays."""
        said: list[str] = []
        async with self._sweeping:
            for left in self._leftovers():
                self._window.say(partial(deleting_text, left.name))
                self.accounts.drop(left.id)
                gone = await self._vault.forget(left.id)
                if _is_gone(gone, left.kept_in):
                    self.swept.emit(left.id)
                    said.append(deleted_text(left.name))
                else:
                    said.append(still_there_text(left.name, left.kept_in, gone))
        if said:
            self._window.say(joined(*said))
        return "\n".join(said)

    async def _sweep_if_open(self, profile: Profile) -> None:
        """Catch up with what could not be deleted, now that the key ring has answered."""
        if isinstance(self._vault.why(profile.id), Found | Missing | Unreadable | Stored):
            await self.sweep()
        else:
            self._remind()

    def _remind(self) -> None:
        """Say once in each run that keys were left."""
        if self._reminded:
            return
        self._reminded = True
        names = [f"“{left.name}”" for left in self._leftovers()]
        self._window.say_also(lambda: left_text(listed(names)))

    async def _use(self, profile: Profile, origin: Origin) -> None:
        self.accounts.drop(profile.id)
        self._moved(replace(profile, keys_from=origin.text))
        await self.look()
        self.renewed.emit()

    async def _import(self, profile: Profile, origin: Origin) -> None:
        found = await self.accounts.external(origin)
        if isinstance(found, Refusal):
            self._window.say(partial(code_sentence, found.code, found.detail))
        else:
            await self._keep(profile, found)

    def _moved(self, profile: Profile) -> None:
        self.accounts.know(profile)
        self.moved.emit(profile)


def _offers() -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    home = Path.home()
    return external.offers(home, dict(os.environ)), external.broken_files(home)


def _is_gone(gone: Gone, kept_in: str) -> bool:
    """Whether nothing can be left: it was deleted, or no key ring ever took it."""
    return isinstance(gone, Deleted) or not kept_in


def _protect(secret: Secret) -> None:
    """Keep what is secret out of every log from now on."""
    for value in (secret.access_key_secret, secret.security_token):
        if value:
            protect(value)
