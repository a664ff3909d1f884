"""The real key ring of a Linux desktop: open, locked, absent, killed, or never answering."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.attempts import end, line_of
from tests.support.keyring_session import Session, keyring_session, missing_programs

pytestmark = [
    pytest.mark.keyring,
    pytest.mark.skipif(bool(missing_programs()), reason=f"needs {missing_programs()}"),
]

PRELUDE = """
import asyncio, sys
from chatapp_desktop.store.secrets.outcomes import Found, Secret
from chatapp_desktop.store.secrets.secrets import SecretStore
SECRET = Secret("LTAI-id", "the secret 中", "token" * 1000)
def tell(what):
    print(what, flush=True)
"""
PUT = (
    PRELUDE
    + """
async def main():
    store = SecretStore(timeout=20)
    tell(await store.probe())
    tell(await store.put("p1", SECRET))
    tell(await store.get("p1") == Found(SECRET))
    tell(await store.get("p2"))
asyncio.run(main())
"""
)
GET = (
    PRELUDE
    + """
async def main():
    store = SecretStore(timeout=20)
    tell(await store.get("p1") == Found(SECRET))
    tell(await store.delete("p1"))
    tell(await store.delete("p1"))
    tell(await store.get("p1"))
asyncio.run(main())
"""
)
ASK = (
    PRELUDE
    + """
async def main():
    store = SecretStore(timeout=20)
    tell(await store.get("p1"))
    tell(await store.put("p1", SECRET))
asyncio.run(main())
"""
)
STEPS = (
    PRELUDE
    + """
async def main():
    store = SecretStore(timeout=float(sys.argv[1]))
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line.strip():
            return
        call = store.put("p1", SECRET) if line.strip() == "put" else store.get("p1")
        tell(await call)
asyncio.run(main())
"""
)
MUTE = (
    PRELUDE
    + """
async def main():
    store = SecretStore(timeout=1)
    ticks = 0
    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1
    ticking = asyncio.create_task(tick())
    tell(await store.get("p1"))
    tell(await store.put("p1", SECRET))
    ticking.cancel()
    tell(ticks >= 20)
    store.close()
asyncio.run(main())
tell("leaving")
"""
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with keyring_session(tmp_path / "session") as session:
        yield session


def test_an_open_key_ring_keeps_a_secret_from_run_to_run(session: Session) -> None:
    session.start_keyring("password")
    assert session.run(PUT) == [
        "Backend(name='Secret Service', secure=True, reason='')",
        "Stored(token_kept=True)",
        "True",
        "Missing()",
    ]
    assert session.run(GET) == ["True", "Deleted()", "Deleted()", "Missing()"]


def test_a_locked_key_ring_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "session"
    with keyring_session(folder) as session:
        session.start_keyring("password")
        assert session.run(PUT)[1] == "Stored(token_kept=True)"
    with keyring_session(folder) as session:
        session.start_keyring()
        assert session.run(ASK) == ["Locked()", "Locked()"]
    with keyring_session(folder) as session:
        session.start_keyring("password")
        assert session.run(GET)[0] == "True"


def test_a_key_ring_that_was_never_made_and_cannot_ask_is_refused(session: Session) -> None:
    session.start_keyring()
    for answer in session.run(ASK):
        assert answer.startswith(("Refused(", "Locked(", "Unavailable("))


def test_a_bus_without_a_key_ring(session: Session) -> None:
    assert session.run(ASK) == ["Unavailable(reason='none', backend='')"] * 2


def test_no_bus_at_all(session: Session) -> None:
    session.address = "unix:path=/nonexistent/bus"
    assert session.run(ASK) == ["Unavailable(reason='none', backend='')"] * 2


def test_a_plaintext_back_end_in_the_users_configuration_is_refused(session: Session) -> None:
    session.start_keyring("password")
    config = session.folder / "home" / ".config" / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True)
    config.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n", "utf-8")
    refused = "Unavailable(reason='not_secure', backend='keyring.backends.null.Keyring')"
    data = session.folder / "home" / ".local" / "share" / "python_keyring" / "keyringrc.cfg"
    data.parent.mkdir(parents=True)
    data.write_text(config.read_text("utf-8"), "utf-8")
    assert session.run(ASK) == [refused] * 2


async def test_a_bus_that_dies_and_a_key_ring_that_comes_late(tmp_path: Path) -> None:
    with keyring_session(tmp_path / "session") as session:
        child = session.start(STEPS, "20")
        try:
            assert await _ask(child, "get") == "Unavailable(reason='none', backend='')"
            service = session.start_keyring("password")
            assert await _ask(child, "put") == "Stored(token_kept=True)"
            session.end(service)
            assert (await _ask(child, "get")).startswith(("Unavailable(", "Locked("))
            session.kill_bus()
            assert (await _ask(child, "get")).startswith("Unavailable(")
            assert (await _ask(child, "get")).startswith("Unavailable(")
        finally:
            end(child)


async def _ask(child: subprocess.Popen[str], step: str) -> str:
    assert child.stdin is not None
    child.stdin.write(step + "\n")
    child.stdin.flush()
    return await line_of(child)


def test_a_key_ring_that_never_answers_stops_neither_loop_nor_exit(session: Session) -> None:
    session.start_mute()
    assert session.run(MUTE) == ["TimedOut()", "TimedOut()", "True", "leaving"]


async def test_a_stuck_call_does_not_stop_the_next_one(session: Session) -> None:
    mute = session.start_mute()
    child = session.start(STEPS, "1")
    try:
        assert await _ask(child, "get") == "TimedOut()"
        await asyncio.to_thread(session.end, mute)
        session.start_keyring("password")
        answers = [await _ask(child, "put") for _ in range(2)]
        assert answers[-1] == "Stored(token_kept=True)"
    finally:
        end(child)
