"""Small line icons, drawn in the colour of the text that they stand beside.

Each is a drawing on a grid of sixteen by sixteen. Drawn here and not read from SVG files: those
would load another library before the first paint, and would not follow the theme.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

_GRID: Final = 16
_PEN: Final = 1.4
_SHARE_OF_LINE: Final = 0.85
"""Of the height of a line of text, so that a button grows no higher."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of an ellipse, from `start` over `span` degrees, against the clock from three."""

    left: float
    top: float
    width: float
    height: float
    start: int = 0
    span: int = 360


Drawing = tuple[Stroke | Arc, ...]

SEARCH: Final[Drawing] = (Arc(2, 2, 8.5, 8.5), Stroke(((9.6, 9.6), (14, 14))))
REFRESH: Final[Drawing] = (
    Arc(2.5, 2.5, 11, 11, 30, 290),
    Stroke(((13.6, 1.8), (12.9, 5.4), (9.3, 4.9))),
)
SEND: Final[Drawing] = (
    Stroke(((14, 2), (1.8, 6.8), (6.6, 9.4), (9.2, 14.2), (14, 2))),
    Stroke(((14, 2), (6.6, 9.4))),
)
EDIT: Final[Drawing] = (
    Stroke(((2.4, 13.6), (3.2, 10.4), (10.8, 2.8), (13.2, 5.2), (5.6, 12.8), (2.4, 13.6))),
    Stroke(((9.2, 4.4), (11.6, 6.8))),
)
NEW: Final[Drawing] = (
    Stroke(((3, 14), (3, 2), (9.5, 2), (13, 5.5), (13, 14), (3, 14))),
    Stroke(((8, 6.6), (8, 11.4))),
    Stroke(((5.6, 9), (10.4, 9))),
)
PERSON: Final[Drawing] = (
    Arc(5.2, 1.8, 5.6, 5.6),
    Arc(2.4, 9.6, 11.2, 9.2, 0, 180),
    Stroke(((2.4, 14.2), (13.6, 14.2))),
)
KEY: Final[Drawing] = (
    Arc(1.8, 8.2, 6, 6),
    Stroke(((6.9, 9.1), (13.8, 2.2))),
    Stroke(((11.4, 4.6), (13.4, 6.6))),
    Stroke(((9.2, 6.8), (10.8, 8.4))),
)


def wear(button: QAbstractButton, drawing: Drawing) -> None:
    """Give a button an icon in the colour of its text, whatever theme and size come."""
    _Worn(button, drawing)


def show_magnifier(line: QLineEdit) -> None:
    """Mark a line as one to search with."""
    _Magnifier(line)


class _Drawn(QObject):
    """Draws anew when the colours or the size of its widget change; lives as long as that does."""

    def __init__(self, widget: QWidget, drawing: Drawing) -> None:
        super().__init__(widget)
        self._widget = widget
        self._drawing = drawing
        self._shown: tuple[object, ...] = ()
        widget.installEventFilter(self)
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._follow()
        return False

    def _follow(self) -> None:
        size = round(_SHARE_OF_LINE * self._widget.fontMetrics().height())
        ratio = math.ceil(self._widget.devicePixelRatioF())
        colours = self._colours()
        if (size, ratio, *colours) != self._shown:
            self._shown = (size, ratio, *colours)
            ordinary, disabled = (picture(self._drawing, each, size, ratio) for each in colours)
            icon = QIcon(ordinary)
            icon.addPixmap(disabled, QIcon.Mode.Disabled)
            self._put(icon, QSize(size, size))

    def _colours(self) -> tuple[str, str]:
        """Of what can be used, and of what cannot."""
        raise NotImplementedError

    def _put(self, icon: QIcon, size: QSize) -> None:
        raise NotImplementedError


class _Worn(_Drawn):
    """On a button."""

    def _colours(self) -> tuple[str, str]:
        palette, role = self._widget.palette(), QPalette.ColorRole.ButtonText
        ordinary = palette.color(QPalette.ColorGroup.Active, role)
        return ordinary.name(), palette.color(QPalette.ColorGroup.Disabled, role).name()

    def _put(self, icon: QIcon, size: QSize) -> None:
        if isinstance(self._widget, QAbstractButton):
            self._widget.setIconSize(size)
            self._widget.setIcon(icon)


class _Magnifier(_Drawn):
    """At the beginning of a line, as high as its text: Qt's own mark there never grows."""

    def __init__(self, line: QLineEdit) -> None:
        self._line = line
        self._mark = QLabel(line)
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        super().__init__(line, SEARCH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _colours(self) -> tuple[str, str]:
        colour = self._line.palette().color(QPalette.ColorRole.PlaceholderText).name()
        return colour, colour

    def _put(self, icon: QIcon, size: QSize) -> None:
        self._mark.setPixmap(icon.pixmap(size, self._line.devicePixelRatioF()))
        self._mark.resize(size)
        self._line.setTextMargins(round(1.5 * size.width()), 0, 0, 0)
        self._place()

    def _place(self) -> None:
        free = self._line.height() - self._mark.height()
        self._mark.move(self._mark.width() // 2, free // 2)


def picture(drawing: Drawing, colour: str, size: int, ratio: int) -> QPixmap:
    """Draw it `size` wide and high, in pixels that are `ratio` of the screen's."""
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _GRID, size / _GRID)
    pen = QPen(QColor(colour), _PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for part in drawing:
        if isinstance(part, Arc):
            place = QRectF(part.left, part.top, part.width, part.height)
            painter.drawArc(place, part.start * 16, part.span * 16)
        else:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in part.points]))
    painter.end()
    return pixmap
