"""Keyring sessions on a D-Bus of their own, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.keyring_program import STORE, prepare
from tests.support.keyring_session import Session, keyring_session
from tests.support.sandbox import SandboxProcess


@pytest.fixture
def locked(tmp_path: Path, sandbox: SandboxProcess) -> Iterator[Session]:
    """A keyring with the profile's keys in it, locked again."""
    folder = tmp_path / "session"
    with keyring_session(folder) as session:
        session.start_keyring("password")
        assert session.run(STORE) == ["Stored(token_kept=True)"]
        prepare(session, sandbox, "Secret Service")
    with keyring_session(folder) as session:
        yield session


@pytest.fixture
def session(tmp_path: Path, sandbox: SandboxProcess) -> Iterator[Session]:
    with keyring_session(tmp_path / "session") as session:
        prepare(session, sandbox)
        yield session
