"""Words about templates for people: states, ages, components."""

from __future__ import annotations

import html
import time

from PySide6.QtCore import QLocale

from chatapp_desktop.cams.advice import advise
from chatapp_desktop.ui.words.spoken import bracketed, filled, joined, labelled
from chatapp_desktop.ui.words.wording import duration_text, translate
from chatapp_desktop.viber.template import Component, Obstacle, Template
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_STATUSES = {
    "pass": QT_TRANSLATE_NOOP("Template", "Approved"),
    "fail": QT_TRANSLATE_NOOP("Template", "Rejected"),
    "auditing": QT_TRANSLATE_NOOP("Template", "Under review"),
    "unaudit": QT_TRANSLATE_NOOP("Template", "Review suspended"),
    "gone": QT_TRANSLATE_NOOP("Template", "Does not exist any more"),
}
_PAUSED = QT_TRANSLATE_NOOP("Template", "Approved, but sending is paused")
_AGO = QT_TRANSLATE_NOOP("Template", "{duration} ago")
_NOW = QT_TRANSLATE_NOOP("Template", "just now")
_UNKNOWN_PART = QT_TRANSLATE_NOOP(
    "Template", "a part that this program does not know; shown as the service sent it"
)
_MINUTE = 60
_DAY = 86_400
MARKS = {True: "✓", False: "✕"}


def status_word(status: str) -> str:
    """An audit status as people read it; an unknown one as it is."""
    known = _STATUSES.get(status)
    return translate("Template", known) if known else status


def state_line(template: Template) -> str:
    """Whether a template can be sent, with a mark that does not need colour, and the reason."""
    word = status_word(template.status)
    if template.obstacle is Obstacle.PAUSED:
        word = translate("Template", _PAUSED)
    line = f"{MARKS[template.obstacle is None]} {word}"
    return labelled(line, template.reason) if template.reason else line


def age_text(at: float) -> str:
    """How long ago a moment was, in its largest unit. `at` is in seconds since 1970, UTC."""
    seconds = max(0, int(time.time() - at))
    if seconds < _MINUTE:
        return translate("Template", _NOW)
    whole = next((unit for unit in (_DAY, 3_600, _MINUTE) if seconds >= unit), _MINUTE)
    return filled(
        translate("Template", _AGO), {"duration": duration_text(seconds - seconds % whole)}
    )


def failure_text(code: str, message: str, denied_action: str = "") -> str:
    """What a failed read of templates means, and what to do."""
    chinese = QLocale().language() is QLocale.Language.Chinese
    facts = {"message": message, "denied_action": denied_action}
    advice = advise(code, language="zh_CN" if chinese else "en", facts=facts)
    return joined(advice.cause, advice.next_step, bracketed(code))


def component_html(part: Component) -> str:
    """One component with everything it has; one of an unknown kind as it came."""
    kind = html.escape(" ".join(filter(None, (part.kind, part.form))))
    if not part.known:
        raw = html.escape(part.raw).replace("\n", "<br>").replace("  ", "&nbsp; ")
        note = html.escape(bracketed(translate("Template", _UNKNOWN_PART)))
        return f"<b>{kind}</b> <i>{note}</i><br><tt>{raw}</tt>"
    duration = f"{part.duration} s" if part.duration else ""
    facts = [part.text, part.url, part.thumbnail, duration, part.file_name, part.file_type]
    facts += [" → ".join(filter(None, (each.text, each.url))) for each in part.buttons]
    words = " · ".join(html.escape(fact).replace("\n", "<br>") for fact in facts if fact)
    return f"<b>{kind}</b> {words}"
