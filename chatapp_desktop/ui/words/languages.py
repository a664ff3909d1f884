"""The names of the documented languages, in the language of the program.

Source: Chat App Message Service, "Language codes". A code that is not among them is shown bare.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QLocale

from chatapp_desktop import resource


@cache
def _names() -> dict[str, dict[str, str]]:
    text = resource.path("languages.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def language_name(code: str) -> str:
    """What a language is called; the code itself if it is not documented."""
    wanted = "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en"
    return _names().get(code, {}).get(wanted, code)


def language_line(code: str) -> str:
    """A code with its name, as lists show it; the code comes first, because it is what is sent."""
    name = language_name(code)
    return f"{code} · {name}" if name != code else code
