"""What a row of the table of parameters says: name, kind, place in the form, limits, words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of value a parameter takes; it decides the widget and the generic check."""

    CONSTANT = "constant"
    CHOICE = "choice"
    LANGUAGE = "language"
    PHONE = "phone"
    DIGITS = "digits"
    INTEGER = "integer"
    LINE = "line"
    PARAGRAPH = "paragraph"
    URL = "url"
    VARIABLES = "variables"
    CONTENT = "content"


class Group(StrEnum):
    """The part of the form in which a parameter stands."""

    RECIPIENT = "recipient"
    MESSAGE = "message"
    DELIVERY = "delivery"
    FALLBACK = "fallback"
    TRACKING = "tracking"


class Use(StrEnum):
    """With which `Type` a parameter is used."""

    ALWAYS = "always"
    MESSAGE = "message"
    TEMPLATE = "template"
    CONTENT = "content"
    """As the MessageType's row says (`message_types.py`)."""


class Unit(StrEnum):
    """What an integer counts."""

    NONE = ""
    SECONDS = "s"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a fixed list, with the word that people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of the table. Lengths are in characters, `minimum` and `maximum` in `unit`."""

    name: str
    kind: Kind
    group: Group
    label: str
    help: str
    use: Use = Use.ALWAYS
    required: bool = False
    choices: tuple[Choice, ...] = ()
    minimum: int = 0
    maximum: int = 0
    max_length: int = 0
    unit: Unit = Unit.NONE
    example: str = ""

    @property
    def content_key(self) -> str:
        """The key inside `Content`, or an empty string for a parameter of its own."""
        head, dot, key = self.name.partition(".")
        return key if dot and head == "Content" else ""
