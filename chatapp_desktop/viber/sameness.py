"""When two requests say the same: what a recipient would call the same message twice."""

from __future__ import annotations

import json
from collections.abc import Mapping


def content_of(parameters: Mapping[str, str]) -> tuple[str, ...]:
    """What is said, apart from who gets it and how it is delivered: equal for the same message.

    `Content` and `TemplateParams` are compared as JSON values, so the order of keys is no matter.
    """
    if parameters.get("Type") == "template":
        names = ("Type", "TemplateCode", "TemplateName", "Language")
        return (*_words(parameters, names), canonical(parameters.get("TemplateParams", "")))
    return (
        *_words(parameters, ("Type", "MessageType")),
        canonical(parameters.get("Content", "")),
    )


def canonical(text: str) -> str:
    """JSON with its keys in order and without blanks; any other text as it is."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _words(parameters: Mapping[str, str], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(parameters.get(name, "") for name in names)
