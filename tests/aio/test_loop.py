"""The loop keeps asyncio's promises: order, times, threads, errors, and an end."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from chatapp_desktop import aio


def test_what_is_ready_is_done_in_order(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(300):
        loop.call_soon(done.append, number)
    qtbot.waitUntil(lambda: len(done) == 300)
    assert done == list(range(300))


def test_what_becomes_ready_meanwhile_comes_after_what_was_ready_before(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot
) -> None:
    done: list[str] = []

    def first() -> None:
        done.append("first")
        loop.call_soon(done.append, "third")

    loop.call_soon(first)
    loop.call_soon(done.append, "second")
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["first", "second", "third"]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    delays=st.lists(st.integers(0, 12), min_size=1, max_size=12),
    given_up=st.sets(st.integers(0, 11)),
)
def test_what_is_due_later_comes_by_its_time(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot, delays: list[int], given_up: set[int]
) -> None:
    done: list[int] = []
    begin = loop.time() + 0.005
    handles = [
        loop.call_at(begin + delay / 1000, done.append, number)
        for number, delay in enumerate(delays)
    ]
    for number in given_up & set(range(len(delays))):
        handles[number].cancel()
    wanted = [n for n in sorted(range(len(delays)), key=lambda n: delays[n]) if n not in given_up]
    last = asyncio.ensure_future(asyncio.sleep(0.025), loop=loop)
    qtbot.waitUntil(last.done)
    assert sorted(done) == sorted(wanted)
    assert [delays[number] for number in done] == [delays[number] for number in wanted]


def test_never_before_its_time(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    early: list[float] = []
    left = 60
    for number in range(left):

        def check(due: float) -> None:
            nonlocal left
            left -= 1
            if loop.time() < due:
                early.append(due - loop.time())

        due = loop.time() + number / 3000
        loop.call_at(due, check, due)
    qtbot.waitUntil(lambda: left == 0)
    assert early == []


def test_an_earlier_one_goes_before_one_that_waits(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot
) -> None:
    done: list[str] = []
    loop.call_later(0.05, done.append, "late")
    loop.call_later(0.001, done.append, "early")
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["early", "late"]


def test_threads_wake_the_loop(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    done: list[tuple[int, int]] = []
    here = threading.get_ident()
    wrong: list[int] = []

    def note(thread: int, number: int) -> None:
        done.append((thread, number))
        if threading.get_ident() != here:
            wrong.append(number)

    def work(thread: int) -> None:
        for number in range(200):
            loop.call_soon_threadsafe(note, thread, number)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: len(done) == 600)
    for thread in threads:
        thread.join()
    assert wrong == []
    for n in range(3):
        assert [number for thread, number in done if thread == n] == list(range(200))


def test_what_is_given_up_is_not_done(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    done: list[str] = []
    loop.call_soon(done.append, "soon").cancel()
    loop.call_later(0.001, done.append, "later").cancel()
    loop.call_later(0.01, done.append, "kept")
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["kept"]


def test_an_error_reaches_the_handler_and_stops_nothing_else(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot
) -> None:
    told: list[Any] = []
    loop.set_exception_handler(lambda _, context: told.append(context["exception"]))
    done: list[int] = []
    loop.call_soon(int, "no number")
    loop.call_soon(done.append, 1)
    qtbot.waitUntil(lambda: bool(done))
    assert [type(error) for error in told] == [ValueError]


def test_the_context_of_a_task_is_its_own(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    number = contextvars.ContextVar("number", default=0)
    seen: list[int] = []

    async def work(value: int) -> None:
        number.set(value)
        await asyncio.sleep(0.001)
        seen.append(number.get())

    tasks = [loop.create_task(work(value)) for value in (1, 2, 3)]
    qtbot.waitUntil(lambda: all(task.done() for task in tasks))
    assert sorted(seen) == [1, 2, 3]


def test_steps_that_follow_one_another_do_not_take_a_turn_of_the_window_each(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot
) -> None:
    turns: list[None] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(None))
    timer.start(0)

    async def walk() -> None:
        for _ in range(400):
            await asyncio.sleep(0)
        timer.stop()

    walking = loop.create_task(walk())
    qtbot.waitUntil(walking.done)
    assert len(turns) < 200


def test_the_window_has_its_turn_between_long_callbacks(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot
) -> None:
    """Each callback takes longer than a turn may last, so Qt's own timer is not kept waiting."""
    order: list[str] = []

    def long(number: int) -> None:
        if number == 0:
            QTimer.singleShot(0, lambda: order.append("window"))
        began = loop.time()
        while loop.time() - began < 0.006:
            pass
        order.append("callback")

    for number in range(20):
        loop.call_soon(long, number)
    qtbot.waitUntil(lambda: order.count("callback") == 20 and "window" in order)
    assert order.index("window") <= 2


def test_a_loop_within_a_callback_goes_on_with_what_is_left(
    loop: asyncio.AbstractEventLoop, qtbot: QtBot
) -> None:
    """A dialog that a callback waits in must not keep what was ready before it waiting."""
    done: list[str] = []

    def dialog() -> None:
        within = QEventLoop()
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, within.quit))
        within.exec()
        done.append("dialog")

    loop.call_soon(dialog)
    loop.call_soon(done.append, "left")
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["left", "dialog"]


def test_blocking_calls_run_beside_the_loop(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    go = threading.Event()
    task = loop.create_task(aio.blocking(go.wait))
    beside = loop.create_task(asyncio.sleep(0.001))
    qtbot.waitUntil(beside.done)
    assert not task.done()
    go.set()
    qtbot.waitUntil(task.done)
    assert task.result() is True
