"""Work on daemon threads, which can never hold up the exit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


def on_a_thread(job: Callable[[], T]) -> Future[T]:
    """Do `job` on a thread of its own; the future has its result or what it raised."""
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
