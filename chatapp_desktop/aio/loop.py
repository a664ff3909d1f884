"""The event loop: qasync's, but what asyncio wants done goes through two timers instead of many.

qasync starts a Qt timer for each callback, which costs more than most callbacks do. Here one timer
of zero does all that is ready, in order, and one stands for the earliest of what is due later.
Imported with asyncio, after the first paint.
"""

from __future__ import annotations

import asyncio
import contextvars
import heapq
import math
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

import qasync
from PySide6.QtCore import QObject, Qt, QTimerEvent, Signal, Slot
from PySide6.QtWidgets import QApplication

from chatapp_desktop.aio.threads import on_a_thread

_LONGEST_MS = 2_000_000_000
"""A Qt timer takes no more; it is then set anew."""
_TURN_SECONDS = 0.004
"""After so long, painting and keys get their turn, whatever asyncio still has to do."""


class _Later(QObject):
    """What asyncio wants done at some time: one timer, for the earliest.

    Most of it is given up before its time, such as the patience of a call, and costs nothing then.
    """

    def __init__(self, ready: _Ready) -> None:
        super().__init__()
        self._ready = ready
        self._handles: list[asyncio.TimerHandle] = []
        self._timer = 0
        self._due = float("inf")

    def add(self, handle: asyncio.TimerHandle) -> None:
        heapq.heappush(self._handles, handle)
        if handle.when() < self._due:
            self._set()

    def _set(self) -> None:
        while self._handles and self._handles[0].cancelled():
            heapq.heappop(self._handles)
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
        self._due = self._handles[0].when() if self._handles else float("inf")
        if self._handles:
            wait = math.ceil(1000 * max(0.0, self._due - time.monotonic()))
            self._timer = self.startTimer(min(wait, _LONGEST_MS), Qt.TimerType.PreciseTimer)

    def timerEvent(self, _event: QTimerEvent) -> None:
        now = time.monotonic()
        while self._handles and self._handles[0].when() <= now:
            handle = heapq.heappop(self._handles)
            if not handle.cancelled():
                self._ready.add(handle)
        self._set()

    def stop(self) -> None:
        """Do nothing any more."""
        self._handles.clear()
        self._set()


class _Ready(QObject):
    """What asyncio wants done at its next turn, in order.

    One timer for all of it: qasync has one for each callback, which costs more than most callbacks.
    """

    _woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._handles: deque[asyncio.Handle] = deque()
        self._foreign: deque[asyncio.Handle] = deque()
        self._timer = 0
        self._waking = False
        self._woken.connect(self._take_foreign)

    def add(self, handle: asyncio.Handle) -> None:
        self._handles.append(handle)
        if not self._timer:
            self._timer = self.startTimer(0)

    def add_foreign(self, handle: asyncio.Handle) -> None:
        """Take what another thread wants done."""
        self._foreign.append(handle)
        if not self._waking:
            self._waking = True
            self._woken.emit()

    @Slot()
    def _take_foreign(self) -> None:
        self._waking = False
        while self._foreign:
            self.add(self._foreign.popleft())

    def timerEvent(self, _event: QTimerEvent) -> None:
        # Qt fires no timer within itself: a loop within a callback needs another one to go on with
        # what is left.
        self.killTimer(self._timer)
        self._timer = 0
        until = time.perf_counter() + _TURN_SECONDS
        try:
            # What is added meanwhile too: one call takes a dozen steps, one after the other, and
            # each turn of Qt's loop costs more than a step.
            while self._handles:
                handle = self._handles.popleft()
                if self._handles and not self._timer:
                    self._timer = self.startTimer(0)
                if not handle.cancelled():
                    handle._run()  # noqa: SLF001  (asyncio's own interface for its loops)
                if time.perf_counter() > until:
                    break
        finally:
            if self._handles and not self._timer:
                self._timer = self.startTimer(0)
            elif self._timer and not self._handles:
                self.killTimer(self._timer)
                self._timer = 0

    def stop(self) -> None:
        """Do nothing any more."""
        self._handles.clear()
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0


class _DaemonExecutor(Executor):
    """So that asyncio's own blocking calls, such as name look-ups, never hold up the exit."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return on_a_thread(lambda: fn(*args, **kwargs))


class Loop(qasync.QEventLoop):  # type: ignore[misc]
    """Does what is due at its next turn together."""

    def __init__(self, application: QApplication) -> None:
        self._ready_ones = _Ready()
        self._later_ones = _Later(self._ready_ones)
        super().__init__(application, already_running=True)
        self.set_default_executor(_DaemonExecutor())

    def call_soon(
        self,
        callback: Callable[..., Any],
        *args: Any,  # noqa: ANN401
        context: contextvars.Context | None = None,
    ) -> asyncio.Handle:
        handle = self._handle(callback, args, context)
        self._ready_ones.add(handle)
        return handle

    def call_soon_threadsafe(
        self,
        callback: Callable[..., Any],
        *args: Any,  # noqa: ANN401
        context: contextvars.Context | None = None,
    ) -> asyncio.Handle:
        handle = self._handle(callback, args, context)
        self._ready_ones.add_foreign(handle)
        return handle

    def _handle(
        self,
        callback: Callable[..., Any],
        args: tuple[Any, ...],
        context: contextvars.Context | None,
    ) -> asyncio.Handle:
        self._check_closed()
        return asyncio.Handle(callback, args, self, context)

    def call_later(
        self,
        delay: float,
        callback: Callable[..., Any],
        *args: Any,  # noqa: ANN401
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[..., Any],
        *args: Any,  # noqa: ANN401
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        self._check_closed()
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        self._later_ones.add(handle)
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """Leave it where it is until its time."""

    def close(self) -> None:
        self._ready_ones.stop()
        self._later_ones.stop()
        super().close()
