"""Which attempts a filter lets through: their ids, how many, and the accounts that occur.

Each runs on the thread. Of several conditions the one that fits the fewest attempts leads the way:
SQLite would have to guess which that is, and with a million attempts a wrong guess takes half a
second.
"""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from chatapp_desktop.store.history.records import NAMED, Filter
from chatapp_desktop.store.history.schema import ACCOUNT
from chatapp_desktop.store.history.search import parse

_FEW: Final = 10_000
"""So many attempts can be looked at one by one without being noticed: some 10 ms."""
_SOME: Final = 100_000
"""So many entries of an index, which are narrow and side by side, are walked in some 7 ms."""
_AT_ONCE: Final = 64
_LONG_SECONDS: Final = 0.01
"""What is asked for next must not wait for longer until a list that nobody wants any more ends."""
_BY_ACCOUNT: Final = "attempt_account"
_BY_TIME: Final = "attempt_created"


@dataclass(frozen=True, slots=True)
class _Condition:
    """One condition of a query, its values, and the index that finds what fits it, if any."""

    sql: str
    values: tuple[object, ...]
    index: str = ""


@dataclass(slots=True)
class _Where:
    """The conditions of a query as they are gathered."""

    conditions: list[_Condition] = field(default_factory=list)

    def add(self, condition: str, *values: object, index: str = "") -> None:
        self.conditions.append(_Condition(condition, values, index))

    def one_of(self, column: str, wanted: Iterable[str], index: str) -> None:
        if names := sorted(wanted):
            self.add(f"{column} IN ({', '.join('?' * len(names))})", *names, index=index)

    def bar(self, index: str) -> None:
        """Keep the planner from using an index."""
        self.conditions = [
            replace(each, sql=each.sql.replace("attempt.", "+attempt.")) if each.index == index
            else each
            for each in self.conditions
        ]  # fmt: skip

    @property
    def sql(self) -> str:
        return " WHERE " * bool(self.conditions) + " AND ".join(c.sql for c in self.conditions)

    @property
    def values(self) -> list[object]:
        return [value for condition in self.conditions for value in condition.values]


class Least:
    """The least id of a span of time; the last one is remembered, for the next portion of a list.

    It holds whatever becomes of the file: ids only grow.
    """

    def __init__(self) -> None:
        self._known: tuple[_Condition, int] | None = None

    def of(self, connection: sqlite3.Connection, span: _Condition) -> int:
        """Find it, by a walk over the whole span if need be; 0 for a span without any."""
        if self._known is None or self._known[0] != span:
            sql = f"SELECT min(id) FROM attempt INDEXED BY {_BY_TIME} WHERE {span.sql}"  # noqa: S608
            (found,) = connection.execute(sql, span.values).fetchone()
            if found is None:
                return 0
            self._known = span, found
        return self._known[1]


def read_ids(
    connection: sqlite3.Connection,
    wanted: Filter,
    limit: int,
    after: int | None,
    least: Least | None = None,
) -> array[int]:
    """List at most `limit` ids in the list's order, those that come after the id `after`.

    Where few attempts fit it may be less, so that it does not take long; none only at the end.
    """
    least = least or Least()
    parts = [_listing(connection, part, after, least) for part in _by_account(wanted)]
    deadline = time.monotonic() + _LONG_SECONDS
    order = "ASC" if wanted.oldest_first else "DESC"
    sql = f"{' UNION ALL '.join(sql for sql, _ in parts)} ORDER BY 1 {order} LIMIT ?"
    ids = array("q")
    cursor = connection.execute(sql, (*(value for _, values in parts for value in values), limit))
    # In portions: a list of a million Python integers would take four times the array.
    while portion := cursor.fetchmany(_AT_ONCE):
        ids.extend(found for (found,) in portion)
        if time.monotonic() > deadline:
            break
    cursor.close()
    return ids


def count_rows(connection: sqlite3.Connection, wanted: Filter) -> int:
    """Count what the filter lets through."""
    source, _key, where = _source(connection, wanted)
    sql = f"SELECT count(*) FROM {source}{where.sql}"  # noqa: S608
    return int(connection.execute(sql, where.values).fetchone()[0])


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
    return any(name == _BY_ACCOUNT for _, name, *_ in indexes)


def _account(connection: sqlite3.Connection) -> str:
    """See `schema.ACCOUNT`; in a file of version 1.0 that may not be written there are no ids."""
    present = {row[1] for row in connection.execute("PRAGMA table_info(attempt)")}
    return ACCOUNT if "profile_id" in present else f"'{NAMED}' || profile"


def _by_account(wanted: Filter) -> Sequence[Filter]:
    """One filter for each account: each of them is in order already, and merging is quick.

    Not with a search, which would be made for each of them.
    """
    if wanted.text:
        return [wanted]
    keys = sorted(wanted.profiles)
    return [replace(wanted, profiles=frozenset((key,))) for key in keys] or [wanted]


def _listing(
    connection: sqlite3.Connection, wanted: Filter, after: int | None, least: Least
) -> tuple[str, list[object]]:
    source, key, where = _source(connection, wanted)
    span = next((each for each in where.conditions if each.index == _BY_TIME), None)
    if source == "attempt":
        # Else the planner walks the rows themselves.
        index = _narrowest(connection, where) if where.conditions else "attempt_ids"
        source += f" INDEXED BY {index}" if index else ""
        if index != _BY_TIME:
            where.bar(_BY_TIME)  # else the planner may sort all that is older than a month
    if span is not None and after is None and (bounds := _bounds(connection, span)):
        where.add(f"{key} BETWEEN ? AND ?", *bounds)
    if span is not None and after is not None and wanted.since and not wanted.oldest_first:
        where.add(f"{key} >= ?", least.of(connection, span))  # else the last portion walks on
    if after is not None:
        where.add(f"{key} {'>' if wanted.oldest_first else '<'} ?", after)
    return f"SELECT {key} FROM {source}{where.sql}", where.values  # noqa: S608


def _narrowest(connection: sqlite3.Connection, where: _Where) -> str:
    """Name the index of a condition that few attempts fit; empty if there is none."""
    counts: dict[str, int] = {}
    for each in where.conditions:
        if each.index:
            some = f"SELECT 1 FROM attempt INDEXED BY {each.index} WHERE {each.sql} LIMIT {_FEW}"  # noqa: S608
            counted = connection.execute(f"SELECT count(*) FROM ({some})", each.values)  # noqa: S608
            counts[each.index] = counted.fetchone()[0]
    best = min(counts, key=counts.__getitem__, default="")
    return best if counts.get(best, _FEW) < _FEW else ""


def _bounds(connection: sqlite3.Connection, span: _Condition) -> tuple[int, int] | None:
    """The least and the greatest id of a span of time; None if it is a long one.

    Ids and times grow together unless the clock is set back, so that they are close to each other;
    without them the walk would begin with the newest of all.
    """
    some = f"SELECT id FROM attempt INDEXED BY {_BY_TIME} WHERE {span.sql} LIMIT {_SOME}"  # noqa: S608
    sql = f"SELECT count(*), min(id), max(id) FROM ({some})"  # noqa: S608
    count, first, last = connection.execute(sql, span.values).fetchone()
    if count == _SOME:
        return None
    return (first, last) if count else (0, 0)


def _source(connection: sqlite3.Connection, wanted: Filter) -> tuple[str, str, _Where]:
    """Choose the tables to walk, the column that holds the id there, and the conditions."""
    where = _Where()
    source, key = "attempt", "attempt.id"
    if wanted.text and (query := parse(wanted.text)).alternatives:
        source, key = "grams CROSS JOIN words ON words.id = grams.rowid", "grams.rowid"
        where.add("grams MATCH ?", query.match)
        found = [" AND ".join(["instr(words.text, ?)"] * len(w)) for w in query.alternatives]
        where.add(f"({' OR '.join(found)})", *(w for words in query.alternatives for w in words))
        source += f" CROSS JOIN attempt ON attempt.id = {key}"
    where.one_of("attempt.state", wanted.states, "attempt_state")
    where.one_of("attempt.delivery", wanted.deliveries, "attempt_delivery")
    where.one_of("attempt.kind", wanted.kinds, "attempt_kind")
    if wanted.only:
        where.add("attempt.id IN (SELECT value FROM json_each(?))", json.dumps(sorted(wanted.only)))
    if wanted.profiles:
        index = _BY_ACCOUNT if _has_accounts(connection) else ""
        where.one_of(_account(connection), wanted.profiles, index)
    if wanted.since or wanted.until:
        bounds = (
            ("attempt.created_at >= ?", wanted.since),
            ("attempt.created_at < ?", wanted.until),
        )
        given = [(sql, value) for sql, value in bounds if value]
        condition = " AND ".join(sql for sql, _ in given)
        where.add(condition, *(value for _, value in given), index=_BY_TIME)
    return source, key, where
