"""The rules that every test is held to, as pytest hooks and fixtures; conftest.py loads them.

A test fails if it speaks to another machine, touches its runner's home, or leaves a thread, a
process, a window or an asyncio task behind. tests/test_strictness.py proves each of these.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import hypothesis
import pytest

from tests.guards import (
    home,
    network,  # noqa: F401 - importing it arms its checks
)
from tests.guards.audit import watched
from tests.guards.leaks import no_leaks, task_names

hypothesis.settings.register_profile("tests", deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """Keep Qt and the keyring off the desktop of whoever runs pytest by hand."""
    del config
    hypothesis.settings.load_profile("tests")
    os.environ.setdefault("QT_API", "pyside6")
    if os.environ.get("TEST_SCREEN") != "private":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.environ.get("TEST_KEYRING") != "private":
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent/bus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this desktop cannot offer, with the reason; watch the tasks of async tests."""
    for item in items:
        for marker, reason in missing_parts():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))
        if isinstance(item, pytest.Function) and asyncio.iscoroutinefunction(_inner(item)):
            names = item.fixturenames
            names.insert(names.index("_strict") + 1, "_no_leaked_tasks")


def missing_parts() -> Iterator[tuple[str, str]]:
    """The markers of tests that cannot run here, each with the reason."""
    if os.environ.get("TEST_SCREEN") != "private":
        yield "screen", "no virtual screen: needs Xvfb and openbox; run it with make test"
    if os.environ.get("TEST_KEYRING") != "private":
        yield (
            "keyring",
            "no private Secret Service: needs dbus and gnome-keyring; run it with make test",
        )


def _inner(item: pytest.Function) -> object:
    """The test as written: hypothesis keeps it inside its own function."""
    handle = getattr(item.obj, "hypothesis", None)
    return getattr(handle, "inner_test", item.obj)


@pytest.fixture(autouse=True)
def _strict() -> Iterator[None]:
    """Set up before and torn down after all other fixtures of a test's own."""
    with home.empty_home(), no_leaks() as leaks, watched() as violations:
        yield
    if violations:
        pytest.fail("; ".join(dict.fromkeys(violations)), pytrace=False)
    if leaks:
        pytest.fail("this test left behind: " + "; ".join(leaks), pytrace=False)


@pytest.fixture
async def _no_leaked_tasks() -> AsyncIterator[None]:
    """Torn down after the test's async fixtures, while its loop still runs."""
    yield
    me = asyncio.current_task()
    left = {task for task in asyncio.all_tasks() if task is not me}
    if left:
        # One that was cancelled a moment ago may still be on its way out.
        _, left = await asyncio.wait(left, timeout=0.5)
    if left:
        pytest.fail("this test left behind: " + "; ".join(task_names(left)), pytrace=False)


@pytest.fixture
def loop(qapp: Any) -> Iterator[asyncio.AbstractEventLoop]:
    """Asyncio on Qt's own loop, running for the whole of a *sync* test.

    `qtbot.waitUntil` and its relatives then drive tasks, sockets and widgets together; start a
    coroutine with `loop.create_task(...)`. In an async test they would nest one loop in another,
    which loses tasks: use either this fixture or `async def`.
    """
    from shiboken6 import delete

    from chatapp_desktop.aio.loop import Loop

    # Else the first window that closes would end the loop of all later tests.
    qapp.setQuitOnLastWindowClosed(False)
    loop: Any = Loop(qapp)
    asyncio.set_event_loop(loop)
    failures: list[str] = []
    loop.set_exception_handler(lambda _, context: failures.append(describe_failure(context)))
    yield loop
    left = _cancel_all(qapp, loop)
    qapp.aboutToQuit.disconnect(loop._after_run_forever)
    asyncio._set_running_loop(None)
    # Not loop.stop(): that calls QApplication.exit(), after which Qt refuses to run any nested
    # loop, and so every `waitUntil` of the tests to come.
    loop._QEventLoop__is_running = False
    timer = loop._timer
    loop.close()
    # Its timers still tick. Collected by chance in another thread, it would leave them to nobody.
    delete(timer)
    asyncio.set_event_loop(None)
    if left or failures:
        pytest.fail("\n".join([*left, *failures]), pytrace=False)


def _cancel_all(qapp: Any, loop: asyncio.AbstractEventLoop) -> list[str]:
    """End what still runs, five seconds at most; returns what was left, one line a task."""
    from PySide6.QtCore import QDeadlineTimer

    qapp.processEvents()
    tasks = asyncio.all_tasks(loop)
    left = [f"this test left behind: {name}" for name in task_names(tasks)]
    for task in tasks:
        task.cancel()
    tasks.add(loop.create_task(loop.shutdown_asyncgens()))
    deadline = QDeadlineTimer(5000)
    while not all(task.done() for task in tasks) and not deadline.hasExpired():
        qapp.processEvents()
    return left


def describe_failure(context: dict[str, Any]) -> str:
    """What asyncio told its exception handler, in one line."""
    error = context.get("exception")
    told = f": {type(error).__name__}: {error}" if error else ""
    return f"in the event loop: {context.get('message')}{told}"


if sys.platform == "win32":
    # A console that cannot show Chinese must not fail a test that prints it.
    os.environ.setdefault("PYTHONUTF8", "1")
