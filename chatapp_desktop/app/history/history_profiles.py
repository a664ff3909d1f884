"""The profiles by which the history can be filtered: those of now, and those that sent once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.errors import HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import account_key
from chatapp_desktop.ui.history.filters import ProfileChoice
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import unreadable_text


class HistoryProfiles(QObject):
    """Keeps the choices of the pane's filter up to date."""

    def __init__(
        self,
        window: MainWindow,
        history: History,
        profiles: Callable[[], Iterable[Profile]],
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._history = history
        self._profiles = profiles
        self._spawn = spawn
        window.history.filters.show_profiles(choices(profiles(), ()))

    @Slot()
    def show(self) -> None:
        """Offer what there is by now; for the start, and whenever profiles have changed."""
        self._spawn(self._show())

    async def _show(self) -> None:
        occurring: Sequence[tuple[str, str]] = ()
        try:
            occurring = await self._history.accounts()
        except HistoryError as error:
            self._window.say(partial(unreadable_text, str(error)))
        self._window.history.filters.show_profiles(choices(self._profiles(), occurring))


def choices(
    profiles: Iterable[Profile], occurring: Iterable[tuple[str, str]]
) -> tuple[ProfileChoice, ...]:
    """Those of now in their order, under the names of now; then the deleted ones by name.

    `occurring` are account keys with the names used last. What was sent before version 1.1 of the
    file knows a name only, and belongs to the profile that has it now. Deleted profiles of one name
    are one choice: nobody could tell them apart.
    """
    names = dict(occurring)
    known: list[ProfileChoice] = []
    for each in profiles:
        keys = {each.id, account_key("", each.name)} & names.keys()
        known.append(ProfileChoice(each.id, each.name, frozenset({each.id, *keys})))
        names = {key: name for key, name in names.items() if key not in keys}
    gone: dict[str, set[str]] = {}
    for key, name in names.items():
        gone.setdefault(name, set()).add(key)
    deleted = (
        ProfileChoice(min(keys), name, frozenset(keys), deleted=True)
        for name, keys in sorted(gone.items())
    )
    return (*known, *deleted)
