"""Taking secrets and phone numbers out of text that is about to be written somewhere."""

from __future__ import annotations

import base64
import json
import re
import threading
from typing import Final
from urllib.parse import quote, quote_plus

HIDDEN: Final = "[redacted]"
_SHORTEST: Final = 4
"""A shorter value would take letters out of every other word."""

# What stands between a name and its value: `: `, `=`, `': '`, `', b'` (headers as pairs), `%3D`.
_BETWEEN = r"""(?:\\?["'])?\s*(?:[:=,]|%3[AD])\s*b?(?:\\?["'])?"""
_NAMES = (
    r"access[-_]?key[-_]?secret|security[-_]?token|x-acs-security-token|signature(?!-)"
    r"|x-acs-credentials?|client[-_]?secret|password"
)
_VALUE_AFTER_NAME = re.compile(rf"(?i)\b({_NAMES})({_BETWEEN})([^\s\"'&,;)}}\\]+)")
_AUTHORIZATION = re.compile(rf"(?i)\b(authorization)({_BETWEEN})([^\r\n\"']+)")

# Ids that are of use in a log, and that a run of digits may stand in, are stepped over.
_IDENTIFIER = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\b[0-9A-Fa-f]{32,64}\b"
_DATE = r"\b\d{4}-\d\d-\d\d(?!\d)"
_GAP = r"(?:[ ()\-]|%20|%28|%29){0,3}"
_NUMBER = rf"(?:(?:\+|%2B){_GAP})?(?<!\d)\d(?:{_GAP}\d){{6,}}(?!\d)"
_DIGITS = re.compile(rf"(?i)(?P<kept>{_IDENTIFIER}|{_DATE})|(?P<number>{_NUMBER})")
_DIGIT = re.compile(r"(%[0-9A-Fa-f]{2})|(\d)")

_lock = threading.Lock()
_protected: dict[str, None] = {}


def protect(value: str) -> None:
    """Never let this value through again, nor its base64, hexadecimal or percent-encoded form."""
    if len(value) < _SHORTEST:
        return
    with _lock:
        for form in _forms(value):
            _protected[form] = None
        longest_first = sorted(_protected, key=len, reverse=True)
        _protected.clear()
        _protected.update(dict.fromkeys(longest_first))


def redact(text: str) -> str:
    """Hide protected values and whatever is named like a secret, and mask phone numbers."""
    with _lock:
        values = tuple(_protected)
    for value in values:
        if value in text:
            text = text.replace(value, HIDDEN)
    text = _AUTHORIZATION.sub(rf"\1\2{HIDDEN}", text)
    text = _VALUE_AFTER_NAME.sub(rf"\1\2{HIDDEN}", text)
    return mask_numbers(text)


def mask_numbers(text: str) -> str:
    """Star all but the first three and last two digits of runs of seven and more: `380*******67`.

    Separators inside a number are kept, dates, UUIDs and long hexadecimal ids left alone.
    """
    return _DIGITS.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    if (kept := match["kept"]) is not None:
        return str(kept)
    number: str = match["number"]
    total = sum(1 for found in _DIGIT.finditer(number) if found[2])
    seen = 0

    def star(found: re.Match[str]) -> str:
        nonlocal seen
        if not found[2]:
            return str(found[1])
        seen += 1
        return str(found[2]) if seen <= 3 or seen > total - 2 else "*"  # noqa: PLR2004

    return _DIGIT.sub(star, number)


def _forms(value: str) -> set[str]:
    data = value.encode("utf-8", "surrogatepass")
    percent = quote(data, safe="")
    forms = {
        value,
        percent,
        percent.lower(),
        quote(data, safe="-_.~"),
        quote_plus(data),
        quote(percent, safe=""),
        data.hex(),
        data.hex().upper(),
        json.dumps(value)[1:-1],
        json.dumps(value, ensure_ascii=False)[1:-1],
        repr(value)[1:-1],
    }
    for coded in (base64.b64encode(data), base64.urlsafe_b64encode(data)):
        forms |= {coded.decode(), coded.decode().rstrip("="), quote(coded, safe="")}
    return {form for form in forms if len(form) >= _SHORTEST}
