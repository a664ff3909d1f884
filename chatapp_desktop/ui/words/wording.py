"""Words for people in the language of the moment: labels, problems, countries, durations, times."""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimeZone

from chatapp_desktop import resource
from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui.words.spoken import filled, listed
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.number_zones import city_of
from chatapp_desktop.viber.parameter import Choice, Parameter, Unit
from chatapp_desktop.viber.parameters import MEGABYTE, parameter_of
from chatapp_desktop.viber.preview import Preview
from chatapp_desktop.viber.problems import Problem, describe, label_of
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_LINK_LABELS = {
    Media.IMAGE: QT_TRANSLATE_NOOP("Parameter", "Picture address"),
    Media.VIDEO: QT_TRANSLATE_NOOP("Parameter", "Video address"),
    Media.DOCUMENT: QT_TRANSLATE_NOOP("Parameter", "File address"),
}
_AND = ", "
"""Between the names in a problem's facts."""
_SEVERAL_CLOCKS = frozenset(
    "AU BR CA CD CL EC ES FM GL ID KI KZ MN MX NZ PF PG PT RU US".split()  # noqa: SIM905
)
"""Countries, by ISO code, in which not everybody has the same time."""
_STATES = {
    State.PREPARED: QT_TRANSLATE_NOOP("State", "Preparing"),
    State.SENDING: QT_TRANSLATE_NOOP("State", "Sending"),
    State.ACCEPTED: QT_TRANSLATE_NOOP("State", "Accepted"),
    State.REJECTED: QT_TRANSLATE_NOOP("State", "Rejected"),
    State.NOT_SENT: QT_TRANSLATE_NOOP("State", "Not sent"),
    State.UNKNOWN: QT_TRANSLATE_NOOP("State", "Unknown"),
    State.CANCELLED: QT_TRANSLATE_NOOP("State", "Cancelled"),
}


def translate(context: str, text: str, /) -> str:
    """Translate a source text that was marked with QT_TRANSLATE_NOOP."""
    return QCoreApplication.translate(context, text)


def media_label(name: str, media: Media) -> str:
    """The label of an address, where the message is known and its draft may be a template's."""
    if name == "Content.link" and media in _LINK_LABELS:
        return translate("Parameter", _LINK_LABELS[media])
    return label_of(name, translate)


def field_label(name: str, draft: Draft) -> str:
    """A field's label; the media address is called by what it leads to."""
    row = draft.message_type
    return media_label(name, row.media if row else Media.NONE)


def problem_text(problem: Problem, draft: Draft) -> str:
    """The sentence about a problem, with the label as the form shows it."""
    if problem.code == "unknown_key":
        return describe(problem, translate, filled)
    facts = {**problem.facts, "label": field_label(problem.field, draft)}
    if problem.code == "quiet_hours":
        facts["place"] = zone_name(str(facts.get("country", "")), str(facts.get("zone", "")))
    if country := facts.get("country"):
        facts["country"] = country_name(str(country)) or str(country)
        codes = str(facts.get("choices", "")).split(_AND)
        facts["choices"] = _AND.join(country_name(code) or code for code in codes)
    for name in ("choices", "variable"):
        if name in facts:
            facts[name] = listed(str(facts[name]).split(_AND))
    said = Problem(problem.field, problem.code, problem.severity, facts)
    return describe(said, translate, filled)


def help_text(parameter: Parameter) -> str:
    """What a parameter is for, and its API name."""
    return f"{translate('Parameter', parameter.help)}\n({parameter.name})"


def choice_label(choice: Choice) -> str:
    """A fixed value as people read it."""
    return translate("Choice", choice.label)


def plain_tip(text: str) -> str:
    """A tooltip that shows a text as it is: Qt would take what looks like markup for markup."""
    if not text:
        return ""
    from html import escape  # it brings the names of two thousand signs along

    return f"<p>{escape(text)}</p>"


def kind_label(kind: str) -> str:
    """A MessageType, or `template`, as people read it."""
    for name in ("MessageType", "Type"):
        for choice in parameter_of(name).choices:
            if choice.value == kind:
                return choice_label(choice)
    return kind


def state_label(state: State) -> str:
    """An attempt's state as people read it."""
    return translate("State", _STATES[state])


def country_name(region: str) -> str:
    """The country of an ISO code in the language of the program; empty for an empty code."""
    if not region:
        return ""
    if QLocale().language() is QLocale.Language.Chinese:
        return _chinese_countries().get(region, region)
    return QLocale.territoryToString(QLocale.codeToTerritory(region))


def zone_name(region: str, zone: str) -> str:
    """A place on the clock: a country, and of one with several clocks the part that is meant."""
    country = country_name(region)
    if region not in _SEVERAL_CLOCKS or not zone:
        return country or city_of(zone)
    if QLocale().language() is not QLocale.Language.Chinese:
        return f"{city_of(zone)} ({country})"
    kind, length = QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName
    told = QTimeZone(zone.encode()).displayName(kind, length, QLocale()).replace("标准", "")
    return f"{country}（{told}）" if told else country


@cache
def _chinese_countries() -> dict[str, str]:
    """Qt knows the countries' names in English and each country's own language only."""
    text = resource.path("countries.zh_CN.json").read_text(encoding="utf-8")
    names: dict[str, str] = json.loads(text)
    return names


class Duration(QObject):
    """Amounts of time. Qt Linguist asks for plurals where an object says `tr`, literally."""

    def words(self, day: int, hour: int, minute: int, second: int) -> tuple[str, ...]:
        """Say each amount; an empty text for none."""
        return (
            self.tr("%n day(s)", "", day) if day else "",
            self.tr("%n hour(s)", "", hour) if hour else "",
            self.tr("%n minute(s)", "", minute) if minute else "",
            self.tr("%n second(s)", "", second) if second else "",
        )


def duration_text(seconds: int) -> str:
    """A number of seconds in its largest two units, such as `1 day 2 hours`."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    parts = Duration().words(day, hour, minute, second)
    return " ".join([part for part in parts if part][:2])


def milliseconds_text(amount: int) -> str:
    """How long an answer took; empty for 0, as nothing was measured then."""
    said = QCoreApplication.translate("Duration", "%1 ms", "milliseconds")
    return said.replace("%1", str(amount)) if amount else ""


def amount_text(value: int, unit: Unit) -> str:
    """An amount in words: a duration, or a size such as `12.5 MB`; empty without a unit."""
    match unit:
        case Unit.SECONDS:
            return duration_text(value)
        case Unit.BYTES if value >= MEGABYTE // 10:
            return f"{QLocale().toString(value / MEGABYTE, 'f', 1)} MB"
        case Unit.BYTES if value < 100:  # noqa: PLR2004  (a tenth of a kB)
            return QCoreApplication.translate("Amount", "%n byte(s)", "", value)
        case Unit.BYTES:
            return f"{QLocale().toString(value / 1024, 'f', 1)} kB"
        case _:
            return ""


def clock_text(seconds: int) -> str:
    """A length as players show it: `0:32`, `10:00`."""
    return f"{seconds // 60}:{seconds % 60:02}"


def facts_text(preview: Preview) -> str:
    """Length and size of what a message carries, as far as they are known."""
    length = "" if preview.seconds is None else clock_text(preview.seconds)
    size = "" if preview.file_size is None else amount_text(preview.file_size, Unit.BYTES)
    return " · ".join(filter(None, (length, size)))


_BUTTON_KINDS = {
    "URL": QT_TRANSLATE_NOOP("ButtonKind", "opens a web address"),
    "PHONE_NUMBER": QT_TRANSLATE_NOOP("ButtonKind", "calls a number"),
    "QUICK_REPLY": QT_TRANSLATE_NOOP("ButtonKind", "sends a reply"),
    "COPY_CODE": QT_TRANSLATE_NOOP("ButtonKind", "copies a code"),
}
"""The service's words; for Viber it documents only the first."""


def button_kind_text(kind: str) -> str:
    """What a button of a template does; a kind that nobody documented as it is."""
    known = _BUTTON_KINDS.get(kind.upper())
    return translate("ButtonKind", known) if known else kind


def time_text(at: float) -> str:
    """A moment in local time, to the second; today's without the date."""
    moment, now = time.localtime(at), time.localtime()
    today = moment[:3] == now[:3]
    return time.strftime("%H:%M:%S" if today else "%Y-%m-%d %H:%M:%S", moment)


_FILE_TROUBLES = {
    FileTrouble.MISSING: QT_TRANSLATE_NOOP("File", "{path} does not exist any more."),
    FileTrouble.PERMISSION: QT_TRANSLATE_NOOP(
        "File", "{path} may not be read or written. Check its permissions, or choose another place."
    ),
    FileTrouble.FULL: QT_TRANSLATE_NOOP(
        "File", "The disk is full, so {path} could not be saved. Make room and save again."
    ),
    FileTrouble.TOO_LARGE: QT_TRANSLATE_NOOP("File", "{path} is larger than this program takes."),
    FileTrouble.NOT_UTF8: QT_TRANSLATE_NOOP("File", "{path} is not a text file in UTF-8."),
    FileTrouble.IO: QT_TRANSLATE_NOOP(
        "File", "{path} could not be read or written ({detail}). Try another place."
    ),
}


def file_error_text(error: FileError) -> str:
    """Why a file could not be read or written, and what to do."""
    text = translate("File", _FILE_TROUBLES[error.reason])
    return filled(text, {"path": error.path, "detail": error.detail})


def aside_text(kept: Path) -> str:
    """Where a list of profiles that could not be understood was put."""
    text = translate("File", _ASIDE)
    return filled(text, {"path": kept})


def contacts_aside_text(kept: Path) -> str:
    """Where a file with lists of numbers that could not be read whole was put."""
    text = translate("File", _CONTACTS_ASIDE)
    return filled(text, {"path": kept})


def contacts_error_text(error: FileError) -> str:
    """What it means that the lists of numbers cannot be read."""
    return f"{file_error_text(error)} {translate('File', _CONTACTS_UNREAD)}"


_ASIDE = QT_TRANSLATE_NOOP(
    "File", "The list of profiles was damaged. It is kept as {path}, and a new one was begun."
)
_CONTACTS_ASIDE = QT_TRANSLATE_NOOP(
    "File",
    "The file with the do-not-contact list and the test recipients was damaged. It is kept as "
    "{path}; what can be read of it is in force. Each send asks until the do-not-contact list is "
    "saved again.",
)
_CONTACTS_UNREAD = QT_TRANSLATE_NOOP(
    "File",
    "It has the do-not-contact list and the test recipients. Each send asks until it can be read, "
    "or the do-not-contact list is saved again.",
)
