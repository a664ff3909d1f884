"""The torture set on the screen: every trial's rendering, and which ones break a rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.preview.report_picture import drawn_template
from chatapp_desktop.ui.templates.report_buttons import ReportButtons
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.widgets.wrapped_table import WrappedTable
from chatapp_desktop.ui.words.languages import language_line
from chatapp_desktop.ui.words.marks import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.words.wording import problem_text, translate
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.report import Cell, Table
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.torture import Case, Trial
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_TRIALS = {
    Trial.EMPTY: QT_TRANSLATE_NOOP("Trial", "empty"),
    Trial.ONE: QT_TRANSLATE_NOOP("Trial", "one character"),
    Trial.LONGEST: QT_TRANSLATE_NOOP("Trial", "the longest allowed"),
    Trial.EMOJI: QT_TRANSLATE_NOOP("Trial", "emoji with joiners"),
    Trial.RIGHT_TO_LEFT: QT_TRANSLATE_NOOP("Trial", "right to left"),
    Trial.LINE_BREAKS: QT_TRANSLATE_NOOP("Trial", "line breaks"),
    Trial.MARKUP: QT_TRANSLATE_NOOP("Trial", '& < > " %'),
    Trial.PLUS: QT_TRANSLATE_NOOP("Trial", "a leading +"),
    Trial.DIGITS: QT_TRANSLATE_NOOP("Trial", "digits only"),
    Trial.LOOK_ALIKE: QT_TRANSLATE_NOOP("Trial", "look-alike letters"),
}
_WIDTHS = (14, 24, 30, 56, 8, 46)


class TortureWindow(QDialog):
    """Shows cases and exports them; nothing can be sent from here."""

    def __init__(
        self, template: Template, cases: Sequence[Case], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("torture_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._template = template
        self._cases = tuple(cases)
        say = Words(self)
        say.put(
            self.setWindowTitle,
            lambda: self.tr("Torture set: %1").replace("%1", _title(template)),
        )
        self._summary = QLabel()
        say.put(self._summary.setText, self._counted)
        self._summary.setObjectName("torture_summary")
        self._summary.setWordWrap(True)
        self._grid = WrappedTable()
        self._grid.setObjectName("torture_grid")
        say.put(self._grid.setAccessibleName, lambda: self.tr("Torture set"))
        self.reports = ReportButtons(self.table, f"torture-{template.code}-{template.language}")
        close = button_for("close_torture", self.close)
        say.put(close.setText, lambda: self.tr("C&lose"))
        bottom = QHBoxLayout()
        bottom.addWidget(self.reports)
        bottom.addStretch(1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._summary)
        layout.addWidget(self._grid, 1)
        layout.addLayout(bottom)
        self._fill()
        say.then(self._fill)
        open_at(self, 190, 44)

    def _counted(self) -> str:
        flagged = sum(case.flagged for case in self._cases)
        tried = self.tr("%n value(s) tried, nothing was sent.", "", len(self._cases))
        broken = self.tr("%n of them break a rule and are marked.", "", flagged)
        return f"{tried} {broken}"

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Variable"),
            self.tr("Trial"),
            self.tr("Value"),
            self.tr("Rendering"),
            self.tr("Length"),
            self.tr("Problems"),
        )

    def _fill(self) -> None:
        self._grid.set_heads(self._heads(), _WIDTHS)
        self._grid.setRowCount(len(self._cases))
        colours = theme.colours()
        for row, case in enumerate(self._cases):
            colour = colours.error if case.blocks else colours.warning if case.flagged else ""
            for column, text in enumerate(self._texts(case)):
                problem = column in (1, len(_WIDTHS) - 1)
                self._grid.put(row, column, text, colour if problem else "")
        self._grid.resizeRowsToContents()

    def _texts(self, case: Case) -> tuple[str, ...]:
        mark = BLOCK_MARK if case.blocks else WARN_MARK if case.flagged else "✓"
        return (
            case.variable,
            f"{mark} {translate('Trial', _TRIALS[case.trial])}",
            case.value,
            case.text,
            str(case.length.units),
            "\n".join(problem_text(problem, Draft()) for problem in case.problems),
        )

    def table(self) -> Table:
        """What is shown, as a report."""
        rows: list[Sequence[Cell]] = []
        for case in self._cases:
            texts = self._texts(case)
            message = drawn_template(self._template, case.values)
            rows.append((*texts[:3], message, *texts[4:]))
        facts = (
            (self.tr("Template"), _title(self._template)),
            (self.tr("Code"), self._template.code),
            (self.tr("Result"), self._counted()),
        )
        flagged = frozenset(place for place, case in enumerate(self._cases) if case.flagged)
        return Table(self.windowTitle(), facts, self._heads(), rows, flagged)


def _title(template: Template) -> str:
    return f"{template.name or template.code} · {language_line(template.language)}"
