"""The dialog for all profiles: a list at the left, the chosen one's fields at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.cams.advice import least_policy, permissions
from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.store.accounts.account_facts import AccountFacts
from chatapp_desktop.store.accounts.profiles import Leftover, Profile, ProfileKind, Profiles
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.connection_text import report_text
from chatapp_desktop.ui.profiles.form import ProfileForm
from chatapp_desktop.ui.profiles.kinds import no_keys_text
from chatapp_desktop.ui.profiles.list import ProfileList, with_keys_of
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.busy import BusyLine
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.words.spoken import Said, Sentence, listed
from chatapp_desktop.ui.words.words import Words

_NOTHING = AccountFacts()


class ProfilesDialog(QDialog):
    """Edits a copy; nothing is kept until Save or Apply. It reads and writes no file itself.

    Keys and test recipients are kept at once, so they wait until the profile itself is kept.
    """

    applied = Signal(list)
    """Carries every profile, in order."""
    test_requested = Signal(Profile)
    credentials_requested = Signal(Profile)
    recipients_requested = Signal(Profile)
    sweep_requested = Signal()
    """Delete the keys of deleted profiles that are still in the keyring."""
    import_requested = Signal(Path)
    export_requested = Signal(Path, list)

    def __init__(
        self, profiles: Profiles, facts: Mapping[str, AccountFacts], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("profiles_dialog")
        self._words = Words(self)
        self._words.put(self.setWindowTitle, lambda: self.tr("Profiles"))
        self._facts = dict(facts)
        self._denied: tuple[str, ...] = ()
        ids = [item.id for item in profiles.items]
        self._kept = list(profiles.items)
        self._list = ProfileList(profiles.items, ids.index(profiles.current.id))
        self._form = ProfileForm()
        self.busy = BusyLine()
        self._result = Sentence()
        self._unsaved = Sentence()
        self._left = Sentence()
        self._sweep = self._button(
            "delete_left_keys", lambda: self.tr("Delete leftover keys"), self.sweep_requested
        )
        self._place()
        self._list.chosen.connect(self._choose)
        self._list.made.connect(self._form.focus_name)
        self._list.deleted.connect(self._tell_deleted)
        self._list.import_requested.connect(self.import_requested)
        self._list.export_requested.connect(self.export_requested)
        self._form.edited.connect(self._edited)
        self.show_leftovers(profiles.leftovers)
        self._words.then(self._review)
        self._choose()

    # Building

    def _button(self, name: str, said: Said, slot: object) -> QPushButton:
        button = button_for(name, slot)
        self._words.put(button.setText, said)
        return button

    def _place(self) -> None:
        step = theme.unit(self)
        columns = QHBoxLayout()
        columns.setSpacing(2 * step)
        columns.addWidget(self._list, 2)
        columns.addWidget(Scroller(self._right()), 5)
        buttons = QDialogButtonBox()
        say = self._words.put
        self._save = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(self._save.setText, lambda: self.tr("Sa&ve"))
        self._save.setObjectName("save_profiles")
        self._apply = buttons.addButton("", QDialogButtonBox.ButtonRole.ApplyRole)
        say(self._apply.setText, lambda: self.tr("&Apply"))
        self._apply.setObjectName("apply_profiles")
        self._apply.setAutoDefault(False)
        self._apply.clicked.connect(self._keep)
        cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(cancel.setText, lambda: self.tr("Cancel"))
        cancel.setObjectName("cancel_profiles")
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        left = QHBoxLayout()
        self._left.setObjectName("left_keys")
        theme.tint(self._left, theme.colours().warning)
        left.addWidget(self._left, 1)
        left.addWidget(self._sweep)
        layout = QVBoxLayout(self)
        layout.setSpacing(step)
        layout.addLayout(columns, 1)
        layout.addLayout(left)
        layout.addWidget(buttons)
        open_at(self, 128, 38)

    def _right(self) -> QVBoxLayout:
        self._keys = self._button("profile_keys", lambda: self.tr("C&redentials …"), self._ask_keys)
        self._testers = self._button(
            "test_recipients", lambda: self.tr("Test reci&pients …"), self._ask_testers
        )
        self._test = self._button(
            "test_connection", lambda: self.tr("Test c&onnection"), self._ask_test
        )
        policy = self._button(
            "copy_policy", lambda: self.tr("Copy least RA&M policy"), self._copy_policy
        )
        self._words.put(
            policy.setToolTip,
            lambda: self.tr("The permissions that this program needs, for an administrator"),
        )
        row = Flow(self._keys, self._testers, self._test, policy)
        self._unsaved.setObjectName("unsaved_note")
        self._unsaved.say(
            lambda: self.tr(
                "Credentials and test recipients can be entered once the changes are applied."
            ),
            theme.colours().muted,
        )
        self._result.setObjectName("connection_result")
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.addWidget(self._form)
        right.addWidget(row)
        right.addWidget(self._unsaved)
        right.addWidget(self._result, 1)
        right.addWidget(self.busy)
        return right

    # What others tell

    def show_report(self, profile_id: str, report: Report) -> None:
        """Show what came of a test, and offer what the account owns."""
        found = report.spaces or report.services
        if found:
            self._facts[profile_id] = AccountFacts(report.spaces, report.services)
        self._test.setEnabled(True)
        if self._list.current.id != profile_id:
            return
        self._denied = report.denied
        good = report.finding is Finding.GOOD
        colours = theme.colours()
        self.say(lambda: report_text(report), colours.success if good else colours.error)
        if found:
            self._form.offer(self._facts[profile_id])

    def show_stopped(self) -> None:
        """Say that a test was given up."""
        self._test.setEnabled(True)
        self.say(lambda: self.tr("The test was stopped."))

    def show_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        """Name the deleted profiles whose keys are still in the keyring, if there are any."""
        names = [f"“{each.name}”" for each in leftovers]
        self._left.say(
            lambda: self.tr("Keys of deleted profiles that are still in the keyring: %1").replace(
                "%1", listed(names)
            )
        )
        for widget in (self._left, self._sweep):
            widget.setVisible(bool(leftovers))

    @property
    def chosen_id(self) -> str:
        """The id of the profile whose fields are shown."""
        return self._list.current.id

    def add_new(self) -> None:
        """Begin a new profile."""
        self._list.add_new()

    def rename(self) -> None:
        """Begin with the name of the profile that is shown."""
        self._form.focus_name()

    def add(self, profiles: tuple[Profile, ...]) -> None:
        """Add profiles that were imported."""
        self._list.add(profiles)

    def replace_profile(self, profile: Profile) -> None:
        """Take over where a profile's keys are now; the fields stay as they were typed."""
        self._list.take_keys(profile)
        self._kept = with_keys_of(self._kept, profile)
        if self._list.current.id == profile.id:
            typed = replace(
                self._form.profile(), keys_from=profile.keys_from, kept_in=profile.kept_in
            )
            self._form.show_profile(typed, self._facts.get(typed.id, _NOTHING))

    def say(self, said: Said, colour: str = "") -> None:
        """Show a sentence below the buttons."""
        self._result.say(said, colour or theme.colours().muted)
        announce(self._result, self._result.text())

    # The chosen profile

    @Slot()
    def _choose(self) -> None:
        profile = self._list.current
        self._form.show_profile(profile, self._facts.get(profile.id, _NOTHING))
        self._denied = ()
        self.say("")
        self._review()

    @Slot()
    def _edited(self) -> None:
        self._list.put(self._form.profile())
        self._review()

    def _review(self) -> None:
        current, wrong = self._list.current, bool(self._form.problem())
        twice = not self._list.names_are_unique
        sound = not wrong and not twice and all(item.name for item in self._list.items)
        if twice:
            self.say(lambda: self.tr("Two profiles have the same name."), theme.colours().error)
        changed = self._list.items != self._kept
        self._save.setEnabled(sound)
        self._apply.setEnabled(sound and changed)
        self._unsaved.setVisible(changed)
        first = self._unsaved.text() if changed else ""
        self._keys.setToolTip(no_keys_text(current) or first)
        self._testers.setToolTip(self._no_testers_text(current) or first)
        ready = sound and not changed
        self._keys.setEnabled(ready and current.kind is not ProfileKind.SANDBOX)
        self._test.setEnabled(sound)
        self._testers.setEnabled(ready and current.kind is ProfileKind.TEST)
        self._list.lock(locked=wrong)

    def _no_testers_text(self, profile: Profile) -> str:
        if profile.kind is ProfileKind.TEST:
            return ""
        return self.tr("Only a test profile is kept to certain recipients.")

    @Slot(str)
    def _tell_deleted(self, name: str) -> None:
        self.say(
            lambda: self.tr("“%1” and its keys are deleted at Save or Apply.").replace("%1", name)
        )

    # Intents

    def accept(self) -> None:
        self.applied.emit(list(self._list.items))
        super().accept()

    @Slot()
    def _keep(self) -> None:
        self._kept = list(self._list.items)
        self.applied.emit(list(self._kept))
        self.say(lambda: self.tr("The changes are saved."))
        self._review()

    @Slot()
    def _ask_keys(self) -> None:
        self.credentials_requested.emit(self._list.current)

    @Slot()
    def _ask_testers(self) -> None:
        self.recipients_requested.emit(self._list.current)

    @Slot()
    def _ask_test(self) -> None:
        self._test.setEnabled(False)
        self.say("")
        self.test_requested.emit(self._list.current)

    @Slot()
    def _copy_policy(self) -> None:
        QGuiApplication.clipboard().setText(least_policy(self._denied))
        if missing := permissions(self._denied):
            self.say(
                lambda: self.tr(
                    "The missing permissions are copied, to add to the user's policy: %1"
                ).replace("%1", listed(missing))
            )
            return
        self.say(lambda: self.tr("The policy is copied. Paste it in RAM under “Create policy”."))
