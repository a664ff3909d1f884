"""Which of the attempts that began in this window have not been in sight yet."""

from __future__ import annotations

from collections.abc import Iterable


class Unseen:
    """Ids only; an attempt that is not on disk has a negative one."""

    def __init__(self) -> None:
        self._told: set[int] = set()
        self._left: set[int] = set()

    def begin(self, shown: int, attempt: int) -> None:
        """Take an attempt, the first time that it is told of; `shown` was its id until now."""
        if attempt in self._told:
            return
        if shown not in self._told or shown in self._left:
            self._left.add(attempt)
        self._left.discard(shown if shown != attempt else 0)
        self._told |= {shown, attempt}

    def see(self, attempts: Iterable[int]) -> int:
        """Take what is in sight; say how many are left."""
        self._left.difference_update(attempts)
        return len(self._left)

    def see_all(self) -> None:
        """Nothing is left: whoever sees the newest finds the others below it."""
        self._left.clear()

    def __bool__(self) -> bool:
        return bool(self._left)

    @property
    def newest(self) -> int:
        """The one that began last; 0 if none is left."""
        return max(self._left, key=lambda each: (each > 0, abs(each)), default=0)
