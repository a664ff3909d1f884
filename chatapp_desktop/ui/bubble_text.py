"""A message's text laid out as Viber shows it: marks as styles, each line in its own direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Paragraphs below each other. Lengths are in the painter's units."""

    paragraphs: tuple[QTextLayout, ...]
    width: float
    """Of the longest line; what a bubble must be at least."""
    height: float
    colour: str
    """Of all that has no colour of its own."""

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Draw all lines, the first one's upper left corner at `at`."""
        painter.setPen(QColor(self.colour))
        for paragraph in self.paragraphs:
            paragraph.draw(painter, at)


def lay_out(
    text: str, marked: Ranges, width: float, font: QFont, colours: Colours, *, least: float = 0.0
) -> TextBlock:
    """Break a text with Viber's marks into lines of at most `width`.

    `least` is how wide the bubble is anyway: the edge at which right-to-left lines begin.
    """
    paragraphs = tuple(
        _paragraph(spans, marked, font, colours) for spans in _paragraphs(parse(text))
    )
    block = _broken(paragraphs, width, colours.text)
    if any(_is_right_to_left(paragraph) for paragraph in paragraphs):
        # Such lines begin at the right edge, which is that of the bubble, not of the room for it.
        return _broken(paragraphs, max(block.width + 1, least), colours.text)
    return block


def plain(text: str, width: float, font: QFont, colour: str) -> TextBlock:
    """Break a text without marks into lines of at most `width`."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(_direction(text)))
    return _broken((layout,), width, colour)


def _broken(paragraphs: tuple[QTextLayout, ...], width: float, colour: str) -> TextBlock:
    top = widest = 0.0
    for paragraph in paragraphs:
        top, line_width = _break(paragraph, top, width)
        widest = max(widest, line_width)
    return TextBlock(paragraphs, widest, top, colour)


def _break(layout: QTextLayout, top: float, width: float) -> tuple[float, float]:
    """Break one paragraph; its lower edge, and the width of its longest line."""
    widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return top, widest


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


def _paragraph(spans: Sequence[Span], marked: Ranges, font: QFont, colours: Colours) -> QTextLayout:
    text = "".join(span.text for span in spans)
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(_direction(text)))
    formats: list[QTextLayout.FormatRange] = []
    place = 0
    for span in spans:
        length = _units(span.text)
        if span.style:
            formats.append(_range(place, length, _format(span.style, font.family(), colours)))
        if marked:
            formats += _pointed_out(span, place, marked, colours)
        place += length
    layout.setFormats(formats)
    return layout


def _pointed_out(
    span: Span, place: int, marked: Ranges, colours: Colours
) -> Iterator[QTextLayout.FormatRange]:
    """The parts of a span that lie in a marked range, in the colours of a warning."""
    look = QTextCharFormat()
    look.setBackground(QColor(colours.warning))
    look.setForeground(QColor(colours.bubble))
    for first, end in marked:
        low = max(first, span.start) - span.start
        high = min(end, span.start + len(span.text)) - span.start
        if low < high:
            yield _range(place + _units(span.text[:low]), _units(span.text[low:high]), look)


@lru_cache(maxsize=128)
def _format(style: Style, family: str, colours: Colours) -> QTextCharFormat:
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


def _is_right_to_left(layout: QTextLayout) -> bool:
    return layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft


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
