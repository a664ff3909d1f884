"""Template variables: how they are written, found and filled.

CAMS templates write `$(name)`; `{{name}}` and `{{1}}` are tolerated because other tools write them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_VARIABLE = re.compile(r"\$\(\s*([^\s()$]+)\s*\)|\{\{\s*([^\s{}]+)\s*\}\}")


def find_variables(text: str) -> tuple[str, ...]:
    """The names of the variables in a text, each once, in order of first appearance."""
    names = (match[1] or match[2] for match in _VARIABLE.finditer(text))
    return tuple(dict.fromkeys(names))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in place of variables; a variable without a value stays as it is written."""

    def value(match: re.Match[str]) -> str:
        return values.get(match[1] or match[2]) or match[0]

    return _VARIABLE.sub(value, text)


class Mark(StrEnum):
    """What a piece of a template's text is."""

    FIXED = "fixed"
    FILLED = "filled"
    UNFILLED = "unfilled"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; an unfilled one is as the template writes it, such as `$(name)`."""

    text: str
    mark: Mark


def pieces(text: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """Take a text apart; the pieces' texts put together are what `fill` gives."""
    found: list[Piece] = []
    end = 0
    for match in _VARIABLE.finditer(text):
        if match.start() > end:
            found.append(Piece(text[end : match.start()], Mark.FIXED))
        value = values.get(match[1] or match[2], "")
        found.append(Piece(value or match[0], Mark.FILLED if value else Mark.UNFILLED))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:], Mark.FIXED))
    return tuple(found)


def looks_like_variable(value: str) -> bool:
    """Whether a value could itself be taken for a variable, whole or cut off."""
    return "$(" in value or "{{" in value
