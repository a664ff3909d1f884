"""Viber's light formatting: *bold*, _italic_, ~strike~, ```code```, and addresses to tap.

A mark opens at the start of a word and closes at the end of one, on the same line; code may run
over several lines, and nothing inside it is a mark. A mark without its partner is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Flag
from functools import lru_cache
from typing import NamedTuple


class Style(Flag):
    """How a piece of text is shown; styles add up."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    STRIKE = 4
    CODE = 8
    LINK = 16


class Span(NamedTuple):
    """A piece of text in one style; `start` is its place in the text with all its marks."""

    start: int
    text: str
    style: Style


_STYLES = tuple(map(Style, range(2 * Style.LINK.value)))
"""By value. While a text is read, its styles are numbers: it happens with every key."""
_CODE, _LINKED = Style.CODE.value, Style.LINK.value
_MARKS = {"*": Style.BOLD.value, "_": Style.ITALIC.value, "~": Style.STRIKE.value}
_FENCE = "```"
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_NOTABLE = re.compile(r"[*_~]|```|https?://|www\.", re.IGNORECASE)
"""Where a mark or an address may begin; all else is passed over at once."""
_LINK_STARTS = "hHwW"
_AFTER_LINK = ".,;:!?)]}'*_~`"


@lru_cache(maxsize=16)
def parse(text: str) -> tuple[Span, ...]:
    """Cut a text into spans, its marks left out; in order, none empty."""
    return tuple(_joined(_Parser(text).pieces(0, len(text), 0)))


def shown_text(text: str) -> str:
    """What is read when the marks have become styles."""
    return "".join(span.text for span in parse(text))


_Piece = tuple[int, str, int]
"""Start, text and style."""


class _Parser:
    """Reads one text. Places without a partner are remembered, so that the work stays small."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unpaired: dict[tuple[str, int], int] = {}

    def pieces(self, start: int, end: int, style: int) -> Iterator[_Piece]:
        """Read `text[start:end]`, which stands inside the marks of `style`."""
        text, place = self._text, start
        while place < end:
            found = _NOTABLE.search(text, place, end)
            notable = found.start() if found else end
            if notable > place:
                yield place, text[place:notable], style
                place = notable
                continue
            char = text[place]
            if char == "`" and (code := self._code(place, end)):
                yield place + len(_FENCE), code, style | _CODE
                place += len(code) + 2 * len(_FENCE)
            elif char in _LINK_STARTS and (link := self._link(place, end)):
                yield place, link, style | _LINKED
                place += len(link)
            elif char in _MARKS and (close := self._partner(place, end, style)):
                yield from self.pieces(place + 1, close, style | _MARKS[char])
                place = close + 1
            else:
                yield place, char, style
                place += 1

    def _code(self, place: int, end: int) -> str:
        if not self._text.startswith(_FENCE, place) or ("`", end) in self._unpaired:
            return ""
        close = self._text.find(_FENCE, place + len(_FENCE) + 1, end)
        if close < 0:
            self._unpaired["`", end] = place
            return ""
        return self._text[place + len(_FENCE) : close]

    def _link(self, place: int, end: int) -> str:
        if _is_word(self._text[place - 1 : place]):
            return ""
        found = _LINK.match(self._text, place, end)
        link = found[0].rstrip(_AFTER_LINK) if found else ""
        return link if "." in link.rpartition("//")[2].strip(".") else ""

    def _partner(self, place: int, end: int, style: int) -> int:
        """Where the mark at `place` is closed; 0 where it is no mark."""
        mark, text = self._text[place], self._text
        if mark not in _MARKS or style & _MARKS[mark]:
            return 0
        after = text[place + 1 : place + 2]
        if _is_word(text[place - 1 : place] if place else "") or not after or after.isspace():
            return 0
        line = text.find("\n", place, end)
        stop = end if line < 0 else line
        if (mark, stop) in self._unpaired:
            return 0
        close = self._closing(mark, place + 2, stop)
        if not close:
            self._unpaired[mark, stop] = place
        return close

    def _closing(self, mark: str, place: int, stop: int) -> int:
        text = self._text
        while (place := text.find(mark, place, stop)) >= 0:
            if not text[place - 1].isspace() and not _is_word(text[place + 1 : place + 2]):
                return place
            place += 1
        return 0


def _is_word(char: str) -> bool:
    # Chinese, Japanese and Thai have no blanks between words, so a mark may stand beside them.
    return char.isalnum() and (char.isascii() or char.isupper() or char.islower())


def _joined(pieces: Iterator[_Piece]) -> Iterator[Span]:
    """Put neighbours of one style together."""
    held, start, style = "", 0, 0
    for place, text, its in pieces:
        if its == style and place == start + len(held):
            held += text
            continue
        if held:
            yield Span(start, held, _STYLES[style])
        held, start, style = text, place, its
    if held:
        yield Span(start, held, _STYLES[style])
