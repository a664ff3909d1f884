"""Reports for people and spreadsheets: an HTML page that needs nothing else, and safe CSV."""

from __future__ import annotations

import base64
import csv
import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from chatapp_desktop.viber.variables import Mark, Piece

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as the preview shows it, and its text with the unfilled variables."""

    pieces: tuple[Piece, ...]
    draw: Callable[[], bytes] = field(compare=False)
    """Gives a PNG file; asked only where pictures can be shown."""
    width: int = 0
    """As it is to be shown, in CSS pixels; 0 for the picture's own."""

    @property
    def text(self) -> str:
        """What a reader is told in its place."""
        return "".join(piece.text for piece in self.pieces)


Cell = str | Drawn


@dataclass(frozen=True, slots=True)
class Table:
    """What a report shows. A cell is text, or a message."""

    title: str
    facts: Sequence[tuple[str, str]]
    """Names and values above the table: template, profile, time."""
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    flagged: frozenset[int] = frozenset()
    """Places of the rows that break a rule."""


def csv_text(table: Table) -> str:
    """Write the table as CSV (RFC 4180) with a byte order mark, which spreadsheets need for UTF-8.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe_cell(head) for head in table.heads])
    for row in table.rows:
        writer.writerow([safe_cell(_plain(cell)) for cell in row])
    return "\ufeff" + out.getvalue()


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def html_text(table: Table) -> str:
    """Write a page with the renderings; nothing in it is loaded from anywhere, nothing runs."""
    facts = "".join(
        f"<dt>{html.escape(name)}</dt><dd dir='auto'>{html.escape(value)}</dd>"
        for name, value in table.facts
    )
    heads = "".join(f"<th>{html.escape(head)}</th>" for head in table.heads)
    rows = "\n".join(
        f"<tr{' class=flagged' if place in table.flagged else ''}>"
        + "".join(_html_cell(cell) for cell in row)
        + "</tr>"
        for place, row in enumerate(table.rows)
    )
    title = html.escape(table.title)
    return (
        "<!doctype html>\n<html><head><meta charset='utf-8'>"
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:\">"
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><h1>{title}</h1>"
        f"<dl>{facts}</dl>\n<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n"
        "</tbody></table></body></html>\n"
    )


def pieces_html(found: Sequence[Piece], marked: str) -> str:
    """Make HTML of a rendering; `marked` is the attribute that an unfilled variable gets."""
    parts = []
    for piece in found:
        text = html.escape(piece.text).replace("\n", "<br>")
        parts.append(f"<span {marked}>{text}</span>" if piece.mark is Mark.UNFILLED else text)
    return "".join(parts)


def _plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _html_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"<td dir='auto'>{html.escape(cell).replace(chr(10), '<br>')}</td>"
    data = base64.b64encode(cell.draw()).decode("ascii")
    width = f" width={cell.width}" if cell.width else ""
    # The text below is for searching and copying; a screen reader has it with the picture.
    return (
        f"<td><img src='data:image/png;base64,{data}' alt='{html.escape(cell.text)}'{width}>"
        f"<div class=words dir='auto' aria-hidden=true>"
        f"{pieces_html(cell.pieces, 'class=unfilled')}</div></td>"
    )


_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:2em;color:#1d1b26;background:#f3f3f7}"
    "table{border-collapse:collapse;background:#fff}td,th{border:1px solid #d6d4e0;"
    "padding:.5em .7em;text-align:start;vertical-align:top;overflow-wrap:anywhere}"
    "th{background:#e7e4f3}dt{font-weight:600;float:left;clear:left;margin-right:.6em}"
    "dd{margin:0 0 .2em 0}dl{margin-bottom:1.5em}img{display:block;"
    "max-width:28em}.words{font-size:.85em;color:#5b5869;max-width:28em;margin-top:.5em}"
    ".flagged td{background:#fff4e5}"
    ".unfilled{background:#ffd9a0;border-radius:.2em}"
)
