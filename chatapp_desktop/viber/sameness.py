"""When two requests say the same: what a recipient would call the same message twice."""

from __future__ import annotations

import json
from collections.abc import Mapping


def content_of(parameters: Mapping[str, str]) -> tuple[str, ...]:
    """What is said, apart from who gets it and how it is delivered: equal for the same message.

    `Content` and `TemplateParams` are compared as JSON values, so the order of keys is no matter;
    nor is how many blanks there are between words, which nobody sees who reads it.
    """
    if parameters.get("Type") == "template":
        names = ("Type", "TemplateCode", "TemplateName", "Language")
        return (*_words(parameters, names), _as_read(parameters.get("TemplateParams", "")))
    return (
        *_words(parameters, ("Type", "MessageType")),
        _as_read(parameters.get("Content", "")),
    )


def _as_read(text: str) -> str:
    try:
        return json.dumps(_folded_within(json.loads(text)), sort_keys=True)
    except (ValueError, RecursionError):
        return _folded(text)


def _folded_within(value: object) -> object:
    if isinstance(value, dict):
        return {key: _folded_within(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_folded_within(each) for each in value]
    return _folded(value) if isinstance(value, str) else value


def _folded(text: str) -> str:
    return " ".join(text.split())


def canonical(text: str) -> str:
    """JSON with its keys in order and without blanks; any other text as it is."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _words(parameters: Mapping[str, str], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(parameters.get(name, "") for name in names)
