"""Profiles that several windows change: what each has made of them becomes one file."""

from __future__ import annotations

from pathlib import Path

from chatapp_desktop.store.accounts.contacts import merged_entries
from chatapp_desktop.store.accounts.profiles import Leftover, Profile, Profiles, load, save
from chatapp_desktop.store.documents import exclusive


def exchange(path: Path, base: Profiles, ours: Profiles) -> Profiles:
    """Bring what this window has made of `base` into the file, beside what others have written.

    Returns what is kept there now. Blocking; raises FileError.
    """
    with exclusive(path):
        kept = merged(base, ours, _there(path, base))
        save(path, kept)
    return kept


def _there(path: Path, base: Profiles) -> Profiles:
    if not path.exists():
        return base
    found, aside = load(path)
    return base if aside is not None else found


def merged(base: Profiles, ours: Profiles, theirs: Profiles) -> Profiles:
    """What `base` becomes when both changed it: additions, edits and removals of both.

    What one removed and the other edited stays, and so does what is in force here: nobody may come
    to send from another account because of a click in another window. Of two edits of one profile
    ours counts, and so does our order.
    """
    found = merged_entries(*(_items(each) for each in (base, ours, theirs)))
    found.setdefault(ours.current.id, ours.current)
    order = dict.fromkeys((*_items(ours), *_items(theirs)))
    left = merged_entries(*(_leftovers(each) for each in (base, ours, theirs)))
    return Profiles(
        tuple(found[each] for each in order if each in found),
        ours.chosen,
        tuple(left.values()),
        {**ours.unknown, **theirs.unknown},
    )


def _items(profiles: Profiles) -> dict[str, Profile]:
    return {each.id: each for each in profiles.items}


def _leftovers(profiles: Profiles) -> dict[str, Leftover]:
    return {each.id: each for each in profiles.leftovers}
