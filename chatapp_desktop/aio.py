"""The only bridge between asyncio and Qt, with four verbs: run, spawn, blocking, ask.

Qt's loop is the one that runs; asyncio joins it after the first paint, because importing it costs a
third of the time that an empty window takes to appear. Whoever replaces qasync replaces this file.

Never call `exec()` of a dialog or `processEvents()` while a task runs: it re-enters the loop inside
a task's step, and other tasks are then lost for good. `ask` is the way.
"""

from __future__ import annotations

import heapq
import math
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, QTimerEvent, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    import asyncio

P = ParamSpec("P")
T = TypeVar("T")

OnError = Callable[[BaseException], None]

_BREATH_MS = 100
_GIVE_WAY_SECONDS = 0.001
_LONGEST_MS = 2_000_000_000
"""A Qt timer takes no more; it is then set anew."""
_TURN_SECONDS = 0.004
"""After so long, painting and keys get their turn, whatever asyncio still has to do."""

_tasks: set[asyncio.Task[Any]] = set()


def run(
    application: QApplication,
    main: Callable[[], Coroutine[Any, Any, None]],
    ahead: Callable[[], None] = lambda: None,
) -> int:
    """Run Qt's loop until `main` has ended; return the exit code.

    A moment after Qt's loop has begun, when a window shown before is painted and takes keys,
    `ahead` is called on a thread: imports that `main` needs, but none that touch Qt. Then `main`
    starts.
    When it ends, every task that is left is cancelled and awaited, then Qt's loop ends.
    """
    # A thread that computes gives way to the window after so long, instead of 5 ms.
    sys.setswitchinterval(_GIVE_WAY_SECONDS)
    session = _Session(application, main)
    QTimer.singleShot(_BREATH_MS, lambda: session.prepare(ahead))
    code = application.exec()
    session.finish()
    return code


def spawn(coroutine: Coroutine[Any, Any, None], on_error: OnError) -> asyncio.Task[None]:
    """Start a task and keep it alive; `on_error` gets whatever but a cancellation ends it."""
    import asyncio

    task = asyncio.get_running_loop().create_task(coroutine)
    _tasks.add(task)

    def done(finished: asyncio.Task[None]) -> None:
        _tasks.discard(finished)
        if not finished.cancelled() and (error := finished.exception()) is not None:
            on_error(error)

    task.add_done_callback(done)
    return task


async def blocking(fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Wait for `fn(*args)` done on a daemon thread of its own, which can never hold up the exit."""
    import asyncio

    return await asyncio.wrap_future(_daemon(lambda: fn(*args, **kwargs)))


async def ask(dialog: QDialog) -> int:
    """Open a dialog without a loop of its own and wait for its result code."""
    import asyncio

    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finished(code: int) -> None:
        if not answer.done():
            answer.set_result(code)

    dialog.finished.connect(finished)
    dialog.open()
    try:
        return await answer
    finally:
        dialog.close()


def _daemon(job: Callable[[], T]) -> Any:  # noqa: ANN401  (a concurrent Future, imported late)
    from concurrent.futures import Future

    future: Future[T] = Future()

    def work() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = job()
        except BaseException as error:  # noqa: BLE001  (handed to whoever waits for the future)
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=work, name="blocking", daemon=True).start()
    return future


class _Session(QObject):
    """One run of asyncio inside Qt's loop."""

    _prepared = Signal()

    def __init__(
        self, application: QApplication, main: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        super().__init__()
        self._application = application
        self._main = main
        self._loop: Any = None
        self._error: BaseException | None = None
        # The signal comes from a thread; a slot of this object is called in the object's own.
        self._prepared.connect(self._start)

    def prepare(self, ahead: Callable[[], None]) -> None:
        """Import asyncio and call `ahead` on a thread, then start."""

        def work() -> None:
            import asyncio  # noqa: F401

            try:
                ahead()
            except BaseException as error:  # noqa: BLE001  (raised when the loop has ended)
                self._error = error
            self._prepared.emit()

        threading.Thread(target=work, name="prepare", daemon=True).start()

    @Slot()
    def _start(self) -> None:
        import asyncio

        if self._error is not None:
            self._application.exit(1)
            return
        self._loop = _new_loop(self._application)
        asyncio.set_event_loop(self._loop)
        task = self._loop.create_task(self._whole())
        _tasks.add(task)
        task.add_done_callback(self._end)

    async def _whole(self) -> None:
        import asyncio

        try:
            await self._main()
        finally:
            left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def _end(self, task: asyncio.Task[None]) -> None:
        _tasks.discard(task)
        if not task.cancelled():
            self._error = task.exception()
        self._loop.stop()
        self._application.exit(1 if self._error else 0)

    def finish(self) -> None:
        import asyncio

        if self._loop is not None:
            self._loop.stop()
            asyncio.events._set_running_loop(None)  # noqa: SLF001  (qasync sets it and leaves it)
            self._loop.close()
            asyncio.set_event_loop(None)
        if self._error is not None:
            raise self._error


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
        # Another one from now on, so that a loop within a callback goes on with what is left.
        self.killTimer(self._timer)
        self._timer = 0
        until = time.perf_counter() + _TURN_SECONDS
        try:
            for _ in range(len(self._handles)):
                if not self._handles:
                    break
                handle = self._handles.popleft()
                if not handle.cancelled():
                    handle._run()  # noqa: SLF001  (asyncio's own interface for its loops)
                if time.perf_counter() > until:
                    break
        finally:
            if self._handles and not self._timer:
                self._timer = self.startTimer(0)

    def stop(self) -> None:
        """Do nothing any more."""
        self._handles.clear()
        if self._timer:
            self.killTimer(self._timer)


def _new_loop(application: QApplication) -> Any:  # noqa: ANN401  (qasync has no types)
    import asyncio
    import contextvars
    from concurrent.futures import Executor

    import qasync

    class DaemonExecutor(Executor):
        """For name look-ups, which asyncio gives to its default executor and cannot cancel."""

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            return _daemon(lambda: fn(*args, **kwargs))

    ready = _Ready()
    later = _Later(ready)

    class Loop(qasync.QEventLoop):  # type: ignore[misc]
        """Does what is due at its next turn together."""

        def call_soon(
            self,
            callback: Callable[..., Any],
            *args: Any,  # noqa: ANN401
            context: contextvars.Context | None = None,
        ) -> asyncio.Handle:
            self._check_closed()
            handle = asyncio.Handle(callback, args, self, context)
            ready.add(handle)
            return handle

        def call_soon_threadsafe(
            self,
            callback: Callable[..., Any],
            *args: Any,  # noqa: ANN401
            context: contextvars.Context | None = None,
        ) -> asyncio.Handle:
            self._check_closed()
            handle = asyncio.Handle(callback, args, self, context)
            ready.add_foreign(handle)
            return handle

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
            later.add(handle)
            return handle

        def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
            """Leave it where it is until its time."""

        def close(self) -> None:
            ready.stop()
            later.stop()
            super().close()

    loop = Loop(application, already_running=True)
    loop.set_default_executor(DaemonExecutor())
    return loop
