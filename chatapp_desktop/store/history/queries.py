"""Reading the history: the list's rows, one entry. Each runs on the thread."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from typing import Any, Final

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.records import Entry, Row, State, Step

ROW_COLUMNS: Final = (
    "id, created_at, profile, recipient, sender, kind, summary, state, delivery, message_id, code, "
    "message, request_id, http_status, denied_action, duration_ms, profile_id, follow, looked_at, "
    "fail_reason, fell_back, facts"
)
_LATER: Final = {  # what a file of version 1.0 that may not be written does not have
    "profile_id": "''", "follow": "0", "looked_at": "0.0", "fail_reason": "''", "fell_back": "0",
    "facts": "''",
}  # fmt: skip
_FIELDS: Final = tuple(each.name for each in fields(Row))
_STATE: Final = _FIELDS.index("state")
_STATES: Final = {state.value: state for state in State}


def read_rows(connection: sqlite3.Connection, ids: tuple[int, ...]) -> list[Row]:
    """Read rows in the order asked; one that has been deleted meanwhile is left out."""
    some = _select(connection, "id IN (SELECT value FROM json_each(?))", json.dumps(ids))
    found = {row[0]: row_of(row) for row in some}
    return [found[wanted] for wanted in ids if wanted in found]


def read_row(connection: sqlite3.Connection, attempt: int) -> Row:
    """Read one row; raises HistoryError `missing`."""
    found = _select(connection, "id = ?", attempt).fetchone()
    if found is None:
        raise HistoryError(Trouble.MISSING, str(attempt))
    return row_of(found)


def read_state(connection: sqlite3.Connection, attempt: int) -> State:
    """Read how far an attempt is; raises HistoryError `missing`."""
    found = connection.execute("SELECT state FROM attempt WHERE id = ?", (attempt,)).fetchone()
    if found is None:
        raise HistoryError(Trouble.MISSING, str(attempt))
    return _state(found[0])


def _state(word: str) -> State:
    """A state that a newer minor has added is `unknown`."""
    return _STATES.get(word, State.UNKNOWN)


def _select(connection: sqlite3.Connection, condition: str, value: object) -> sqlite3.Cursor:
    sql = f"SELECT {ROW_COLUMNS} FROM attempt WHERE {condition}"  # noqa: S608
    try:
        return connection.execute(sql, (value,))
    except sqlite3.OperationalError:
        columns = _columns_in(connection)
        if columns == ROW_COLUMNS:
            raise
        return connection.execute(sql.replace(ROW_COLUMNS, columns), (value,))


def _columns_in(connection: sqlite3.Connection) -> str:
    """List the columns of a Row; an older file that may not be changed gives their defaults."""
    present = {row[1] for row in connection.execute("PRAGMA table_info(attempt)")}
    if present.issuperset(_LATER):
        return ROW_COLUMNS
    older = (f"{_LATER[name]} AS {name}" for name in _LATER)
    return ", ".join([ROW_COLUMNS.partition(", profile_id")[0], *older])


def was_written_to(
    connection: sqlite3.Connection, number: str, profile_id: str, endpoint: str
) -> bool:
    """Whether a message to this number was accepted from this very profile at this endpoint."""
    sql = (
        "SELECT 1 FROM attempt WHERE recipient = ? AND profile_id = ? AND endpoint = ? "
        "AND endpoint <> '' AND state = ? LIMIT 1"
    )
    values = (number, profile_id, endpoint, State.ACCEPTED)
    return connection.execute(sql, values).fetchone() is not None


def read_entry(connection: sqlite3.Connection, attempt: int) -> Entry:
    """Read everything that is kept of one attempt; raises HistoryError `missing`."""
    row = read_row(connection, attempt)
    body = connection.execute(
        "SELECT parameters, draft, reply FROM body WHERE id = ?", (attempt,)
    ).fetchone() or ("{}", "", "")
    steps = connection.execute(
        "SELECT at, state, note FROM step WHERE attempt = ? ORDER BY position", (attempt,)
    )
    trail = tuple(Step(at, state, note) for at, state, note in steps)
    return Entry(row, read_parameters(body[0]), body[1], body[2], trail)


def read_entries(connection: sqlite3.Connection, ids: tuple[int, ...]) -> list[Entry]:
    """Read entries in the order asked; one that has been deleted meanwhile is left out."""
    return [read_entry(connection, row.id) for row in read_rows(connection, ids)]


def read_parameters(text: str) -> dict[str, str]:
    """Read the kept request parameters; what a damaged file made of them is left out."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {k: v for k, v in found.items() if isinstance(v, str)} if isinstance(found, dict) else {}


def row_of(values: tuple[Any, ...]) -> Row:
    """Make a Row of the columns ROW_COLUMNS."""
    state = _state(values[_STATE])
    return Row(*(*values[:_STATE], state, *values[_STATE + 1 :]))
