"""Carries one message to the service: tries, and the few retries that are safe.

Repeated without asking, each time with a new nonce: a connection that failed (once), a call that
was throttled (after the wait that the service names), a call refused because of the clock (once,
after correcting it). None of them was processed. Nothing is repeated after bytes have left without
a readable answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from chatapp_desktop.cams.outcomes import NotSent, NotSentReason, Rejected, SendOutcome
from chatapp_desktop.outbox.events import Refusal

if TYPE_CHECKING:
    from chatapp_desktop.cams.client import CamsClient
    from chatapp_desktop.cams.transport import BeforeFirstByte, Placed

MAX_THROTTLED = 5
"""After so many refusals in a row the operator is told instead."""
LONGEST_WAIT_MS = 60_000
_SHORTEST_WAIT_MS = 500
_WORTH_ANOTHER_TRY = frozenset(
    {
        NotSentReason.HOST_NOT_FOUND,
        NotSentReason.REFUSED,
        NotSentReason.CONNECT_TIMEOUT,
        NotSentReason.UNREACHABLE,
    }
)

Retrying = Callable[[str, float], Awaitable[Refusal | None]]
"""Told, before each repeated try, why the last one ended, and waits so many seconds.

Returns why there may be no further try by then, or None.
"""


async def deliver(
    client: CamsClient,
    parameters: Mapping[str, str],
    placed: Placed,
    before_first_byte: BeforeFirstByte,
    retrying: Retrying,
) -> SendOutcome | Refusal:
    """Send one message; the outcome is that of the last try, or why there was no further one."""
    connection_tried = clock_corrected = False
    throttled = 0
    while True:
        outcome = await client.send(parameters, before_first_byte, placed)
        wait_ms = 0
        match outcome:
            case NotSent(reason=reason) if reason in _WORTH_ANOTHER_TRY and not connection_tried:
                connection_tried = True
                why = str(reason)
            case Rejected(throttled=True) if throttled < MAX_THROTTLED:
                wait_ms = _wait_ms(outcome, throttled)
                throttled += 1
                why = f"{outcome.code} ({wait_ms / 1000:.3g} s)"
            case Rejected(clock_is_off=True) if not clock_corrected:
                clock_corrected = True
                if not client.correct_clock(outcome):
                    return outcome
                why = f"{outcome.code} ({-client.clock_offset / 60:+.0f} min)"
            case _:
                return outcome
        if refusal := await retrying(why, wait_ms / 1000):
            return refusal


def _wait_ms(rejected: Rejected, tries: int) -> int:
    """Take the service's own word, else double from half a second; never over a minute."""
    named = rejected.retry_after_ms or _SHORTEST_WAIT_MS * 2**tries
    return min(named, LONGEST_WAIT_MS)
