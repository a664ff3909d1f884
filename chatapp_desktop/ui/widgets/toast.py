"""Toasts: short words about what is done, that ask for nothing and go by themselves.

They take no focus and no key. What matters beyond the moment is said in the status line as well.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.words.line_breaks import breakable
from chatapp_desktop.ui.words.spoken import Said, Sentence, text_of

_MOST = 3
_LEAST_MS, _MS_A_CHARACTER, _LONGEST_MS = 3_000, 60, 12_000
_WIDE = 56
"""In digits' widths."""


class Toast(QFrame):
    """One word; a click sends it away, and it stays while the mouse is on it."""

    left = Signal()

    def __init__(self, said: Said, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        palette = self.palette()
        colours = theme.colours()
        palette.setColor(QPalette.ColorRole.Window, QColor(colours.text))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colours.window))
        self.setPalette(palette)  # the other way round, so that it is seen on whatever it covers
        self._text = Sentence()
        self._text.setObjectName("toast_text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._said = said
        # A long path has no blank to break at.
        self._text.say(lambda: breakable(text_of(said)))
        step = theme.unit(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2 * step, step, 2 * step, step)
        self._layout.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(reading_time(self.text))
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    @property
    def text(self) -> str:
        """What it says."""
        return text_of(self._said)

    @Slot()
    def leave(self) -> None:
        """Be gone."""
        self._timer.stop()
        self.hide()
        self.left.emit()
        self.deleteLater()

    def fit(self, room: int) -> None:
        """Take the size that the text needs, `room` pixels wide at most."""
        metrics, sides = self.fontMetrics(), self._layout.contentsMargins()
        around = sides.left() + sides.right() + 2 * self.frameWidth()
        wanted = metrics.horizontalAdvance(self._text.text()) + theme.character(metrics)
        width = max(1, min(wanted, _WIDE * theme.character(metrics), room - around))
        high = self._text.heightForWidth(width)
        above = sides.top() + sides.bottom() + 2 * self.frameWidth()
        self.resize(width + around, high + above)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.leave()


class Toasts(QObject):
    """The toasts of one window, the newest at the bottom; only the last few are shown."""

    def __init__(self, window: QWidget, above: QWidget | None = None) -> None:
        """They stand at the window's lower right, higher than `above` if it is given."""
        super().__init__(window)
        self._window = window
        self._above = above
        self._clear: QWidget | None = None
        window.installEventFilter(self)

    def keep_clear(self, widget: QWidget) -> None:
        """Leave a part of the window uncovered, such as one with buttons; stand left of it."""
        self._clear = widget

    def show(self, said: Said) -> None:
        """Show a sentence, and tell it to a screen reader."""
        for old in self.shown[: 1 - _MOST]:
            old.leave()
        for same in [each for each in self.shown if each.text == text_of(said)]:
            same.leave()
        made = Toast(said, self._window)
        made.show()
        made.raise_()
        announce(made, made.text)
        made.left.connect(self._place)
        self._place()

    @property
    def shown(self) -> list[Toast]:
        """What is on the screen, oldest first."""
        found = self._window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [each for each in found if not each.isHidden()]

    @Slot()
    def _place(self) -> None:
        if not isValid(self._window):
            return  # a window that is being taken apart tells of its layout once more
        step = theme.unit(self._window)
        right, bottom = self._right(step), self._window.height() - 2 * step
        if self._above is not None:
            bottom -= self._above.height()
        for toast in reversed(self.shown):
            toast.fit(right - 2 * step)
            bottom -= toast.height()
            toast.move(right - toast.width(), bottom)
            bottom -= step

    def _right(self, step: int) -> int:
        right = self._window.width() - 2 * step
        if self._clear is None or not self._clear.isVisible():
            return right
        beside = self._clear.mapTo(self._window, QPoint()).x() - step
        room = _WIDE * theme.character(self._window.fontMetrics()) // 2
        return beside if beside >= room else right

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        elif event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self._place)  # when the toasts have their new words
        return False


def reading_time(text: str) -> int:
    """How long a text is to be seen, in milliseconds."""
    return max(_LEAST_MS, min(_MS_A_CHARACTER * len(text), _LONGEST_MS))
