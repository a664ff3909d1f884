"""Keeps the facts against which drafts are judged: lists, Service IDs, policy, hours."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from chatapp_desktop.app.gate.contact_book import ContactBook
from chatapp_desktop.app.gate.quiet import quiet_zones
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.account_facts import AccountFacts
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.store.accounts.quiet_hours import quiet_hours
from chatapp_desktop.store.accounts.safety_policy import Action, Ruling, ruling
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import bracketed, joined
from chatapp_desktop.viber.surroundings import Surroundings

_MINUTE_MS = 60_000
_FRESH_SECONDS = 0.25
"""What was read so short a time ago need not be read again for each of hundreds of messages."""


class Watch(QObject):
    """Tells the window about the profile in force, at every change and once a minute."""

    told = Signal()
    """Something may have changed; `surroundings` has what holds now."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        spawn: Spawn,
        hours: str,
        book: ContactBook,
    ) -> None:
        """`hours` are the quiet ones, as `21:00-08:00`; empty for none."""
        super().__init__()
        self._window = window
        self._profile = profile
        self._spawn = spawn
        self._hours = quiet_hours(hours)
        self._quiet: dict[str, str] = {}
        self._policy = Ruling()
        self._book = book
        self._blocked: tuple[Blocked, ...] = ()
        self._brackets = ""
        self._why: Mapping[str, str] = MappingProxyType({})
        self._read_at = -_FRESH_SECONDS
        self.facts: dict[str, AccountFacts] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self.look)

    def set_hours(self, hours: str) -> None:
        """Go by other quiet hours from now on."""
        wanted = quiet_hours(hours)
        if wanted != self._hours:
            self._hours, self._quiet = wanted, {}
            self.look()

    def begin(self) -> None:
        """Look now, and from now on once a minute."""
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Find out what has changed, and tell the window."""
        self._spawn(self._look())

    async def _look(self) -> None:
        await self.refresh(self._profile())

    @property
    def contacts(self) -> Contacts:
        """The lists of numbers as they hold now."""
        return self._book.contacts

    @contacts.setter
    def contacts(self, contacts: Contacts) -> None:
        self._book.contacts = contacts

    async def refresh(self, profile: Profile) -> Ruling:
        """Read lists, policy and clock anew; return what the policy says about sending."""
        if profile.kind is ProfileKind.SANDBOX:
            return await self.look_at_rules()
        began = time.monotonic()
        self._policy, self._quiet = await self._book.refresh(self._read)
        self._read_at = began
        self.tell()
        return self._policy

    async def look_at_rules(self) -> Ruling:
        """Read anew what may forbid to send; return what the policy says."""
        began = time.monotonic()
        self._policy = await self._book.refresh(_ruling)
        self._read_at = began
        self.tell()
        return self._policy

    async def look_again(self) -> None:
        """Read anew what may forbid to send, unless that was done a moment ago."""
        if time.monotonic() - self._read_at >= _FRESH_SECONDS:
            await self.look_at_rules()

    def tell(self) -> None:
        """Let the window judge by what is known now."""
        self._window.set_surroundings(self.surroundings(self._profile()))
        self.told.emit()

    def surroundings(self, profile: Profile) -> Surroundings:
        """What is known about a profile now."""
        testers = self.contacts.test_of(profile.id)
        only_testers = profile.kind is ProfileKind.TEST
        sandbox = profile.kind is ProfileKind.SANDBOX
        denied = self._policy.action is Action.DENY
        return Surroundings(
            services=self.facts.get(profile.id, AccountFacts()).services,
            test_recipients={t.number: t.name for t in testers} if only_testers else None,
            do_not_contact=self._reasons(),
            quiet={} if sandbox else self._quiet,
            forbidden_by=self._policy.rule if denied else "",
        )

    def _reasons(self) -> Mapping[str, str]:
        """Why each number is blocked; made anew only for another list or another language."""
        brackets = bracketed("%1")
        if self.contacts.blocked is not self._blocked or brackets != self._brackets:
            self._blocked, self._brackets = self.contacts.blocked, brackets
            why = {entry.number: why_blocked(entry) for entry in self._blocked}
            self._why = MappingProxyType(why)
        return self._why

    def _read(self) -> tuple[Ruling, dict[str, str]]:
        quiet = quiet_zones(self._hours, datetime.now(UTC)) if self._hours else {}
        return _ruling(), quiet


def _ruling() -> Ruling:
    return ruling(Path.home(), dict(os.environ))


def why_blocked(entry: Blocked) -> str:
    """The reason, and who said so when."""
    who = " ".join(part for part in (entry.added_by, entry.added_at) if part)
    return joined(entry.reason or "?", bracketed(who) if who else "")
