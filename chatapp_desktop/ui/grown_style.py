"""Fusion whose marks are as large as the text: boxes to tick, arrows of lists, steppers and menus.

Fusion sizes them by the dots per inch of the screen, which a larger text does not change. Here it
is told of a screen with more of them. In force only where the text has another size than usual,
because each question of the style to Python costs some microseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionComplex, QWidget

_Metric, _Primitive = QStyle.PixelMetric, QStyle.PrimitiveElement
_Complex, _Contents = QStyle.ComplexControl, QStyle.ContentsType
# A button's words keep their distance from its edge, in letters.
_SIZES = frozenset(
    {
        _Metric.PM_IndicatorWidth,
        _Metric.PM_IndicatorHeight,
        _Metric.PM_ExclusiveIndicatorWidth,
        _Metric.PM_ExclusiveIndicatorHeight,
        _Metric.PM_HeaderMarkSize,
        _Metric.PM_ButtonMargin,
        _Metric.PM_MenuButtonIndicator,
    }
)
_ARROWS = frozenset(
    {
        _Primitive.PE_IndicatorArrowDown,
        _Primitive.PE_IndicatorArrowUp,
        _Primitive.PE_IndicatorArrowLeft,
        _Primitive.PE_IndicatorArrowRight,
        _Primitive.PE_IndicatorHeaderArrow,
    }
)
_WITH_ARROWS = frozenset({_Complex.CC_ComboBox, _Complex.CC_SpinBox})
_ARROW = 21
"""What Fusion adds to a list for its arrow, in pixels, whatever the text's size."""
_METRES = 0.0254
"""In an inch."""


class GrownStyle(QProxyStyle):
    """Marks of `percent` of their usual size.

    A widget that is asked about may be None, whatever PySide6's stubs say of some methods.
    """

    def __init__(self, percent: int) -> None:
        super().__init__("fusion")
        self._percent = percent
        self._dense = False

    def pixelMetric(  # noqa: N802
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        usual = super().pixelMetric(metric, option, widget)
        return usual * self._percent // 100 if metric in _SIZES else usual

    def sizeFromContents(  # noqa: N802
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        /,
        widget: QWidget | None = None,
    ) -> QSize:
        wanted = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind is _Contents.CT_ComboBox:
            wanted.setWidth(wanted.width() + _ARROW * (self._percent - 100) // 100)
        return wanted

    def subControlRect(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control not in _WITH_ARROWS:
            return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        with self._denser(option):
            return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control not in _WITH_ARROWS:
            super().drawComplexControl(control, option, painter, widget)
            return
        with self._denser(option):
            super().drawComplexControl(control, option, painter, widget)

    def drawPrimitive(  # noqa: N802
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element not in _ARROWS:
            super().drawPrimitive(element, option, painter, widget)
            return
        with self._denser(option):
            super().drawPrimitive(element, option, painter, widget)

    @contextmanager
    def _denser(self, option: QStyleOption) -> Iterator[None]:
        """Tell the style of more dots per inch; no text is measured by that, only what is drawn.

        Drawing asks for the places of parts with options that have been told already.
        """
        if self._dense:
            yield
            return
        # A copy: what the option hands out is its own, and changes with it.
        usual = QFontMetrics(option.fontMetrics)
        option.fontMetrics = _metrics(round(usual.fontDpi() * self._percent / 100))
        self._dense = True
        try:
            yield
        finally:
            self._dense = False
            option.fontMetrics = usual


@cache
def _metrics(dots: int) -> QFontMetrics:
    """Measures on a screen with so many dots per inch."""
    screen = QImage(1, 1, QImage.Format.Format_RGB32)
    screen.setDotsPerMeterX(round(dots / _METRES))
    screen.setDotsPerMeterY(round(dots / _METRES))
    return QFontMetrics(QFont(), screen)
