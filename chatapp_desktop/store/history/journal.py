"""Writing the history: one attempt's way from `prepared` to its end. Each runs on the thread.

What a send waits for is written in one transaction with what others wait for, see `changes`.

A change that does not fit the attempt's state is refused. This is what makes a second window, or a
restart that closed an attempt too early, harmless: the send that lost its row does not start.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.database import transaction
from chatapp_desktop.store.history.delivery import advanced
from chatapp_desktop.store.history.presence import Presence
from chatapp_desktop.store.history.queries import read_parameters, read_row, read_state
from chatapp_desktop.store.history.records import Ending, NewAttempt, Row, State, Step
from chatapp_desktop.store.history.search import grams, summary_of, words_of

MAX_REPLY: Final = 64 * 1024
BEFORE_SEND: Final = "Interrupted.BeforeSend"
DURING_SEND: Final = "Interrupted.DuringSend"

_OPEN: Final = (State.PREPARED, State.SENDING)
_ENDS_FROM: Final = (*_OPEN, State.UNKNOWN)
"""An `unknown` may still be resolved by looking."""


def prepare(connection: sqlite3.Connection, owner: str, new: NewAttempt) -> Row:
    """Put the attempt into the file, inside the caller's transaction."""
    parameters = {clean(name): clean(value) for name, value in new.parameters.items()}
    cursor = connection.execute(
        "INSERT INTO attempt (created_at, profile, recipient, sender, kind, summary, state, "
        "owner, profile_id, endpoint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.created_at,
            clean(new.profile),
            parameters.get("To", ""),
            parameters.get("From", ""),
            kind_of(parameters),
            summary_of(parameters, clean(new.template)),
            State.PREPARED,
            owner,
            clean(new.profile_id),
            clean(new.endpoint),
        ),
    )
    attempt = cursor.lastrowid or 0
    connection.execute(
        "INSERT INTO body (id, parameters, draft) VALUES (?, ?, ?)",
        (attempt, json.dumps(parameters, ensure_ascii=False), clean(new.draft)),
    )
    _first_step(connection, attempt, Step(new.created_at, State.PREPARED, ""))
    row = read_row(connection, attempt)
    _put_words(connection, row, parameters)
    return row


def sending(connection: sqlite3.Connection, attempt: int, at: float) -> Row:
    """Note that the first byte is about to leave, inside the caller's transaction."""
    return _open_still(connection, attempt, Step(at, State.SENDING, ""))


def hold(connection: sqlite3.Connection, attempt: int, at: float, reason: str) -> Row:
    """Note that the last try came to nothing for certain, inside the caller's transaction."""
    return _open_still(connection, attempt, Step(at, State.PREPARED, reason))


def _open_still(connection: sqlite3.Connection, attempt: int, step: Step) -> Row:
    """Go on to another state that is no end."""
    found = connection.execute(
        "UPDATE attempt SET state = ? WHERE id = ? AND state IN (?, ?)",
        (step.state, attempt, *_OPEN),
    )
    _require(connection, attempt, found)
    add_step(connection, attempt, step)
    return read_row(connection, attempt)


def finish(connection: sqlite3.Connection, attempt: int, ending: Ending) -> Row:
    """Note how the attempt ended, inside the caller's transaction.

    An `unknown` may be finished again when more is known.
    """
    if not ending.state.final:
        raise HistoryError(Trouble.CONFLICT, f"{ending.state} is no end")
    found = connection.execute(
        "UPDATE attempt SET state = ?, message_id = ?, code = ?, message = ?, request_id = ?, "
        "http_status = ?, denied_action = ?, duration_ms = ?, facts = ?, follow = ?, "
        "delivery = CASE WHEN ? AND delivery = '' THEN 'submitted' ELSE delivery END "
        "WHERE id = ? AND state IN (?, ?, ?)",
        (
            ending.state,
            clean(ending.message_id),
            clean(ending.code),
            clean(ending.message),
            clean(ending.request_id),
            ending.http_status,
            clean(ending.denied_action),
            ending.duration_ms,
            clean(ending.facts),
            int(ending.state is State.UNKNOWN or bool(ending.message_id)),
            ending.state is State.ACCEPTED,
            attempt,
            *_ENDS_FROM,
        ),
    )
    _require(connection, attempt, found)
    connection.execute(
        "UPDATE body SET reply = ? WHERE id = ?", (clean(ending.reply[:MAX_REPLY]), attempt)
    )
    add_step(connection, attempt, Step(ending.at, ending.state, ending.code))
    return index(connection, attempt)


def note(connection: sqlite3.Connection, attempt: int, step: Step) -> None:
    """Add a line to the attempt's trail."""
    with transaction(connection):
        read_row(connection, attempt)
        add_step(connection, attempt, step)


def deliver(connection: sqlite3.Connection, attempt: int, word: str, step: Step) -> Row:
    """Note what became of the message; the list's column moves forward only, the trail has all."""
    with transaction(connection):
        row = read_row(connection, attempt)
        delivery = advanced(row.delivery, clean(word))
        connection.execute("UPDATE attempt SET delivery = ? WHERE id = ?", (delivery, attempt))
        add_step(connection, attempt, step)
        return read_row(connection, attempt)


def reconcile(connection: sqlite3.Connection, presence: Presence, at: float) -> tuple[Row, ...]:
    """Close the attempts of windows that ended in the middle of them, as honestly as possible."""
    pending = connection.execute(
        "SELECT id, owner FROM attempt WHERE state IN (?, ?) ORDER BY id", _OPEN
    ).fetchall()
    left = tuple(attempt for attempt, owner in pending if not presence.alive(owner))
    presence.tidy()
    return tuple(_interrupt(connection, attempt, at) for attempt in left)


def _interrupt(connection: sqlite3.Connection, attempt: int, at: float) -> Row:
    row = read_row(connection, attempt)
    if row.state.final:  # another window was quicker
        return row
    state, code = (
        (State.NOT_SENT, BEFORE_SEND)
        if row.state is State.PREPARED
        else (State.UNKNOWN, DURING_SEND)
    )
    with transaction(connection):
        return finish(connection, attempt, Ending(state, at, code=code))


def _first_step(connection: sqlite3.Connection, attempt: int, step: Step) -> None:
    connection.execute(
        "INSERT INTO step (attempt, position, at, state, note) VALUES (?, 1, ?, ?, ?)",
        (attempt, step.at, clean(step.state), clean(step.note)),
    )


def add_step(connection: sqlite3.Connection, attempt: int, step: Step) -> None:
    """Add a line to the trail, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO step (attempt, position, at, state, note) SELECT ?, "
        "coalesce(max(position), 0) + 1, ?, ?, ? FROM step WHERE attempt = ?",
        (attempt, step.at, clean(step.state), clean(step.note), attempt),
    )


def index(connection: sqlite3.Connection, attempt: int) -> Row:
    """Make the attempt findable by what is known of it now, inside the caller's transaction.

    Returns what is known of it.
    """
    row = read_row(connection, attempt)
    body = connection.execute("SELECT parameters FROM body WHERE id = ?", (attempt,)).fetchone()
    unindex(connection, (attempt,))
    _put_words(connection, row, read_parameters(body[0] if body else ""))
    return row


def _put_words(connection: sqlite3.Connection, row: Row, parameters: dict[str, str]) -> None:
    text = words_of(row, parameters)
    connection.execute("INSERT INTO words (id, text) VALUES (?, ?)", (row.id, text))
    connection.execute("INSERT INTO grams (rowid, doc) VALUES (?, ?)", (row.id, grams(text)))


def unindex(connection: sqlite3.Connection, attempts: tuple[int, ...]) -> None:
    """Take attempts out of the search. The index must be told the very text that it was given."""
    chosen = (json.dumps(attempts),)
    connection.execute(
        "INSERT INTO grams (grams, rowid, doc) SELECT 'delete', id, grams(text) FROM words "
        "WHERE id IN (SELECT value FROM json_each(?))",
        chosen,
    )
    connection.execute("DELETE FROM words WHERE id IN (SELECT value FROM json_each(?))", chosen)


def kind_of(parameters: dict[str, str]) -> str:
    """One word for what is sent: the MessageType, or `template`."""
    if parameters.get("Type") == "template":
        return "template"
    return parameters.get("MessageType", "")


def clean(text: str) -> str:
    """Replace lone surrogates, which are no characters and which SQLite cannot keep."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _require(connection: sqlite3.Connection, attempt: int, changed: sqlite3.Cursor) -> None:
    """Refuse what did not fit the attempt's state; raises `missing` or `conflict`."""
    if not changed.rowcount:
        state = read_state(connection, attempt)
        raise HistoryError(Trouble.CONFLICT, f"the attempt is {state}")
