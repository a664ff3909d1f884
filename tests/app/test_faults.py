"""Errors that nobody foresaw: logged without secrets and numbers, shown, survived."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot

from chatapp_desktop import aio
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.store import logs

SECRET = "a-secret-of-the-test"
NUMBER = "380441234567"


@pytest.fixture
def shown() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    yield logs.install(tmp_path)
    logs.uninstall()
    logging.getLogger().setLevel(logging.WARNING)


@pytest.fixture
def faults(shown: list[str], log: Path, qapp: object) -> Iterator[FaultHandler]:
    del log, qapp
    logs.protect(SECRET)
    made = FaultHandler(shown.append)
    made.install()
    yield made
    made.uninstall()


def slip() -> None:
    raise ZeroDivisionError(f"with {SECRET} for {NUMBER}")


def check(shown: list[str], log: Path) -> None:
    (details,) = shown
    for text in (details, log.read_text("utf-8")):
        assert "ZeroDivisionError" in text
        assert "in slip" in text
        assert SECRET not in text
        assert NUMBER not in text
    assert "Python" in details


def test_in_a_slot(faults: FaultHandler, shown: list[str], log: Path, qtbot: QtBot) -> None:
    del faults
    QTimer.singleShot(0, slip)
    qtbot.waitUntil(lambda: bool(shown))
    check(shown, log)


def test_in_a_thread(faults: FaultHandler, shown: list[str], log: Path, qtbot: QtBot) -> None:
    """It is shown in the window's thread, whichever thread it came from."""
    where: list[threading.Thread] = []

    def show(text: str) -> None:
        shown.append(text)
        where.append(threading.current_thread())

    faults._show = show
    thread = threading.Thread(target=slip)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))
    check(shown, log)
    assert where == [threading.main_thread()]


def test_in_a_task(
    faults: FaultHandler,
    shown: list[str],
    log: Path,
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
) -> None:
    del loop

    async def work() -> None:
        await asyncio.sleep(0)
        slip()

    aio.spawn(work(), faults.report)
    qtbot.waitUntil(lambda: bool(shown))
    check(shown, log)


def test_in_a_blocking_call(
    faults: FaultHandler,
    shown: list[str],
    log: Path,
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
) -> None:
    """It reaches whoever waits for it."""
    del loop

    async def work() -> None:
        await aio.blocking(slip)

    aio.spawn(work(), faults.report)
    qtbot.waitUntil(lambda: bool(shown))
    check(shown, log)


def test_a_cancelled_task_is_no_error(
    faults: FaultHandler, shown: list[str], qtbot: QtBot, loop: asyncio.AbstractEventLoop
) -> None:
    del loop
    task = aio.spawn(asyncio.sleep(60), faults.report)
    task.cancel()
    qtbot.waitUntil(task.done)
    qtbot.wait(1)
    assert not shown


@pytest.mark.no_qt_log
def test_what_qt_says_goes_into_the_log(faults: FaultHandler, log: Path) -> None:
    del faults
    qWarning(f"about {NUMBER}")
    text = log.read_text("utf-8")
    assert "about 380" in text
    assert NUMBER not in text
