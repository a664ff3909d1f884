"""A list of languages to choose a template's from, in which any code can be typed as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from chatapp_desktop.ui.widgets.still import StillList
from chatapp_desktop.ui.words.languages import language_line, language_name
from chatapp_desktop.viber.languages import LANGUAGES

_CODE = Qt.ItemDataRole.UserRole


class LanguageEditor(StillList):
    """All documented languages, the template's own first, and any other code that is typed.

    The list shows codes with names; the line holds the code alone.
    """

    edited = Signal()

    def __init__(self, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._own: tuple[str, ...] = ()
        self.activated.connect(self._chosen)
        self.currentTextChanged.connect(self.edited)
        if line := self.lineEdit():
            line.setPlaceholderText(example)
        # Completing inline would put a whole list line behind the code that is being typed.
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def value(self) -> str:
        return _code_of(self.currentText())

    def set_value(self, text: str) -> None:
        if text != self.value():
            self.setCurrentIndex(self.findData(text, _CODE))
            self.setEditText(text)

    def set_own(self, codes: Sequence[str]) -> None:
        """Put the template's own languages before all others."""
        own = tuple(dict.fromkeys(codes))
        if own != self._own:
            self._own = own
            self.retranslate()

    def codes(self) -> tuple[str, ...]:
        """The codes in the order of the list."""
        found = (self.itemData(row, _CODE) for row in range(self.count()))
        return tuple(code for code in found if code)

    def retranslate(self) -> None:
        """Say the names in the language of the moment; what is typed stays."""
        typed = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        self._fill()
        self.setCurrentIndex(self.findData(typed, _CODE))
        self.setEditText(typed)
        self.blockSignals(blocked)

    def _fill(self) -> None:
        for code in self._own:
            self.addItem(language_line(code), code)
        if self._own:
            self.insertSeparator(self.count())
        for code in sorted(set(LANGUAGES) - set(self._own)):
            self.addItem(language_line(code), code)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.setEditText(str(self.itemData(place, _CODE) or ""))


def _code_of(text: str) -> str:
    """The code of what stands in the line, which is a whole list line for a moment."""
    code, dot, name = text.partition(" · ")
    return code if dot and name == language_name(code) else text
