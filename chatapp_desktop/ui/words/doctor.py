"""The error doctor on the screen: what a code means, whose move it is, and what to do now."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui.words.spoken import filled, joined, labelled
from chatapp_desktop.ui.words.wording import state_label, translate
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from chatapp_desktop.cams.advice import Advice, Language
    from chatapp_desktop.store.history.records import Row

# With its catalogue the longest import of the window, and only what went wrong needs it: the
# functions below import `cams.advice` when they are called.

_MOVES = {
    "input": QT_TRANSLATE_NOOP("Doctor", "Yours: what was filled in"),
    "account": QT_TRANSLATE_NOOP("Doctor", "Whoever looks after the cloud account"),
    "recipient": QT_TRANSLATE_NOOP("Doctor", "The recipient"),
    "viber": QT_TRANSLATE_NOOP("Doctor", "Viber"),
    "network": QT_TRANSLATE_NOOP("Doctor", "The network, or the service"),
    "program": QT_TRANSLATE_NOOP("Doctor", "This program, or this computer"),
}
_RESENDS = {
    "yes": QT_TRANSLATE_NOOP("Doctor", "Yes, just send it again"),
    "no": QT_TRANSLATE_NOOP("Doctor", "No"),
    "after_fix": QT_TRANSLATE_NOOP("Doctor", "Yes, after the next step"),
    "look_first": QT_TRANSLATE_NOOP("Doctor", "Look first: if it was sent, it would arrive twice"),
}
_NO_CODE_OF_THE_SERVICE = ("Network.", "Reply.", "Request.", "History.", "Credentials.")
_DELIVERIES = {
    "submitted": QT_TRANSLATE_NOOP("Delivery", "Submitted"),
    "sent": QT_TRANSLATE_NOOP("Delivery", "Sent"),
    "delivered": QT_TRANSLATE_NOOP("Delivery", "Delivered"),
    "read": QT_TRANSLATE_NOOP("Delivery", "Read"),
    "failed": QT_TRANSLATE_NOOP("Delivery", "Failed"),
}
_GIVEN_UP = QT_TRANSLATE_NOOP("Delivery", "{word}, then no report")
_SILENCE = QT_TRANSLATE_NOOP("Delivery", "No report")
_NO_REPORT = QT_TRANSLATE_NOOP(
    "Delivery", "No report came within the time to live; it is not asked for any more."
)
_SMS = QT_TRANSLATE_NOOP("Delivery", "{word}, SMS sent instead")


def delivery_label(word: str) -> str:
    """A delivery state as people read it; a word of the service's own as it is."""
    return translate("Delivery", _DELIVERIES[word]) if word in _DELIVERIES else word


def delivery_text(row: Row) -> str:
    """What became of an accepted message; empty for one that was not accepted."""
    word = delivery_label(row.delivery)
    if was_given_up(row):
        word = filled(translate("Delivery", _GIVEN_UP if word else _SILENCE), {"word": word})
    return filled(translate("Delivery", _SMS), {"word": word}) if row.fell_back else word


def delivery_words() -> list[str]:
    """All that `delivery_text` says in words of the program's own."""
    words = [delivery_label(word) for word in _DELIVERIES]
    given_up = [filled(translate("Delivery", _GIVEN_UP), {"word": word}) for word in words[:2]]
    by_sms = [filled(translate("Delivery", _SMS), {"word": word}) for word in words]
    return [*words, *given_up, *by_sms]


def was_given_up(row: Row) -> bool:
    """Whether an accepted message's time to live ended without a report that says how it fared."""
    asked = row.id > 0 and row.state is State.ACCEPTED and bool(row.message_id)
    return asked and not row.follow and row.delivery not in ("delivered", "read", "failed")


def has_trouble(row: Row) -> bool:
    """Whether there is anything to explain."""
    quiet = (State.PREPARED, State.SENDING, State.CANCELLED)
    return row.state not in (*quiet, State.ACCEPTED) or row.delivery == "failed"


def advice_for(row: Row) -> Advice:
    """What went wrong with an attempt, in the language of the program."""
    from chatapp_desktop.cams.advice import advise, delivery_advice

    language = _language()
    if row.state is State.ACCEPTED and row.delivery == "failed":
        return delivery_advice(row.fail_reason, language=language)
    facts = {"message": row.message, "denied_action": row.denied_action, **facts_of(row)}
    code = row.code
    if row.state is State.UNKNOWN and row.looked_at:
        code = "ListIncomplete" if "incomplete" in facts else "NotFoundInList"
        facts["time"] = _clock_text(row.looked_at)
    return advise(code, language=language, facts=facts)


def facts_of(row: Row) -> dict[str, str]:
    """The texts among the facts that were kept with an attempt."""
    return {k: v for k, v in _facts(row).items() if isinstance(v, str)}


def candidates_of(row: Row) -> list[dict[str, object]]:
    """The messages of the service's list that may be an unknown: `id`, `at`, `word`."""
    found = _facts(row).get("candidates")
    if row.state is not State.UNKNOWN or not isinstance(found, list):
        return []
    return [each for each in found if isinstance(each, dict) and each.get("id")]


def outcome_sentence(row: Row) -> str:
    """One sentence about how an attempt stands, with what to do next where there is something."""
    label = state_label(row.state)
    if not has_trouble(row) and row.state is not State.CANCELLED:
        accepted = f"MessageId {row.message_id}" if row.message_id else ""
        if was_given_up(row):
            return labelled(label, joined(translate("Delivery", _NO_REPORT), accepted))
        return labelled(label, accepted) if accepted else label
    if row.state is State.ACCEPTED:
        label = delivery_text(row)
    if candidates_of(row):
        return labelled(label, translate("Doctor", _SEVERAL))
    advice = advice_for(row)
    if row.state is State.UNKNOWN and row.follow:
        step = translate("Doctor", _AGAIN if row.looked_at else _LOOKING)
        return labelled(label, joined(advice.meaning, step))
    return labelled(label, joined(advice.meaning, advice.next_step))


_AGAIN = QT_TRANSLATE_NOOP("Doctor", "It is looked for again by itself; wait before you send it.")
_LOOKING = QT_TRANSLATE_NOOP("Doctor", "It is being looked for in the service's list now.")


_SEVERAL = QT_TRANSLATE_NOOP(
    "Doctor",
    "The service's list has messages that may be this one, and nothing tells them apart. "
    "Choose which one it is.",
)


def doctor_lines(row: Row) -> list[tuple[str, str]]:
    """Whose move it is and whether sending again can help: label and value."""
    if not has_trouble(row):
        return []
    advice = advice_for(row)
    return [
        (translate("Doctor", _MOVE_HEAD), translate("Doctor", _MOVES[advice.whose_move])),
        (translate("Doctor", _RESEND_HEAD), translate("Doctor", _RESENDS[advice.resend])),
    ]


_MOVE_HEAD = QT_TRANSLATE_NOOP("Doctor", "Whose move")
_RESEND_HEAD = QT_TRANSLATE_NOOP("Doctor", "Sending again helps")


def policy_for(row: Row) -> str:
    """The least RAM policy that would have let the call through; empty if that was no matter."""
    from chatapp_desktop.cams.advice import is_denial, least_policy

    denied = "permission" in row.message.casefold() or is_denial(row.code)
    if row.state is not State.REJECTED or not (row.denied_action or denied):
        return ""
    return least_policy((row.denied_action or "cams:SendChatappMessage",))


def help_url(row: Row) -> str:
    """The service's own page about this code and request; empty for what it never heard of."""
    from chatapp_desktop.cams.advice import troubleshooting_url

    if row.state is State.ACCEPTED and row.delivery == "failed" and row.fail_reason:
        return troubleshooting_url(row.fail_reason, row.request_id)
    if not has_trouble(row) or not row.code or row.code.startswith(_NO_CODE_OF_THE_SERVICE):
        return ""
    return troubleshooting_url(row.code, row.request_id) if row.request_id else ""


def reason_text(code: str, denied: str = "") -> str:
    """Why the list cannot be asked, in one sentence; `denied` is the RAM action that is missing.

    The cause alone: what it would have meant for a send is untrue of one that was made long ago.
    """
    from chatapp_desktop.cams.advice import advise

    return advise(code, language=_language(), facts={"denied_action": denied}).cause


def policy_text(denied: str) -> str:
    """The least RAM policy that allows an action; empty without one."""
    from chatapp_desktop.cams.advice import least_policy

    return least_policy((denied,)) if denied else ""


def code_sentence(code: str, message: str = "") -> str:
    """Why keys cannot be had and what to do, in the language of the program."""
    from chatapp_desktop.cams.advice import advise

    found = advise(code, language=_language(), facts={"message": message})
    return joined(found.cause, found.next_step)


def _facts(row: Row) -> dict[str, object]:
    try:
        found = json.loads(row.facts or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _language() -> Language:
    return "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en"


def _clock_text(at: float) -> str:
    """The minute, and the day unless it is today."""
    moment = datetime.fromtimestamp(at).astimezone()
    today = moment.date() == datetime.now().astimezone().date()
    return moment.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
