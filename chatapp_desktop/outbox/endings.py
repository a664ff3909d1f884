"""From a client's outcome to what the history keeps."""

from __future__ import annotations

import json
import math

from chatapp_desktop.cams.advice import clock_facts
from chatapp_desktop.cams.outcomes import Accepted, NotSent, Rejected, SendOutcome, Unknown
from chatapp_desktop.cams.service_time import service_time
from chatapp_desktop.outbox.events import Refusal
from chatapp_desktop.store.history.records import Ending, State


def ending_of(outcome: SendOutcome | Refusal, at: float, duration_ms: int) -> Ending:
    """Say what an outcome means for the attempt. `at` is in seconds since 1970, UTC."""
    match outcome:
        case Accepted():
            return Ending(
                State.ACCEPTED,
                at,
                message_id=outcome.message_id,
                code="OK",
                request_id=outcome.request_id,
                http_status=200,
                reply=outcome.text,
                duration_ms=duration_ms,
            )
        case Rejected():
            return Ending(
                State.REJECTED,
                at,
                code=code_of(outcome),
                message=outcome.message,
                request_id=outcome.request_id,
                http_status=outcome.http_status,
                denied_action=outcome.denied_action,
                reply=outcome.text,
                duration_ms=duration_ms,
                facts=_facts(outcome, at),
            )
        case NotSent():
            return Ending(
                State.NOT_SENT,
                at,
                code=str(outcome.reason),
                message=outcome.detail,
                duration_ms=duration_ms,
            )
        case Unknown():
            return Ending(
                State.UNKNOWN,
                at,
                code=str(outcome.reason),
                message=": ".join(filter(None, (outcome.code, outcome.detail))),
                request_id=outcome.request_id,
                http_status=outcome.http_status,
                reply=outcome.text,
                duration_ms=duration_ms,
            )
        case Refusal():
            return Ending(
                State.NOT_SENT,
                at,
                code=outcome.code,
                message=outcome.detail,
                duration_ms=duration_ms,
            )


def _facts(rejected: Rejected, at: float) -> str:
    """What the catalogue's sentence wants to know besides, as a JSON object."""
    facts: dict[str, str] = {}
    service = service_time(rejected.server_date)
    if rejected.clock_is_off and service is not None:
        facts = clock_facts(service - at)
    elif rejected.retry_after_ms > 0:
        facts["seconds"] = str(math.ceil(rejected.retry_after_ms / 1000))
    return json.dumps(facts) if facts else ""


def code_of(rejected: Rejected) -> str:
    """A refused signature says who is wrong: the catalogue has a sentence for each."""
    match rejected.hashes_agree:
        case True:
            return f"{rejected.code}.secret"
        case False:
            return f"{rejected.code}.program"
        case None:
            return rejected.code
