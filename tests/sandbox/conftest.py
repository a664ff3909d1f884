"""A running sandbox for the tests of this folder: one process a file, forgotten between tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.sandbox import SandboxProcess


@pytest.fixture(scope="module")
def _process() -> Iterator[SandboxProcess]:
    with SandboxProcess.start(pace=0) as process:
        yield process


@pytest.fixture
def sandbox(_process: SandboxProcess) -> SandboxProcess:
    """A sandbox with nothing in it, in which messages are read at once."""
    _process.reset()
    return _process
