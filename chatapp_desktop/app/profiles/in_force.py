"""The profiles as they hold now: one of them is in force, and the file has them all."""

from __future__ import annotations

import asyncio
import dataclasses
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.composer.drafts import moved_to
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles, sandbox_profile
from chatapp_desktop.store.accounts.shared_profiles import exchange, merged
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.history.records import Row
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import file_error_text


class ProfilesInForce(QObject):
    """Shows in the window what is in force, and writes down each change."""

    changed = Signal(Profile)
    """Another profile is in force, or this one was edited."""
    adopted = Signal(Profile)
    """Another window has edited this one, or made it."""
    rekeyed = Signal(Profile)
    """A profile's keys are elsewhere now."""

    def __init__(self, window: MainWindow, profiles: Profiles, path: Path, spawn: Spawn) -> None:
        """`path` is the file that has them."""
        super().__init__()
        self._window = window
        self.all = profiles
        self._base = profiles
        """What the file had when it was read or written last."""
        self._turn = asyncio.Lock()
        self._path = path
        self._spawn = spawn

    def current(self) -> Profile:
        """The one in force."""
        return self.all.current

    def with_id(self, profile_id: str) -> Profile | None:
        return next((each for each in self.all.items if each.id == profile_id), None)

    def of(self, row: Row) -> Profile | None:
        """The profile that an attempt was sent from, if it is still there."""
        if row.profile_id:
            return self.with_id(row.profile_id)
        return next((each for each in self.all.items if each.name == row.profile), None)

    def id_named(self, name: str) -> str:
        """The id of the first profile of that name; empty if there is none."""
        return next((each.id for each in self.all.items if each.name == name), "")

    def show(self) -> None:
        """Show what is in force, in the language of the moment."""
        self._window.show_profile(self.current(), self.all.items)

    @Slot(str)
    def choose(self, profile_id: str) -> None:
        self._put(dataclasses.replace(self.all, chosen=profile_id))
        self._spawn(self._keep())

    def use_sandbox(self) -> None:
        """Put the sandbox's profile into force; one is made if need be."""
        kinds = {each.kind: each.id for each in reversed(self.all.items)}
        if ProfileKind.SANDBOX not in kinds:
            self.all = self.all.with_profile(made := sandbox_profile())
            kinds[ProfileKind.SANDBOX] = made.id
        self.choose(kinds[ProfileKind.SANDBOX])

    async def change(self, profiles: Profiles) -> None:
        """Take edited profiles into force, and wait until they are kept."""
        self._put(profiles)
        await self._keep()

    def _put(self, profiles: Profiles) -> None:
        """What is typed follows the profile's defaults."""
        old, self.all = self.current(), profiles
        self.show()
        self._window.set_draft(moved_to(self._window.draft(), old, self.current()))
        self.changed.emit(self.current())

    def _adopt(self, profiles: Profiles) -> None:
        """Take in what other windows have made of them; what is in force here stays so."""
        known = {each.id: each for each in self.all.items}
        edited = [each for each in profiles.items if known.get(each.id) != each]
        for profile in edited:
            self.adopted.emit(profile)
        if self.current() in profiles.items:
            self.all = profiles
            self.show()
            self.changed.emit(self.current())
        else:
            self._put(profiles)

    @Slot(Profile)
    def take_keys(self, profile: Profile) -> None:
        """Keep where a profile's keys are now."""
        known = self.with_id(profile.id)
        if known is None:
            return
        kept = dataclasses.replace(known, keys_from=profile.keys_from, kept_in=profile.kept_in)
        if kept != known:
            self.all = self.all.with_profile(kept)
            self.rekeyed.emit(kept)
            self._spawn(self._keep())

    @Slot(str)
    def forget_leftover(self, profile_id: str) -> None:
        self.all = self.all.without_leftover(profile_id)
        self._spawn(self._keep())

    async def _keep(self) -> None:
        async with self._turn:
            ours = self.all
            try:
                kept = await aio.blocking(exchange, self._path, self._base, ours)
            except FileError as error:
                self._window.say(partial(file_error_text, error))
                return
            self._base = kept
            if kept != ours:
                self._adopt(merged(ours, self.all, kept))
