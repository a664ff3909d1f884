"""The one renderer of a message as a phone shows it: for the window, for pictures, for reports.

No widget and no network: a `Preview` goes in, paint comes out. Sizes follow the font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
)

from chatapp_desktop.ui.preview import bubble_text
from chatapp_desktop.ui.preview.shapes import (
    FACTS,
    PLAY,
    Look,
    clip_round,
    fill,
    header_height,
    paint_facts,
    paint_header,
    paint_page,
    paint_play,
)
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import PictureState, Preview

_TALLEST = 1.25
"""Of a picture's width; higher ones are cut, as in the conversation."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the renderer says itself, in the language of the moment."""

    business: str
    """Above the conversation, where the preview names no business."""
    hint: str = ""
    """In place of a message that has nothing to show yet."""
    picture: str = ""
    """In place of a picture that is not there: why."""
    address: str = ""
    """Below that; of a long one, only as much as there is room for."""
    facts: str = ""
    """Below a file's name, or on a video: size and length."""
    kinds: tuple[str, ...] = ()
    """On each button below its caption: what a tap does; empty texts take no room."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the bubble: its height, its least width, and how it is painted into a box."""

    height: float
    width: float
    paint: Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class Rest:
    """All of a message but its text; with most keys it is the same."""

    preview: Preview
    """Without its text."""
    words: Words
    look: Look

    @property
    def room(self) -> float:
        """The width that the bubble's parts can have at most."""
        return self.look.width - 6 * self.look.unit


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation ready to be painted."""

    size: QSizeF
    text: bubble_text.TextBlock
    """The message's text, which most keys change."""
    has_text: bool
    rest: Rest
    others: tuple[_Part, ...]
    """Above and below the text."""
    _parts: tuple[_Part, ...]
    """From top to bottom."""

    def changed(self, before: Scene | None) -> QRectF:
        """Where it may look different from the one before it; what has gone is no part of it."""
        whole = QRectF(QPointF(0, 0), self.size)
        if before is None or self.rest.preview.heading or not self._stands_as(before):
            return whole
        top = self.bubble_box().top() + self.rest.look.unit
        whole.setTop(top + self.text.unchanged(before.text))
        if (self.text.height, self.size) == (before.text.height, before.size):
            whole.setBottom(top + self.text.height)  # else whatever is below it has moved
        return whole

    def text_changed(self, before: Scene | None) -> float:
        """Where the text begins to differ, when it alone has changed; else 0."""
        if before is None or self.rest != before.rest or self.rest.preview.heading:
            return 0.0
        return self.bubble_box().top() + self.rest.look.unit + self.text.unchanged(before.text)

    def _stands_as(self, before: Scene) -> bool:
        """Whether all but the text is the same; what is below that may stand higher or lower."""
        mine, its = self.bubble_box(), before.bubble_box()
        return (
            (self.size.width(), mine.topLeft(), mine.width(), self.has_text)
            == (before.size.width(), its.topLeft(), its.width(), before.has_text)
        ) and self.rest == before.rest

    def paint(self, painter: QPainter) -> None:
        """Draw it, its upper left corner at the painter's origin."""
        look, rest = self.rest.look, self.rest
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        whole = QRectF(QPointF(0, 0), self.size)
        clip_round(painter, whole, 1.5 * look.unit)
        fill(painter, whole, look.colours.chat)
        paint_header(painter, look, rest.preview.business or rest.words.business)
        # Round clipping makes all painting slower; what follows stays away from the corners.
        painter.restore()
        box = self.bubble_box()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours.bubble))
        painter.drawRoundedRect(box, 1.5 * look.unit, 1.5 * look.unit)
        step = look.unit
        top = box.top() + step
        for part in self._parts:
            part.paint(painter, QRectF(box.left() + step, top, box.width() - 2 * step, part.height))
            top += part.height + step

    def bubble_box(self) -> QRectF:
        """Where the bubble stands, in the painter's units."""
        look = self.rest.look
        step = look.unit
        widest = max(part.width for part in self._parts)
        height = sum(part.height + step for part in self._parts) + step
        top = header_height(look) + 1.5 * step
        return QRectF(step, top, widest + 2 * step, height)


def scene(preview: Preview, words: Words, look: Look, before: Scene | None = None) -> Scene:
    """Lay out one message; its height follows from the width.

    Of the one `before` it, what is the same is taken over.
    """
    rest = Rest(replace(preview, text="", marked=()), words, look)
    how = bubble_text.TextLook(rest.room, look.font, look.colours)
    text = bubble_text.lay_out(preview.text, preview.marked, how, before.text if before else None)
    kept = before is not None and before.rest == rest
    others = before.others if before is not None and kept else tuple(_others(rest))
    said = (_text_part(text),) if preview.text else _hint_part(rest)
    above = 1 if preview.heading else 0
    parts = (*others[:above], *said, *others[above:]) or (_muted_part(" ", rest),)
    height = sum(part.height + look.unit for part in parts) + look.unit
    whole = header_height(look) + height + 3.5 * look.unit
    size = QSizeF(look.width, max(whole, look.least_height))
    return Scene(size, text, bool(preview.text), rest, others, parts)


def picture(made: Scene, scale: float = 2.0) -> QImage:
    """The scene as a picture with `scale` pixels for each unit; transparent around its corners."""
    size = (made.size * scale).toSize()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    made.paint(painter)
    painter.end()
    return image


def _others(rest: Rest) -> Iterator[_Part]:
    """From top to bottom: on Viber the picture stands below the text, the button at the end."""
    preview, words, look, room = rest.preview, rest.words, rest.look, rest.room
    if preview.heading:
        bold = look.scaled(1.0, bold=True)
        yield _text_part(bubble_text.plain(preview.heading, room, bold, look.colours.text))
    match preview.media:
        case Media.IMAGE | Media.VIDEO:
            yield _picture_part(preview, words, look, room)
        case Media.DOCUMENT:
            yield _document_part(preview, words, look, room)
        case Media.NONE:
            pass
    kinds = (*words.kinds, *[""] * len(preview.buttons))
    for button, kind in zip(preview.buttons, kinds, strict=False):
        yield _button_part(button.caption, kind, look, room)


def _hint_part(rest: Rest) -> tuple[_Part, ...]:
    hint = rest.words.hint
    return (_muted_part(hint, rest),) if hint else ()


def _muted_part(text: str, rest: Rest) -> _Part:
    look = rest.look
    return _text_part(bubble_text.plain(text, rest.room, look.font, look.colours.muted))


def _text_part(block: bubble_text.TextBlock) -> _Part:
    def paint(painter: QPainter, box: QRectF) -> None:
        block.paint(painter, box.topLeft(), box.width())

    return _Part(block.height, block.width, paint)


# Picture and video


def _picture_part(preview: Preview, words: Words, look: Look, room: float) -> _Part:
    ready = preview.picture.state is PictureState.READY
    image = decoded(preview.picture.data) if ready else QImage()
    if image.isNull():
        return _absent_part(words, look, room, film=preview.media is Media.VIDEO)
    height = min(room * image.height() / image.width(), room * _TALLEST)

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.save()
        clip_round(painter, box, look.unit)
        painter.drawImage(box, image, _middle(image, box.size()))
        if preview.media is Media.VIDEO:
            paint_play(painter, box.center(), look)
            paint_facts(painter, box, words.facts, look)
        painter.restore()

    return _Part(max(height, 5 * look.unit), room, paint)


def _middle(image: QImage, size: QSizeF) -> QRectF:
    """The part of a picture that fills a box of that shape."""
    whole = QSizeF(image.size())
    part = size.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (whole.width() - part.width()) / 2, (whole.height() - part.height()) / 2
    return QRectF(QPointF(left, top), part)


def _absent_part(words: Words, look: Look, room: float, *, film: bool) -> _Part:
    """Why there is no picture, and for a video the play mark below that."""
    font, inner = look.scaled(0.92), room - 2 * look.unit
    metrics = QFontMetricsF(font)
    # A little is lost at each line's end.
    whole = _ADDRESS_LINES * (inner - 2 * metrics.averageCharWidth())
    address = metrics.elidedText(words.address, Qt.TextElideMode.ElideMiddle, whole)
    middle, ink = Qt.AlignmentFlag.AlignHCenter, look.colours.text
    texts = [
        bubble_text.plain(text, inner, font, ink, middle)
        for text in (words.picture, address)
        if text
    ]
    high = sum(text.height for text in texts)
    facts = FACTS * look.unit if words.facts else 0.0
    below = (2 * PLAY + 1) * look.unit + facts if film else 0.0

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.save()
        clip_round(painter, box, look.unit)
        fill(painter, box, look.colours.chat)
        top = box.top() + (box.height() - below - high) / 2
        for text in texts:
            text.paint(painter, QPointF(box.left() + look.unit, top), inner)
            top += text.height
        if film:
            centre = QPointF(box.center().x(), box.bottom() - facts - (PLAY + 1) * look.unit)
            paint_play(painter, centre, look)
            paint_facts(painter, box, words.facts, look)
        painter.restore()

    return _Part(max(room * 0.56, high + below + 2 * look.unit), room, paint)


_ADDRESS_LINES = 3


@lru_cache(maxsize=8)
def decoded(data: bytes) -> QImage:
    """The picture in a file's bytes; a null picture for what is none."""
    return QImage.fromData(QByteArray(data))


# File and button


def _document_part(preview: Preview, words: Words, look: Look, room: float) -> _Part:
    icon = 4 * look.unit
    beside = room - icon - look.unit
    name = bubble_text.plain(
        preview.file_name or "…", beside, look.scaled(1.0, bold=True), look.colours.text
    )
    facts = bubble_text.plain(words.facts, beside, look.scaled(0.9), look.colours.muted)
    high = name.height + (facts.height if words.facts else 0)

    def paint(painter: QPainter, box: QRectF) -> None:
        extension = preview.file_name.rpartition(".")[2][:4].upper()
        paint_page(painter, QRectF(box.topLeft(), QSizeF(icon * 0.8, icon)), extension, look)
        at = box.topLeft() + QPointF(icon + look.unit, max(0.0, (box.height() - high) / 2))
        name.paint(painter, at, name.width)
        facts.paint(painter, at + QPointF(0, name.height), facts.width)

    return _Part(max(icon, high), icon + look.unit + max(name.width, facts.width), paint)


def _button_part(caption: str, kind: str, look: Look, room: float) -> _Part:
    """A button; below its caption, in small print, what a tap does."""
    ink, inner = look.colours.on_accent, room - 2 * look.unit
    lines = [bubble_text.plain(caption, inner, look.font, ink)]
    if kind:
        lines.append(bubble_text.plain(kind, inner, look.scaled(0.8), ink))
    width, height = max(line.width for line in lines), sum(line.height for line in lines)

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours.accent))
        painter.drawRoundedRect(box, look.unit, look.unit)
        top = box.top() + look.unit
        for line in lines:
            left = box.left() + (box.width() - line.width) / 2
            line.paint(painter, QPointF(left, top), line.width)
            top += line.height

    return _Part(height + 2 * look.unit, min(room, width + 6 * look.unit), paint)
