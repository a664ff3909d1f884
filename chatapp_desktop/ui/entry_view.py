"""Everything about one attempt: what it means, what was sent and came back, and its trail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from chatapp_desktop.store.states import State
from chatapp_desktop.ui.history_model import state_colour
from chatapp_desktop.ui.wording import kind_label, state_label, time_text
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from chatapp_desktop.cams.advice import Advice
    from chatapp_desktop.store.records import Entry, Row

_STEPS_SHOWN = 200
_BLOCKED = "SRVC_USER_BLOCKED"


def advice_for(row: Row) -> Advice:
    """What an attempt's code means, in the language of the program."""
    # With its catalogue the longest import of the window, and only what went wrong needs it.
    from chatapp_desktop.cams.advice import advise

    chinese = QLocale().language() is QLocale.Language.Chinese
    facts = {"message": row.message, "denied_action": row.denied_action}
    return advise(row.code, language="zh_CN" if chinese else "en", facts=facts)


def code_sentence(code: str, message: str = "") -> str:
    """What a code means and what to do, in the language of the program."""
    from chatapp_desktop.cams.advice import advise

    chinese = QLocale().language() is QLocale.Language.Chinese
    found = advise(code, language="zh_CN" if chinese else "en", facts={"message": message})
    return f"{found.meaning} {found.next_step}"


def outcome_sentence(row: Row) -> str:
    """One sentence about how an attempt stands, with what to do next where there is something."""
    label = state_label(row.state)
    match row.state:
        case State.ACCEPTED:
            return f"{label}: MessageId {row.message_id}"
        case State.PREPARED | State.SENDING:
            return label
        case _:
            advice = advice_for(row)
            return f"{label}: {advice.meaning} {advice.next_step}"


class EntryView(QWidget):
    """The details pane; without an attempt it says what it is for."""

    reopen_requested = Signal(str)
    """Carries the attempt's draft, as the text of a draft file."""

    block_requested = Signal(str, str)
    """Carries a number that wants no more messages, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._text = QTextBrowser()
        self._text.setObjectName("entry")
        self._text.setOpenLinks(False)
        self._copy_id = self._button("copy_message_id", self._copy_message_id)
        self._copy = self._button("copy_entry", self._copy_all)
        self._reopen = self._button("reopen", self._ask_to_reopen)
        buttons = QHBoxLayout()
        self._block = self._button("block_recipient", self._ask_to_block)
        for button in (self._copy_id, self._copy, self._reopen, self._block):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addLayout(buttons)
        self.retranslate()

    def _button(self, name: str, slot: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._text.setAccessibleName(self.tr("Details of the chosen message"))
        self._copy_id.setText(self.tr("Copy MessageId"))
        self._copy.setText(self.tr("Copy all"))
        self._reopen.setText(self.tr("Reopen as draft"))
        self._block.setText(self.tr("Do not contact …"))
        self._block.setToolTip(self.tr("Add the recipient to the do-not-contact list"))
        self.show_entry(self._entry)

    def show_entry(self, entry: Entry | None) -> None:
        """Show one attempt."""
        self._entry = entry
        for button in (self._copy, self._reopen):
            button.setEnabled(entry is not None)
        self._copy_id.setEnabled(entry is not None and bool(entry.row.message_id))
        self._block.setVisible(entry is not None and blocked_by_recipient(entry))
        if entry is None:
            self._text.setPlainText(self.tr("Choose a message to see everything about it."))
        else:
            self._text.setHtml(entry_html(entry))

    @property
    def entry_id(self) -> int:
        """The attempt that is shown; 0 for none."""
        return self._entry.row.id if self._entry else 0

    @Slot()
    def _copy_message_id(self) -> None:
        if self._entry:
            QGuiApplication.clipboard().setText(self._entry.row.message_id)

    @Slot()
    def _copy_all(self) -> None:
        if self._entry:
            QGuiApplication.clipboard().setText(entry_text(self._entry))

    @Slot()
    def _ask_to_block(self) -> None:
        if self._entry:
            self.block_requested.emit(self._entry.row.to, _BLOCKED)

    @Slot()
    def _ask_to_reopen(self) -> None:
        if self._entry:
            self.reopen_requested.emit(self._entry.draft)


def blocked_by_recipient(entry: Entry) -> bool:
    """Whether Viber said that the recipient has blocked the sender."""
    said = (entry.row.code, entry.row.message, *(step.note for step in entry.trail))
    return any(_BLOCKED in text.upper() for text in said)


def _facts(row: Row) -> list[tuple[str, str]]:
    """The head of the details: label and value."""
    facts = [
        (_tr(_HEADS["time"]), time_text(row.created_at)),
        (_tr(_HEADS["profile"]), row.profile),
        (_tr(_HEADS["kind"]), kind_label(row.kind)),
        ("To", row.to),
        ("From", row.sender),
        ("MessageId", row.message_id),
        ("Code", row.code),
        ("Message", row.message),
        ("RequestId", row.request_id),
        ("HTTP", str(row.http_status) if row.http_status else ""),
        (_tr(_HEADS["denied"]), row.denied_action),
        (_tr(_HEADS["duration"]), f"{row.duration_ms} ms" if row.duration_ms else ""),
    ]
    return [(label, value) for label, value in facts if value]


_HEADS = {
    "time": QT_TRANSLATE_NOOP("Entry", "Time"),
    "profile": QT_TRANSLATE_NOOP("Entry", "Profile"),
    "kind": QT_TRANSLATE_NOOP("Entry", "Kind"),
    "denied": QT_TRANSLATE_NOOP("Entry", "Missing permission"),
    "duration": QT_TRANSLATE_NOOP("Entry", "Duration"),
    "sent": QT_TRANSLATE_NOOP("Entry", "What was sent"),
    "prepared": QT_TRANSLATE_NOOP("Entry", "What would have been sent"),
    "reply": QT_TRANSLATE_NOOP("Entry", "What came back"),
    "nothing": QT_TRANSLATE_NOOP("Entry", "Nothing came back."),
    "trail": QT_TRANSLATE_NOOP("Entry", "Trail"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Entry", text)


def _sent_heading(row: Row) -> str:
    left = row.state not in (State.NOT_SENT, State.CANCELLED, State.PREPARED)
    return _tr(_HEADS["sent" if left else "prepared"])


def _pretty(text: str) -> str:
    """JSON laid out for reading; anything else as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text


def _parameter_lines(parameters: Mapping[str, str]) -> list[str]:
    return [f"{name} = {value}" for name, value in parameters.items()]


def _trail_lines(entry: Entry) -> list[str]:
    steps = entry.trail[-_STEPS_SHOWN:]
    return [f"{time_text(s.at)}  {_step_label(s.state)}  {s.note}".rstrip() for s in steps]


def _step_label(state: str) -> str:
    try:
        return state_label(State(state))
    except ValueError:  # a delivery state, or a word of the service's own
        return state


def entry_text(entry: Entry) -> str:
    """Everything as plain text, for a ticket."""
    parts = [
        outcome_sentence(entry.row),
        "\n".join(f"{label}: {value}" for label, value in _facts(entry.row)),
        "\n".join([_sent_heading(entry.row), *_parameter_lines(entry.parameters)]),
        "\n".join([_tr(_HEADS["reply"]), _pretty(entry.reply) or _tr(_HEADS["nothing"])]),
        "\n".join([_tr(_HEADS["trail"]), *_trail_lines(entry)]),
    ]
    return "\n\n".join(parts) + "\n"


def entry_html(entry: Entry) -> str:
    """Everything laid out; whatever came from outside is escaped."""
    row = entry.row
    head = "".join(
        f"<tr><td style='padding-right:1em'>{_escape(label)}</td><td>{_escape(value)}</td></tr>"
        for label, value in _facts(row)
    )
    blocks = (
        (_sent_heading(row), "\n".join(_parameter_lines(entry.parameters))),
        (_tr(_HEADS["reply"]), _pretty(entry.reply) or _tr(_HEADS["nothing"])),
        (_tr(_HEADS["trail"]), "\n".join(_trail_lines(entry))),
    )
    body = "".join(
        f"<h4>{_escape(title)}</h4><pre style='white-space:pre-wrap'>{_escape(text)}</pre>"
        for title, text in blocks
    )
    sentence = _escape(outcome_sentence(row))
    return (
        f"<p style='color:{state_colour(row.state)}'><b>{sentence}</b></p>"
        f"<table>{head}</table>{body}"
    )


def _escape(text: str) -> str:
    from html import escape

    return escape(text)
