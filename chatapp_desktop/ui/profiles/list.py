"""The list of profiles in their dialog: choose, make, copy, order, delete, share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles, copy_of, new_id
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.kinds import colour_of, kind_word, swatch
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.file_dialogs import ask_where, ask_which
from chatapp_desktop.ui.words.spoken import put_in
from chatapp_desktop.ui.words.words import Words


class ProfileList(QWidget):
    """Holds a copy of the profiles, in order; there is always one, and one is chosen."""

    chosen = Signal()
    """Another profile is the current one."""
    made = Signal()
    """A new profile is the current one, and waits for its name."""
    deleted = Signal(str)
    """Carries the name of what was taken out of the list."""
    import_requested = Signal(Path)
    export_requested = Signal(Path, list)

    def __init__(self, items: Sequence[Profile], row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = list(items)
        self._list = QListWidget()
        self._list.setSpacing(theme.unit(self) // 4)
        self._list.setObjectName("profile_list")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = Words(self)
        self._words.put(self._list.setAccessibleName, lambda: self.tr("Profiles"))
        self._words.then(self._name_items)
        self._place()
        self._show(row)
        self._list.currentRowChanged.connect(self.chosen)

    def _place(self) -> None:
        grid = QGridLayout()
        for index, (name, said, slot) in enumerate(
            (
                ("new_profile", lambda: self.tr("Ne&w"), self.add_new),
                ("copy_profile", lambda: self.tr("Cop&y"), self._copy),
                ("profile_up", lambda: self.tr("&Up"), self._up),
                ("profile_down", lambda: self.tr("&Down"), self._down),
                ("import_profiles", lambda: self.tr("&Import …"), self._ask_import),
                ("export_profiles", lambda: self.tr("E&xport …"), self._ask_export),
                ("delete_profile", lambda: self.tr("De&lete"), self._delete),
            )
        ):
            button = button_for(name, slot)
            self._words.put(button.setText, said)
            grid.addWidget(button, *divmod(index, 2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addLayout(grid)

    # What is in it

    @property
    def current(self) -> Profile:
        """The profile that is chosen."""
        return self.items[max(0, self._list.currentRow())]

    @property
    def names_are_unique(self) -> bool:
        """Whether every profile has a name of its own, capitals aside."""
        names = {item.name.casefold() for item in self.items}
        return len(names) == len(self.items)

    def put(self, profile: Profile) -> None:
        """Take over what was typed about the current profile."""
        self.items[self._list.currentRow()] = profile
        self._name_items()

    def take_keys(self, profile: Profile) -> None:
        """Take over where a profile's keys are now, and nothing else."""
        self.items = with_keys_of(self.items, profile)

    def add(self, profiles: Sequence[Profile]) -> None:
        """Add profiles, each under a name that is still free, and choose the last."""
        for profile in profiles:
            self.items.append(replace(profile, name=self._free_name(profile.name)))
        self._show(len(self.items) - 1)

    def lock(self, *, locked: bool) -> None:
        """Let no other profile be chosen while this one cannot be kept as it is."""
        self._list.setEnabled(not locked)

    def _show(self, row: int) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for _ in self.items:
                self._list.addItem(QListWidgetItem())
            self._list.setCurrentRow(min(row, len(self.items) - 1))
        self._name_items()
        self.chosen.emit()

    def _name_items(self) -> None:
        size = self.fontMetrics().ascent()
        for row, item in enumerate(self.items):
            line = self._list.item(row)
            line.setText(f"{item.name} · {kind_word(item.kind)}")
            line.setIcon(swatch(colour_of(item), size))

    # Buttons

    def _free_name(self, wanted: str) -> str:
        names = {item.name.casefold() for item in self.items}
        number, name = 1, wanted
        while name.casefold() in names:
            number += 1
            name = f"{wanted} {number}"
        return name

    @Slot()
    def add_new(self) -> None:
        """Begin a new profile."""
        name = self.tr("New profile")
        self.add((Profile(new_id(), name, ProfileKind.TEST, label="promotion", ttl="86400"),))
        self.made.emit()

    @Slot()
    def _copy(self) -> None:
        name = put_in(self.tr("Copy of %1"), self.current.name)
        self.add((copy_of(self.current, name),))
        self.made.emit()

    @Slot()
    def _delete(self) -> None:
        row = self._list.currentRow()
        gone = self.items[row]
        self.items = list(Profiles(tuple(self.items)).without(gone.id).items)
        self._show(max(0, row - 1))
        self.deleted.emit(gone.name)

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < len(self.items):
            self.items.insert(row + by, self.items.pop(row))
            self._show(row + by)

    @Slot()
    def _ask_import(self) -> None:
        ask_which(self, "JSON", "json", self.import_requested.emit)

    @Slot()
    def _ask_export(self) -> None:
        ask_where(
            self, "JSON", "json", lambda path: self.export_requested.emit(path, list(self.items))
        )


def with_keys_of(items: Sequence[Profile], profile: Profile) -> list[Profile]:
    """The profiles, with `profile`'s word about where its keys are now, and nothing else of it."""
    return [
        replace(item, keys_from=profile.keys_from, kept_in=profile.kept_in)
        if item.id == profile.id
        else item
        for item in items
    ]
