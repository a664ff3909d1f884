"""What a conversation shows beside its texts: header, badge, play mark, facts, a file's sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from chatapp_desktop.ui.theme import Colours

PLAY = 2.2
"""Radius of the play mark, in units."""
FACTS = 2.7
"""How much of a video's lower edge its facts take, in units."""


@dataclass(frozen=True, slots=True)
class Look:
    """How it is drawn: width in the painter's units, font, colours."""

    width: float
    font: QFont
    colours: Colours
    least_height: float = 0.0
    """How far the conversation goes down at least."""
    unit: float = field(init=False, compare=False)
    """Half a line, the basic distance."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", QFontMetricsF(self.font).height() / 2)

    def scaled(self, factor: float, *, bold: bool = False) -> QFont:
        """A relative of the font."""
        font = QFont(self.font)
        font.setPointSizeF(max(1.0, font.pointSizeF() * factor))
        font.setBold(bold)
        return font


def header_height(look: Look) -> float:
    """How far the header goes down, in the painter's units."""
    return 4.5 * look.unit


def paint_header(painter: QPainter, look: Look, business: str) -> None:
    """The business with its initial in a circle, its name, and the badge of a checked sender."""
    high = header_height(look)
    fill(painter, QRectF(0, 0, look.width, high), look.colours.base)
    radius = high * 0.32
    centre = QPointF(look.unit + radius, high / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.accent))
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(QColor(look.colours.on_accent))
    painter.setFont(look.scaled(1.0, bold=True))
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, business[:1].upper())
    font = look.scaled(1.05, bold=True)
    metrics = QFontMetricsF(font)
    left = circle.right() + look.unit
    room = look.width - left - 4 * look.unit
    name = metrics.elidedText(business, Qt.TextElideMode.ElideRight, room)
    painter.setPen(QColor(look.colours.text))
    painter.setFont(font)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(left, 0, room, high), middle, name)
    _paint_badge(painter, left + metrics.horizontalAdvance(name) + look.unit, high / 2, look)


def _paint_badge(painter: QPainter, left: float, middle: float, look: Look) -> None:
    radius = 0.75 * look.unit
    centre = QPointF(left + radius, middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.accent))
    painter.drawEllipse(centre, radius, radius)
    pen = QPen(QColor(look.colours.on_accent), radius * 0.28)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = ((-0.4, 0.05), (-0.1, 0.35), (0.45, -0.3))
    painter.drawPolyline([centre + QPointF(x * radius, y * radius) for x, y in points])


def clip_round(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint only within a box with round corners from now on."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)


def fill(painter: QPainter, box: QRectF, colour: str) -> None:
    """Fill a box. Not by `fillRect`: its first call makes all that a gradient can be called."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(box)
    painter.restore()


def paint_play(painter: QPainter, centre: QPointF, look: Look) -> None:
    """A triangle on a dark disc."""
    radius = PLAY * look.unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 170))
    painter.drawEllipse(centre, radius, radius)
    painter.setBrush(QColor(Qt.GlobalColor.white))
    left, high = centre.x() - radius * 0.3, radius * 0.5
    tip = QPointF(centre.x() + radius * 0.55, centre.y())
    corners = [QPointF(left, centre.y() - high), tip, QPointF(left, centre.y() + high)]
    painter.drawPolygon(QPolygonF(corners))


def paint_facts(painter: QPainter, box: QRectF, facts: str, look: Look) -> None:
    """Length and size in the lower corner, on a dark shade."""
    if not facts:
        return
    font = look.scaled(0.85)
    width = QFontMetricsF(font).horizontalAdvance(facts) + look.unit
    shade = QRectF(box.left(), 0, min(width, box.width() - look.unit), 2.2 * look.unit)
    shade.moveBottom(box.bottom() - look.unit / 2)
    shade.moveLeft(box.left() + look.unit / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 170))
    painter.drawRoundedRect(shade, look.unit / 2, look.unit / 2)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.setFont(font)
    painter.drawText(shade, Qt.AlignmentFlag.AlignCenter, facts)


def paint_page(painter: QPainter, box: QRectF, extension: str, look: Look) -> None:
    """A sheet with a folded corner."""
    fold = box.width() * 0.3
    sheet = QPainterPath(box.topLeft())
    for x, y in (
        (box.right() - fold, box.top()),
        (box.right(), box.top() + fold),
        (box.right(), box.bottom()),
        (box.left(), box.bottom()),
    ):
        sheet.lineTo(x, y)
    sheet.closeSubpath()
    painter.setPen(QPen(QColor(look.colours.accent), 1.5))
    painter.setBrush(QColor(look.colours.chat))
    painter.drawPath(sheet)
    painter.setPen(QColor(look.colours.text))
    painter.setFont(look.scaled(0.7, bold=True))
    painter.drawText(box.adjusted(0, fold, 0, 0), Qt.AlignmentFlag.AlignCenter, extension)
