"""Rows of the history for tests."""

from __future__ import annotations

import dataclasses

from chatapp_desktop.store.history.records import Entry, Row, State, Step
from chatapp_desktop.store.history.unrecorded import unrecorded_row
from tests.support.attempts import attempt


def row(number: int, state: State = State.ACCEPTED, **changes: object) -> Row:
    made = unrecorded_row(attempt(f"text {number}"), number)
    facts = {"message_id": f"MID-{number}", "state": state, "duration_ms": number, **changes}
    return dataclasses.replace(made, **facts)  # type: ignore[arg-type]


def entry(made: Row, **changes: object) -> Entry:
    facts = {
        "row": made,
        "parameters": {"To": made.to, "Content": '{"text":"Hi"}'},
        "draft": '{"To": "1"}',
        "reply": '{"Code":"OK"}',
        "trail": (Step(1000.0, "prepared", ""), Step(1001.0, made.state, made.code)),
        **changes,
    }
    return Entry(**facts)  # type: ignore[arg-type]
