"""Sends the matrix's cells through the outbox, one after the other, until done or stopped."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Sequence
from typing import Protocol

from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.accounts.profiles import Profile, reached_endpoint
from chatapp_desktop.store.history.records import NewAttempt, Row
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.matrix import Cell
from chatapp_desktop.viber.wire import request_parameters

PACE_SECONDS = 0.2
"""Between the end of one message and the beginning of the next."""


class Show(Protocol):
    """Shows how a run goes, and what became of a cell."""

    def show_begun(self, cells: Sequence[Cell]) -> None:
        """Show that the operator has agreed, and that the first cell's turn has come."""

    def show_result(self, cell: Cell, row: Row) -> None:
        """Show how far its message is."""

    def show_refusal(self, cell: Cell, why: str) -> None:
        """Say that it was not sent, and why."""


class Gate(Protocol):
    """What a run passes: one question for all of it, and a decision for each message."""

    async def ask(self) -> bool:
        """Ask the operator, once; whether anything may go. `refusal` says it of each message."""

    async def refusal(self, draft: Draft, task: str) -> str:
        """Decide about one message and write it down; why it may not leave, or an empty text."""


class MatrixRun:
    """One run. Every cell that began has ended when the run has: nothing is left in doubt.

    A cell whose outcome the service never told ends as `unknown`, as any other message does.
    """

    def __init__(
        self,
        profile: Profile,
        outbox: Awaitable[Outbox],
        show: Show,
        gate: Gate,
        *,
        template: str = "",
    ) -> None:
        """Each message passes the `gate` before the outbox; `template` is the name of theirs."""
        self._profile = profile
        self._outbox = outbox
        self._show = show
        self._gate = gate
        self._template = template
        self._stopped = asyncio.Event()
        self._number = 0
        self._cell: Cell | None = None
        self._ended: asyncio.Future[None] | None = None
        self.unsent = 0
        """How many cells it has still to give to the outbox."""

    def stop(self) -> None:
        """Begin no further cell; the one under way goes on to its end."""
        self._stopped.set()
        self.unsent = 0

    async def run(self, cells: Sequence[Cell]) -> None:
        """Ask once, then send the cells in order."""
        self.unsent = len(cells)
        outbox = await self._outbox
        if await self._gate.ask():
            self._show.show_begun(cells)
        for cell in cells:
            if self._stopped.is_set():
                return
            self.unsent -= 1
            if await self._send(outbox, cell):
                await self._pause()

    def on_event(self, event: SendEvent) -> None:
        """Take what became known about a submission, if it is this run's."""
        if event.submission != self._number or self._cell is None:
            return
        self._show.show_result(self._cell, event.row)
        if event.row.state.final and self._ended is not None and not self._ended.done():
            self._ended.set_result(None)

    async def _send(self, outbox: Outbox, cell: Cell) -> bool:
        """Send one cell, if it may leave; say whether the outbox had it."""
        parameters = request_parameters(cell.draft)
        task = parameters["TaskId"] = uuid.uuid4().hex
        if why := await self._gate.refusal(cell.draft, task):
            self._show.show_refusal(cell, why)
            return False
        attempt = NewAttempt(
            time.time(),
            self._profile.name,
            parameters,
            draft_file.dumps(cell.draft),
            profile_id=self._profile.id,
            endpoint=reached_endpoint(self._profile),
            template=self._template,
        )
        self._cell = cell
        self._ended = asyncio.get_running_loop().create_future()
        self._number = outbox.submit(self._profile.id, attempt)
        await self._ended
        return True

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(PACE_SECONDS):
                await self._stopped.wait()
        except TimeoutError:
            return
