"""The question before a send: to whom, from where, what; and the default answer is no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.outbox.guard import Reason
from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.kinds import colour_of, ink_on, kind_word
from chatapp_desktop.ui.wording import choice_label, country_name
from chatapp_desktop.viber.draft import Draft, fields_in_use
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX, parameter_of
from chatapp_desktop.viber.recipient import normalise_number, region_of
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_REASONS = {
    Reason.PROMOTION: QT_TRANSLATE_NOOP("Reason", "It is a promotion."),
    Reason.FIRST_CONTACT: QT_TRANSLATE_NOOP(
        "Reason", "This recipient was never written to with this profile."
    ),
    Reason.QUIET_HOURS: QT_TRANSLATE_NOOP("Reason", "It is late or early where the recipient is."),
    Reason.OUTSIDE_DESTINATIONS: QT_TRANSLATE_NOOP(
        "Reason", "The Service ID is not registered for the recipient's country."
    ),
    Reason.POLICY: QT_TRANSLATE_NOOP(
        "Reason", "The safety policy of the aliyun command line wants it confirmed: {detail}"
    ),
}
_LINES = 6


@dataclass(frozen=True, slots=True)
class Question:
    """What the operator is asked about."""

    profile: Profile
    draft: Draft
    reasons: Sequence[str]
    policy: str = ""
    """The rule of the safety policy, if it is among the reasons."""


def reason_text(reason: str, detail: str = "") -> str:
    """The sentence of a reason; a reason that has none is shown as it is."""
    try:
        text = _REASONS[Reason(reason)]
    except ValueError:
        return reason
    return QCoreApplication.translate("Reason", text).format(detail=detail)


def rendered_text(draft: Draft) -> str:
    """What the recipient reads, line by line, as far as it is known here."""
    if draft["Type"] == "template":
        head = " · ".join(filter(None, (draft["TemplateCode"], draft["Language"])))
        values = [f"{name}: {value}" for name, value in draft.variables.items()]
        return "\n".join([head, *values])
    names = [
        name
        for name, _ in fields_in_use(draft)
        if name.startswith("Content.") and not name.startswith(VARIABLE_PREFIX)
    ]
    return "\n".join(draft[name] for name in names if draft[name])


class QuestionDialog(QDialog):
    """Enter and Escape both mean no; only a click or its own key on Send means yes."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question_dialog")
        profile = question.profile
        self.setWindowTitle(self.tr("Send this message?"))
        band = QLabel(f"{kind_word(profile.kind)} · {profile.name}")
        band.setObjectName("question_band")
        band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        colour = colour_of(profile)
        band.setStyleSheet(
            f"background: {colour}; color: {ink_on(colour)}; padding: 0.6ex; font-weight: bold;"
        )
        why = QLabel("\n".join(f"• {reason_text(r, question.policy)}" for r in question.reasons))
        why.setObjectName("question_reasons")
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setWordWrap(True)
        body = QPlainTextEdit(rendered_text(question.draft))
        body.setObjectName("question_text")
        body.setAccessibleName(self.tr("Text of the message"))
        body.setReadOnly(True)
        body.setTabChangesFocus(True)
        body.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 2 * theme.unit(self))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        layout.addWidget(band)
        layout.addWidget(why)
        layout.addLayout(self._facts(question))
        layout.addWidget(body)
        layout.addWidget(self._make_buttons(question))
        self.setMinimumWidth(70 * self.fontMetrics().averageCharWidth())
        # Only now does it belong to this window.
        self._decline.setFocus()

    def _facts(self, question: Question) -> QFormLayout:
        draft = question.draft
        number = normalise_number(draft["To"])
        form = QFormLayout()
        rows = (
            ("question_to", self.tr("Recipient"), f"+{number}"),
            ("question_country", self.tr("Country"), country_name(region_of(number)) or "?"),
            ("question_profile", self.tr("Profile"), question.profile.name),
            ("question_from", self.tr("From (Service ID)"), draft["From"]),
            ("question_label", self.tr("Label"), _label_text(draft["Label"])),
        )
        for name, label, value in rows:
            shown = QLabel(value)
            shown.setObjectName(name)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setWordWrap(True)
            form.addRow(label, shown)
        return form

    def _make_buttons(self, question: Question) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        word = kind_word(question.profile.kind)
        send = buttons.addButton(
            self.tr("Send · %1").replace("%1", word), QDialogButtonBox.ButtonRole.AcceptRole
        )
        send.setObjectName("confirm_send")
        send.setAutoDefault(False)
        decline = buttons.addButton(self.tr("Do not send"), QDialogButtonBox.ButtonRole.RejectRole)
        decline.setObjectName("decline_send")
        decline.setDefault(True)
        self._decline = decline
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _label_text(value: str) -> str:
    choices = parameter_of("Label").choices
    return next((choice_label(choice) for choice in choices if choice.value == value), value)
