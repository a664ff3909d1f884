"""One HTTP request as it came in, and the careful reading of what it carries.

Nothing that a client can send may raise anything but an answer: bad UTF-8, broken JSON, numbers of
any size and nesting of any depth are read as "not there" or "not valid".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
_INTEGER_DIGITS = 18


@dataclass(frozen=True)
class Incoming:
    """A request. `headers` have lower-case names; `received_at` is in seconds since the epoch."""

    received_at: float
    method: str
    path: str
    query: str
    """Exactly as it stood in the request line."""
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def query_parameters(self) -> Mapping[str, str]:
        """What the query carries, decoded; the last of equal names wins."""
        return _parse_form(self.query)

    @cached_property
    def parameters(self) -> Mapping[str, str]:
        """Query and form body together; an empty value counts as not given."""
        body: Mapping[str, str] = {}
        if self.headers.get("content-type", "").split(";")[0].strip().lower() == FORM:
            body = _parse_form(self.body.decode("utf-8", "replace"))
        return {key: value for key, value in {**self.query_parameters, **body}.items() if value}

    @property
    def action(self) -> str:
        """Name of the operation that is called."""
        return self.headers.get("x-acs-action") or self.parameters.get("Action", "")

    @property
    def version(self) -> str:
        """Version of the API that is called."""
        return self.headers.get("x-acs-version") or self.parameters.get("Version", "")


def _parse_form(text: str) -> dict[str, str]:
    # "+" is a space here: the official SDK signs "%20" and sends "+", so the service must read so.
    return dict(parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="replace"))


def read_json(text: str | bytes) -> object:
    """Read JSON of unknown origin; None for what is not JSON."""
    try:
        value: object = json.loads(text)
    # RecursionError: thousands of opening brackets. ValueError: bad JSON, bad UTF-8, huge numbers.
    except (ValueError, RecursionError):
        return None
    return value


def read_object(text: str | bytes) -> dict[str, object] | None:
    """Read a JSON object; None for anything else."""
    value = read_json(text)
    return value if isinstance(value, dict) else None


def read_integer(value: object) -> int | None:
    """Read a non-negative whole number, written as a number or as ASCII digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value < 10**_INTEGER_DIGITS else None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value) if len(value) <= _INTEGER_DIGITS else None
    return None
