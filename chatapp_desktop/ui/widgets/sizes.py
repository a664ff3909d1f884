"""The sizes of windows beside the main one: each opens as large as it was left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from chatapp_desktop.store.layout import Size
from chatapp_desktop.ui import theme


class Sizes(QObject):
    """Belongs to the main window; knows the sizes by the windows' object names."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.known: dict[str, Size] = {}
        """Width in digits' widths, height in lines of text."""

    def put_back(self, sizes: Mapping[str, Size]) -> None:
        """Know these and no others."""
        self.known = dict(sizes)


def open_at(window: QWidget, wide: float, high: float, kind: str = "") -> None:
    """Give a window the size that it was left with; at first `wide` digits by `high` lines.

    Never more than the screen has. What the operator makes of it is remembered under its name; of
    those that have one name but not the same in them, `kind` tells which it is.
    """
    name = f"{window.objectName()}.{kind}" if kind else window.objectName()
    digit, line = _measures(window)
    sizes = _sizes_for(window)
    if sizes is not None:
        wide, high = sizes.known.get(name, (wide, high))
        window.installEventFilter(_Follower(window, name, sizes))
    theme.resize(window, round(wide * digit), round(high * line))


class _Follower(QObject):
    """Notes each size that a window has while it is seen."""

    def __init__(self, window: QWidget, name: str, sizes: Sizes) -> None:
        super().__init__(window)
        self._window = window
        self._name = name
        self._sizes = sizes

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self._window.isVisible():
            digit, line = _measures(self._window)
            self._sizes.known[self._name] = (
                self._window.width() / digit,
                self._window.height() / line,
            )
        return False


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
