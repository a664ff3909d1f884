"""The figures of the benchmarks: what one is, and the table that shows them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. With a reference its ratio is judged, without one `ours` is."""

    measure: str
    ours: float
    unit: str
    reference: float | None = None
    against: str = ""
    """What the reference is."""
    goal: float | None = None
    """The most that the judged value may be; None where the line is there for comparison only."""
    spread: str = ""
    """How many runs, and between what the middle half of them lies: how far to trust the line."""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.reference if self.reference else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        if self.goal is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.goal


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in the table, or the reason why there is none."""

    subject: str
    figure: Figure | None
    reason: str = ""


def hand_over(figures: Iterable[Figure]) -> None:
    """Give the figures of one subject to whoever started its program, each as soon as it is had."""
    for figure in figures:
        print(json.dumps(asdict(figure)), flush=True)


def taken_over(text: str) -> list[Figure]:
    """Read what `hand_over` printed; other lines are passed on to stderr."""
    figures = []
    for line in text.splitlines():
        if line.startswith("{"):
            figures.append(Figure(**json.loads(line)))
        else:
            print(line, file=sys.stderr)
    return figures


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of all values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: Sequence[float]) -> str:
    """Say how many values there are, and where the middle half of them lies."""
    low, high = percentile(values, 0.25), percentile(values, 0.75)
    return f"{len(values)} runs, {low:.4g}–{high:.4g}"


_HEAD = ("subject", "measure", "ours", "reference", "ratio", "goal", "met", "spread")


def printed(lines: Iterable[Line]) -> str:
    """Lay the table out."""
    rows = [_HEAD, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _cells(line: Line) -> tuple[str, ...]:
    figure = line.figure
    if figure is None:
        return (line.subject, line.reason, *("" for _ in _HEAD[2:]))
    reference = "" if figure.reference is None else _amount(figure.reference, figure.unit)
    return (
        line.subject,
        figure.measure,
        _amount(figure.ours, figure.unit),
        f"{reference} {figure.against}".strip(),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        _goal(figure),
        {True: "yes", False: "no", None: ""}[figure.met],
        figure.spread,
    )


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"≤ {figure.goal:g}" + ("" if figure.reference else f" {figure.unit}")


def _amount(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}"
