"""The sizes of windows beside the main one, and of their columns: each opens as it was left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMargins, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from chatapp_desktop.store.layout import Size
from chatapp_desktop.ui import theme


class Sizes(QObject):
    """Belongs to the main window; knows the sizes by the windows' names."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._known: dict[str, Size] = {}
        self._tables: dict[str, tuple[float, ...]] = {}

    def put_back(self, sizes: Mapping[str, Size], tables: Mapping[str, tuple[float, ...]]) -> None:
        """Know these and no others."""
        self._known, self._tables = dict(sizes), dict(tables)

    def known(self) -> dict[str, Size]:
        """Width in digits' widths and height in lines of text; of what is open too."""
        self.note()
        return dict(self._known)

    def tables(self) -> dict[str, tuple[float, ...]]:
        """The columns that were dragged in tables of those windows, in digits' widths."""
        self.note()
        return dict(self._tables)

    def put_into(self, window: QDialog) -> None:
        """Make the columns of a window's tables as wide as they were left."""
        from chatapp_desktop.ui.widgets.wrapped_table import WrappedTable

        for table in window.findChildren(WrappedTable):
            if dragged := self._tables.get(table.objectName()):
                table.put_back(dragged)

    def size_of(self, name: str, first: Size) -> Size:
        """The size that a window was left with; `first` before that."""
        return self._known.get(name, first)

    @Slot()
    def note(self) -> None:
        """Take the sizes of all windows that there are."""
        from chatapp_desktop.ui.widgets.wrapped_table import WrappedTable

        for each in self._window.findChildren(QDialog):
            name, first = each.property(_NAME), each.property(_FIRST)
            if isinstance(name, str) and each.size() != first:
                digit, line = _measures(each)
                self._known[name] = each.width() / digit, each.height() / line
            for table in each.findChildren(WrappedTable):
                if table.dragged:
                    self._tables[table.objectName()] = table.dragged


def open_at(window: QDialog, wide: float, high: float, kind: str = "") -> None:
    """Give a window the size that it was left with; at first `wide` digits by `high` lines.

    Never more than the screen has, its frame included. What the operator makes of it is remembered
    under its name; of those that have one name but not the same in them, `kind` tells which it is.
    """
    name = f"{window.objectName()}.{kind}" if kind else window.objectName()
    digit, line = _measures(window)
    sizes = _sizes_for(window)
    if sizes is not None:
        wide, high = sizes.size_of(name, (wide, high))
        window.setProperty(_NAME, name)
        window.finished.connect(sizes.note)
        sizes.put_into(window)
    theme.resize(window, round(wide * digit), round(high * line))
    _bring_in_sight(window)
    window.setProperty(_FIRST, window.size())


_NAME, _FIRST = "size_name", "first_size"


def _bring_in_sight(window: QDialog) -> None:
    """Put a window before its owner's middle, title bar and all on the owner's screen.

    Qt would put it there without a thought for the title bar of a window as high as the screen.
    """
    parent = window.parentWidget()
    owner = parent.window() if parent is not None else None
    if owner is None or not owner.isVisible():
        return
    frame = _frame(owner)
    room = owner.screen().availableGeometry().marginsRemoved(frame)
    inner = QRect(QPoint(), window.size().boundedTo(room.size()))
    inner.moveCenter(owner.geometry().center())
    inner.moveLeft(max(room.left(), min(inner.left(), room.right() + 1 - inner.width())))
    inner.moveTop(max(room.top(), min(inner.top(), room.bottom() + 1 - inner.height())))
    window.setGeometry(inner)


def _frame(owner: QWidget) -> QMargins:
    """How wide title bar and edges are, by a window that has them; a guess before it has."""
    outer, inner = owner.frameGeometry(), owner.geometry()
    edge, high = theme.unit(owner), 2 * owner.fontMetrics().height()
    if outer.top() == inner.top():
        return QMargins(edge, high, edge, edge)
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def _measures(window: QWidget) -> tuple[int, int]:
    metrics = window.fontMetrics()
    return theme.character(metrics), metrics.height()


def _sizes_for(window: QWidget) -> Sizes | None:
    """Those of the main window; None for a window that stands alone."""
    owner = window.parentWidget()
    while owner is not None and (above := owner.parentWidget()) is not None:
        owner = above
    option = Qt.FindChildOption.FindDirectChildrenOnly
    found = owner.findChild(Sizes, options=option) if owner is not None else None
    return found if isinstance(found, Sizes) else None
