"""One row of the form: label, editor, help, and a line for problems, echoes and the counter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.composer.editors import ChoiceEditor, Editor, SuggestionEditor, make_editor
from chatapp_desktop.ui.composer.language_editor import LanguageEditor
from chatapp_desktop.ui.composer.letters import LETTERS, lettered
from chatapp_desktop.ui.composer.surroundings import RowSurroundings
from chatapp_desktop.ui.composer.variables_editor import VariablesEditor
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.words.marks import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.words.spoken import labelled
from chatapp_desktop.ui.words.wording import amount_text, country_name, field_label, help_text
from chatapp_desktop.viber.check import integer
from chatapp_desktop.viber.draft import Draft, required
from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.parameter import Kind, Parameter, Unit
from chatapp_desktop.viber.problems import Severity
from chatapp_desktop.viber.recipient import is_digits, normalise_number, region_of


class FieldRow(QObject):
    """A parameter's widgets, and what they show. The form places `label` and `body`."""

    edited = Signal()
    moving = Signal()
    """The rows below move in a moment."""

    def __init__(self, parameter: Parameter, parent: QWidget) -> None:
        super().__init__(parent)
        self.parameter = parameter
        self.touched = False
        self._shown: object = None
        self._error = ""
        """What keeps the message from being sent, as it stands beside the field."""
        self._just_left = False
        self._needed = ""
        """The word for a field that may not stay empty; none where it may."""
        self.label = QLabel(parent)
        self.body = QWidget(parent)
        self.editor: Editor | VariablesEditor = (
            VariablesEditor() if parameter.kind is Kind.VARIABLES else make_editor(parameter)
        )
        self.editor.setObjectName(parameter.name)
        # A widget of its own would be a window.
        self.editor.setParent(self.body)
        self.label.setBuddy(self.editor)
        self._around: RowSurroundings | None = None
        self.editor.edited.connect(self._edited)
        self.editor.installEventFilter(self)

    def complete(self) -> None:
        """Make what stands around the editor; a row that is never seen does without."""
        if self._around is None:
            self._around = RowSurroundings(self.editor, self.body)
            self._around.moving.connect(self.moving)

    def name(self, draft: Draft) -> None:
        """Say the label in the language of the moment, and mark what is required."""
        name = field_label(self.parameter.name, draft)
        mark = " *" if required(self.parameter, draft) else ""
        shown = lettered(name, LETTERS.get(self.parameter.name, "")) + mark
        if self.label.text() != shown:
            self.label.setText(shown)

    def retranslate(self, draft: Draft) -> None:
        """Say help and choices in the language of the moment; without surroundings, the choices."""
        if self._around is None:
            if isinstance(self.editor, ChoiceEditor):
                self.editor.retranslate()
            return
        name = field_label(self.parameter.name, draft)
        hint = help_text(self.parameter)
        needed = self.tr("required") if required(self.parameter, draft) else ""
        self.label.setToolTip(needed)
        if needed != self._needed:
            self._needed = needed
            self.forget()
            self.editor.setAccessibleDescription(self._described(hint))
        if self.editor.toolTip() != hint or self.editor.accessibleName() != name:
            self.editor.setAccessibleName(name)
            self.editor.setToolTip(hint)
            self.editor.setWhatsThis(hint)
            self.editor.setAccessibleDescription(self._described(hint))
            self._around.explain(name, hint)
            if isinstance(self.editor, ChoiceEditor | LanguageEditor):
                self.editor.retranslate()
            if isinstance(self.editor, LanguageEditor | SuggestionEditor) and (
                line := self.editor.lineEdit()
            ):
                line.setAccessibleName(name)

    def forget(self) -> None:
        """Say everything anew the next time, for it is said in another language."""
        self._shown = None

    def show_state(
        self, problem: str, severity: Severity | None, draft: Draft, colours: theme.Colours
    ) -> None:
        """Show a problem's sentence, or without one what the program makes of the text."""
        shown = (problem, severity, draft[self.parameter.name], colours)
        if self._around is None or shown == self._shown:
            return
        self._shown = shown
        self._error = problem if severity is Severity.BLOCKS else ""
        if self._just_left:
            self._tell_error()
        if severity is None:
            self._around.show_note(self._echo(draft), colours.muted)
        elif severity is Severity.BLOCKS:
            self._around.show_note(f"{BLOCK_MARK} {problem}", colours.error)
        else:
            self._around.show_note(f"{WARN_MARK} {problem}", colours.warning)
        self.editor.setAccessibleDescription(self._described(problem or help_text(self.parameter)))
        self._count(self._around, draft[self.parameter.name], colours)

    def _described(self, text: str) -> str:
        return labelled(self._needed, text) if self._needed and text else self._needed or text

    def _echo(self, draft: Draft) -> str:
        text = draft[self.parameter.name].strip()
        if not text:
            return ""
        if self.parameter.kind is Kind.PHONE:
            return phone_echo(text)
        if self.parameter.unit is not Unit.NONE and (value := integer(text)) is not None:
            return f"= {amount_text(value, self.parameter.unit)}"
        return ""

    def _count(self, around: RowSurroundings, text: str, colours: theme.Colours) -> None:
        limit = self.parameter.max_length
        if not limit or self.parameter.kind in (Kind.PHONE, Kind.URL):
            return
        units = length_of(text).units
        around.show_count(units, limit, colours.error if units > limit else colours.muted)

    @Slot()
    def _edited(self) -> None:
        self.touched = True
        self.edited.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QFocusEvent):
            self._just_left = event.lostFocus() and event.reason() in _BY_HAND
            if not self.touched and _leaves(event):
                self.touched = True
                self.edited.emit()  # what it lacks is found a turn later
            elif self._just_left:
                self._tell_error()
        return False

    def _tell_error(self) -> None:
        """Once for each time that the field is left: the focus is elsewhere, and what is read."""
        self._just_left = False
        announce(self.editor, self._error)


_BY_HAND = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""Who is led away by a command is told by that command what is wrong."""


def _leaves(event: QFocusEvent) -> bool:
    """Whether the field is left; who goes to another window or opens a list comes back to it."""
    away = Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason
    return event.lostFocus() and event.reason() not in away


def phone_echo(text: str) -> str:
    """What will be sent for a number as typed, with its country."""
    number = normalise_number(text)
    if not is_digits(number):
        return ""
    return " · ".join(filter(None, (country_name(region_of(number)), number)))
