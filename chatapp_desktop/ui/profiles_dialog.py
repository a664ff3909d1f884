"""The dialog for all profiles: a list at the left, the chosen one's fields at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.cams.advice import least_policy
from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.store.account_facts import AccountFacts
from chatapp_desktop.store.profiles import Profile, ProfileKind, Profiles, copy_of, new_id
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.connection_text import report_text
from chatapp_desktop.ui.kinds import colour_of, kind_word, swatch
from chatapp_desktop.ui.profile_form import ProfileForm

_NOTHING = AccountFacts()


class ProfilesDialog(QDialog):
    """Edits a copy; nothing is kept until Save. It reads and writes no file itself."""

    applied = Signal(list)
    """Carries every profile, in order."""
    test_requested = Signal(Profile)
    credentials_requested = Signal(Profile)
    recipients_requested = Signal(Profile)
    import_requested = Signal(Path)
    export_requested = Signal(Path, list)

    def __init__(
        self, profiles: Profiles, facts: Mapping[str, AccountFacts], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("profiles_dialog")
        self.setWindowTitle(self.tr("Profiles"))
        self._items = list(profiles.items)
        self._facts = dict(facts)
        self._list = QListWidget()
        self._list.setObjectName("profile_list")
        self._list.setAccessibleName(self.tr("Profiles"))
        self._form = ProfileForm()
        self._result = QLabel()
        self._denied: tuple[str, ...] = ()
        self._place()
        self._list.currentRowChanged.connect(self._choose)
        self._form.edited.connect(self._edited)
        ids = [item.id for item in self._items]
        self._show_list(ids.index(profiles.current.id))

    # Building

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _place(self) -> None:
        step = theme.unit(self)
        columns = QHBoxLayout()
        columns.setSpacing(2 * step)
        columns.addLayout(self._left(), 2)
        columns.addLayout(self._right(), 5)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setObjectName("save_profiles")
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("cancel_profiles")
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(step)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        wide, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(128 * wide, 38 * high)

    def _left(self) -> QVBoxLayout:
        grid = QGridLayout()
        for index, (name, text, slot) in enumerate(
            (
                ("new_profile", self.tr("New"), self.add_new),
                ("copy_profile", self.tr("Copy"), self._copy),
                ("profile_up", self.tr("Up"), self._up),
                ("profile_down", self.tr("Down"), self._down),
                ("import_profiles", self.tr("Import …"), self._ask_import),
                ("export_profiles", self.tr("Export …"), self._ask_export),
                ("delete_profile", self.tr("Delete"), self._delete),
            )
        ):
            grid.addWidget(self._button(name, text, slot), *divmod(index, 2))
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addLayout(grid)
        return left

    def _right(self) -> QVBoxLayout:
        self._keys = self._button("profile_keys", self.tr("Credentials …"), self._ask_keys)
        self._testers = self._button(
            "test_recipients", self.tr("Test recipients …"), self._ask_testers
        )
        self._test = self._button("test_connection", self.tr("Test connection"), self._ask_test)
        policy = self._button("copy_policy", self.tr("Copy least RAM policy"), self._copy_policy)
        policy.setToolTip(self.tr("The permissions that this program needs, for an administrator"))
        row = QHBoxLayout()
        for button in (self._keys, self._testers, self._test, policy):
            row.addWidget(button)
        row.addStretch(1)
        self._result.setObjectName("connection_result")
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.addWidget(self._form)
        right.addLayout(row)
        right.addWidget(self._result, 1)
        return right

    # What others tell

    def show_report(self, profile_id: str, report: Report) -> None:
        """Show what came of a test, and offer what the account owns."""
        found = report.spaces or report.services
        if found:
            self._facts[profile_id] = AccountFacts(report.spaces, report.services)
        self._test.setEnabled(True)
        if self._current().id != profile_id:
            return
        self._denied = report.denied
        good = report.finding is Finding.GOOD
        colours = theme.colours()
        self.say(report_text(report), colours.success if good else colours.error)
        if found:
            self._form.offer(self._facts[profile_id])

    @property
    def chosen_id(self) -> str:
        """The id of the profile whose fields are shown."""
        return self._current().id

    def add(self, profiles: tuple[Profile, ...]) -> None:
        """Add profiles that were imported."""
        self._items += profiles
        self._show_list(len(self._items) - 1)

    def replace_profile(self, profile: Profile) -> None:
        """Take over where a profile's keys are now; the fields stay as they were typed."""
        for row, item in enumerate(self._items):
            if item.id == profile.id:
                self._items[row] = replace(
                    item, keys_from=profile.keys_from, kept_in=profile.kept_in
                )
                if row == self._list.currentRow():
                    typed = replace(
                        self._form.profile(), keys_from=profile.keys_from, kept_in=profile.kept_in
                    )
                    self._form.show_profile(typed, self._facts.get(typed.id, _NOTHING))

    def say(self, text: str, colour: str = "") -> None:
        """Show a sentence below the buttons."""
        self._result.setText(text)
        theme.tint(self._result, colour or theme.colours().muted)

    # The list

    def _current(self) -> Profile:
        return self._items[max(0, self._list.currentRow())]

    def _show_list(self, row: int) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for _ in self._items:
                self._list.addItem(QListWidgetItem())
            self._list.setCurrentRow(min(row, len(self._items) - 1))
        self._name_items()
        self._choose()

    def _name_items(self) -> None:
        size = self.fontMetrics().ascent()
        for row, item in enumerate(self._items):
            line = self._list.item(row)
            line.setText(f"{item.name} · {kind_word(item.kind)}")
            line.setIcon(swatch(colour_of(item), size))

    @Slot()
    def _choose(self) -> None:
        profile = self._current()
        self._form.show_profile(profile, self._facts.get(profile.id, _NOTHING))
        self._denied = ()
        self.say("")
        self._review()

    @Slot()
    def _edited(self) -> None:
        self._items[self._list.currentRow()] = self._form.profile()
        self._name_items()
        self._review()

    def _review(self) -> None:
        sandbox = self._current().kind is ProfileKind.SANDBOX
        names = [item.name.casefold() for item in self._items]
        twice = len(set(names)) < len(names)
        sound = not self._form.problem() and all(names) and not twice
        if twice:
            self.say(self.tr("Two profiles have the same name."), theme.colours().error)
        self._save.setEnabled(sound)
        self._keys.setEnabled(sound and not sandbox)
        self._test.setEnabled(sound)
        self._testers.setEnabled(sound and self._current().kind is ProfileKind.TEST)
        self._list.setEnabled(not self._form.problem())

    def _free_name(self, wanted: str) -> str:
        names = {item.name.casefold() for item in self._items}
        number, name = 1, wanted
        while name.casefold() in names:
            number += 1
            name = f"{wanted} {number}"
        return name

    def _insert(self, profile: Profile) -> None:
        self._items.append(profile)
        self._show_list(len(self._items) - 1)
        self._form.focus_name()

    @Slot()
    def add_new(self) -> None:
        """Begin a new profile; its name can be typed at once."""
        name = self._free_name(self.tr("New profile"))
        self._insert(Profile(new_id(), name, ProfileKind.TEST, label="promotion", ttl="86400"))

    @Slot()
    def _copy(self) -> None:
        current = self._current()
        name = self._free_name(self.tr("Copy of %1").replace("%1", current.name))
        self._insert(copy_of(current, name))

    @Slot()
    def _delete(self) -> None:
        row = self._list.currentRow()
        name = self._items[row].name
        self._items = list(Profiles(tuple(self._items)).without(self._items[row].id).items)
        self._show_list(max(0, row - 1))
        self.say(self.tr("“%1” and its keys are deleted when you save.").replace("%1", name))

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < len(self._items):
            self._items.insert(row + by, self._items.pop(row))
            self._show_list(row + by)

    # Intents

    def accept(self) -> None:
        self._apply()
        super().accept()

    def _apply(self) -> None:
        self.applied.emit(list(self._items))

    @Slot()
    def _ask_keys(self) -> None:
        self._apply()
        self.credentials_requested.emit(self._current())

    @Slot()
    def _ask_testers(self) -> None:
        self._apply()
        self.recipients_requested.emit(self._current())

    @Slot()
    def _ask_test(self) -> None:
        self._test.setEnabled(False)
        self.say(self.tr("Testing …"))
        self.test_requested.emit(self._current())

    @Slot()
    def _copy_policy(self) -> None:
        QGuiApplication.clipboard().setText(least_policy(self._denied))
        self.say(self.tr("The policy is copied. Paste it in RAM under “Create policy”."))

    @Slot()
    def _ask_import(self) -> None:
        dialog = self._file_dialog(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_requested.emit(Path(name)))
        dialog.open()

    @Slot()
    def _ask_export(self) -> None:
        dialog = self._file_dialog(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(
            lambda name: self.export_requested.emit(Path(name), list(self._items))
        )
        dialog.open()

    def _file_dialog(self, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self)
        dialog.setObjectName("file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(mode)
        dialog.setNameFilter("JSON (*.json)")
        dialog.setDefaultSuffix("json")
        return dialog
