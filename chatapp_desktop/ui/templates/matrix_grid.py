"""The matrix's grid: languages down, recipients across, and in each cell how its message stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.model import Column, cell_text, state_colour
from chatapp_desktop.ui.preview.report_picture import drawn_template
from chatapp_desktop.ui.templates.words import state_line
from chatapp_desktop.ui.widgets.wrapped_table import WrappedTable
from chatapp_desktop.ui.words.doctor import outcome_sentence
from chatapp_desktop.ui.words.languages import language_line
from chatapp_desktop.ui.words.marks import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.check import blocks
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.matrix import Cell, Line
from chatapp_desktop.viber.problems import Problem
from chatapp_desktop.viber.report import Cell as ReportCell

_FIXED = 5
_WIDTHS = (18, 22, 48, 8, 38)
_RESULT_WIDTH = 32
_MAY_BE_OUT = (State.ACCEPTED, State.UNKNOWN, State.PREPARED, State.SENDING)


class Stage(StrEnum):
    """What is known of a cell that has no history row."""

    QUEUED = "queued"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that did not leave: the operator or a guard rail said no."""

    why: str


class MatrixGrid(WrappedTable):
    """Shows a plan and what became of it. A result belongs to a message, not to a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix_grid")
        Words(self).put(self.setAccessibleName, lambda: self.tr("Languages and recipients"))
        self._missing: dict[str, str] = {}
        self._lines: tuple[Line, ...] = ()
        self._recipients: tuple[str, ...] = ()
        self._results: dict[frozenset[tuple[str, str]], Row | Stage | Kept] = {}

    def show_plan(
        self, lines: Sequence[Line], recipients: Sequence[str], missing: Mapping[str, str]
    ) -> None:
        """Show the languages, then those that are `missing` with the reason, if there is one."""
        self._lines, self._recipients = tuple(lines), tuple(recipients)
        self._missing = dict(missing)
        self.set_heads(self.heads(), (*_WIDTHS, *[_RESULT_WIDTH] * len(recipients)))
        self.setRowCount(len(lines) + len(missing))
        for place, line in enumerate(lines):
            self._show_line(place, line)
        for place, (language, trouble) in enumerate(missing.items(), len(lines)):
            self._show_missing(place, language, trouble)
        self.resizeRowsToContents()

    def show_again(self) -> None:
        """Show the same in the language of the moment."""
        self.show_plan(self._lines, self._recipients, self._missing)

    def heads(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (
            self.tr("Language"),
            self.tr("State"),
            self.tr("Rendering"),
            self.tr("Length"),
            self.tr("Problems"),
            *self._recipients,
        )

    # Results

    def queue(self, cells: Sequence[Cell]) -> None:
        """Say of these cells that they wait for their turn."""
        for cell in cells:
            self._results[cell.key] = Stage.QUEUED
        self._show_cells()

    def put_result(self, cell: Cell, row: Row) -> None:
        """Show how far a cell's message is."""
        self._results[cell.key] = row
        self._show_cells(cell)

    def put_refusal(self, cell: Cell, why: str) -> None:
        """Say that a cell was not sent, and why."""
        self._results[cell.key] = Kept(why)
        self._show_cells(cell)

    def end_queue(self) -> None:
        """Say of every cell that still waits that it was not sent."""
        for key, result in self._results.items():
            if result is Stage.QUEUED:
                self._results[key] = Stage.STOPPED
        self._show_cells()

    def to_send(self) -> list[Cell]:
        """The cells that can go: sound, and not out already, nor perhaps out."""
        return [cell for cell in self._cells() if cell.sendable and not self._out(cell)]

    def states(self) -> list[State]:
        """The states of the cells that have a history row."""
        rows = (self._results.get(cell.key) for cell in self._cells())
        return [row.state for row in rows if isinstance(row, Row)]

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who the messages are planned for."""
        return self._recipients

    @property
    def refused(self) -> int:
        """How many cells were not let out."""
        return sum(isinstance(self._results.get(cell.key), Kept) for cell in self._cells())

    @property
    def blocked(self) -> int:
        """How many cells cannot be sent as they are, and never were."""
        return sum(not cell.sendable and cell.key not in self._results for cell in self._cells())

    def _out(self, cell: Cell) -> bool:
        result = self._results.get(cell.key)
        return isinstance(result, Row) and result.state in _MAY_BE_OUT

    def _cells(self) -> list[Cell]:
        return [cell for line in self._lines for cell in line.cells]

    # Cells

    def _show_line(self, place: int, line: Line) -> None:
        colours = theme.colours()
        problems = colours.error if blocks(line.problems) else colours.warning
        state = colours.success if line.template.obstacle is None else colours.error
        tints = ("", state, "", "", problems)
        for column, (text, tint) in enumerate(zip(_line_texts(line), tints, strict=True)):
            self.put(place, column, text, tint)
        for column, cell in enumerate(line.cells, _FIXED):
            self._show_cell(place, column, cell, line)

    def _show_cells(self, only: Cell | None = None) -> None:
        for place, line in enumerate(self._lines):
            for column, cell in enumerate(line.cells, _FIXED):
                if only is None or cell.key == only.key:
                    self._show_cell(place, column, cell, line)

    def _show_cell(self, place: int, column: int, cell: Cell, line: Line) -> None:
        result = self._results.get(cell.key)
        colour, hint = theme.colours().muted, ""
        if isinstance(result, Row):
            colour, hint = state_colour(result.state), outcome_sentence(result)
        elif isinstance(result, Kept) or (result is None and not cell.sendable):
            colour = theme.colours().error
        self.put(place, column, self._cell_text(cell, line), colour, hint)

    def _cell_text(self, cell: Cell, line: Line) -> str:
        result = self._results.get(cell.key)
        match result:
            case Row(state=State.ACCEPTED):
                return f"✓ {result.message_id}"
            case Row():
                return f"{cell_text(result, Column.OUTCOME)} {result.code}".strip()
            case Kept(why):
                return f"{BLOCK_MARK} {why}"
            case Stage.QUEUED:
                return self.tr("… waiting for its turn")
            case Stage.STOPPED:
                return self.tr("– not sent: stopped before its turn")
        return self.tr("ready") if cell.sendable else self._obstacle(cell, line)

    def _obstacle(self, cell: Cell, line: Line) -> str:
        """What keeps a cell from being sent, besides what its language says already."""
        own = [problem for problem in cell.problems if problem not in line.problems]
        said = [_problem_line(problem) for problem in own if blocks((problem,))]
        return "\n".join(said) or self.tr("✕ cannot be sent")

    def _show_missing(self, place: int, language: str, trouble: str) -> None:
        text = f"{BLOCK_MARK} {trouble}" if trouble else self.tr("fetching …")
        self.put(place, 0, language_line(language))
        self.put(place, 1, text, theme.colours().error if trouble else "")
        for column in range(2, self.columnCount()):
            self.put(place, column, "")

    # Report

    def report_rows(self) -> list[Sequence[ReportCell]]:
        """What is shown, with the messages drawn."""
        rows: list[Sequence[ReportCell]] = []
        for line in self._lines:
            texts = _line_texts(line)
            cells = [self._cell_text(cell, line) for cell in line.cells]
            message = drawn_template(line.template, line.values)
            rows.append((*texts[:2], message, *texts[3:], *cells))
        return rows

    def flagged(self) -> frozenset[int]:
        """The places of the languages with a problem."""
        return frozenset(place for place, line in enumerate(self._lines) if line.problems)


def _line_texts(line: Line) -> tuple[str, ...]:
    return (
        language_line(line.template.language),
        state_line(line.template),
        line.text,
        str(line.length.units),
        "\n".join(map(_problem_line, line.problems)),
    )


def _problem_line(problem: Problem) -> str:
    mark = BLOCK_MARK if blocks((problem,)) else WARN_MARK
    return f"{mark} {problem_text(problem, Draft({'Type': 'template'}))}"
