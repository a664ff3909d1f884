"""Rows for attempts that the history cannot take: shown in this run, gone with it."""

from __future__ import annotations

import dataclasses

from chatapp_desktop.store.history.journal import kind_of
from chatapp_desktop.store.history.records import Ending, Entry, Filter, NewAttempt, Row, State
from chatapp_desktop.store.history.search import parse, summary_of, words_of


def unrecorded_row(attempt: NewAttempt, row_id: int) -> Row:
    """Make the row of an attempt that is not on disk; give it a negative id."""
    parameters = dict(attempt.parameters)
    return Row(
        id=row_id,
        created_at=attempt.created_at,
        profile=attempt.profile,
        to=parameters.get("To", ""),
        sender=parameters.get("From", ""),
        kind=kind_of(parameters),
        summary=summary_of(parameters, attempt.template),
        state=State.PREPARED,
        delivery="",
        message_id="",
        code="",
        message="",
        request_id="",
        http_status=0,
        denied_action="",
        duration_ms=0,
        profile_id=attempt.profile_id,
    )


def ended(row: Row, ending: Ending) -> Row:
    """Return the row as it stands after an ending."""
    return dataclasses.replace(
        row,
        state=ending.state,
        message_id=ending.message_id,
        code=ending.code,
        message=ending.message,
        request_id=ending.request_id,
        http_status=ending.http_status,
        denied_action=ending.denied_action,
        duration_ms=ending.duration_ms,
        delivery="submitted" if ending.state is State.ACCEPTED else "",
        follow=int(ending.state is State.UNKNOWN or bool(ending.message_id)),
        facts=ending.facts,
    )


def fits(entry: Entry, wanted: Filter) -> bool:
    """Whether a filter lets an attempt through, as the file would judge it if it had it."""
    words = words_of(entry.row, entry.parameters)
    return may_fit(entry.row, wanted) and parse(wanted.text).fits(words)


def words_may_fit(row: Row, wanted: Filter) -> bool:
    """Whether what became of an attempt can be why a filter's text finds it now.

    What was sent does not change afterwards, and would have been found before.
    """
    words = [word for words in parse(wanted.text).alternatives for word in words]
    known = words_of(row, {})
    return not words or any(word in known for word in words)


def may_fit(row: Row, wanted: Filter) -> bool:
    """Whether a filter may let a row through: what was sent, where its text looks, is not in it."""
    named = (
        (wanted.states, row.state),
        (wanted.deliveries, row.delivery),
        (wanted.profiles, row.account),
        (wanted.kinds, row.kind),
    )
    in_time = wanted.since <= row.created_at < (wanted.until or float("inf"))
    among = not wanted.only or row.id in wanted.only
    return among and in_time and all(not allowed or value in allowed for allowed, value in named)
