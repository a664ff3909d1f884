"""Keyring: from the start of the process until the window takes a key, in each state of a keyring.

A production profile with keys of its own asks the keyring at every start. Each state has a session
bus of its own with a real gnome-keyring on it, or what its name says; they take turns, and the
first start in each does not count. Locked with somebody who asks for the password is, until it is
answered, the same as never answering; and so is one that is killed in mid-call, until it is killed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Container, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.table import Figure, hand_over, spread
from benchmarks.windows import OURS, opened
from benchmarks.x11 import NOBODY, Keyboard
from chatapp_desktop.store.accounts import profiles
from chatapp_desktop.store.accounts.profiles import Profile, Profiles
from tests.support.keyring_session import Session, keyring_session, missing_programs

_ROUNDS = 9
_GOAL = 1.2
_ID = "a" * 32
_STORE = f"""
import asyncio
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.store.secrets.secrets import SecretStore
print(asyncio.run(SecretStore(timeout=20).put("{_ID}", Secret("testid", "testsecret"))))
"""
_UNLOCKED = "unlocked"


def measure() -> Iterator[Figure]:
    """Time every state; needs a private screen, because it types."""
    if os.environ.get("TEST_SCREEN") != "private" or missing_programs():
        sys.exit("needs a virtual screen, dbus and gnome-keyring; run it by `make bench`")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        states = dict(_states(stack, folder))
        starts: dict[str, list[float]] = {name: [] for name in states}
        keyboard = stack.enter_context(Keyboard())
        nobody = (*NOBODY, keyboard.focus())
        for _ in range(1 + _ROUNDS):
            for name, surroundings in states.items():
                starts[name].append(_start(keyboard, nobody, surroundings))
        usual = median(starts[_UNLOCKED][1:])
        for name, values in starts.items():
            words, counted = f"start until a key, {name}", values[1:]
            ours, far = median(counted), spread(counted)
            if name == _UNLOCKED:
                yield Figure(words, ours, "ms", spread=far)
            else:
                yield Figure(words, ours, "ms", usual, _UNLOCKED, _GOAL, far)


def _states(stack: ExitStack, folder: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    for name in (_UNLOCKED, "locked", "never answers", "absent", "no bus"):
        home = folder / name.replace(" ", "-")
        if name == "locked":
            with keyring_session(home) as before:
                before.start_keyring("password")
                before.run(_STORE)
        session = stack.enter_context(keyring_session(home))
        match name:
            case "unlocked":
                session.start_keyring("password")
                session.run(_STORE)
            case "locked":
                session.start_keyring()
            case "never answers":
                session.start_mute()
            case "no bus":
                session.address = "unix:path=/nonexistent/bus"
        yield name, _surroundings(session)


def _surroundings(session: Session) -> dict[str, str]:
    found = session.environment
    home = Path(found["HOME"])
    profile = Profile(_ID, "Shop", endpoint="http://127.0.0.1:1", kept_in="Secret Service")
    path = home / ".config" / "chatapp-desktop" / "profiles.json"
    profiles.save(path, Profiles((profile,), _ID))
    return {**found, "XDG_CONFIG_HOME": str(home / ".config")}


def _start(keyboard: Keyboard, nobody: Container[int], surroundings: Mapping[str, str]) -> float:
    """Start the window and press a key as soon as it has the keyboard; milliseconds until then."""
    keyboard.await_focus(lambda window: window in nobody)
    with opened(OURS, surroundings) as child:
        keyboard.await_focus(lambda window: window not in nobody)
        keyboard.press(ord("1"))
        return (child.next_key().at - child.started) * 1000


if __name__ == "__main__":
    hand_over(measure())
