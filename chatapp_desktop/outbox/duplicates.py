"""The duplicate guard: was the same said to the same recipient a moment ago."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.journal import BEFORE_SEND
from chatapp_desktop.store.history.records import Row, State, Watched
from chatapp_desktop.viber.sameness import content_of

MAY_HAVE_BEEN_SENT = frozenset(
    {State.PREPARED, State.SENDING, State.ACCEPTED, State.UNKNOWN},
)


_IN_DOUBT_SECONDS = 14 * 86_400
"""The longest Ttl: after that an unknown has arrived or never will."""
ANSWER_HOLDS_SECONDS = 600.0
"""Who has just agreed and saw it come to nothing is not asked the same again for so long."""


async def sent_already(
    history: History,
    parameters: Mapping[str, str],
    since: float,
    clock: Callable[[], float] = time.time,
) -> Row | None:
    """Return the newest attempt made since then (UTC) that may have sent the same, if any.

    Else one that nobody knows the end of, however old, as long as it may still arrive, and unless
    it is settled: see `settled`. The same is: `From`, `To` and content; `Ttl`, `TaskId` and the
    like make no new message. Raises HistoryError.
    """
    to, sender = parameters.get("To", ""), parameters.get("From", "")
    content = content_of(parameters)
    # The clock may have been set back since: what seems to be of the future counts as well.
    near = await history.between(to, sender, since, float("inf"))
    doubtful = await history.unknown_between(to, sender, since - _IN_DOUBT_SECONDS, since)
    alike = [each for each in (*doubtful, *near) if content_of(each.parameters) == content]
    doubts = [each.row.created_at for each in alike if each.row.state is State.UNKNOWN]
    if doubts:
        after = await history.between(to, sender, min(doubts), float("inf"))
        later = [each for each in after if content_of(each.parameters) == content]
        alike = [each for each in alike if not settled(each, later, clock())]
    found = [each.row for each in alike if each.row.state in MAY_HAVE_BEEN_SENT]
    return max(found, key=_rank(since), default=None)


def settled(doubt: Watched, alike: Sequence[Watched], now: float) -> bool:
    """Whether an `unknown` needs no question any more, because of an attempt `alike` after it.

    An attempt that was made after it was known that nobody knows was let out by an operator who
    had been asked about that, and said yes (once for all of it, where it is a run of the matrix).
    What this yes is worth depends on what came of it:

    * `accepted`: the recipient has the message, and the doubt, if it arrived, has arrived twice
      with the operator's consent. That is over for good. (Saying it once more is another wish, and
      the accepted one is asked about as any other: for the guard's minutes.)
    * `rejected`, `not_sent`: the yes brought nothing. Whoever gave it is likely to mend what was
      wrong and press again, so it holds for `ANSWER_HOLDS_SECONDS`. Not longer: by then it may be
      somebody else, who was never told, and the doubt is as open as it was. What the program's
      end stopped counts for nothing: the question may have been open still.
    * `unknown`: a doubt of its own, which is asked about in place of this one.
    * `cancelled`: the yes was taken back. `prepared`, `sending`: nothing is known yet.

    What left before the doubt was known, as the second of two sent at once, settles nothing:
    nobody was asked. Nor does what the history cannot date, after the clock was set back.
    """
    if doubt.row.state is not State.UNKNOWN:
        return False
    for each in alike:
        if each.row.id > doubt.row.id and each.row.created_at > doubt.doubtful_at:
            if each.row.state is State.ACCEPTED:
                return True
            if _fruitless(each.row) and abs(now - each.row.created_at) <= ANSWER_HOLDS_SECONDS:
                return True
    return False


def _fruitless(row: Row) -> bool:
    """Whether it was agreed to, and nothing was sent all the same."""
    return row.state is State.REJECTED or (row.state is State.NOT_SENT and row.code != BEFORE_SEND)


def _rank(since: float) -> Callable[[Row], tuple[bool, int]]:
    """What was made since then comes first, then the newest."""
    return lambda row: (row.created_at >= since, row.id)
