"""The dialog for a profile's AccessKey: what is typed here goes to the keyring and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.outcomes import Secret
from chatapp_desktop.ui import theme


class CredentialsDialog(QDialog):
    """Three fields. They are emptied when the dialog closes, whatever the answer."""

    entered = Signal(object)
    """Carries a `Secret`."""
    forget_requested = Signal()

    def __init__(self, profile: str, place: str, parent: QWidget | None = None) -> None:
        """`place` says where the keys will be kept."""
        super().__init__(parent)
        self.setObjectName("credentials_dialog")
        self.setWindowTitle(self.tr("Credentials of %1").replace("%1", profile))
        self._key_id = self._field("access_key_id")
        self._secret = self._field("access_key_secret")
        self._token = self._field("security_token")
        self._show = QCheckBox(self.tr("Show what I type"))
        self._show.setObjectName("show_secrets")
        self._show.toggled.connect(self._reveal)
        self._note = QLabel()
        self._note.setObjectName("credentials_note")
        self._note.setWordWrap(True)
        self._buttons = self._make_buttons()
        self._place(place)
        for field in (self._key_id, self._secret, self._token):
            field.textChanged.connect(self._review)
        self._reveal(False)
        self._review()

    @staticmethod
    def _field(name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        return field

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setObjectName("save_credentials")
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        forget = QPushButton(self.tr("Forget saved keys"))
        forget.setObjectName("forget_credentials")
        forget.setAutoDefault(False)
        buttons.addButton(forget, QDialogButtonBox.ButtonRole.DestructiveRole)
        forget.clicked.connect(self._forget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _place(self, place: str) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, label in (
            (self._key_id, self.tr("AccessKey &ID")),
            (self._secret, self.tr("AccessKey &secret")),
            (self._token, self.tr("Security &token (only for temporary keys)")),
        ):
            form.addRow(label, field)
        form.addRow("", self._show)
        self._where = QLabel(place)
        self._where.setObjectName("credentials_place")
        self._where.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        layout.addWidget(self._where)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(70 * self.fontMetrics().averageCharWidth())

    def show_place(self, place: str) -> None:
        """Say where the keys will be kept, once that is known."""
        self._where.setText(place)

    def accept(self) -> None:
        """Hand over what was typed, without the blanks that pasting brings along."""
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

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._secret, self._token):
            field.setEchoMode(mode)

    @Slot()
    def _review(self) -> None:
        key_id, secret = self._key_id.text().strip(), self._secret.text().strip()
        self._save.setEnabled(bool(key_id and secret))
        temporary = key_id.startswith("STS.")
        if any(char.isspace() for char in key_id + secret):
            note = self.tr("There is a blank inside. Keys have none; please check what was pasted.")
        elif temporary and not self._token.text().strip():
            note = self.tr("A key that begins with STS. needs its security token.")
        else:
            note = ""
        self._note.setText(note)
        theme.tint(self._note, theme.colours().warning)
