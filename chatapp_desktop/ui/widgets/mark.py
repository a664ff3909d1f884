"""The program's mark, as `chatapp-desktop.svg` has it for the desktop.

Drawn here and not read from that file, which would load the libraries for SVG for this one picture.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

_GRID: Final = 64
_COLOUR: Final = "#5b45d6"
_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_TAIL: Final = ((32, 44), (20, 54), (20, 43), (32, 43))
_LINES: Final = (QLineF(20, 26, 44, 26), QLineF(20, 34, 35, 34))


def mark(size: int, ratio: float = 1.0) -> QPixmap:
    """Draw it `size` wide and high, in pixels that are `ratio` of the screen's."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _GRID, size / _GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_COLOUR))
    painter.drawRoundedRect(QRectF(0, 0, _GRID, _GRID), 14, 14)
    painter.setBrush(QColor(Qt.GlobalColor.white))
    painter.drawRoundedRect(QRectF(10, 16, 44, 28), 6, 6)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _TAIL]))
    pen = QPen(QColor(_COLOUR), 4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLines(_LINES)
    painter.end()
    return pixmap


def mark_icon() -> QIcon:
    """The icon of the program's windows."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(mark(size))
    return icon
