"""A row that goes on in the next line where the window is too narrow, as words do in a text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from chatapp_desktop.ui import theme

_Line = list[tuple[QWidget, int]]
"""The parts of a line, each with its width."""


class Flow(QWidget):
    """As high as its lines need at the width that it has; what can grow takes a line's rest.

    It tells no height for each width: splitters and scrolled pages do not ask for it. No QLayout
    either: one made in Python keeps items that Qt deletes.
    """

    def __init__(self, *parts: QWidget, spacing: int | None = None) -> None:
        """`spacing` is in pixels; without it, half of the layout's unit."""
        super().__init__()
        self._gap = theme.unit(self) // 2 if spacing is None else spacing
        self._parts = parts
        for part in parts:
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # What a layout asks

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(_wanted(part) for part in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(map(_least, self._shown()), default=0), self._height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            # A part has come, gone, or has other words.
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            # The height follows from the width, which is known only now.
            self.updateGeometry()

    # Lines

    def _arrange(self) -> None:
        top, mirrored = 0, self.isRightToLeft()
        for line in self._lines(self.width()):
            high = max(_high(part, wide) for part, wide in line)
            left = 0
            for part, wide in line:
                begin = self.width() - left - wide if mirrored else left
                tall = min(_high(part, wide), high)
                part.setGeometry(QRect(begin, top + (high - tall) // 2, wide, tall))
                left += wide + self._gap
            top += high + self._gap

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _height(self) -> int:
        # Before it has been laid out, all stands in one line.
        width = self.width() if self.isVisible() else _WIDEST
        highs = [max(_high(*each) for each in line) for line in self._lines(width)]
        return sum(highs) + self._gap * max(0, len(highs) - 1)

    def _lines(self, width: int) -> Iterator[_Line]:
        line: _Line = []
        left = width
        for part in self._shown():
            wanted = min(_wanted(part), width)
            if line and wanted > left:
                yield _filled(line, left + self._gap)
                line, left = [], width
            line.append((part, wanted))
            left -= wanted + self._gap
        if line:
            yield _filled(line, left + self._gap)


_WIDEST = 1 << 20


def _filled(line: _Line, rest: int) -> _Line:
    """Give what is left of a line to the last part that can grow."""
    growing = [place for place, (part, _) in enumerate(line) if _grows(part)]
    if growing and rest > 0:
        part, wide = line[growing[-1]]
        line[growing[-1]] = part, min(wide + rest, part.maximumWidth())
    return line


def _grows(part: QWidget) -> bool:
    policy = part.sizePolicy().horizontalPolicy()
    return bool(policy.value & QSizePolicy.PolicyFlag.ExpandFlag.value)


def _hint(part: QWidget) -> QSize:
    wanted = part.sizeHint().expandedTo(part.minimumSizeHint())
    return wanted.boundedTo(part.maximumSize()).expandedTo(part.minimumSize())


def _least(part: QWidget) -> int:
    least = part.minimumWidth() or part.minimumSizeHint().width()
    return min(least, part.maximumWidth()) if _grows(part) else _hint(part).width()


def _wanted(part: QWidget) -> int:
    return _least(part) if _grows(part) else _hint(part).width()


def _high(part: QWidget, width: int) -> int:
    wanted = part.heightForWidth(width) if part.hasHeightForWidth() else 0
    return max(wanted, _hint(part).height()) if wanted <= 0 else wanted
