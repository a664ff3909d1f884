"""What is known of each attempt by now: the list, the status line and the notices all ask here.

News of one attempt comes on several ways (its send, the follower, a look by hand), each with a
delay of its own. Whatever comes late must not take anything back.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from chatapp_desktop.store.history.delivery import rank
from chatapp_desktop.store.history.states import State

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row

_MOST: Final = 4000
"""So many attempts are not under way at once, and what is long ago does not come late any more."""


class Known:
    """The newest state that was told of each attempt in this run."""

    def __init__(self) -> None:
        self._rows: OrderedDict[int, Row] = OrderedDict()

    def take(self, row: Row) -> Row:
        """Remember what is told; returns the newest state, which may be an earlier one's."""
        newest = self._rows[row.id] = self.newest(row)
        self._rows.move_to_end(row.id)
        if len(self._rows) > _MOST:
            self._rows.popitem(last=False)
        return newest

    def newest(self, row: Row) -> Row:
        """The newest state of the attempt whose state was `row` once."""
        known = self._rows.get(row.id)
        return row if known is None or _progress(row) >= _progress(known) else known


def _progress(row: Row) -> tuple[int, float, int, int]:
    """How far an attempt is; it grows only."""
    state = row.state
    if state is State.UNKNOWN:
        return 1, row.looked_at, 0, 0
    # A try that came to nothing for certain goes back from `sending` to `prepared`.
    return 2 if state.final else 0, 0.0, rank(row.delivery), row.fell_back
