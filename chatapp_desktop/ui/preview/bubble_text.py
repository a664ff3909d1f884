"""A message's text laid out as Viber shows it: marks as styles, each line in its own direction."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from chatapp_desktop.ui.theme import Colours
from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.markup import Span, Style, parse

Ranges = Sequence[tuple[int, int]]

_TWO_WAYS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Signs that run from right to left, or turn the direction: a line then depends on all others."""


class _Piece(NamedTuple):
    """A part of a paragraph that looks the same throughout."""

    text: str
    style: Style
    pointed_out: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line: which one it is of a layout, and its place in the paragraph."""

    layout: QTextLayout
    number: int
    start: int
    """UTF-16 units from the paragraph's beginning."""
    top: float
    bottom: float
    width: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph broken into lines."""

    lines: tuple[Line, ...]
    from_right: bool
    """Whether its lines begin at the right edge."""
    pieces: tuple[_Piece, ...] = ()
    """Of what it was made."""
    two_ways: bool = False
    """Whether not all of it runs from left to right."""

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return self.lines[-1].bottom if self.lines else 0.0


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a text is broken and painted."""

    width: float
    """Of the longest line that is possible."""
    font: QFont
    colours: Colours


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Paragraphs below each other. Lengths are in the painter's units."""

    paragraphs: tuple[Paragraph, ...]
    colour: str
    """Of all that has no colour of its own."""
    room: float
    """The width that the lines were broken to."""
    look: TextLook | None = None

    @property
    def width(self) -> float:
        """Of the longest line; what a bubble must be at least."""
        return max((paragraph.width for paragraph in self.paragraphs), default=0.0)

    @property
    def height(self) -> float:
        return sum(paragraph.height for paragraph in self.paragraphs)

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        """Draw all lines into a box of that width, its upper left corner at `at`.

        Lines from right to left begin at the box's right edge.
        """
        painter.setPen(QColor(self.colour))
        # Lines that are not to be seen are not drawn at all.
        clip = painter.clipBoundingRect() if painter.hasClipping() else None
        top = at.y()
        for paragraph in self.paragraphs:
            left = at.x() + (width - self.room if paragraph.from_right else 0.0)
            for line in paragraph.lines:
                seen = clip is None or (
                    top + line.bottom >= clip.top() and top + line.top <= clip.bottom()
                )
                if seen:
                    line.layout.lineAt(line.number).draw(painter, QPointF(left, top))
            top += paragraph.height

    def unchanged(self, before: TextBlock) -> float:
        """How far down it is made of the very lines of the one `before` it."""
        top = 0.0
        for mine, other in zip(self.paragraphs, before.paragraphs, strict=False):
            if mine is not other:
                both = zip(mine.lines, other.lines, strict=False)
                return top + max((line.bottom for line, its in both if line is its), default=0.0)
            top += mine.height
        return top


def lay_out(
    text: str, marked: Ranges, look: TextLook, before: TextBlock | None = None
) -> TextBlock:
    """Break a text with Viber's marks into lines.

    With each key a text changes in one place: what was laid out `before` is taken over as far as
    it is the same.
    """
    pieces = [_pieces(spans, marked) for spans in _paragraphs(parse(text))]
    earlier = before.paragraphs if before is not None and before.look == look else ()
    moved = len(earlier) - len(pieces)  # where a line break came or went
    made: list[Paragraph] = []
    for number, each in enumerate(pieces):
        places = [place for place in (number, number + moved) if 0 <= place < len(earlier)]
        its = [earlier[place] for place in places]
        same = next((paragraph for paragraph in its if paragraph.pieces == each), None)
        made.append(same or _paragraph(each, look, its[0] if its else None))
    return TextBlock(tuple(made), look.colours.text, look.width, look)


_LINE_BREAK = "\u2028"


def plain(
    text: str, width: float, font: QFont, colour: str, side: Qt.AlignmentFlag | None = None
) -> TextBlock:
    """Break a text without marks into lines of at most `width`.

    They stand at one side of it; without one, where the text's direction begins.
    """
    direction = _direction(text)
    # Qt takes a line feed for a blank.
    layout, option = QTextLayout(text.replace("\n", _LINE_BREAK), font), _option(direction)
    if side is not None:
        option.setAlignment(side)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    lines = tuple(_lines(layout, width, 0, 0.0))
    return TextBlock((Paragraph(lines, _is_right_to_left(direction)),), colour, width)


def _lines(layout: QTextLayout, width: float, start: int, top: float) -> Iterator[Line]:
    """Break a layout that begins at that place of its paragraph."""
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        bottom = top + line.height()
        yield Line(layout, number, start + line.textStart(), top, bottom, line.naturalTextWidth())
        number, top = number + 1, bottom
    layout.endLayout()


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Cut the spans at line breaks: a direction belongs to a line, as on the phone."""
    current: list[Span] = []
    for span in spans:
        if "\n" not in span.text:
            current.append(span)
            continue
        place = span.start
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                yield current
                current = []
            if piece:
                current.append(Span(place, piece, span.style))
            place += len(piece) + 1
    yield current


def _pieces(spans: Sequence[Span], marked: Ranges) -> tuple[_Piece, ...]:
    """Cut the spans where a marked range begins or ends."""
    if not marked:
        return tuple(_Piece(span.text, span.style, pointed_out=False) for span in spans)
    return tuple(piece for span in spans for piece in _cut(span, marked))


def _cut(span: Span, marked: Ranges) -> Iterator[_Piece]:
    end = span.start + len(span.text)
    edges = {edge for pair in marked for edge in pair if span.start < edge < end}
    places = [span.start, *sorted(edges), end]
    for low, high in pairwise(places):
        inside = any(first <= low < last for first, last in marked)
        yield _Piece(span.text[low - span.start : high - span.start], span.style, inside)


def _paragraph(pieces: tuple[_Piece, ...], look: TextLook, before: Paragraph | None) -> Paragraph:
    """Lay out one paragraph, from the first line on that is not as `before`."""
    text = "".join(piece.text for piece in pieces)
    direction, two_ways = _direction(text), _TWO_WAYS.search(text) is not None
    kept = () if before is None or two_ways or before.two_ways else _kept(before, pieces)
    start, top = (before.lines[len(kept)].start, kept[-1].bottom) if kept and before else (0, 0.0)
    rest = tuple(_from(pieces, _characters(text, start)))
    layout = QTextLayout("".join(piece.text for piece in rest), look.font)
    layout.setTextOption(_option(direction))
    layout.setFormats(list(_formats(rest, look)))
    layout.setCacheEnabled(True)  # the letters' shapes, which are painted right after this
    lines = (*kept, *_lines(layout, look.width, start, top))
    return Paragraph(lines, _is_right_to_left(direction), pieces, two_ways)


def _kept(before: Paragraph, pieces: Sequence[_Piece]) -> tuple[Line, ...]:
    """The lines that are the same in a paragraph of these pieces."""
    starts = [line.start for line in before.lines]
    changed = bisect_right(starts, _same(before.pieces, pieces)) - 1
    # A word that has become shorter may move up into the line before.
    return before.lines[: max(0, changed - 1)]


def _same(pieces: Sequence[_Piece], others: Sequence[_Piece]) -> int:
    """How many UTF-16 units both begin with."""
    alike: list[str] = []
    for piece, other in zip(pieces, others, strict=False):
        if piece != other:
            if piece[1:] == other[1:]:
                alike.append(_beginning(piece.text, other.text))
            break
        alike.append(piece.text)
    return _units("".join(alike))


def _beginning(text: str, other: str) -> str:
    """What both begin with."""
    shortest = min(len(text), len(other))
    differs = range(1, shortest + 1)
    return text[: bisect_left(differs, True, key=lambda end: text[:end] != other[:end])]


def _from(pieces: Sequence[_Piece], start: int) -> Iterator[_Piece]:
    """The pieces without so many characters at the beginning."""
    for piece in pieces:
        if start <= 0:
            yield piece
        elif start < len(piece.text):
            yield piece._replace(text=piece.text[start:])
        start -= len(piece.text)


def _characters(text: str, units: int) -> int:
    """How many characters the first UTF-16 units are."""
    if text.isascii():
        return units
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(raw.decode("utf-16-le", "surrogatepass"))


def _formats(pieces: Sequence[_Piece], look: TextLook) -> Iterator[QTextLayout.FormatRange]:
    place = 0
    for piece in pieces:
        length = _units(piece.text)
        if piece.style or piece.pointed_out:
            made = _format(
                piece.style, look.font.family(), look.colours, pointed_out=piece.pointed_out
            )
            yield _range(place, length, made)
        place += length


@lru_cache(maxsize=128)
def _format(style: Style, family: str, colours: Colours, *, pointed_out: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    if style & Style.CODE:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        look.setFontFamilies([fixed.family(), family])
        look.setBackground(QColor(colours.chat))
    look.setForeground(QColor(colours.accent if style & Style.LINK else colours.text))
    look.setFontUnderline(bool(style & Style.LINK))
    if style & Style.BOLD:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(bool(style & Style.ITALIC))
    look.setFontStrikeOut(bool(style & Style.STRIKE))
    if pointed_out:  # in the colours of a warning
        look.setBackground(QColor(colours.warning))
        look.setForeground(QColor(colours.bubble))
    return look


def _direction(text: str) -> Qt.LayoutDirection:
    """Tell a line's direction by its first letter that has one (Unicode, rules P2 and P3)."""
    for char in text:
        match unicodedata.bidirectional(char):
            case "L":
                return Qt.LayoutDirection.LeftToRight
            case "R" | "AL":
                return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def _is_right_to_left(direction: Qt.LayoutDirection) -> bool:
    return direction is Qt.LayoutDirection.RightToLeft


def _option(direction: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    # Viber breaks long addresses anywhere.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    if _is_right_to_left(direction):
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text) if text.isascii() else length_of(text).units
