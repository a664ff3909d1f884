"""The program in a keyring session: started, worked over its pipes, and its prompter answered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from chatapp_desktop.store.accounts import profiles
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles
from tests.support.child import Child, wait_for
from tests.support.keyring_session import Session, missing_programs
from tests.support.sandbox import SandboxProcess

PROMPTER = Path("/usr/libexec/gcr-prompter")
needs_prompter = pytest.mark.skipif(
    not PROMPTER.exists() or not shutil.which("xdotool"), reason="needs gcr-prompter and xdotool"
)
KEYRING = [
    pytest.mark.keyring,
    pytest.mark.skipif(bool(missing_programs()), reason=f"needs {missing_programs()}"),
    pytest.mark.timeout(180),
]
ID = "a" * 32
SPARE = "b" * 32
SECRET = "testsecret"
STORE = """
import asyncio
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.store.secrets.secrets import SecretStore
async def main():
    print(await SecretStore(timeout=20).JOB)
asyncio.run(main())
"""
FETCH = STORE.replace("JOB", f"get('{ID}')")
STORE = STORE.replace("JOB", f"put('{ID}', Secret('testid', 'testsecret'))")


class KeyringProgram(Child):
    """A running program; each question is answered by the window's own thread."""

    do = Child.ask

    @property
    def badge(self) -> str:
        return str(self.look()["badge"])

    def wait(self, what: str, seconds: float = 60) -> None:
        """Wait until the badge says so."""
        wait_for(lambda: self.badge, lambda badge: what in badge, seconds)

    def wait_said(self, what: str) -> str:
        """Wait until the status line says so; all that it says."""
        return wait_for(lambda: str(self.look()["status"]), lambda said: what in said, 60)

    def wait_answer(self, *verb: str) -> Any:
        """Ask until there is an answer."""
        return wait_for(lambda: self.do(*verb))

    def wait_shown(self, name: str) -> None:
        self.wait_answer("shows", name)

    def wait_gone(self, name: str) -> None:
        wait_for(lambda: self.do("shows", name), lambda shown: not shown)

    def wait_text(self, name: str, what: str) -> None:
        wait_for(lambda: str(self.do("text", name)), lambda text: what in text)

    def delete_profile(self) -> None:
        """Delete the profile in force with the dialog's own button."""
        self.do("click", "edit_profiles")
        self.wait_shown("profiles_dialog")
        self.do("click", "delete_profile")
        self.do("click", "save_profiles")
        self.wait_gone("profiles_dialog")

    def type_keys(self, key_id: str = "testid", secret: str = SECRET) -> None:
        self.do("click", "credentials")
        self.wait_answer("dialog")
        self.do("enter", key_id, secret)

    def send(self, text: str = "Hello") -> list[str]:
        """Send to a number; the history's newest row when it has ended."""
        count = len(self.look()["rows"])
        self.compose(text)
        self.do("click", "send")

        def has_ended(seen: dict[str, Any]) -> bool:
            rows = seen["rows"]
            return len(rows) > count and any("✓" in cell or "✕" in cell for cell in rows[0])

        return list(self.until(has_ended)["rows"][0])


def prepare(session: Session, sandbox: SandboxProcess, kept_in: str = "") -> None:
    """Let the program start on a production profile that asks nothing."""
    home = Path(session.environment["HOME"])
    profile = Profile(
        ID, "Shop", ProfileKind.PRODUCTION, sandbox.url, "cams-sandbox", "2909", "promotion", "60",
        kept_in=kept_in,
    )  # fmt: skip
    config = home / ".config" / "chatapp-desktop"
    spare = replace(profile, id=SPARE, name="Spare", kept_in="")
    profiles.save(config / "profiles.json", Profiles((profile, spare), ID))
    settings = {"confirm_production": False, "quiet_hours": "", "language": "en"}
    (config / "settings.json").write_text(json.dumps(settings), "utf-8")


@contextmanager
def program(session: Session, **more: str) -> Iterator[KeyringProgram]:
    printed = (session.folder / "printed.txt").open("ab")
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.keyring_window"],
        env={**session.environment, "QT_QPA_PLATFORM": "offscreen", **more},
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=printed,
        text=True,
        encoding="utf-8",
    )
    running = KeyringProgram(child)
    try:
        assert running.do("look")["visible"]
        yield running
        running.do("close")
        assert child.wait(30) == 0
    finally:
        if child.poll() is None:
            child.kill()
        child.communicate()
        printed.close()


def wait_for_prompter(session: Session) -> None:
    """Wait until the keyring finds somebody who can ask."""
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    call = new_method_call(bus, "NameHasOwner", "s", ("org.gnome.keyring.SystemPrompter",))
    deadline = time.monotonic() + 30
    with open_dbus_connection(session.address) as connection:
        while not connection.send_and_get_reply(call).body[0]:
            assert time.monotonic() < deadline, "the prompter did not come up"
            time.sleep(0.05)


@contextmanager
def prompting(session: Session) -> Iterator[None]:
    """Run the desktop's own prompter, which asks for the keyring's password."""
    environment = {**session.environment, "DISPLAY": os.environ["DISPLAY"]}
    prompter = subprocess.Popen(
        [str(PROMPTER)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_prompter(session)
        yield
    finally:
        prompter.kill()
        prompter.wait(10)


def answer(*verbs: tuple[str, str]) -> None:
    """Wait for the prompter's window, and press keys in it."""
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "nlock"]
    subprocess.run(command, check=True, timeout=60, stdout=subprocess.DEVNULL)
    for verb in verbs:
        subprocess.run(["xdotool", *verb], check=True, timeout=20)
