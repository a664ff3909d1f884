"""Which form was sent last, so that the same form still on the screen can say that it has gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chatapp_desktop.store.history.states import State
from chatapp_desktop.viber.draft import Draft, pruned

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row

_GONE = frozenset({State.ACCEPTED, State.UNKNOWN})


class SentForm:
    """The last send of the form that went, or may have gone."""

    def __init__(self, newest: Callable[[Row], Row]) -> None:
        """`newest` gives what is known by now of an attempt."""
        self._newest = newest
        self._draft = Draft()
        self._row: Row | None = None

    def note(self, draft: Draft, row: Row) -> None:
        """Take what became of the form, pruned as it was sent.

        What was not sent is no news: an earlier send of the same form went all the same.
        """
        if row.state in _GONE:
            self._draft, self._row = draft, row

    def row_for(self, draft: Draft) -> Row | None:
        """The send of this very form, if it went or may have gone."""
        # With each key: what is being typed differs at once, and no more is looked at.
        sent = self._draft
        if self._row is None or any(draft[name] != text for name, text in sent.values.items()):
            return None
        return self._row if self._row.state in _GONE and pruned(draft) == sent else None

    def follow(self) -> bool:
        """Take what has become known of it since; whether that changes what is to be said."""
        if self._row is None:
            return False
        before, self._row = self._row, self._newest(self._row)
        return self._row.state is not before.state
