"""The dialog for a profile's AccessKey: what is typed here goes to the keyring and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.secrets.external import Offer, Origin, Place, meant
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.keyring_text import PLACES
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.widgets.still import StillList
from chatapp_desktop.ui.words.spoken import Said, Sentence, put_in
from chatapp_desktop.ui.words.wording import translate
from chatapp_desktop.ui.words.words import Words

_ORIGIN_WIDE, _LEAST_WIDE, _WIDE = 24, 70, 88
"""In letters: the list of origins at least, the dialog at least, and with an origin in full."""


class CredentialsDialog(QDialog):
    """Three fields. They are emptied when the dialog closes, whatever the answer."""

    entered = Signal(object)
    """Carries a `Secret`."""
    forget_requested = Signal()
    origin_chosen = Signal(object)
    """Carries the `Origin` that the keys are to be read from."""
    import_requested = Signal(object)
    """Carries the `Origin` whose keys are to be copied into the keyring."""

    def __init__(self, profile: str, place: Said, parent: QWidget | None = None) -> None:
        """`place` says where the keys will be kept."""
        super().__init__(parent)
        self._words = Words(self)
        say = self._words.put
        self._origin = StillList()
        self._origin.setObjectName("keys_from")
        self._origin.addItem("", None)
        self._origin.setMinimumContentsLength(_ORIGIN_WIDE)
        say(partial(self._origin.setItemText, 0), lambda: self.tr("Entered here"))
        self._origin.currentIndexChanged.connect(self._review)
        self._import = button_for("import_credentials", self._ask_import)
        say(self._import.setText, lambda: self.tr("I&mport into the keyring"))
        self._where = Sentence()
        self._where.say(place)
        self.setObjectName("credentials_dialog")
        say(self.setWindowTitle, lambda: put_in(self.tr("Credentials of %1"), profile))
        self._problems: tuple[str, ...] = ()
        self._saved = True
        self._key_id = self._field("access_key_id")
        self._secret = self._field("access_key_secret")
        self._token = self._field("security_token")
        say(
            self._token.setPlaceholderText,
            lambda: self.tr("only for keys that begin with STS."),
        )
        self._show = QCheckBox()
        say(self._show.setText, lambda: self.tr("S&how what I type"))
        self._show.setObjectName("show_secrets")
        self._show.toggled.connect(self._reveal)
        self._note = QLabel()
        self._note.setObjectName("credentials_note")
        self._note.setWordWrap(True)
        self._buttons = self._make_buttons()
        self._place()
        for field in (self._key_id, self._secret, self._token):
            field.textChanged.connect(self._review)
        self._reveal(False)
        self._words.then(self._review)
        self._review()
        letter, step = theme.character(self.fontMetrics()), theme.unit(self)
        width = _WIDE * letter
        self.setMinimumWidth(_LEAST_WIDE * letter)
        self._asked.suit(width - 4 * step)
        # A line more, for a word about what is typed.
        high = self.sizeHint().height() + 2 * self.fontMetrics().height()
        theme.resize(self, width, high)

    @staticmethod
    def _field(name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        return field

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        say = self._words.put
        self._save = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(self._save.setText, lambda: self.tr("Sa&ve"))
        self._save.setObjectName("save_credentials")
        self._forgets = button_for("forget_credentials", self._forget)
        say(self._forgets.setText, lambda: self.tr("&Forget saved keys"))
        # Apart from the two that end the dialog, so that neither hand nor eye mistakes it.
        buttons.addButton(self._forgets, QDialogButtonBox.ButtonRole.ResetRole)
        cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(cancel.setText, lambda: self.tr("Cancel"))
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _place(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows: tuple[tuple[QWidget, Said], ...] = (
            (self._origin, lambda: self.tr("&Keys")),
            (self._key_id, lambda: self.tr("AccessKey &ID")),
            (self._secret, lambda: self.tr("AccessKey &secret")),
            (self._token, lambda: self.tr("Security &token")),
        )
        for field, said in rows:
            label = QLabel()
            label.setBuddy(field)
            self._words.put(label.setText, said)
            form.addRow(label, field)
        form.addRow("", self._show)
        self._where.setObjectName("credentials_place")
        self._where.setWordWrap(True)
        asked = QVBoxLayout()
        asked.setSpacing(theme.unit(self))
        asked.addWidget(self._where)
        asked.addLayout(form)
        asked.addWidget(self._import)
        asked.addWidget(self._note)
        asked.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        self._asked = Scroller(asked)
        layout.addWidget(self._asked, 1)
        layout.addWidget(self._buttons)

    def show_place(self, place: Said) -> None:
        """Say where entered keys will be kept, once the keyring has answered."""
        self._where.say(place)

    def show_saved(self, *, saved: bool) -> None:
        """Say whether there may be keys to forget."""
        self._saved = saved
        self._review()

    def show_offers(self, offers: Sequence[Offer], chosen: Origin, problems: Sequence[str]) -> None:
        """List what other tools of this computer have, those that cannot be used among them."""
        for offer in offers:
            self._add_offer(offer)
        known = [offer.origin for offer in offers]
        chosen = meant(chosen, known)
        if chosen.place is not Place.KEYRING and chosen not in known:
            self._add_offer(Offer(chosen, self.tr("not there now"), supported=False))
            known.append(chosen)
        self._origin.setCurrentIndex(known.index(chosen) + 1 if chosen in known else 0)
        self._problems = tuple(problems)
        self._review()

    def _add_offer(self, offer: Offer) -> None:
        place = self._origin.count()
        self._origin.addItem("", offer)
        self._words.put(partial(self._origin.setItemText, place), lambda: offer_text(offer))

    def accept(self) -> None:
        """Hand over what was typed, without the blanks that pasting brings along."""
        offer = self._origin.currentData()
        if isinstance(offer, Offer):
            self.origin_chosen.emit(offer.origin)
            super().accept()
            return
        self.entered.emit(
            Secret(
                self._key_id.text().strip(),
                self._secret.text().strip(),
                self._token.text().strip(),
            )
        )
        super().accept()

    def done(self, code: int) -> None:
        """Close, and leave nothing of the keys in the fields."""
        for field in (self._key_id, self._secret, self._token):
            field.clear()
        super().done(code)

    @Slot()
    def _forget(self) -> None:
        self.forget_requested.emit()
        self.reject()

    @Slot()
    def _ask_import(self) -> None:
        offer = self._origin.currentData()
        if isinstance(offer, Offer):
            self.import_requested.emit(offer.origin)
            self.reject()

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._secret, self._token):
            field.setEchoMode(mode)

    @Slot()
    def _review(self) -> None:
        offer = self._origin.currentData()
        own = not isinstance(offer, Offer)
        for field in (self._key_id, self._secret, self._token, self._show):
            field.setEnabled(own)
        self._import.setVisible(not own)
        self._forgets.setEnabled(self._saved)
        why = "" if self._saved else self.tr("No keys of this profile are saved.")
        self._forgets.setToolTip(why)
        self._forgets.setAccessibleDescription(why)
        self._where.setVisible(own)
        if isinstance(offer, Offer):
            self._review_offer(offer)
        else:
            self._review_typed()
        fine = isinstance(offer, Offer) and offer.supported
        theme.tint(self._note, theme.colours().muted if fine else theme.colours().warning)
        self._origin.setToolTip(self._origin.currentText())

    def _review_offer(self, offer: Offer) -> None:
        self._save.setEnabled(offer.supported)
        self._import.setEnabled(offer.supported)
        if offer.supported:
            self._note.setText(self.tr("Read whenever they are needed, and never copied."))
        else:
            self._note.setText(self._why_not(offer))

    def _why_not(self, offer: Offer) -> str:
        if not offer.mode:
            return self.tr("This entry does not say of what kind its keys are.")
        text = self.tr("This program does not read keys of the kind “%1”.")
        return text.replace("%1", offer.mode)

    def _review_typed(self) -> None:
        key_id, secret = self._key_id.text().strip(), self._secret.text().strip()
        self._save.setEnabled(bool(key_id and secret))
        temporary = key_id.startswith("STS.")
        if any(char.isspace() for char in key_id + secret):
            note = self.tr("There is a space inside. Keys have none; please check what was pasted.")
        elif temporary and not self._token.text().strip():
            note = self.tr("A key that begins with STS. needs its security token.")
        else:
            note = "\n".join(self._problems)
        self._note.setText(note)


def offer_text(offer: Offer) -> str:
    """One set of keys in the list: how its ID begins, where, which, and of what kind."""
    place = PLACES[offer.origin.place]
    if offer.origin.place is Place.ENVIRONMENT:
        place = translate("CredentialsDialog", "Environment (ALIBABA_CLOUD_…)")
    mode = offer.mode or translate("CredentialsDialog", "no mode")
    return " · ".join(filter(None, (offer.key_id, place, offer.origin.name, mode)))
