"""What a test leaves behind: threads, child processes, windows, asyncio tasks. Each is named."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# How long, in seconds, what was told to end may take for it before it counts as left behind.
GRACE = 3.0
# Qt makes these for itself, once, and keeps them until the program ends.
QT_OWN = {"QTipLabel", "QDesktopWidget", "QDesktopScreenWidget", "QShapedPixmapWidget"}


@contextmanager
def no_leaks() -> Iterator[list[str]]:
    """Compare before with after; the list that is yielded is filled at the end, one leak a line."""
    threads, children, windows = _threads(), _children(), _windows()
    leaks: list[str] = []
    yield leaks
    leaks += [f"window {_describe(window)}" for window in _new_windows(windows)]
    leaks += [f"process {_command(child)}" for child in _new_children(children)]
    leaks += [f"thread {thread.name!r}" for thread in _new_threads(threads)]


def _threads() -> set[threading.Thread]:
    # A QThread that ran Python shows as a dummy for as long as the program lives.
    dummy = threading._DummyThread
    return {thread for thread in threading.enumerate() if not isinstance(thread, dummy)}


def _new_threads(before: set[threading.Thread]) -> Iterable[threading.Thread]:
    deadline = time.monotonic() + GRACE
    for thread in _threads() - before:
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            yield thread


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _new_children(before: set[psutil.Process]) -> Iterable[psutil.Process]:
    new = _children() - before
    if not new:
        return
    _, alive = psutil.wait_procs(new, timeout=GRACE)
    for child in alive:
        yield child
        child.kill()
    psutil.wait_procs(alive, timeout=GRACE)


def _command(child: psutil.Process) -> str:
    try:
        return f"{child.pid}: {' '.join(child.cmdline()) or child.name()}"
    except psutil.NoSuchProcess:
        return f"{child.pid}: ended late"


def _windows() -> set[QWidget]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return set()
    return {
        window
        for window in widgets.QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in QT_OWN
    }


def _new_windows(before: set[QWidget]) -> Iterable[QWidget]:
    if not _windows() - before:
        return
    # What was handed to deleteLater(), or that nothing refers to, is as good as gone.
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    for window in _windows() - before:
        yield window
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _describe(window: QWidget) -> str:
    return f"{type(window).__name__} {window.objectName() or window.windowTitle()!r}"


def task_names(tasks: Iterable[asyncio.Task[object]]) -> list[str]:
    """One line for each task: its name and the coroutine that it runs."""
    return [
        f"asyncio task {task.get_name()!r}: {getattr(task.get_coro(), '__qualname__', '?')}"
        for task in tasks
    ]
