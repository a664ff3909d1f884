"""What the history knows about attempts whose fate is still open, and how it takes in news.

Each runs on the history's thread.
"""

from __future__ import annotations

import json
import math
import sqlite3
from typing import Final

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.database import transaction
from chatapp_desktop.store.history.delivery import advanced
from chatapp_desktop.store.history.journal import add_step, clean, index
from chatapp_desktop.store.history.queries import ROW_COLUMNS, read_parameters, read_row, row_of
from chatapp_desktop.store.history.records import News, Row, State, Step, Watched

LONGEST_WAIT: Final = 60.0
"""Seconds that a send may wait for its answer; a crash is noticed only at the next start."""
LOOKED: Final = "looked"
LOOKED_IN_PART: Final = "looked_in_part"
"""The service's list could not be read to its end, so that nothing can be said of what it has."""
FOUND_SEVERAL: Final = "found_several"
"""The list has messages that may be it, and nothing tells them apart."""
_FOUND: Final = (("incomplete", LOOKED_IN_PART), ("candidates", FOUND_SEVERAL))
FELL_BACK: Final = "sms"
_WIDTH: Final = len(ROW_COLUMNS.split(","))
_WATCHED: Final = (  # the columns are this program's own words
    f"SELECT {', '.join('a.' + name.strip() for name in ROW_COLUMNS.split(','))}, b.parameters, "  # noqa: S608
    "(SELECT max(at) FROM step WHERE attempt = a.id AND state = 'sending'), "
    "(SELECT min(at) FROM step WHERE attempt = a.id AND state = 'unknown') "
    "FROM attempt a LEFT JOIN body b ON b.id = a.id "
)


def read_open(connection: sqlite3.Connection) -> list[tuple[int, str, str, str]]:
    """List what the service's list is still to be asked about: id, profile id, name, delivery."""
    sql = "SELECT id, profile_id, profile, delivery FROM attempt WHERE follow = 1 ORDER BY id"
    return connection.execute(sql).fetchall()


def read_watched(connection: sqlite3.Connection, ids: tuple[int, ...]) -> list[Watched]:
    """Read attempts with what is needed to find them in the service's list."""
    sql = _WATCHED + "WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id"  # noqa: S608
    return [_watched(found) for found in connection.execute(sql, (json.dumps(ids),))]


def read_between(
    connection: sqlite3.Connection, to: str, sender: str, since: float, until: float
) -> list[Watched]:
    """Read the attempts to one recipient from one sender that were made in a span of time."""
    sql = _WATCHED + (
        "WHERE a.recipient = ? AND a.created_at BETWEEN ? AND ? AND a.sender = ? ORDER BY a.id"
    )
    rows = connection.execute(sql, (clean(to), since, until, clean(sender)))
    return [_watched(found) for found in rows]


def read_unknown_between(
    connection: sqlite3.Connection, to: str, sender: str, since: float, until: float
) -> list[Watched]:
    """Read those of them that ended without anybody knowing whether they were sent."""
    sql = _WATCHED + (
        "WHERE a.recipient = ? AND a.created_at BETWEEN ? AND ? AND a.sender = ? "
        "AND a.state = ? ORDER BY a.id"
    )
    rows = connection.execute(sql, (clean(to), since, until, clean(sender), State.UNKNOWN))
    return [_watched(found) for found in rows]


def known_ids(connection: sqlite3.Connection, message_ids: tuple[str, ...]) -> frozenset[str]:
    """Say which of these MessageIds belong to attempts already."""
    sql = (
        "SELECT message_id FROM attempt WHERE message_id <> '' "
        "AND message_id IN (SELECT value FROM json_each(?))"
    )
    return frozenset(word for (word,) in connection.execute(sql, (json.dumps(message_ids),)))


def resolve(connection: sqlite3.Connection, attempt: int, message_id: str, at: float) -> Row:
    """Note that an `unknown` was found in the service's list.

    Raises `conflict` when it is no unknown any more, or the MessageId is another attempt's.
    """
    with transaction(connection):
        row = read_row(connection, attempt)
        taken = known_ids(connection, (message_id,))
        if row.state is not State.UNKNOWN or taken or not message_id:
            raise HistoryError(Trouble.CONFLICT, f"the attempt is {row.state}")
        connection.execute(
            "UPDATE attempt SET state = ?, message_id = ?, code = 'OK', message = '', facts = '', "
            "delivery = CASE WHEN delivery = '' THEN 'submitted' ELSE delivery END, follow = 1 "
            "WHERE id = ?",
            (State.ACCEPTED, clean(message_id), attempt),
        )
        add_step(connection, attempt, Step(at, State.ACCEPTED, f"{message_id} ({row.code})"))
        return index(connection, attempt)


def looked(
    connection: sqlite3.Connection, attempt: int, at: float, follow: bool, facts: str
) -> Row:
    """Note that an `unknown` was looked for without being found for certain."""
    with transaction(connection):
        row = read_row(connection, attempt)
        if row.state is not State.UNKNOWN:
            return row
        connection.execute(
            "UPDATE attempt SET looked_at = ?, follow = ?, facts = ? WHERE id = ?",
            (at, int(follow), clean(facts), attempt),
        )
        add_step(connection, attempt, Step(at, _found(facts), ""))
        return read_row(connection, attempt)


def _found(facts: str) -> str:
    """The trail's word for a look, by what is kept of it."""
    kept = json.loads(facts) if facts else {}
    return next((word for name, word in _FOUND if name in kept), LOOKED)


def take_news(connection: sqlite3.Connection, news: tuple[News, ...]) -> list[Row]:
    """Note what the list says of several messages; returns the rows that look different now."""
    with transaction(connection):
        return [row for each in news if (row := _take(connection, each))]


def _take(connection: sqlite3.Connection, news: News) -> Row | None:
    try:
        row = read_row(connection, news.attempt)
    except HistoryError:  # deleted meanwhile
        return None
    word = advanced(row.delivery, clean(news.word))
    fell_back = int(row.fell_back or news.fell_back)
    reason = clean(news.reason) if word == "failed" and news.reason else row.fail_reason
    follow = int(row.follow and not news.last)
    before = (row.delivery, row.fell_back, row.fail_reason, row.follow)
    if (word, fell_back, reason, follow) == before:
        return None
    connection.execute(
        "UPDATE attempt SET delivery = ?, fell_back = ?, fail_reason = ?, follow = ? WHERE id = ?",
        (word, fell_back, reason, follow, row.id),
    )
    if word != row.delivery:
        add_step(connection, row.id, Step(news.at, word, news.reason))
    if fell_back != row.fell_back:
        add_step(connection, row.id, Step(news.at, FELL_BACK, news.fallback_text))
    if reason != row.fail_reason:
        index(connection, row.id)
    return read_row(connection, row.id)


def _watched(found: tuple[object, ...]) -> Watched:
    row = row_of(found[:_WIDTH])
    parameters, began, ended = found[_WIDTH:]
    start = float(began) if isinstance(began, float | int) else row.created_at
    doubtful = float(ended) if isinstance(ended, float | int) else math.inf
    end = min(doubtful, start + LONGEST_WAIT)
    text = parameters if isinstance(parameters, str) else "{}"
    return Watched(row, read_parameters(text), start, end, doubtful)
