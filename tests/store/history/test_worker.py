"""The daemon thread: order, cancelling, errors, and leaving without waiting."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

import pytest

from chatapp_desktop.store.history.worker import Worker, WorkerClosedError


async def test_jobs_run_in_order_on_one_other_thread() -> None:
    worker = Worker("test")
    seen: list[tuple[int, str]] = []

    def job(number: int) -> int:
        seen.append((number, threading.current_thread().name))
        return number * 2

    results = await asyncio.gather(*(worker.run(job, number) for number in range(20)))
    assert results == [number * 2 for number in range(20)]
    assert seen == [(number, "test") for number in range(20)]
    assert worker.stop(5)


async def test_the_error_of_a_job_reaches_its_caller_and_nobody_else() -> None:
    worker = Worker("test")
    with pytest.raises(ZeroDivisionError):
        await worker.run(lambda: 1 // 0)
    assert await worker.run(lambda: "still here") == "still here"
    assert worker.stop(5)


async def test_a_cancelled_wait_skips_what_has_not_begun_and_spares_the_rest() -> None:
    worker = Worker("test")
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def slow() -> None:
        begun.set()
        go_on.wait(30)
        done.append("slow")

    first = asyncio.create_task(worker.run(slow))
    second = asyncio.create_task(worker.run(done.append, "second"))
    third = asyncio.create_task(worker.run(done.append, "third"))
    while not begun.is_set():  # noqa: ASYNC110  (an event of threads)
        await asyncio.sleep(0)
    first.cancel()
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    go_on.set()
    await third
    assert done == ["slow", "third"]
    assert worker.stop(5)


async def test_a_closed_worker_does_what_it_has_and_takes_no_more() -> None:
    worker = Worker("test")
    waiting = asyncio.create_task(worker.run(lambda: "done"))
    await asyncio.sleep(0)
    worker.close()
    worker.close()
    assert await waiting == "done"
    with pytest.raises(WorkerClosedError):
        await worker.run(lambda: None)
    assert worker.stop(5)


def test_a_worker_that_never_worked_has_no_thread() -> None:
    assert Worker("test").stop(0)


def test_a_stuck_job_does_not_keep_the_program() -> None:
    script = (
        "import asyncio, threading\n"
        "from chatapp_desktop.store.history.worker import Worker\n"
        "async def main():\n"
        "    worker = Worker('stuck')\n"
        "    try:\n"
        "        await asyncio.wait_for(worker.run(threading.Event().wait), 0.1)\n"
        "    except TimeoutError:\n"
        "        worker.close()\n"
        "        print('left', worker.stop(0))\n"
        "asyncio.run(main())\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert child.stdout == "left False\n"


def test_a_loop_that_has_gone_is_no_trouble() -> None:
    worker = Worker("test")
    go_on = threading.Event()

    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(worker.run(go_on.wait, 30), 0.01)

    asyncio.run(give_up())
    go_on.set()

    async def again() -> str:
        return await worker.run(lambda: "works on another loop")

    assert asyncio.run(again()) == "works on another loop"
    assert worker.stop(5)
