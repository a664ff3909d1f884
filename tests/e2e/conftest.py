"""A window that calls a sandbox, for the tests of the whole program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from aiolimiter import AsyncLimiter
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.templates import template_desk
from chatapp_desktop.store.accounts.profiles import Profile
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at, studio

Opening = Callable[..., AbstractContextManager[Studio]]


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


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox bears more than five calls a second; tests/cams proves the pace itself."""
    monkeypatch.setattr(template_desk, "template_limiter", lambda: AsyncLimiter(1000, 1))
    monkeypatch.setattr(template_desk, "_BETWEEN_TEXTS_SECONDS", 0.002)


@pytest.fixture
def real(
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
    tmp_path: Path,
    sandbox: SandboxProcess,
    hurried: None,
) -> Iterator[RealWindow]:
    """The window at work, with hands and eyes for templates."""
    del hurried
    with RealWindow(qtbot, loop, tmp_path, sandbox.url) as made:
        yield made
