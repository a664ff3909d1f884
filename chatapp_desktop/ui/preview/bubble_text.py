"""A message's text laid out as Viber shows it: marks as styles, each line in its own direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph broken into lines; its layout begins at 0, 0."""

    layout: QTextLayout
    width: float
    """Of the longest line."""
    height: float
    from_right: bool
    """Whether its lines begin at the right edge."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Paragraphs below each other. Lengths are in the painter's units."""

    paragraphs: tuple[Paragraph, ...]
    colour: str
    """Of all that has no colour of its own."""
    room: float
    """The width that the lines were broken to."""
    spans: tuple[Span, ...] = ()
    """Of what it was made."""

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
        clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF()
        top = at.y()
        for paragraph in self.paragraphs:
            left = at.x() + (width - self.room if paragraph.from_right else 0.0)
            paragraph.layout.draw(painter, QPointF(left, top), [], clip)
            top += paragraph.height

    def unchanged(self, before: TextBlock) -> float:
        """How far down it looks as one `before` it of the same width, colours and marks."""
        same = _common(self.spans, before.spans)
        paragraph, _, rest = same.rpartition("\n")
        number = paragraph.count("\n") + bool(paragraph or same.startswith("\n"))
        if not same or number >= len(self.paragraphs):
            return 0.0
        layout = self.paragraphs[number].layout
        line = layout.lineForTextPosition(_units(rest)).lineNumber()
        above = sum(each.height for each in self.paragraphs[:number])
        # A word that grows may leave the line before.
        return above + layout.lineAt(max(0, line - 1)).y()


def lay_out(text: str, marked: Ranges, width: float, font: QFont, colours: Colours) -> TextBlock:
    """Break a text with Viber's marks into lines of at most `width`."""
    spans, name = parse(text), font.toString()
    made = (_paragraph(_pieces(each, marked), width, name, colours) for each in _paragraphs(spans))
    return TextBlock(tuple(made), colours.text, width, spans)


def _beginning(text: str, other: str) -> str:
    """What both begin with."""
    for place, (one, another) in enumerate(zip(text, other, strict=False)):
        if one != another:
            return text[:place]
    return min(text, other, key=len)


def _common(spans: Sequence[Span], others: Sequence[Span]) -> str:
    """What two texts begin with, read without their marks, in the same styles."""
    text: list[str] = []
    for span, other in zip(spans, others, strict=False):
        if span == other:
            text.append(span.text)
        else:
            if span.style is other.style and span.start == other.start:
                text.append(_beginning(span.text, other.text))
            break
    return "".join(text)


def plain(
    text: str, width: float, font: QFont, colour: str, side: Qt.AlignmentFlag | None = None
) -> TextBlock:
    """Break a text without marks into lines of at most `width`.

    They stand at one side of it; without one, where the text's direction begins.
    """
    layout, option = QTextLayout(text, font), _option(_direction(text))
    if side is not None:
        option.setAlignment(side)
    layout.setTextOption(option)
    return TextBlock((_broken(layout, width),), colour, width)


def _broken(layout: QTextLayout, width: float) -> Paragraph:
    top = widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    from_right = layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft
    return Paragraph(layout, widest, top, from_right)


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Cut the spans at line breaks: a direction belongs to a line, as on the phone."""
    current: list[Span] = []
    for span in spans:
        place = span.start
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                yield current
                current = []
            if piece:
                current.append(Span(place, piece, span.style))
            place += len(piece) + 1
    yield current


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a paragraph that looks the same throughout."""

    text: str
    style: Style
    pointed_out: bool


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


@lru_cache(maxsize=128)
def _paragraph(pieces: tuple[_Piece, ...], width: float, font: str, colours: Colours) -> Paragraph:
    """Lay out one paragraph. With each key one of them changes, and the others stay as they are."""
    made = QFont()
    made.fromString(font)
    text = "".join(piece.text for piece in pieces)
    layout = QTextLayout(text, made)
    layout.setTextOption(_option(_direction(text)))
    formats: list[QTextLayout.FormatRange] = []
    place = 0
    for piece in pieces:
        length = _units(piece.text)
        if piece.style or piece.pointed_out:
            look = _format(piece.style, made.family(), colours, pointed_out=piece.pointed_out)
            formats.append(_range(place, length, look))
        place += length
    layout.setFormats(formats)
    return _broken(layout, width)


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


def _option(direction: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    # Viber breaks long addresses anywhere.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    if direction is Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return length_of(text).units
