"""From a draft to request parameters: API names to strings, `Content` as a compact JSON string."""

from __future__ import annotations

import json
from collections.abc import Mapping

from chatapp_desktop.viber.check import bare_file_type, integer
from chatapp_desktop.viber.draft import Draft, fields_in_use
from chatapp_desktop.viber.parameter import Kind, Parameter
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX
from chatapp_desktop.viber.recipient import normalise_number

_UNTOUCHED = frozenset({"Content.caption", "TrackingData", "Tag"})


def request_parameters(draft: Draft) -> dict[str, str]:
    """Encode what the draft's Type and MessageType use; empty optional fields are left out.

    `TaskId` is not invented here. Numbers inside `Content` are JSON numbers; the document does not
    give their type, and Viber's own fields are integers.
    """
    sent: dict[str, str] = {}
    content: dict[str, str | int] = {}
    for name, parameter in fields_in_use(draft):
        value = wire_value(draft[name], parameter)
        if parameter.content_key and value:
            number = integer(value) if parameter.kind is Kind.INTEGER else None
            content[parameter.content_key] = value if number is None else number
        elif value and not name.startswith(VARIABLE_PREFIX):
            sent[name] = value
    if draft["Type"] == "message":
        sent["Content"] = compact_json(content)
    elif draft["Type"] == "template" and draft.variables:
        sent["TemplateParams"] = compact_json(draft.variables)
    return sent


def wire_value(text: str, parameter: Parameter) -> str:
    """What is sent for one field as typed. Texts are sent untouched; identifiers are trimmed."""
    if parameter.kind in (Kind.PARAGRAPH, Kind.VARIABLES) or parameter.name in _UNTOUCHED:
        return text
    if parameter.name == "Content.fileType":
        return bare_file_type(text)
    match parameter.kind:
        case Kind.CONSTANT:
            return parameter.choices[0].value
        case Kind.PHONE:
            return normalise_number(text)
        case Kind.INTEGER if (number := integer(text)) is not None:
            return str(number)
        case _:
            return text.strip()


def compact_json(value: Mapping[str, str | int]) -> str:
    """JSON without blanks, non-ASCII characters kept: the form that the official SDK sends."""
    return json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"))
