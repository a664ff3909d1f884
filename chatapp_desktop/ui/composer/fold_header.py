"""The heading of a group of rows, which puts them away and shows them again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from chatapp_desktop.ui.widgets.announcing import announce


class FoldHeader(QToolButton):
    """A button with an arrow.

    It is not checkable: a screen reader would call it a check box, and "Fallback to SMS, not
    checked" says something else than that its rows are put away.
    """

    folded = Signal()
    """It is folded or unfolded now, by whatever."""

    def __init__(self, parent: QWidget, *, unfolded: bool) -> None:
        super().__init__(parent)
        self._unfolded = unfolded
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.clicked.connect(self._turn)
        self.retranslate()

    @property
    def unfolded(self) -> bool:
        """Whether its rows are shown."""
        return self._unfolded

    def unfold(self, unfolded: bool) -> None:
        """Show its rows or put them away."""
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self.retranslate()
            self.folded.emit()

    def retranslate(self) -> None:
        """Show and say in the language of the moment how it is."""
        open_, shut = Qt.ArrowType.DownArrow, Qt.ArrowType.RightArrow
        self.setArrowType(open_ if self._unfolded else shut)
        self.setAccessibleDescription(self.tr("unfolded") if self._unfolded else self.tr("folded"))

    @Slot()
    def _turn(self) -> None:
        self.unfold(not self._unfolded)
        announce(self, self.accessibleDescription())
