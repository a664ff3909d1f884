"""Scrolls whatever has the keyboard focus into sight, in every page that scrolls around it.

Qt does so for Tab only, for one page only, and not when the text grows or a line is typed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid


class InSight(QObject):
    """Follows the focus, and the cursor in a text of several lines."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._control: QWidget | None = None
        self._areas: list[QScrollArea] = []
        self._waiting = False
        application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None:
            return
        self._control, self._areas = new, _areas_around(new)
        for page in filter(None, map(_page_of, self._areas)):
            page.installEventFilter(self)
        if isinstance(new, QPlainTextEdit):
            new.cursorPositionChanged.connect(self._show)
        # Who clicks sees it, and would be surprised if it moved under the hand.
        if not QApplication.mouseButtons():
            self._show_soon()

    def _leave(self) -> None:
        if isinstance(self._control, QPlainTextEdit) and isValid(self._control):
            self._control.cursorPositionChanged.disconnect(self._show)
        for page in filter(None, map(_page_of, self._areas)):
            page.removeEventFilter(self)
        self._control, self._areas = None, []

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:  # the text has another size, a group was unfolded
            self._show_soon()
        return False

    def _show_soon(self) -> None:
        """At the next turn: the layout is not done yet."""
        if not self._waiting:
            self._waiting = True
            QTimer.singleShot(0, self._show)

    @Slot()
    def _show(self) -> None:
        self._waiting = False
        control = self._control
        if control is None or not isValid(control):
            return
        spot = control.cursorRect() if isinstance(control, QPlainTextEdit) else control.rect()
        for area in self._areas:
            page = _page_of(area)
            if page is not None and page.isAncestorOf(control):
                middle = control.mapTo(page, spot.center())
                # What is said of it stands in the line under it.
                room = spot.height() // 2 + 2 * control.fontMetrics().height()
                room = min(room, area.height() // 3)
                area.ensureVisible(middle.x(), middle.y(), 0, room)


def _areas_around(control: QWidget) -> list[QScrollArea]:
    """The pages that scroll, the innermost first.

    Asked of the window: to walk up would make Python's side of widgets that only Qt knows.
    """
    areas = control.window().findChildren(QScrollArea)
    around = [area for area in areas if (page := _page_of(area)) and page.isAncestorOf(control)]
    return sorted(around, key=lambda area: sum(area.isAncestorOf(each) for each in around))


def _page_of(area: QScrollArea) -> QWidget | None:
    """What is scrolled; None when it has gone, whatever the stubs say."""
    return area.widget() if isValid(area) else None
