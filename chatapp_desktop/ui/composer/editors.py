"""One editor for each kind of parameter: takes and gives text as typed, tells when it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from chatapp_desktop.ui.composer.language_editor import LanguageEditor
from chatapp_desktop.ui.widgets.still import StillList
from chatapp_desktop.ui.words.wording import choice_label
from chatapp_desktop.viber.parameter import Choice, Kind, Parameter

_VISIBLE_LINES = 4
_INDENT = 2
"""What a line lacks for its text to begin where those of lists and paragraphs begin."""
_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
"""How Qt writes what Shift+Enter and Enter make."""


class LineEditor(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(_INDENT, 0, 0, 0)
        self.setPlaceholderText(example)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        return self.text()

    def set_value(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)


class ParagraphEditor(QPlainTextEdit):
    """Several lines of text; Tab leaves it, because a message has no tabs."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.edited)
        self.cursorPositionChanged.connect(self._keep_glyphs)

    @Slot()
    def _keep_glyphs(self) -> None:
        # Else the paragraph's letters are shaped anew to paint it, to paint the cursor and to ask
        # where that is: each time as long as the key itself.
        self.textCursor().block().layout().setCacheEnabled(True)

    def value(self) -> str:
        # toPlainText() would turn no-break spaces into common ones.
        return self.document().toRawText().translate(_LINE_ENDS)

    def set_value(self, text: str) -> None:
        if text != self.value():
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        margins = self.contentsMargins().top() + self.contentsMargins().bottom()
        height = line * _VISIBLE_LINES + margins + 2 * int(self.document().documentMargin())
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class ChoiceEditor(StillList):
    """A fixed list. A value that is not in it (from a file) is shown as it is, to be mended."""

    edited = Signal()

    def __init__(self, choices: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        """Make the list; the empty value comes first where the parameter is optional."""
        super().__init__(parent)
        self._choices = choices
        for choice in choices:
            self.addItem(choice_label(choice) if choice.value else "", choice.value)
        self.currentIndexChanged.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

    def value(self) -> str:
        return str(self.currentData() or "")

    def set_value(self, text: str) -> None:
        index = self.findData(text)
        if index < 0:
            self.addItem(text, text)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def retranslate(self) -> None:
        """Say the choices in the language of the moment."""
        for index, choice in enumerate(self._choices):
            self.setItemText(index, choice_label(choice) if choice.value else "")


class SuggestionEditor(StillList):
    """A line of text, with a list to choose from that may be empty."""

    edited = Signal()

    def __init__(self, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completed, what is typed would become what is read in the list.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.editTextChanged.connect(self.edited)
        self.currentIndexChanged.connect(self._take)
        self.activated.connect(self._take)
        if line := self.lineEdit():
            line.setTextMargins(_INDENT // 2, 0, 0, 0)
            line.setPlaceholderText(example)

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """List values, each with the text that people read; what stands in the line stays."""
        typed = self.value()
        with QSignalBlocker(self):
            self.clear()
            for value, text in entries:
                self.addItem(text, value)
            self.setCurrentIndex(-1)
            self.setEditText(typed)

    def value(self) -> str:
        return self.currentText()

    def set_value(self, text: str) -> None:
        if text != self.currentText():
            self.setEditText(text)

    @Slot(int)
    def _take(self, index: int) -> None:
        """The line holds what is sent, not what is read in the list."""
        if index >= 0:
            self.setEditText(str(self.itemData(index)))


Editor = LineEditor | ParagraphEditor | ChoiceEditor | LanguageEditor | SuggestionEditor


def make_editor(parameter: Parameter) -> Editor:
    """Make the editor that fits a parameter's kind."""
    match parameter.kind:
        case Kind.CHOICE if parameter.required:
            return ChoiceEditor(parameter.choices)
        case Kind.CHOICE:
            return ChoiceEditor((Choice("", ""), *parameter.choices))
        case Kind.LANGUAGE:
            return LanguageEditor(parameter.example)
        case Kind.PARAGRAPH:
            return ParagraphEditor()
        case Kind.DIGITS:
            return SuggestionEditor(parameter.example)
        case _:
            return LineEditor(parameter.example)
