"""The history as files for other programs: CSV for spreadsheets, JSON Lines for everything else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from chatapp_desktop.store.history.records import Entry, Row
from chatapp_desktop.viber.masking import masked_number, without_number

CSV_HEAD: Final = (
    "Time", "Profile", "From", "To", "Kind", "Text", "Outcome", "Delivery", "DeliveryError", "Sms",
    "MessageId", "Code", "Message", "RequestId", "HttpStatus", "DurationMs",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_head() -> str:
    """The first line, with the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + _csv_line(CSV_HEAD)


def csv_lines(rows: Iterable[Row], *, masked: bool) -> str:
    """Lines by RFC 4180. No cell begins like a formula, whoever wrote it."""
    return "".join(_csv_line(_cells(row, masked=masked)) for row in rows)


def json_lines(entries: Iterable[Entry], *, masked: bool) -> str:
    """One JSON object a line: everything that is kept of an attempt, times as ISO 8601 in UTC."""
    lines: list[str] = []
    for entry in entries:
        line = json.dumps(_document(entry), ensure_ascii=False)
        lines.append(without_number(line, entry.row.to) if masked else line)
    return "".join(f"{line}\n" for line in lines)


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _csv_line(cells: Iterable[str]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return target.getvalue()


def _cells(row: Row, *, masked: bool) -> tuple[str, ...]:
    cells = (
        iso(row.created_at), row.profile, row.sender, row.to, row.kind, row.summary, row.state,
        row.delivery, row.fail_reason, "yes" if row.fell_back else "", row.message_id, row.code,
        row.message, row.request_id, str(row.http_status or ""), str(row.duration_ms or ""),
    )  # fmt: skip
    if not masked:
        return cells
    hidden = tuple(without_number(cell, row.to) for cell in cells)
    return (*hidden[:3], masked_number(row.to), *hidden[4:])


def _document(entry: Entry) -> dict[str, object]:
    row = entry.row
    trail = [{"at": iso(s.at), "state": s.state, "note": s.note} for s in entry.trail]
    return {
        "id": row.id, "time": iso(row.created_at), "profile": row.profile, "from": row.sender,
        "to": row.to, "kind": row.kind, "outcome": row.state, "delivery": row.delivery,
        "delivery_error": row.fail_reason, "sms": bool(row.fell_back),
        "message_id": row.message_id, "code": row.code, "message": row.message,
        "request_id": row.request_id, "http_status": row.http_status,
        "duration_ms": row.duration_ms, "parameters": dict(entry.parameters),
        "reply": entry.reply, "trail": trail,
    }  # fmt: skip


def iso(at: float) -> str:
    """A moment as ISO 8601 in UTC, to the millisecond."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
