"""Who may be written to in a test, and who must not be written to at all: two lists.

The changes that two windows make become one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, TypeVar

from chatapp_desktop.viber.recipient import is_digits, normalise_number

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

MAX_DIGITS: Final = 15
TEST_HEAD: Final = ("name", "number")
BLOCKED_HEAD: Final = ("number", "reason", "added_by", "added_at")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person or a handset that a test profile may write to."""

    name: str
    number: str
    """Digits only, country code first."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A number that must not be written to."""

    number: str
    reason: str
    added_by: str = ""
    added_at: str = ""
    """A date as people read it, `2026-07-01`."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Both lists. Test recipients belong to a profile, by its id; the other list to everybody."""

    test: Mapping[str, tuple[Recipient, ...]] = field(default_factory=dict)
    blocked: tuple[Blocked, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=dict, repr=False)
    doubtful: str = ""
    """The file that could not be read whole, so that numbers may be missing; empty if none may."""

    def __post_init__(self) -> None:
        for name in ("test", "unknown"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def test_of(self, profile_id: str) -> tuple[Recipient, ...]:
        """The test recipients of a profile."""
        return self.test.get(profile_id, ())

    def with_test(self, profile_id: str, recipients: Iterable[Recipient]) -> Contacts:
        """Return a copy with another list of test recipients."""
        kept = {k: v for k, v in self.test.items() if k != profile_id}
        found = tuple(recipients)
        return replace(self, test={**kept, profile_id: found} if found else kept)

    def with_blocked(self, *entries: Blocked) -> Contacts:
        """Return a copy with numbers that must not be written to; the newest word counts."""
        newest = {entry.number: entry for entry in entries}
        kept = tuple(each for each in self.blocked if each.number not in newest)
        return replace(self, blocked=(*kept, *newest.values()))


def row_of_test(entry: Recipient) -> tuple[str, ...]:
    """An entry as a line of the table."""
    return entry.name, entry.number


def row_of_blocked(entry: Blocked) -> tuple[str, ...]:
    """An entry as a line of the table."""
    return entry.number, entry.reason, entry.added_by, entry.added_at


def sound_number(text: str) -> str:
    """The number as it is sent; empty if it cannot be one."""
    # Most are sound already, and there may be tens of thousands of them.
    number = text if is_digits(text) and text[0] != "0" else normalise_number(text)
    sound = is_digits(number) and len(number) <= MAX_DIGITS and not number.startswith("0")
    return number if sound else ""


def merged(base: Contacts, ours: Contacts, theirs: Contacts) -> Contacts:
    """What `base` becomes when both changed it: additions and removals of both.

    What one removed and the other changed stays; of two changes of one entry ours counts. What is
    missing in lists that are doubtful was not removed.
    """
    known = base if theirs.doubtful else Contacts()
    there = {**_blocked(known), **_blocked(theirs)}
    blocked = merged_entries(_blocked(base), _blocked(ours), there)
    testers = merged_entries(
        _testers(base), _testers(ours), {**_testers(known), **_testers(theirs)}
    )
    test: dict[str, tuple[Recipient, ...]] = {}
    for (profile, _), tester in testers.items():
        test[profile] = (*test.get(profile, ()), tester)
    doubtful = theirs.doubtful if ours.doubtful == base.doubtful else ours.doubtful
    return Contacts(test, tuple(blocked.values()), {**ours.unknown, **theirs.unknown}, doubtful)


def merged_entries(base: Mapping[K, T], ours: Mapping[K, T], theirs: Mapping[K, T]) -> dict[K, T]:
    """What `base` becomes when both changed it, entry by entry; see `merged`."""
    kept: dict[K, T] = {}
    for key in (*theirs, *(key for key in ours if key not in theirs)):
        before, here, there = base.get(key), ours.get(key), theirs.get(key)
        found = there if here == before else here
        if found is None and there != before:
            found = there
        if found is not None:
            kept[key] = found
    return kept


def _blocked(contacts: Contacts) -> dict[str, Blocked]:
    return {entry.number: entry for entry in contacts.blocked}


def _testers(contacts: Contacts) -> dict[tuple[str, str], Recipient]:
    return {(key, each.number): each for key, found in contacts.test.items() for each in found}
