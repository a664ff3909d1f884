"""The only bridge between asyncio and Qt, with four verbs: run, spawn, blocking, ask.

Qt's loop is the one that runs; asyncio joins it after the first paint, because importing it costs a
third of the time that an empty window takes to appear. Who replaces qasync replaces this folder.

Never call `exec()` of a dialog or `processEvents()` while a task runs: it re-enters the loop inside
a task's step, and other tasks are then lost for good. `ask` is the way.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog

from chatapp_desktop.aio.threads import on_a_thread

if TYPE_CHECKING:
    import asyncio

P = ParamSpec("P")
T = TypeVar("T")

OnError = Callable[[BaseException], None]

_BREATH_MS = 100
_GIVE_WAY_SECONDS = 0.001

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

    return await asyncio.wrap_future(on_a_thread(lambda: fn(*args, **kwargs)))


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
        from chatapp_desktop.aio.loop import Loop

        self._loop = Loop(self._application)
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
