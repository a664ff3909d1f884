"""One message as the operator has it: the value that the form edits and everything else reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from chatapp_desktop.viber.message_types import MESSAGE_TYPES, MessageType
from chatapp_desktop.viber.parameter import Kind, Parameter, Use
from chatapp_desktop.viber.parameters import PARAMETERS, VARIABLE_PREFIX


@dataclass(frozen=True, slots=True)
class Draft:
    """Field names of the table (`parameters.py`) to text as typed; a missing field reads as empty.

    A template variable that exists but is not filled is kept with an empty text. `unknown` holds
    what a draft file had beyond the table, by key and untouched; its `Content` is an object of what
    stood inside `Content`.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = {k: v for k, v in self.values.items() if v or k.startswith(VARIABLE_PREFIX)}
        object.__setattr__(self, "values", MappingProxyType(kept))
        object.__setattr__(self, "unknown", MappingProxyType(dict(self.unknown)))

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def replaced(self, changes: Mapping[str, str]) -> Draft:
        """Return a draft in which `changes` replace what stood there."""
        return Draft({**self.values, **changes}, self.unknown)

    @property
    def message_type(self) -> MessageType | None:
        """The MessageType's row; None for a template, and for a type that does not exist."""
        return MESSAGE_TYPES.get(self["MessageType"]) if self["Type"] == "message" else None

    @property
    def variables(self) -> Mapping[str, str]:
        """The template's variables by their bare names."""
        return {
            name.removeprefix(VARIABLE_PREFIX): text
            for name, text in self.values.items()
            if name.startswith(VARIABLE_PREFIX)
        }

    @property
    def kind(self) -> str:
        """One word for what it is: the MessageType, or `template`."""
        return "template" if self["Type"] == "template" else self["MessageType"]


def unknown_names(draft: Draft) -> Iterator[str]:
    """The names of what a draft holds beyond the table, as `Content.<key>` inside `Content`."""
    for key, value in draft.unknown.items():
        if key == "Content" and isinstance(value, Mapping):
            yield from (f"Content.{inner}" for inner in value)
        else:
            yield key


def used(parameter: Parameter, draft: Draft) -> bool:
    """Whether a draft of this Type and MessageType uses the parameter at all."""
    match parameter.use:
        case Use.ALWAYS:
            return True
        case Use.MESSAGE:
            return draft["Type"] == "message"
        case Use.TEMPLATE:
            return draft["Type"] == "template"
        case Use.CONTENT:
            row = draft.message_type
            return row is not None and parameter.content_key in row.content


def required(parameter: Parameter, draft: Draft) -> bool:
    """Whether a draft of this Type and MessageType must fill the parameter."""
    return used(parameter, draft) and (parameter.required or parameter.use is Use.CONTENT)


@lru_cache(maxsize=32)
def _in_use(type_: str, message_type: str) -> tuple[Parameter, ...]:
    draft = Draft({"Type": type_, "MessageType": message_type})
    return tuple(parameter for parameter in PARAMETERS if used(parameter, draft))


def fields_in_use(draft: Draft) -> Iterator[tuple[str, Parameter]]:
    """Walk the fields that this draft sends, in the table's order, variables among them."""
    for parameter in _in_use(draft["Type"], draft["MessageType"]):
        if parameter.kind is Kind.VARIABLES:
            for name in draft.variables:
                yield VARIABLE_PREFIX + name, parameter
        elif parameter.kind is not Kind.CONTENT:
            yield parameter.name, parameter


def pruned(draft: Draft) -> Draft:
    """Return what this Type and MessageType use, without what was typed for others before."""
    kept = {name: draft[name] for name, _ in fields_in_use(draft)}
    return Draft(kept, draft.unknown)
