"""A Viber template as the service describes it: list line, components, variables, state.

Every text of the service is kept as it is; values that nobody documented are shown, never refused.
Source: ListChatappTemplate and GetChatappTemplateDetail (2020-06-06), template components.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from chatapp_desktop.viber.variables import Piece, fill, find_variables, pieces

TEMPLATE_TYPE = "VIBER"
"""Without it the service lists WhatsApp templates."""


class Key(NamedTuple):
    """What names one template: its code, and the language of this edition."""

    code: str
    language: str


class Obstacle(StrEnum):
    """Why a template cannot be sent."""

    REJECTED = "rejected"
    AUDITING = "auditing"
    SUSPENDED = "suspended"
    PAUSED = "paused"
    GONE = "gone"
    OTHER = "other"
    """An audit status that this program does not know."""


GONE_STATUS = "gone"
"""Not a word of the service: it said that the template does not exist."""
_OBSTACLES = {
    "fail": Obstacle.REJECTED,
    "auditing": Obstacle.AUDITING,
    "unaudit": Obstacle.SUSPENDED,
    GONE_STATUS: Obstacle.GONE,
}


class Reading(StrEnum):
    """How far the reading of one template from the service is."""

    UNDER_WAY = "under_way"
    DONE = "done"
    """What is known is all there is to know."""
    FAILED = "failed"
    """It was not read, or not yet for a long time: nobody can say what is in it."""


class Sought(NamedTuple):
    """The template that was last looked for, and how far its reading is."""

    key: Key = Key("", "")
    reading: Reading = Reading.DONE


class Listed(NamedTuple):
    """One line of the list. A tuple, because thousands of them are read before the first paint."""

    code: str
    language: str
    name: str
    category: str
    status: str
    reason: str
    updated: int
    """Milliseconds since 1970, UTC; 0 when the service gave none."""

    @property
    def key(self) -> Key:
        return Key(self.code, self.language)


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a BUTTONS component."""

    kind: str
    text: str
    url: str
    url_type: str


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a template. `known` is False for a type that this program has never seen."""

    kind: str
    """`HEADER`, `BODY`, `BUTTONS`, or whatever the service wrote."""
    form: str = ""
    """The service's Format: `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`."""
    text: str = ""
    url: str = ""
    thumbnail: str = ""
    duration: int = 0
    """Seconds; 0 when not given."""
    file_name: str = ""
    file_type: str = ""
    buttons: tuple[Button, ...] = ()
    known: bool = True
    raw: str = ""
    """The whole component as JSON."""
    words: tuple[str, ...] = ()
    """Every text inside it, in which variables may stand."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template in one language, with what is needed to fill and judge it."""

    code: str
    language: str
    name: str = ""
    category: str = ""
    status: str = ""
    reason: str = ""
    allow_send: bool | None = None
    """None when the service did not say."""
    components: tuple[Component, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    detailed: bool = True
    """False when only its line of the list is known: its components and variables are not."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "example", MappingProxyType(dict(self.example)))

    @property
    def key(self) -> Key:
        return Key(self.code, self.language)

    @property
    def obstacle(self) -> Obstacle | None:
        """Why it cannot be sent; None if it can. Only `pass` is sent, unless AllowSend is false."""
        if self.status != "pass":
            return _OBSTACLES.get(self.status, Obstacle.OTHER)
        return Obstacle.PAUSED if self.allow_send is False else None

    @property
    def variables(self) -> tuple[str, ...]:
        """Names in all components, in order of appearance, then those of `Example` alone."""
        words = (word for component in self.components for word in component.words)
        names = [name for word in words for name in find_variables(word)]
        return tuple(dict.fromkeys([*names, *self.example]))

    @property
    def body(self) -> str:
        """The text above all: BODY, or else a HEADER of text."""
        texts = [part.text for part in self.components if part.kind == "BODY" and part.text]
        return "\n".join(texts or [part.text for part in self.components if part.text])

    def filled(self, values: Mapping[str, str]) -> str:
        """The body with values in place of variables."""
        return fill(self.body, values)

    def pieces(self, values: Mapping[str, str]) -> tuple[Piece, ...]:
        """The body taken apart, so that what is not filled can be marked."""
        return pieces(self.body, values)

    @property
    def words(self) -> str:
        """Every text of its components, to search in."""
        return "\n".join(word for part in self.components for word in part.words)


def from_listed(row: Listed) -> Template:
    """What is known of a template before its detail has been fetched, or when it is denied."""
    return Template(
        row.code,
        row.language,
        row.name,
        row.category,
        row.status,
        row.reason,
        detailed=False,
    )


def gone(template: Template) -> Template:
    """Return the template as one of which the service says that it does not exist."""
    return Template(
        template.code,
        template.language,
        template.name,
        template.category,
        GONE_STATUS,
        "",
        template.allow_send,
        template.components,
        template.example,
        template.detailed,
    )


def carried_over(
    values: Mapping[str, str],
    template: Template,
    before: Collection[str] = (),
    remembered: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Give the variables of a template, in its order, what is known of their values.

    `before` are the names of the template that was chosen before: those that this one does not have
    go. Names that no template gave were added by hand and stay. `remembered` fills what is empty.
    """
    own = {name: values.get(name) or remembered.get(name, "") for name in template.variables}
    by_hand = {n: text for n, text in values.items() if n not in own and n not in before}
    return own | by_hand


# From the service's JSON


def parse_listed(found: object) -> Listed | None:
    """Read one line of ListTemplate; None for what names no template at all."""
    row = _Fields(found)
    code = row.text("TemplateCode")
    if not code:
        return None
    return Listed(
        code,
        row.text("Language"),
        row.text("TemplateName"),
        row.text("Category"),
        row.text("AuditStatus"),
        _reason(row.text("Reason")),
        max(0, row.number("LastUpdateTime")),
    )


def parse_detail(found: object, key: Key) -> Template:
    """Read `Data` of GetChatappTemplateDetail, whatever it holds; `key` stands for what it lacks.

    Accepts PascalCase, as on the wire, and lowerCamel, as some clients print it.
    """
    row = _Fields(found)
    example = row.value("Example")
    allow = row.value("AllowSend")
    return Template(
        row.text("TemplateCode") or key.code,
        row.text("Language") or key.language,
        row.text("Name") or row.text("TemplateName"),
        row.text("Category"),
        row.text("AuditStatus"),
        _reason(row.text("Reason")),
        _boolean(allow),
        tuple(_component(each) for each in _sequence(row.value("Components"))),
        {str(k): _as_text(v) for k, v in example.items()} if isinstance(example, Mapping) else {},
    )


def _reason(text: str) -> str:
    # The service writes the word None where there is no reason.
    return "" if text in ("None", "null") else text


def _boolean(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return None


_KNOWN = ("HEADER", "BODY", "BUTTONS")


def _component(found: object) -> Component:
    row = _Fields(found)
    kind = row.text("Type").upper()
    buttons = tuple(_button(each) for each in _sequence(row.value("Buttons")))
    return Component(
        kind=kind or "?",
        form=row.text("Format").upper(),
        text=row.text("Text"),
        url=row.text("Url"),
        thumbnail=row.text("ThumbUrl"),
        duration=max(0, row.number("Duration")),
        file_name=row.text("FileName"),
        file_type=row.text("FileType"),
        buttons=buttons,
        known=kind in _KNOWN,
        raw=json.dumps(found, ensure_ascii=False, indent=1),
        words=tuple(_texts(found)),
    )


def _button(found: object) -> Button:
    row = _Fields(found)
    return Button(row.text("Type"), row.text("Text"), row.text("Url"), row.text("UrlType"))


_NO_WORDS = frozenset({"type", "format", "urltype", "filetype"})


_DEPTH = 40  # far more than any component has; a hostile one must not use up the stack


def _texts(value: object, depth: int = _DEPTH) -> Iterator[str]:
    """Every text inside a value, but not the words that only name a kind."""
    if isinstance(value, str):
        if value:
            yield value
    elif not depth:
        return
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key).lower() not in _NO_WORDS:
                yield from _texts(inner, depth - 1)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner, depth - 1)


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


class _Fields:
    """A JSON object read without trust; anything else reads as an empty one."""

    def __init__(self, found: object) -> None:
        self._found: Mapping[object, object] = found if isinstance(found, Mapping) else {}

    def value(self, name: str) -> object:
        if name in self._found:
            return self._found[name]
        return self._found.get(name[:1].lower() + name[1:])

    def text(self, name: str) -> str:
        value = self.value(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        value = self.value(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return int(value) if abs(value) < _HUGE else 0
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _DIGITS:
            return int(value)
        return 0


_HUGE = 1e15  # milliseconds; beyond what a calendar of this program can show
_DIGITS = 16
