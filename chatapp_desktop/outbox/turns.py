"""Keeps the order of one account's messages: none leaves before the one submitted before it has.

Messages of the same sender to the same recipient are read one after the other, so each of them
also waits until it is known what became of the one before: that one may be repeated later, and
must not be overtaken by this one. Others pass both meanwhile.

Several may have connections and be on their way into the journal at the same time. A message goes
for its connection when there is one for the message before, made or to be made, or when that has
ended or is to be repeated later; so who has a connection and waits is only ever waiting for others
that have one too, and never for one that there is none left for.
"""

from __future__ import annotations

import asyncio


class Turn:
    """One message's place in the order."""

    def __init__(self, before: Turn | None, same: Turn | None = None) -> None:
        """`same` is the message before of the same sender to the same recipient."""
        self.before = before
        self.same = same
        self.placed = asyncio.Event()
        self.gone = asyncio.Event()
        self.settled = asyncio.Event()
        self.when_gone: list[Turn] = []
        """Messages that have ended sooner than this one: who waits for them waits for this."""
        self.when_settled: list[Turn] = []

    async def may_connect(self) -> None:
        """Wait until there is a connection for the message before, and `same` is settled."""
        if self.before is not None:
            await self.before.placed.wait()
        if self.same is not None and not self.same.settled.is_set():
            await self.may_leave()
            # It waits without a connection, which the one before may need, and lets others pass.
            self.end()
            await self.same.settled.wait()
        self.same = None

    async def may_leave(self) -> None:
        """Wait until the message before has left."""
        if self.before is not None:
            await self.before.gone.wait()
            self.before = None

    def place(self) -> None:
        """Say that there is a connection for this one."""
        self.placed.set()

    def end(self) -> None:
        """Say that this one's first byte is leaving, or that it will not, or not for now."""
        ending = [self]
        while ending:  # thousands may wait for one
            turn = ending.pop()
            before, turn.before = turn.before, None
            if before is not None and not before.gone.is_set():
                before.when_gone.append(turn)
                continue
            turn.placed.set()
            turn.gone.set()
            after, turn.when_gone = turn.when_gone, []
            ending += after

    def settle(self) -> None:
        """Say that nothing of this one will leave any more."""
        settling = [self]
        while settling:
            turn = settling.pop()
            turn.end()
            same, turn.same = turn.same, None
            if same is not None and not same.settled.is_set():
                same.when_settled.append(turn)
                continue
            turn.settled.set()
            after, turn.when_settled = turn.when_settled, []
            settling += after
