"""The duplicate guard: was the same said to the same recipient a moment ago."""

from __future__ import annotations

from collections.abc import Mapping

from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.viber.sameness import content_of

MAY_HAVE_BEEN_SENT = frozenset(
    {State.PREPARED, State.SENDING, State.ACCEPTED, State.UNKNOWN},
)


async def sent_already(
    history: History, parameters: Mapping[str, str], now: float, minutes: float
) -> Row | None:
    """Return the newest attempt of the last `minutes` that may have sent the same, if any.

    The same is: `From`, `To` and content; `Ttl`, `TaskId` and the like make no new message. Raises
    HistoryError.
    """
    if minutes <= 0:
        return None
    # The clock may have been set back since: what seems to be of the future counts as well.
    near = await history.between(
        parameters.get("To", ""), parameters.get("From", ""), now - 60 * minutes, float("inf")
    )
    content = content_of(parameters)
    for each in reversed(near):
        if each.row.state in MAY_HAVE_BEEN_SENT and content_of(each.parameters) == content:
            return each.row
    return None
