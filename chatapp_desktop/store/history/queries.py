"""Reading the history: the list's ids and rows, one entry, counts. Each runs on the thread."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.records import NAMED, Entry, Filter, Row, State, Step
from chatapp_desktop.store.history.schema import ACCOUNT
from chatapp_desktop.store.history.search import parse

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


@dataclass(slots=True)
class _Where:
    """The conditions of a query as they are gathered, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values += values

    def one_of(self, column: str, wanted: Iterable[str]) -> None:
        if names := sorted(wanted):
            self.add(f"{column} IN ({', '.join('?' * len(names))})", *names)

    @property
    def sql(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def read_ids(
    connection: sqlite3.Connection, wanted: Filter, limit: int, after: int | None
) -> array[int]:
    """List at most `limit` ids in the list's order, those that come after the id `after`."""
    account = _account(connection)
    parts = [_listing(part, account, after) for part in _by_account(wanted)]
    order = "ASC" if wanted.oldest_first else "DESC"
    sql = f"{' UNION ALL '.join(sql for sql, _ in parts)} ORDER BY 1 {order} LIMIT ?"
    ids = array("q")
    cursor = connection.execute(sql, (*(value for _, values in parts for value in values), limit))
    # In portions: a list of a million Python integers would take four times the array.
    while portion := cursor.fetchmany(4096):
        ids.extend(found for (found,) in portion)
    return ids


def _by_account(wanted: Filter) -> Sequence[Filter]:
    """One filter for each account: each of them is in order already, and merging is quick."""
    keys = sorted(wanted.profiles)
    return [replace(wanted, profiles=frozenset((key,))) for key in keys] or [wanted]


def _listing(wanted: Filter, account: str, after: int | None) -> tuple[str, list[object]]:
    source, key, where = _source(wanted, account)
    if not where.conditions:
        source = "attempt INDEXED BY attempt_ids"  # else the planner walks the rows themselves
    if after is not None:
        where.add(f"{key} {'>' if wanted.oldest_first else '<'} ?", after)
    return f"SELECT {key} FROM {source}{where.sql}", where.values  # noqa: S608


def count_rows(connection: sqlite3.Connection, wanted: Filter) -> int:
    """Count what the filter lets through."""
    source, _key, where = _source(wanted, _account(connection))
    sql = f"SELECT count(*) FROM {source}{where.sql}"  # noqa: S608
    return int(connection.execute(sql, where.values).fetchone()[0])


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


def read_accounts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """List the accounts that occur: key, and the profile's name when it was last used."""
    if not _has_accounts(connection):
        account = _account(connection)
        # By SQLite's word for a lone max(), the profile is that of the newest attempt.
        sql = f"SELECT {account}, profile, max(id) FROM attempt GROUP BY 1 ORDER BY 1"  # noqa: S608
        return [(key, name) for key, name, _ in connection.execute(sql)]
    found: list[tuple[str, str]] = []
    key = ""
    while key := connection.execute(_NEXT_ACCOUNT, (key,)).fetchone()[0]:
        found.append((key, connection.execute(_LAST_NAME, (key,)).fetchone()[0]))
    return found


# From key to key in the index: a million attempts have a handful of profiles.
_NEXT_ACCOUNT: Final = f"SELECT min({ACCOUNT}) FROM attempt WHERE {ACCOUNT} > ?"  # noqa: S608
_LAST_NAME: Final = f"SELECT profile FROM attempt WHERE {ACCOUNT} = ? ORDER BY id DESC LIMIT 1"  # noqa: S608


def _has_accounts(connection: sqlite3.Connection) -> bool:
    indexes = connection.execute("PRAGMA index_list(attempt)")
    return any(name == "attempt_account" for _, name, *_ in indexes)


def _account(connection: sqlite3.Connection) -> str:
    """See `schema.ACCOUNT`; in a file of version 1.0 that may not be written there are no ids."""
    present = {row[1] for row in connection.execute("PRAGMA table_info(attempt)")}
    return ACCOUNT if "profile_id" in present else f"'{NAMED}' || profile"


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
    """Make a Row of the columns ROW_COLUMNS. A state that a newer minor has added is `unknown`."""
    state = _STATES.get(values[_STATE], State.UNKNOWN)
    return Row(*(*values[:_STATE], state, *values[_STATE + 1 :]))


def _source(wanted: Filter, account: str) -> tuple[str, str, _Where]:
    """Choose the tables to walk, the column that holds the id there, and the conditions."""
    where = _Where()
    source, key = "attempt", "attempt.id"
    if wanted.text and (query := parse(wanted.text)).alternatives:
        source, key = "grams CROSS JOIN words ON words.id = grams.rowid", "grams.rowid"
        where.add("grams MATCH ?", query.match)
        found = [" AND ".join(["instr(words.text, ?)"] * len(w)) for w in query.alternatives]
        where.add(f"({' OR '.join(found)})", *(w for words in query.alternatives for w in words))
        source += f" CROSS JOIN attempt ON attempt.id = {key}"
    where.one_of("attempt.state", wanted.states)
    where.one_of("attempt.delivery", wanted.deliveries)
    where.one_of(account, wanted.profiles)
    where.one_of("attempt.kind", wanted.kinds)
    if wanted.since:
        where.add("attempt.created_at >= ?", wanted.since)
    if wanted.until:
        where.add("attempt.created_at < ?", wanted.until)
    return source, key, where
