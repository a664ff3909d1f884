"""The form: made once from the parameter table; it gives and takes a Draft and shows problems.

Changing Type or MessageType only shows and hides rows, so what was typed stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.composer.editors import SuggestionEditor
from chatapp_desktop.ui.composer.fold_header import FoldHeader
from chatapp_desktop.ui.composer.language_editor import LanguageEditor
from chatapp_desktop.ui.composer.letters import GROUP_LETTERS, lettered
from chatapp_desktop.ui.composer.rows import FieldRow
from chatapp_desktop.ui.composer.variables_editor import VariablesEditor
from chatapp_desktop.ui.words.marks import BLOCK_MARK
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.viber.draft import Draft, used
from chatapp_desktop.viber.parameter import Group, Kind
from chatapp_desktop.viber.parameters import BY_NAME, PARAMETERS, parameter_of
from chatapp_desktop.viber.problems import Problem, Severity

if TYPE_CHECKING:
    from chatapp_desktop.ui.templates.picker import TemplatePicker

_FLAT = "QToolButton { border: none; padding: 0.6ex 0; }"
_LEAST_FIELD = 32
"""In digits' widths."""
_FOLDED = (Group.FALLBACK, Group.TRACKING)


class DraftForm(QScrollArea):
    """All rows of the table in their groups."""

    draft_changed = Signal()
    """What was typed has changed; at most once in each turn of the event loop."""
    _asked_to_tell = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The rows have the focus, not the area around them.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._picker: TemplatePicker | None = None
        self._picker_place = QWidget(self._page)
        self._layout = QFormLayout(self._page)
        self._rows: dict[str, FieldRow] = {}
        self._complete: dict[str, FieldRow] = {}
        """The rows that have been seen: only these say what is wrong."""
        self._headers: dict[Group, FoldHeader] = {}
        self._unknown: dict[str, object] = {}
        self._all_touched = False
        self._is_telling = False
        self._width = 0
        """Of the room for rows, in pixels; known once the form has been laid out."""
        self._arranged: object = None
        """What the rows' places and labels were last made for."""
        self._build()
        self._measure()
        self.setWidget(self._page)
        # Queued, not by a timer: what is posted comes before the painting, which is then done once
        # for the key and all that follows from it.
        self._asked_to_tell.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.retranslate()

    def _build(self) -> None:
        step = theme.unit(self)
        self._layout.setContentsMargins(2 * step, step, 2 * step, step)
        self._layout.setHorizontalSpacing(2 * step)
        # Each row has room for a note below it, which sets it off from the next one.
        self._layout.setVerticalSpacing(step // 3)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for group in Group:
            self._add_header(group)
            for parameter in PARAMETERS:
                if parameter.group is group and parameter.kind not in (Kind.CONSTANT, Kind.CONTENT):
                    if parameter.name == "TemplateCode":
                        self._layout.addRow(self._picker_place)
                    self._add_row(parameter.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._width = event.size().width()
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._rows:
            # The rows have their new font only when this is over.
            QTimer.singleShot(0, self, self._measure)

    def _measure(self) -> None:
        """Set labels in the middle of their fields' first lines, and above where it is narrow."""
        line = self._rows["To"].editor.sizeHint().height()
        for row in self._rows.values():
            row.label.setFixedHeight(max(line, row.label.fontMetrics().height()))
        for header in self._headers.values():
            # The place of its arrow, which grows with the text.
            high = header.fontMetrics().height()
            header.setIconSize(QSize(high, high))
        self._wrap()

    def _wrap(self) -> None:
        """Put the labels above where beside them a field would have hardly any room."""
        labels = max((row.label.sizeHint().width() for row in self._rows.values()), default=0)
        field = _LEAST_FIELD * theme.character(self.fontMetrics())
        narrow = 0 < self._width < labels + field + 6 * theme.unit(self)
        policy = QFormLayout.RowWrapPolicy
        wanted = policy.WrapAllRows if narrow else policy.DontWrapRows
        if self._layout.rowWrapPolicy() is not wanted:
            self._layout.setRowWrapPolicy(wanted)

    def _add_header(self, group: Group) -> None:
        header = FoldHeader(self._page, unfolded=group not in _FOLDED)
        header.setObjectName(f"group_{group}")
        header.setStyleSheet(_FLAT)
        header.folded.connect(self._tell)
        self._layout.addRow(header)
        self._headers[group] = header

    def _add_row(self, name: str) -> None:
        row = FieldRow(BY_NAME[name], self._page)
        row.edited.connect(self._tell_soon)
        self._layout.addRow(row.label, row.body)
        self._rows[name] = row

    @property
    def templates(self) -> TemplatePicker:
        """The template picker. Made when first needed: the first picture does without it."""
        if self._picker is None:
            from chatapp_desktop.ui.templates.picker import TemplatePicker

            self._picker = TemplatePicker()
            layout = QVBoxLayout(self._picker_place)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._picker)
            self._picker.come_after(self._rows["Label"].editor)
        return self._picker

    # Draft in, draft out

    def draft(self) -> Draft:
        """Everything that was typed, rows that are hidden now among it."""
        values: dict[str, str] = {}
        for name, row in self._rows.items():
            if isinstance(row.editor, VariablesEditor):
                values |= row.editor.values()
            else:
                values[name] = row.editor.value()
        return Draft(values, self._unknown)

    def set_draft(self, draft: Draft) -> None:
        """Show a draft in place of what was there; nothing counts as touched yet."""
        self._unknown = dict(draft.unknown)
        for name, row in self._rows.items():
            if isinstance(row.editor, VariablesEditor):
                row.editor.set_values(draft.variables)
            else:
                row.editor.set_value(draft[name])
        self._all_touched = False
        for row in self._rows.values():
            row.touched = False
        self.arrange()
        self._tell_soon()

    def show_variables(self, variables: Mapping[str, str], hints: Mapping[str, str]) -> None:
        """Show a template's variables (bare names) with its examples as hints."""
        editor = self._rows["TemplateParams"].editor
        if isinstance(editor, VariablesEditor):
            editor.arrange(variables, hints)
            self._tell_soon()

    def show_template_languages(self, codes: Sequence[str]) -> None:
        """Offer these languages before all others."""
        editor = self._rows["Language"].editor
        if isinstance(editor, LanguageEditor):
            editor.set_own(codes)

    @Slot()
    def _tell_soon(self) -> None:
        if not self._is_telling:
            self._is_telling = True
            self._asked_to_tell.emit()

    @Slot()
    def _tell(self) -> None:
        self._is_telling = False
        before = self._arranged
        self.arrange()
        self.draft_changed.emit()
        if self._arranged != before:
            # Else all is laid out and painted in the room of before first, and then in its own.
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    # What is seen

    def arrange(self) -> None:
        """Show the rows that this Type and MessageType use and whose group is unfolded."""
        unfolded = tuple(header.unfolded for header in self._headers.values())
        asked = (self._value("Type"), self._value("MessageType"), unfolded)
        if asked == self._arranged:
            return  # as with almost every key
        self._arranged = asked
        self._arrange(self.draft())

    def _value(self, name: str) -> str:
        editor = self._rows[name].editor
        return "" if isinstance(editor, VariablesEditor) else editor.value()

    def _arrange(self, draft: Draft) -> None:
        # Else each row that comes has all others laid out anew, in the room of before.
        self._layout.setEnabled(False)
        for row in self._rows.values():
            header = self._headers[row.parameter.group]
            wanted = header.unfolded and used(row.parameter, draft)
            row.name(draft)
            if wanted:
                row.complete()
                self._complete[row.parameter.name] = row
            row.retranslate(draft)
            if self._layout.isRowVisible(row.body) != wanted:
                self._layout.setRowVisible(row.body, wanted)
        self._layout.setEnabled(True)
        self._layout.invalidate()
        self._wrap()
        wanted = self._headers[Group.MESSAGE].unfolded and draft["Type"] == "template"
        if wanted:
            self.templates.show()
        if self._layout.isRowVisible(self._picker_place) != wanted:
            self._layout.setRowVisible(self._picker_place, wanted)

    def show_problems(self, draft: Draft, problems: Sequence[Problem]) -> None:
        """Put the first problem of each field beside its row.

        That something is missing is said only where the operator has been already.
        """
        first: dict[str, Problem] = {}
        for problem in problems:
            name = _row_name(problem.field)
            if problem.severity is Severity.BLOCKS or name not in first:
                first.setdefault(name, problem)
        colours = theme.colours()
        for name, row in self._complete.items():
            found = first.get(name)
            if found and found.code == "required" and not (row.touched or self._all_touched):
                found = None
            text = problem_text(found, draft) if found else ""
            row.show_state(text, found.severity if found else None, draft, colours)
        self._mark_headers(draft, problems)

    def _mark_headers(self, draft: Draft, problems: Sequence[Problem]) -> None:
        for group, header in self._headers.items():
            text = lettered(self._group_title(group), GROUP_LETTERS.get(group, ""))
            if not header.unfolded:
                names = [n for n, row in self._rows.items() if row.parameter.group is group]
                filled = sum(1 for name in names if draft[name])
                text += f"  ·  {filled}" if filled else ""
                if any(p.field in names and p.severity is Severity.BLOCKS for p in problems):
                    text += f"  {BLOCK_MARK}"
            if header.text() != text:
                header.setText(text)

    def touch_all(self) -> None:
        """Say beside every row what is missing, as after an attempt to send."""
        self._all_touched = True
        self._tell_soon()

    def offer(self, name: str, entries: Sequence[tuple[str, str]]) -> None:
        """Give a row values to choose from, each with the text that people read."""
        editor = self._rows[name].editor
        if isinstance(editor, SuggestionEditor):
            editor.offer(entries)

    def focus_first(self) -> None:
        """Put the cursor where composing begins."""
        self._rows["To"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def jump_to(self, field: str) -> None:
        """Unfold, scroll to and focus the row of a field."""
        row = self._rows.get(_row_name(field))
        if row is None:
            return
        self._headers[row.parameter.group].unfold(True)
        self.arrange()
        self.ensureWidgetVisible(row.body)
        target = self._page.findChild(QWidget, field) or row.editor
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def jump_to_text(self) -> None:
        """Unfold and focus what the message says: its text, or the search for a template."""
        if self._value("Type") != "template":
            self.jump_to("Content.text")
            return
        self._headers[Group.MESSAGE].unfold(True)
        self.arrange()
        self.templates.focus_search()

    def folded(self) -> tuple[str, ...]:
        """The names of the groups whose rows are put away."""
        return tuple(str(group) for group, head in self._headers.items() if not head.unfolded)

    def fold(self, names: Collection[str]) -> None:
        """Put the rows of these groups away, and show those of all others."""
        for group, header in self._headers.items():
            header.unfold(str(group) not in names)

    def dress(self) -> None:
        """Put on the theme of the moment; a style sheet keeps the colours of its own."""
        for header in self._headers.values():
            header.setStyleSheet("")
            header.setStyleSheet(_FLAT)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._mark_headers(Draft(), ())
        for row in self._rows.values():
            if isinstance(row.editor, VariablesEditor):
                row.editor.retranslate()
        for header in self._headers.values():
            header.retranslate()
        if self._picker is not None:
            self._picker.retranslate()
        self._arranged = None
        for row in self._rows.values():
            row.forget()
        self.arrange()

    def _group_title(self, group: Group) -> str:
        match group:
            case Group.RECIPIENT:
                return self.tr("Recipient")
            case Group.MESSAGE:
                return self.tr("Message")
            case Group.DELIVERY:
                return self.tr("Delivery")
            case Group.FALLBACK:
                return self.tr("Fallback to SMS")
            case Group.TRACKING:
                return self.tr("Tracking")


def _row_name(field: str) -> str:
    try:
        return parameter_of(field).name
    except KeyError:
        return field
