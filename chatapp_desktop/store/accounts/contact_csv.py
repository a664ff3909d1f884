"""Lists of numbers as CSV files, in and out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from chatapp_desktop.store.accounts.contacts import sound_number

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a CSV file that is no entry."""

    line: int
    """Where it begins, counted from 1, the heading among them."""
    text: str
    """What stands in the place of a number."""
    last_line: int = 0
    """Where it ends, if a cell has a line break; 0 if none has."""


class ContactsError(ValueError):
    """The file has nothing of what it should have: no column called `number`."""


class QuotesError(ContactsError):
    """A quotation mark stands where none may, or one is missing, so that nothing can be read."""

    def __init__(self, line: int) -> None:
        """`line` is where the cell's line begins, counted from 1."""
        super().__init__(f"line {line}")
        self.line = line


def read_csv(text: str, heads: tuple[str, ...]) -> tuple[list[tuple[str, ...]], list[Refused]]:
    """Read lines with a heading that names `number`; what is no number is refused, by its line.

    Comma, semicolon or tab. A stray quotation mark would swallow the numbers behind it: a file that
    ends in quotes raises QuotesError, and what spans several lines is refused. Raises ContactsError
    when no column is called `number`.
    """
    body = text.removeprefix("\ufeff")
    first = body.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    before = 0
    good: dict[str, tuple[str, ...]] = {}
    refused: list[Refused] = []
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if "number" not in columns:
            raise ContactsError("number")
        before = reader.line_num
        for row in reader:
            line, before = before + 1, reader.line_num
            cells = dict(zip(columns, (_bare(cell) for cell in row), strict=False))
            number = sound_number(cells.get("number", ""))
            if before > line:
                refused.append(Refused(line, cells.get("number", ""), before))
            elif number:
                good[number] = tuple({**cells, "number": number}.get(head, "") for head in heads)
            elif any(cells.values()):
                refused.append(Refused(line, cells.get("number", "")))
    except csv.Error as error:
        raise QuotesError(before + 1) from error
    return list(good.values()), refused


def write_csv(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write lines with a heading; a text that a spreadsheet would calculate gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
