"""One daemon thread that does blocking jobs in order, for an asyncio caller.

Not an executor: the default executors of asyncio and anyio join their threads on the way out, so
one stuck call (a key ring waiting for a password) would keep the whole program from exiting.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class WorkerClosedError(RuntimeError):
    """A job was given to a worker that takes none any more."""


class Worker:
    """Does jobs one after another on a daemon thread of its own, which starts with the first job.

    A job whose caller has gone (cancelled, timed out) before it began is skipped; one that has
    begun runs to its end and its result is dropped. Either way the next job is not affected.
    """

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._lock = threading.Lock()
        self._closed = False

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Wait, without blocking the loop, for `fn(*args)` done on the thread.

        Raises what `fn` raises, and WorkerClosedError after `close`.
        """
        return await self.begin(fn, *args, **kwargs)

    def begin(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> asyncio.Future[T]:
        """Have a job done that is waited for later; else as `run`."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def job() -> None:
            if future.cancelled():
                return
            settle = _outcome(future, fn, *args, **kwargs)
            # The loop may have gone while the job ran: nobody is left to tell.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(settle)

        self._put(job)
        return future

    def post(self, fn: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Have a job done that nobody waits for and that raises nothing.

        Tells whether it will be: not after `close`.
        """
        try:
            self._put(lambda: fn(*args, **kwargs))
        except WorkerClosedError:
            return False
        return True

    def close(self) -> None:
        """Take no more jobs; those already given are still done. Returns at once."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)

    def stop(self, timeout: float) -> bool:
        """Close and wait up to `timeout` seconds; tell whether the thread has ended."""
        self.close()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _put(self, job: Callable[[], None]) -> None:
        with self._lock:
            if self._closed:
                raise WorkerClosedError(self._thread.name)
            self._jobs.put(job)
            if self._thread.ident is None:
                self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _outcome(
    future: asyncio.Future[T], fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], None]:
    """Do the job here and now; return what the loop's thread has to do with its outcome."""
    try:
        result = fn(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  (the boundary between threads: the caller gets it)
        problem = error
        return lambda: None if future.done() else future.set_exception(problem)
    return lambda: None if future.done() else future.set_result(result)
