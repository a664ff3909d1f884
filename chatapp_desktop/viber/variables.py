"""Template variables: how they are written, found and filled.

CAMS templates write `$(name)`; `{{name}}` and `{{1}}` are tolerated because other tools write them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
