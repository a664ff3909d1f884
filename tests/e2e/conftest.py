"""A sandbox for the tests of the whole program, and a window that calls it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.profiles import Profile
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at, studio

Opening = Callable[..., AbstractContextManager[Studio]]


@pytest.fixture(scope="module")
def _process() -> Iterator[SandboxProcess]:
    with SandboxProcess.start() as process:
        yield process


@pytest.fixture
def sandbox(_process: SandboxProcess) -> SandboxProcess:
    """A sandbox with nothing in it."""
    _process.reset()
    return _process


@pytest.fixture
def open_window(
    qtbot: QtBot,
    tmp_path: Path,
    sandbox: SandboxProcess,
    loop: asyncio.AbstractEventLoop,
) -> Opening:
    """Open the window; each time with what the time before left behind."""
    del loop

    def opening(profile: Profile | None = None, **more: Any) -> AbstractContextManager[Studio]:
        return studio(qtbot, tmp_path, profile or profile_at(sandbox.url), **more)

    return opening
