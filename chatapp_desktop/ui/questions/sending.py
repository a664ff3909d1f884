"""The question before a send: to whom, from where, what; and the default answer is no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import partial

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
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.band import Band
from chatapp_desktop.ui.profiles.kinds import kind_word
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.words.languages import language_line
from chatapp_desktop.ui.words.spoken import filled, labelled, listed
from chatapp_desktop.ui.words.wording import choice_label, country_name, problem_text
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.draft import Draft, fields_in_use
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX, parameter_of
from chatapp_desktop.viber.problems import Problem
from chatapp_desktop.viber.recipient import normalise_number, region_of
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_REASONS = {
    Reason.OTHER_PROFILE: QT_TRANSLATE_NOOP(
        "Reason", "It goes out with this profile, which is not the one that the window shows."
    ),
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
    Reason.POLICY_BROKEN: QT_TRANSLATE_NOOP(
        "Reason",
        "The safety policy of the aliyun command line cannot be read, so it may forbid this: "
        "{detail}",
    ),
    Reason.LIST_BROKEN: QT_TRANSLATE_NOOP(
        "Reason",
        "The do-not-contact list could not be read whole, so this number may be on it. Open the "
        "list, complete it and save it.",
    ),
}
_OF_MANY = {
    Reason.PROMOTION: QT_TRANSLATE_NOOP("Reason", "These are promotions."),
    Reason.FIRST_CONTACT: QT_TRANSLATE_NOOP(
        "Reason", "There are recipients who were never written to with this profile."
    ),
    Reason.LIST_BROKEN: QT_TRANSLATE_NOOP(
        "Reason",
        "The do-not-contact list could not be read whole, so these numbers may be on it. Open the "
        "list, complete it and save it.",
    ),
}
_LINES = 6
_NAMED = 5
_WARNED = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One message that is asked about."""

    draft: Draft
    template: Template | None = None
    """What is known of the template that it names."""
    text: str = dataclass_field(default="", kw_only=True)
    """How it reads, where somebody knows already."""

    @property
    def rendered(self) -> str:
        """What the recipient reads, as far as it is known here."""
        return self.text or rendered_text(self.draft, self.template)


@dataclass(frozen=True, slots=True)
class Question:
    """What the operator is asked about: one message, or several with the same sender and label."""

    profile: Profile
    messages: Sequence[Asked]
    """Never empty."""
    reasons: Sequence[str]
    policy: str = ""
    """The rule of the safety policy, if it is among the reasons."""
    warnings: Sequence[Problem] = ()
    """What stands behind a reason, with its facts."""
    denied: int = 0
    """How many more are forbidden, and not asked about."""
    again: int = 0
    """How many of several went to the same recipient a moment ago."""

    @property
    def count(self) -> int:
        return len(self.messages)


def reason_text(reason: str, detail: str = "") -> str:
    """The sentence of a reason; a reason that has none is shown as it is."""
    try:
        text = _REASONS[Reason(reason)]
    except ValueError:
        return reason
    return filled(QCoreApplication.translate("Reason", text), {"detail": detail})


def declined_text() -> str:
    """Why a message of a run was not sent."""
    return QCoreApplication.translate("Reason", "not sent: you said no")


def rendered_text(draft: Draft, template: Template | None = None) -> str:
    """What the recipient reads, line by line, as far as it is known here."""
    if draft["Type"] == "template":
        if template is not None and template.detailed:
            return template.filled(draft.variables)
        head = " · ".join(filter(None, (draft["TemplateCode"], draft["Language"])))
        values = [labelled(name, value) for name, value in draft.variables.items()]
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
        one = question.count == 1
        self._words = Words(self)
        say = self._words.put
        say(self.setWindowTitle, lambda: self._title(question))
        band = Band("question_band")
        band.show_profile(profile)
        why = QLabel()
        say(why.setText, lambda: "\n".join(f"• {line}" for line in self._reasons(question)))
        why.setObjectName("question_reasons")
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setWordWrap(True)
        why.setVisible(bool(why.text()))
        body = QPlainTextEdit()
        say(body.setPlainText, lambda: self._texts(question))
        body.setObjectName("question_text")
        say(body.setAccessibleName, lambda: self.tr("Text of the message"))
        body.setReadOnly(True)
        body.setTabChangesFocus(True)
        lines = _LINES if one else 2 * _LINES
        body.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * theme.unit(self))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        layout.addWidget(band)
        told = QVBoxLayout()
        told.setSpacing(theme.unit(self))
        told.addWidget(why)
        told.addLayout(self._facts(question))
        told.addWidget(body)
        scrolled = Scroller(told)
        layout.addWidget(scrolled, 1)
        layout.addWidget(self._make_buttons(question))
        width = 70 * theme.character(self.fontMetrics())
        self.setMinimumWidth(width)
        # Wrapped lines make it taller than its hint, which knows of no width.
        around = layout.contentsMargins()
        scrolled.suit(width - around.left() - around.right())
        theme.resize(self, width, layout.totalSizeHint().height())
        # Only now does it belong to this window.
        self._decline.setFocus()

    def _title(self, question: Question) -> str:
        if question.count == 1:
            return self.tr("Send this message?")
        return self.tr("Send %n message(s)?", "", question.count)

    def _reasons(self, question: Question) -> list[str]:
        """One line for each reason; where facts are known, the facts."""
        lines: list[str] = []
        for reason in question.reasons:
            found = [each for each in question.warnings if each.code == reason]
            draft = question.messages[0].draft
            told = list(dict.fromkeys(problem_text(each, draft) for each in found))
            if question.count > 1 and reason in _OF_MANY:
                told = [QCoreApplication.translate("Reason", _OF_MANY[Reason(reason)])]
            lines += told[:_WARNED] or [reason_text(reason, question.policy)]
            if (rest := len(told) - _WARNED) > 0:
                lines[-1] += " " + self.tr("and %n more", "", rest)
        if question.again:
            text = self.tr(
                "%n of them went to the same recipient a moment ago.", "", question.again
            )
            lines.insert(0, text)
        if question.denied:
            text = self.tr("%n more message(s) are not allowed and stay here.", "", question.denied)
            lines.append(text)
        return lines

    def _texts(self, question: Question) -> str:
        """The first message's text; of several, one in each language, under its name."""
        if question.count == 1:
            return question.messages[0].rendered
        first = {asked.draft["Language"]: asked for asked in reversed(question.messages)}
        ordered = dict.fromkeys(asked.draft["Language"] for asked in question.messages)
        return "\n\n".join(
            "\n".join(filter(None, (language_line(code), first[code].rendered))) for code in ordered
        )

    def _facts(self, question: Question) -> QFormLayout:
        form = QFormLayout()
        for place, (name, _, _) in enumerate(self._rows(question)):
            label, shown = QLabel(), QLabel()
            shown.setObjectName(name)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setWordWrap(True)
            for part, widget in enumerate((label, shown), 1):
                self._words.put(widget.setText, partial(self._cell, question, place, part))
            form.addRow(label, shown)
        return form

    def _cell(self, question: Question, place: int, part: int) -> str:
        return self._rows(question)[place][part]

    def _rows(self, question: Question) -> Sequence[tuple[str, str, str]]:
        """Name, label and value of each fact."""
        drafts = [asked.draft for asked in question.messages]
        numbers = list(dict.fromkeys(normalise_number(draft["To"]) for draft in drafts))
        countries = dict.fromkeys(country_name(region_of(number)) or "?" for number in numbers)
        languages = len({draft["Language"] for draft in drafts})
        amount = self.tr("%n message(s)", "", question.count)
        spoken = self.tr("%n language(s)", "", languages)
        rows = (
            ("question_count", self.tr("Messages"), f"{amount} · {spoken}"),
            ("question_to", self.tr("Recipient"), self._some([f"+{each}" for each in numbers])),
            ("question_country", self.tr("Country"), self._some(list(countries))),
            ("question_profile", self.tr("Profile"), question.profile.name),
            ("question_from", self.tr("From (Service ID)"), drafts[0]["From"]),
            ("question_label", self.tr("Label"), _label_text(drafts[0]["Label"])),
        )
        return rows[question.count == 1 :]

    def _some(self, names: Sequence[str]) -> str:
        """The first few, and how many more there are."""
        rest = len(names) - _NAMED
        text = listed(names[:_NAMED])
        return text + " " + self.tr("and %n more", "", rest) if rest > 0 else text

    def _make_buttons(self, question: Question) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        kind = question.profile.kind
        # No letter: the key that presses Send, held a moment too long, would also answer.
        send = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._words.put(send.setText, lambda: self.tr("Send · %1").replace("%1", kind_word(kind)))
        send.setObjectName("confirm_send")
        send.setAutoDefault(False)
        decline = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._words.put(decline.setText, lambda: self.tr("&Do not send"))
        decline.setObjectName("decline_send")
        decline.setDefault(True)
        self._decline = decline
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _label_text(value: str) -> str:
    choices = parameter_of("Label").choices
    return next((choice_label(choice) for choice in choices if choice.value == value), value)
