"""Sends the matrix's cells through the outbox, one after the other, until done or stopped."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence

from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.store.records import NewAttempt, Row
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.matrix import Cell
from chatapp_desktop.viber.wire import request_parameters

PACE_SECONDS = 0.2
"""Between the end of one message and the beginning of the next."""

Show = Callable[[Cell, Row], None]


MayLeave = Callable[[Profile, Draft, str], Awaitable[bool]]
"""Given profile, draft and TaskId."""


class MatrixRun:
    """One run. Every cell that began has ended when the run has: nothing is left in doubt.

    A cell whose outcome the service never told ends as `unknown`, as any other message does.
    """

    def __init__(
        self,
        profile: Profile,
        outbox: Awaitable[Outbox],
        show: Show,
        may_leave: MayLeave | None = None,
    ) -> None:
        """`may_leave` is the gate that each message passes before the outbox."""
        self._may_leave = may_leave
        self._profile = profile
        self._outbox = outbox
        self._show = show
        self._stopped = asyncio.Event()
        self._number = 0
        self._cell: Cell | None = None
        self._ended: asyncio.Future[None] | None = None

    def stop(self) -> None:
        """Begin no further cell; the one under way goes on to its end."""
        self._stopped.set()

    async def run(self, cells: Sequence[Cell]) -> None:
        """Send the cells in order."""
        outbox = await self._outbox
        for cell in cells:
            if self._stopped.is_set():
                return
            await self._send(outbox, cell)
            await self._pause()

    def on_event(self, event: SendEvent) -> None:
        """Take what became known about a submission, if it is this run's."""
        if event.submission != self._number or self._cell is None:
            return
        self._show(self._cell, event.row)
        if event.row.state.final and self._ended is not None and not self._ended.done():
            self._ended.set_result(None)

    async def _send(self, outbox: Outbox, cell: Cell) -> None:
        parameters = request_parameters(cell.draft)
        task = parameters["TaskId"] = uuid.uuid4().hex
        if self._may_leave and not await self._may_leave(self._profile, cell.draft, task):
            return
        attempt = NewAttempt(
            time.time(),
            self._profile.name,
            parameters,
            draft_file.dumps(cell.draft),
            profile_id=self._profile.id,
        )
        self._cell = cell
        self._ended = asyncio.get_running_loop().create_future()
        self._number = outbox.submit(self._profile.id, attempt)
        await self._ended

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(PACE_SECONDS):
                await self._stopped.wait()
        except TimeoutError:
            return
