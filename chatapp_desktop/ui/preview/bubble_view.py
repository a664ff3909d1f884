"""The widgets that show what `bubble` renders: the message, and the phone that it scrolls in."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from chatapp_desktop.ui.preview import bubble, shapes
from chatapp_desktop.viber.preview import Preview

_PICTURE_SCALE = 2.0
_LEAST_LINES = 6
_BELOW = 3.5
"""Lines below the top of what has changed that are to be seen: two may be broken anew before it."""


_Message: TypeAlias = tuple[Preview, bubble.Words, shapes.Look]


class BubbleView(QLabel):
    """As wide as the phone, but never wider than there is room; as high as the message needs.

    A label is, for a screen reader, the picture that it has; a plain widget would be nothing.
    """

    text_changed = Signal(float)
    """Carries where the text has changed, in pixels from the top, when nothing else has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_view")
        # What is seen is painted without it.
        self.setPixmap(QPixmap(1, 1))
        # A screen reader has to be able to stop here.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A line more makes it higher, which would have all of it painted anew.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._shown: _Message | None = None
        self._laid_out: _Message | None = None
        self._scene: bubble.Scene | None = None
        self._room = 0

    def fill(self, room: int) -> None:
        """Be at least so high, in pixels."""
        self._room = room
        self._lay_out()

    def show_message(self, preview: Preview, words: bubble.Words, look: shapes.Look) -> None:
        """Show one message; the same one again costs nothing."""
        if (preview, words, look) != self._shown:
            self._shown = (preview, words, look)
            self._lay_out()

    def as_image(self) -> QImage:
        """The conversation as a picture at twice the size."""
        if self._shown is None:
            return QImage()
        return bubble.picture(bubble.scene(*self._shown), _PICTURE_SCALE)

    def _lay_out(self) -> None:
        if self._shown is None:
            return
        preview, words, look = self._shown
        width = min(look.width, float(self.width()))
        fitted = replace(look, width=width, least_height=float(self._room))
        if (message := (preview, words, fitted)) == self._laid_out:
            return  # as when it becomes higher
        self._laid_out = message
        before, self._scene = self._scene, bubble.scene(*message, self._scene)
        height = int(self._scene.size.height())
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
        # With almost every key only the last lines change.
        self.update(self._scene.changed(before).translated(self._margin(), 0).toAlignedRect())
        if place := self._scene.text_changed(before):
            self.text_changed.emit(place)

    def _margin(self) -> float:
        """What is left on each side of the conversation."""
        room = self.width() - self._scene.size.width() if self._scene else 0.0
        return max(0.0, room / 2)

    def sizeHint(self) -> QSize:
        width = int(self._shown[2].width) if self._shown else 1
        return QSize(width, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if event.size().width() != event.oldSize().width():
            self.update()  # it stands in the middle

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.translate(self._margin(), 0)
        self._scene.paint(painter)
        painter.end()


class PhoneView(QScrollArea):
    """Scrolls the message where it is higher than there is room, along with what is typed.

    Whoever has scrolled to another part keeps that in sight, until what is typed is in sight too.
    Qt tells it of its room. Asked for, the viewport would be made a Python object, for which PySide
    loads each kind of widget that there is: 20 ms of the start.
    """

    def __init__(self, view: BubbleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(view)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._following = True
        self._wanted = 0
        """As far as is to be scrolled; the bar can do so only once the view has its new height."""
        view.text_changed.connect(self._follow)
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._leave)
        bar.rangeChanged.connect(self._scroll)

    @Slot(float)
    def _follow(self, place: float) -> None:
        """Have a place in sight, and the lines into which its end may have gone."""
        line, bar = self.fontMetrics().height(), self.verticalScrollBar()
        above, below = int(place) - line, int(place + _BELOW * line)
        first = bar.value()
        if first <= int(place) and below <= first + self.height():
            self._following, self._wanted = True, 0
        elif self._following:
            self._wanted = max(0, min(above, max(first, below - self.height())))
            self._scroll()

    @Slot()
    def _scroll(self) -> None:
        bar = self.verticalScrollBar()
        if self._wanted and bar.maximum():
            bar.setValue(self._wanted)
            if bar.value() == self._wanted:
                self._wanted = 0

    @Slot()
    def _leave(self) -> None:
        self._following, self._wanted = False, 0

    def minimumSizeHint(self) -> QSize:
        # Less than the head and a line of text is no preview.
        return QSize(super().minimumSizeHint().width(), _LEAST_LINES * self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._view.fill(event.size().height())
        super().resizeEvent(event)
