"""Everything about one attempt, in words: as plain text for a ticket, and laid out for reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui.history.model import delivery_colour, state_colour
from chatapp_desktop.ui.words.doctor import (
    candidates_of,
    delivery_label,
    delivery_text,
    doctor_lines,
    help_url,
    outcome_sentence,
    policy_for,
)
from chatapp_desktop.ui.words.spoken import labelled
from chatapp_desktop.ui.words.wording import (
    kind_label,
    milliseconds_text,
    state_label,
    time_text,
    translate,
)
from chatapp_desktop.viber.problems import label_of
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Entry, Row

_STEPS_SHOWN = 200
_BLOCKED = "SRVC_USER_BLOCKED"
# The words of store.following, which the window's first picture does not import.
_FELL_BACK = "sms"
_OWN_STEPS = ("looked", "looked_in_part", "found_several", _FELL_BACK)


def blocked_by_recipient(entry: Entry) -> bool:
    """Whether Viber said that the recipient has blocked the sender."""
    said = (entry.row.code, entry.row.message, *(step.note for step in entry.trail))
    return any(_BLOCKED in text.upper() for text in said)


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """The head of the details: label and value."""
    row = entry.row
    sms = next((step.note for step in reversed(entry.trail) if step.state == _FELL_BACK), "")
    facts = [
        *doctor_lines(row),
        (_tr(_HEADS["time"]), time_text(row.created_at)),
        (_tr(_HEADS["profile"]), row.profile),
        (_tr(_HEADS["kind"]), kind_label(row.kind)),
        (label_of("To", translate), row.to),
        (label_of("From", translate), row.sender),
        ("MessageId", row.message_id),
        (_tr(_HEADS["delivery"]), delivery_text(row)),
        (label_of("FallBackContent", translate), sms),
        ("FailReason", row.fail_reason),
        ("Code", row.code),
        ("Message", row.message),
        ("RequestId", row.request_id),
        ("HTTP", str(row.http_status) if row.http_status else ""),
        (_tr(_HEADS["denied"]), row.denied_action),
        (_tr(_HEADS["duration"]), milliseconds_text(row.duration_ms)),
    ]
    return [(label, value) for label, value in facts if value]


_HEADS = {
    "time": QT_TRANSLATE_NOOP("Entry", "Time"),
    "profile": QT_TRANSLATE_NOOP("Entry", "Profile"),
    "kind": QT_TRANSLATE_NOOP("Entry", "Kind"),
    "delivery": QT_TRANSLATE_NOOP("Entry", "Delivery"),
    "help": QT_TRANSLATE_NOOP("Entry", "Troubleshooting page of the service"),
    "policy": QT_TRANSLATE_NOOP("Entry", "Least policy that allows it"),
    "looked": QT_TRANSLATE_NOOP("Entry", "Looked for, not found"),
    "looked_in_part": QT_TRANSLATE_NOOP(
        "Entry", "Looked for; the service's list could not be read to its end"
    ),
    "found_several": QT_TRANSLATE_NOOP("Entry", "Looked for; several messages may be it"),
    "sms": QT_TRANSLATE_NOOP("Entry", "SMS sent instead"),
    "possible": QT_TRANSLATE_NOOP("Entry", "Messages in the service's list that may be this one"),
    "denied": QT_TRANSLATE_NOOP("Entry", "Missing permission"),
    "duration": QT_TRANSLATE_NOOP("Entry", "Duration"),
    "sent": QT_TRANSLATE_NOOP("Entry", "What was sent"),
    "open": QT_TRANSLATE_NOOP("Entry", "What was to be sent"),
    "prepared": QT_TRANSLATE_NOOP("Entry", "What would have been sent"),
    "reply": QT_TRANSLATE_NOOP("Entry", "What came back"),
    "nothing": QT_TRANSLATE_NOOP("Entry", "Nothing came back."),
    "trail": QT_TRANSLATE_NOOP("Entry", "Trail"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Entry", text)


def _sent_heading(row: Row) -> str:
    match row.state:
        case State.NOT_SENT | State.CANCELLED:
            return _tr(_HEADS["prepared"])
        case State.PREPARED | State.SENDING | State.UNKNOWN:
            return _tr(_HEADS["open"])
        case _:
            return _tr(_HEADS["sent"])


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
        return _tr(_HEADS[state]) if state in _OWN_STEPS else delivery_label(state)


def entry_text(entry: Entry) -> str:
    """Everything as plain text, for a ticket."""
    parts = [
        outcome_sentence(entry.row),
        "\n".join(labelled(label, value) for label, value in _facts(entry)),
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
        for label, value in _facts(entry)
    )
    blocks = (
        (_tr(_HEADS["possible"]), "\n".join(candidate_lines(row))),
        (_tr(_HEADS["policy"]), policy_for(row)),
        (_sent_heading(row), "\n".join(_parameter_lines(entry.parameters))),
        (_tr(_HEADS["reply"]), _pretty(entry.reply) or _tr(_HEADS["nothing"])),
        (_tr(_HEADS["trail"]), "\n".join(_trail_lines(entry))),
    )
    body = "".join(
        f"<h4>{_escape(title)}</h4><pre style='white-space:pre-wrap'>{_escape(text)}</pre>"
        for title, text in blocks
        if text
    )
    url = help_url(row)
    # In double quotes: in single ones Qt takes `&amp;` as it stands.
    words = _escape(_tr(_HEADS["help"]))
    link = f'<p><a href="{_escape(url)}">{words}</a></p>' if url else ""
    sentence = _escape(outcome_sentence(row))
    return f"<p style='color:{_colour(row)}'><b>{sentence}</b></p><table>{head}</table>{link}{body}"


def candidate_lines(row: Row) -> list[str]:
    """The messages that an unknown may be: when, which, how it fared and what it says."""
    lines = []
    for each in candidates_of(row):
        at = each.get("at")
        moment = time_text(at) if isinstance(at, float | int) else "?"
        head = f"{moment}  {each['id']}  {delivery_label(str(each.get('word', '')))}"
        told = [str(each[name]) for name in ("template", "text") if each.get(name)]
        lines.append("\n    ".join((head, *told)))
    return lines


def _colour(row: Row) -> str:
    return delivery_colour(row) if row.delivery == "failed" else state_colour(row.state)


def _escape(text: str) -> str:
    from html import escape

    return escape(text)
