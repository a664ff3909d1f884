"""The fields of one profile: what is typed here is a `Profile` again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from chatapp_desktop.store.accounts.account_facts import AccountFacts
from chatapp_desktop.store.accounts.profiles import (
    DEFAULT_ENDPOINT,
    EndpointProblem,
    Profile,
    ProfileKind,
    check_endpoint,
)
from chatapp_desktop.store.secrets.external import origin_of
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.button_commands import plain
from chatapp_desktop.ui.profiles.keyring_text import origin_text
from chatapp_desktop.ui.profiles.kinds import COLOURS, colour_name, kind_text, swatch
from chatapp_desktop.ui.widgets.still import StillList
from chatapp_desktop.ui.words.services import service_text
from chatapp_desktop.ui.words.spoken import Said, labelled, put_in
from chatapp_desktop.ui.words.wording import choice_label
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.check import integer
from chatapp_desktop.viber.parameters import BY_NAME


class ProfileForm(QWidget):
    """Shows a profile and gives it back as it was changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = Profile("", "")
        self._name = self._line("profile_name")
        self._kind = self._combo("profile_kind")
        self._words = Words(self)
        for kind in ProfileKind:
            self._add(self._kind, partial(kind_text, kind), kind)
        self._colour = self._combo("profile_colour")
        self._add(self._colour, lambda: self.tr("By its kind"), "")
        for place, colour in enumerate(COLOURS, 1):
            self._add(self._colour, partial(colour_name, colour), colour)
            self._colour.setItemIcon(place, swatch(colour, self.fontMetrics().ascent()))
        self._endpoint = self._line("profile_endpoint")
        self._endpoint.setPlaceholderText(DEFAULT_ENDPOINT)
        wide = self._endpoint.fontMetrics().horizontalAdvance(DEFAULT_ENDPOINT)
        self._endpoint.setMinimumWidth(wide + theme.unit(self))
        self._space = self._combo("profile_space", editable=True)
        self._sender = self._combo("profile_sender", editable=True)
        self._label = self._combo("profile_label")
        for choice in BY_NAME["Label"].choices:
            self._add(self._label, partial(choice_label, choice), choice.value)
        self._ttl = self._line("profile_ttl")
        self._keys = QLabel()
        self._keys.setObjectName("profile_keys_place")
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setWordWrap(True)
        self._note = QLabel()
        self._note.setObjectName("profile_note")
        self._note.setWordWrap(True)
        self._place()
        for line in (self._name, self._endpoint, self._ttl):
            line.textEdited.connect(self._tell)
        for list_ in (self._kind, self._colour, self._label):
            list_.currentIndexChanged.connect(self._tell)
        for suggested in (self._space, self._sender):
            suggested.editTextChanged.connect(self._tell)

    def _add(self, combo: QComboBox, said: Said, value: object) -> None:
        place = combo.count()
        combo.addItem("", value)
        self._words.put(partial(combo.setItemText, place), said)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        return line

    def _combo(self, name: str, *, editable: bool = False) -> QComboBox:
        combo = StillList()
        combo.setObjectName(name)
        if editable:
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            # Completed, half a Service ID would become a whole one that was not meant.
            combo.setCompleter(None)  # type: ignore[arg-type]
        policy = QComboBox.SizeAdjustPolicy
        # What is typed may be of any length; the program's own words are shown whole.
        as_wide = policy.AdjustToMinimumContentsLengthWithIcon
        combo.setSizeAdjustPolicy(as_wide if editable else policy.AdjustToContents)
        if editable:
            combo.setMinimumContentsLength(24)
        return combo

    def _place(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(theme.unit(self))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows: tuple[tuple[Callable[[], str], QWidget], ...] = (
            (lambda: self.tr("&Name"), self._name),
            (lambda: self.tr("&Kind"), self._kind),
            (lambda: self.tr("&Colour"), self._colour),
            (lambda: self.tr("&Endpoint"), self._endpoint),
            (lambda: self.tr("&Space ID"), self._space),
            (lambda: self.tr("&From (Service ID)"), self._sender),
            (lambda: self.tr("La&bel"), self._label),
            (lambda: self.tr("&Time to live (s)"), self._ttl),
            (lambda: self.tr("Keys"), self._keys),
        )
        for said, field in rows:
            caption = QLabel()
            caption.setBuddy(field)
            self._words.put(partial(_name, caption, field), said)
            form.addRow(caption, field)
        form.addRow(self._note)
        self._words.then(self._review)

    def show_profile(self, profile: Profile, facts: AccountFacts) -> None:
        """Show a profile, with what its account was found to own to choose from."""
        self._profile = profile
        blockers = [QSignalBlocker(each) for each in self.findChildren(QWidget)]
        self._name.setText(profile.name)
        self._kind.setCurrentIndex(self._kind.findData(profile.kind))
        colour = self._colour.findData(profile.colour)
        if colour < 0:
            self._colour.addItem(profile.colour, profile.colour)
            colour = self._colour.count() - 1
        self._colour.setCurrentIndex(colour)
        self._endpoint.setText(profile.endpoint)
        self._offer(self._space, [(space, space) for space in facts.spaces])
        self._space.setEditText(profile.cust_space_id)
        self._offer(self._sender, [(s.id, service_text(s)) for s in facts.services])
        self._sender.setEditText(profile.sender)
        self._label.setCurrentIndex(max(0, self._label.findData(profile.label)))
        self._ttl.setText(profile.ttl)
        del blockers
        self._review()

    def offer(self, facts: AccountFacts) -> None:
        """Fill the lists with what a test has found; a field that is empty takes the only one."""
        profile = self.profile()
        if not profile.cust_space_id and len(facts.spaces) == 1:
            profile = replace(profile, cust_space_id=facts.spaces[0])
        running = [service.id for service in facts.services if not service.stopped]
        if not profile.sender and len(running) == 1:
            profile = replace(profile, sender=running[0])
        self.show_profile(profile, facts)
        self.edited.emit()

    def profile(self) -> Profile:
        """The profile as it stands in the fields."""
        return replace(
            self._profile,
            name=self._name.text().strip(),
            kind=ProfileKind(self._kind.currentData()),
            colour=str(self._colour.currentData() or ""),
            endpoint=self._endpoint.text().strip() or DEFAULT_ENDPOINT,
            cust_space_id=self._space.currentText().strip(),
            sender=_id_of(self._sender),
            label=str(self._label.currentData()),
            ttl=self._ttl.text().strip(),
        )

    def problem(self) -> str:
        """What keeps this profile from being saved; empty if nothing does."""
        profile = self.profile()
        limits = BY_NAME["Ttl"]
        ttl = integer(profile.ttl)
        if not profile.name:
            return self.tr("Give the profile a name.")
        if profile.kind is not ProfileKind.SANDBOX and (wrong := check_endpoint(profile.endpoint)):
            return self._endpoint_text(wrong)
        if profile.ttl and (ttl is None or not limits.minimum <= ttl <= limits.maximum):
            text = self.tr("The time to live must be from %1 to %2 seconds.")
            return text.replace("%1", str(limits.minimum)).replace("%2", str(limits.maximum))
        return ""

    def focus_name(self) -> None:
        """Put the cursor into the name, as for a new profile."""
        self._name.setFocus()
        self._name.selectAll()

    def _endpoint_text(self, wrong: EndpointProblem) -> str:
        if wrong is EndpointProblem.NOT_LOOPBACK:
            return self.tr(
                "Without encryption only this computer may be called: http://127.0.0.1:<port>."
            )
        return self.tr(
            "The endpoint is a bare host name such as %1, without https:// and /."
        ).replace("%1", DEFAULT_ENDPOINT)

    @staticmethod
    def _offer(combo: QComboBox, entries: list[tuple[str, str]]) -> None:
        combo.clear()
        for value, text in entries:
            combo.addItem(text, value)

    @Slot()
    def _tell(self) -> None:
        self._review()
        self.edited.emit()

    def _review(self) -> None:
        sandbox = self._kind.currentData() == ProfileKind.SANDBOX
        where = self._keys_text(sandbox=sandbox)
        self._keys.setText(where)
        # Else a screen reader hears the caption in place of the text.
        self._keys.setAccessibleName(labelled(self.tr("Keys"), where))
        self._endpoint.setEnabled(not sandbox)
        problem = self.problem()
        self._note.setText(problem or (self._sandbox_text() if sandbox else ""))
        colours = theme.colours()
        theme.tint(self._note, colours.error if problem else colours.muted)

    def _keys_text(self, *, sandbox: bool) -> str:
        """Where the keys are, as far as the profile itself tells; never the keys."""
        profile = self._profile
        if sandbox:
            return self.tr("None are needed")
        if profile.keys_from:
            return origin_text(origin_of(profile.keys_from))
        if profile.kept_in:
            return put_in(self.tr("Kept in %1"), profile.kept_in)
        return self.tr("None kept yet")

    def _sandbox_text(self) -> str:
        return self.tr("The program starts its own sandbox; endpoint and keys are not needed.")


def _name(caption: QLabel, field: QWidget, text: str) -> None:
    """Name a field on the screen and for a screen reader."""
    caption.setText(text)
    name = plain(text)
    field.setAccessibleName(name)
    if isinstance(field, QComboBox) and (line := field.lineEdit()):
        line.setAccessibleName(name)


def _id_of(combo: QComboBox) -> str:
    """The chosen Service ID, or what was typed."""
    text = combo.currentText().strip()
    index = combo.findText(text)
    return str(combo.itemData(index)) if index >= 0 else text
