"""Viber's light formatting: *bold*, _italic_, ~strike~, ```code```, and addresses to tap.

A mark opens at the start of a word and closes at the end of one, on the same line; code may run
over several lines, and nothing inside it is a mark. A mark without its partner is text.
"""

from __future__ import annotations

import re
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
    parser = _Parser(text)
    parser.read(0, len(text), 0)
    return tuple(Span(start, text[start:end], _STYLES[its]) for start, end, its in parser.pieces)


def shown_text(text: str) -> str:
    """What is read when the marks have become styles."""
    return "".join(span.text for span in parse(text))


class _Parser:
    """Reads one text. Places without a partner are remembered, so that the work stays small."""

    def __init__(self, text: str) -> None:
        self.pieces: list[tuple[int, int, int]] = []
        """Start, end and style; neighbours of one style are one."""
        self._text = text
        self._unpaired: dict[tuple[str, int], int] = {}

    def read(self, start: int, end: int, style: int) -> None:
        """Read `text[start:end]`, which stands inside the marks of `style`."""
        place = start
        while found := _NOTABLE.search(self._text, place, end):
            notable = found.start()
            self._add(place, notable, style)
            place = self._read_notable(notable, end, style)
        self._add(place, end, style)

    def _read_notable(self, place: int, end: int, style: int) -> int:
        """Read what a mark or an address may begin with, and return the place after it."""
        char = self._text[place]
        if char == "`" and (code := self._code(place, end)):
            close = place + len(_FENCE) + len(code)
            self._add(place + len(_FENCE), close, style | _CODE)
            return close + len(_FENCE)
        if char in _LINK_STARTS and (link := self._link(place, end)):
            self._add(place, place + len(link), style | _LINKED)
            return place + len(link)
        if char in _MARKS and (close := self._partner(place, end, style)):
            self.read(place + 1, close, style | _MARKS[char])
            return close + 1
        self._add(place, place + 1, style)
        return place + 1

    def _add(self, start: int, end: int, style: int) -> None:
        if start == end:
            return
        if self.pieces:
            first, last, its = self.pieces[-1]
            if last == start and its == style:
                self.pieces[-1] = first, end, style
                return
        self.pieces.append((start, end, style))

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
