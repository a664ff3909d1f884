"""The duplicate guard: was the same said to the same recipient a moment ago."""

from __future__ import annotations

from collections.abc import Mapping

from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.viber.sameness import content_of

MAY_HAVE_BEEN_SENT = frozenset(
    {State.PREPARED, State.SENDING, State.ACCEPTED, State.UNKNOWN},
)


_IN_DOUBT_SECONDS = 14 * 86_400
"""The longest Ttl: after that an unknown has arrived or never will."""


async def sent_already(history: History, parameters: Mapping[str, str], since: float) -> Row | None:
    """Return the newest attempt made since then (UTC) that may have sent the same, if any.

    Else one that nobody knows the end of, however old, as long as it may still arrive. The same is:
    `From`, `To` and content; `Ttl`, `TaskId` and the like make no new message. Raises HistoryError.
    """
    to, sender = parameters.get("To", ""), parameters.get("From", "")
    content = content_of(parameters)
    # The clock may have been set back since: what seems to be of the future counts as well.
    near = await history.between(to, sender, since, float("inf"))
    doubtful = await history.unknown_between(to, sender, since - _IN_DOUBT_SECONDS, since)
    for each in (*reversed(near), *reversed(doubtful)):
        if each.row.state in MAY_HAVE_BEEN_SENT and content_of(each.parameters) == content:
            return each.row
    return None
