"""What the mouse is at stays under it while the form above grows by a line."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from chatapp_desktop.ui.composer.rows import FieldRow


class HeldPlace(QObject):
    """Scrolls as far as what is under the mouse has moved, so that it is seen to stay."""

    def __init__(self, area: QScrollArea) -> None:
        """`area` has all rows of the form already."""
        super().__init__(area)
        self._area = area
        self._held: tuple[QWidget, int] | None = None
        """What is under the mouse, and how far down the area it stands, in pixels."""
        # A timer's own event: singleShot's comes before the layouts that ask one another.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._let_go)
        for row in area.findChildren(FieldRow):
            row.moving.connect(self.hold)
        # By then everything on the page has its new place.
        area.verticalScrollBar().rangeChanged.connect(self._put_back)

    @Slot()
    def hold(self) -> None:
        """Note what is under the mouse; all of this turn's changes leave it there."""
        area, page, mouse = self._area, self._area.widget(), QCursor.pos()
        inside = area.isVisible() and area.rect().contains(area.mapFromGlobal(mouse))
        if self._held is not None or page is None or not inside:
            return
        found = page.childAt(page.mapFromGlobal(mouse))
        if found is not None:
            self._held = found, found.mapTo(area, QPoint()).y()
            self._turn.start()

    @Slot()
    def _let_go(self) -> None:
        self._held = None

    @Slot()
    def _put_back(self) -> None:
        if self._held is None or not isValid(self._held[0]):
            return
        widget, place = self._held
        moved = widget.mapTo(self._area, QPoint()).y() - place
        if moved:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)
