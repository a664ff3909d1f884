"""The rules that every test is held to, and the sandbox that many of them speak to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.sandbox import SandboxProcess

pytest_plugins = ["tests.guards.plugin"]


@pytest.fixture(scope="module")
def _process() -> Iterator[SandboxProcess]:
    with SandboxProcess.start() as process:
        yield process


@pytest.fixture
def sandbox(_process: SandboxProcess) -> SandboxProcess:
    """A sandbox with nothing in it, in which messages are read at once; one process a file."""
    _process.reset()
    return _process
