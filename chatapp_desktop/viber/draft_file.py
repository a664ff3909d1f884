"""The draft file: JSON with the API's own parameter names.

`Content` and `TemplateParams` are objects. Keys stand in the table's order; keys that this program
does not know are kept at the end as they were. No secret is ever part of a draft.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chatapp_desktop.viber.check import integer
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.parameter import Kind
from chatapp_desktop.viber.parameters import BY_NAME, VARIABLE_PREFIX
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP, Translate, english

_TEXTS = {
    "not_json": QT_TRANSLATE_NOOP(
        "DraftFile", "This is not a draft: line {line}, column {column} is not valid JSON."
    ),
    "too_deep": QT_TRANSLATE_NOOP(
        "DraftFile", "This is not a draft: it is nested too deeply, or a number in it is too long."
    ),
    "not_object": QT_TRANSLATE_NOOP(
        "DraftFile", "This is not a draft: it must be a JSON object with parameter names."
    ),
    "not_draft": QT_TRANSLATE_NOOP(
        "DraftFile", "This is not a draft: it has none of the parameters of a message."
    ),
    "wrong_type": QT_TRANSLATE_NOOP(
        "DraftFile", "The value of {key} cannot be read: it must be text or a number."
    ),
    "not_an_object": QT_TRANSLATE_NOOP(
        "DraftFile", "The value of {key} cannot be read: it must be an object."
    ),
    "channel": QT_TRANSLATE_NOOP(
        "DraftFile", "This draft is for the channel {value}; this program sends Viber messages."
    ),
}  # fmt: skip


_MAX_DEPTH = 100


# Not frozen: the interpreter writes a traceback and notes into an exception.
@dataclass(slots=True, eq=False)
class DraftFileError(Exception):
    """A draft file that cannot be read; `reason` is a key of the sentences above."""

    reason: str
    key: str = ""
    value: str = ""
    line: int = 0
    column: int = 0

    def describe(self, translate: Translate = english) -> str:
        """The sentence for people."""
        text = translate("DraftFile", _TEXTS[self.reason])
        return text.format(key=self.key, value=self.value, line=self.line, column=self.column)

    def __str__(self) -> str:
        return self.describe()


def dumps(draft: Draft) -> str:
    """Write a draft as the text of a draft file, with a line end."""
    content: dict[str, object] = {
        row.content_key: _written(draft[row.name], row.kind)
        for row in BY_NAME.values()
        if row.content_key and draft[row.name]
    }
    beyond = dict(draft.unknown)
    inner = beyond.pop("Content", None)
    content |= inner if isinstance(inner, Mapping) else {}
    objects: dict[str, object] = {"Content": content, "TemplateParams": draft.variables}
    document: dict[str, object] = {}
    for name, row in BY_NAME.items():
        if row.kind is Kind.CONSTANT:
            document[name] = row.choices[0].value
        elif objects.get(name):
            document[name] = objects[name]
        elif "." not in name and draft[name]:
            document[name] = _written(draft[name], row.kind)
    document |= beyond
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    # Half a surrogate pair has no UTF-8 form; escaped, the file can be written all the same.
    return text if _is_utf8(text) else json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _written(text: str, kind: Kind) -> str | int:
    number = integer(text) if kind is Kind.INTEGER else None
    return text if number is None or str(number) != text else number


def loads(text: str) -> Draft:
    """Read the text of a draft file.

    `Content` and `TemplateParams` may also be JSON strings, as they are on the wire.
    Raises DraftFileError, and nothing else.
    """
    document = _object(_parsed(text.removeprefix("\ufeff")), "")
    if document.keys().isdisjoint(BY_NAME):
        raise DraftFileError("not_draft")
    channel = _text(document.pop("ChannelType", "viber"), "ChannelType")
    if channel not in ("viber", ""):
        raise DraftFileError("channel", value=channel)
    values: dict[str, str] = {}
    unknown: dict[str, object] = {}
    for key, value in document.items():
        match key:
            case "Content":
                if beyond := _read_content(_object(value, key), values):
                    unknown[key] = beyond
            case "TemplateParams":
                for name, part in _object(value, key).items():
                    values[VARIABLE_PREFIX + name] = _text(part, VARIABLE_PREFIX + name)
            case _ if key in BY_NAME and "." not in key:
                values[key] = _text(value, key)
            case _:
                unknown[key] = value
    return Draft(values, unknown)


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise DraftFileError("not_json", line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:  # nested too deep; a number of too many digits
        raise DraftFileError("too_deep") from error
    if not _is_shallow(parsed):
        raise DraftFileError("too_deep")
    return parsed


def _is_shallow(value: object) -> bool:
    """Whether the writer, which bears less nesting than the reader, can surely write it again."""
    level = [value]
    for _ in range(_MAX_DEPTH):
        level = [inner for outer in level for inner in _members(outer)]
        if not level:
            return True
    return False


def _members(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def _object(value: object, key: str) -> dict[str, object]:
    if key and isinstance(value, str):
        value = _parsed(value) if value.strip() else {}
    if isinstance(value, Mapping):
        return dict(value)
    raise DraftFileError("not_an_object", key) if key else DraftFileError("not_object")


def _text(value: object, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise DraftFileError("wrong_type", key)


def _read_content(content: Mapping[str, object], values: dict[str, str]) -> dict[str, object]:
    """Put the known keys into `values`; return the others."""
    beyond: dict[str, object] = {}
    for key, value in content.items():
        name = f"Content.{key}"
        if name in BY_NAME:
            values[name] = _text(value, name)
        else:
            beyond[key] = value
    return beyond
