"""The texts of a widget, said anew whenever the language changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from chatapp_desktop.ui.words.spoken import Said, text_of


class Words(QObject):
    """Belongs to a widget, and lives as long."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._puts: list[tuple[Callable[[str], object], Said]] = []
        self._after: list[Callable[[], object]] = []
        owner.installEventFilter(self)

    def put(self, setter: Callable[[str], object], said: Said) -> None:
        """Give a text to a setter, now and after each change of the language."""
        setter(text_of(said))
        self._puts.append((setter, said))

    def then(self, refresh: Callable[[], object]) -> None:
        """Call this after each change of the language, when all texts are put."""
        self._after.append(refresh)

    def again(self) -> None:
        """Say everything anew, as it reads by now."""
        for setter, said in self._puts:
            setter(text_of(said))
        for refresh in self._after:
            refresh()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.again()
        return False
