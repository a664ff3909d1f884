"""The lists of numbers as they hold now, kept in step with a file that other windows write too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from chatapp_desktop import aio
from chatapp_desktop.store.accounts import contact_file
from chatapp_desktop.store.accounts.contact_file import Stamp
from chatapp_desktop.store.accounts.contacts import Contacts, merged
from chatapp_desktop.store.documents import Aside, exclusive, set_aside
from chatapp_desktop.store.errors import FileError

T = TypeVar("T")

Trouble = Aside | FileError


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen when the file had changed."""

    stamp: Stamp | None
    contacts: Contacts | None = None
    """None when there is no file, or none that can be read."""
    trouble: Trouble | None = None


class ContactBook:
    """Reads the file again when it has changed, and merges what this window has changed.

    What was in force stays in force whatever becomes of the file: a number leaves the list only
    because an operator has removed it, here or in another window.
    """

    def __init__(self, path: Path) -> None:
        self.contacts = Contacts()
        self.troubled: Callable[[Trouble], None] = lambda _: None
        """Told when the lists cannot be read, or not whole; once for each file."""
        self._path = path
        self._seen = Contacts()
        self._stamp: Stamp | None = None
        self._turn = asyncio.Lock()
        self._untold: Trouble | None = None

    async def refresh(self, beside: Callable[[], T]) -> T:
        """Look at the file, on a thread that calls `beside` as well; returns what that gives."""
        async with self._turn:
            sight, found = await aio.blocking(lambda: (self._look(), beside()))
            self._take(sight)
            self._tell()
        return found

    async def keep(self, before: Contacts, after: Contacts) -> None:
        """Take what an operator has made of `before` into force, and then into the file.

        Where `before` is doubtful and `after` is not, somebody has looked through it: from then on
        it is not any more. Raises FileError; then what was changed holds for this run.
        """
        async with self._turn:
            doubt = self.contacts.doubtful
            self.contacts = replace(merged(before, after, self.contacts), doubtful=doubt)
            looked_through = bool(before.doubtful and not after.doubtful)
            try:
                await aio.blocking(self._exchange, looked_through)
            finally:
                self._tell()

    def _exchange(self, looked_through: bool) -> None:
        """Blocking: what another window writes comes before the look or after the writing."""
        with exclusive(self._path):
            self._take(self._look())
            settled = replace(self.contacts, doubtful="") if looked_through else self.contacts
            self._stamp = self._write(settled)
            self.contacts = self._seen = settled

    def _look(self) -> Sight | None:
        """Blocking; None when there is nothing new."""
        stamp = contact_file.stamp_of(self._path)
        if stamp is not None and stamp == self._stamp:
            return None
        try:
            contacts, aside = contact_file.load(self._path)
        except FileError as error:
            return Sight(stamp, trouble=error)
        missing = stamp is None and aside is None
        return Sight(stamp, None if missing else contacts, aside)

    def _take(self, sight: Sight | None) -> None:
        if sight is None:
            return
        known = self.contacts.doubtful
        if sight.contacts is not None:
            self.contacts = merged(self._seen, self.contacts, sight.contacts)
            self._seen, self._stamp = sight.contacts, sight.stamp
        elif sight.trouble is not None:
            # Without a stamp it is tried again each time: permissions leave none.
            self._stamp = None
            self.contacts = replace(self.contacts, doubtful=str(self._path))
            self._seen = replace(self._seen, doubtful=str(self._path))
        if sight.trouble is not None and self.contacts.doubtful != known:
            self._untold = sight.trouble

    def _tell(self) -> None:
        trouble, self._untold = self._untold, None
        if trouble is not None:
            self.troubled(trouble)

    def _write(self, contacts: Contacts) -> Stamp | None:
        """Blocking; raises FileError. What cannot be read is set aside and not written over."""
        try:
            contact_file.load(self._path)
        except FileError:
            set_aside(self._path, "unreadable")
        contact_file.save(self._path, contacts)
        return contact_file.stamp_of(self._path)
