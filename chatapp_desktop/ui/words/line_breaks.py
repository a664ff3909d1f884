"""Where a line may break that Qt would not break."""

from __future__ import annotations

import re


def breakable(text: str) -> str:
    """Let long words, such as addresses, break at any place: Qt's views do not do so by themselves.

    Only for what is painted; what is copied or compared stays without the breaks.
    """
    return _LONG_WORD.sub(lambda match: "\u200b".join(match[0]), text)


_LONG_WORD = re.compile(r"[!-~]{24,}")
