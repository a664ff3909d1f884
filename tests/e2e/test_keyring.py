"""The window in every state of a real keyring: up, responsive, and saying what is going on."""

from __future__ import annotations

import base64
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
from urllib.parse import quote

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from chatapp_desktop.store.accounts import profiles
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles
from tests.support.keyring_session import Session, keyring_session, missing_programs
from tests.support.sandbox import SandboxProcess

PROMPTER = Path("/usr/libexec/gcr-prompter")
needs_prompter = pytest.mark.skipif(
    not PROMPTER.exists() or not shutil.which("xdotool"), reason="needs gcr-prompter and xdotool"
)
pytestmark = [
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


class Program:
    """A running program, worked over its pipes."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child

    def do(self, *verb: object) -> Any:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(verb) + "\n")
        self._child.stdin.flush()
        while True:
            line = self._child.stdout.readline()
            assert line, "the program has ended"
            if line.startswith("{"):
                answer = json.loads(line)
                assert "error" not in answer, answer
                return answer["answer"]

    @property
    def badge(self) -> str:
        return str(self.do("look")["badge"])

    def wait(self, what: str, seconds: float = 60) -> str:
        """Wait until the badge says so; each question is answered by the window's own thread."""
        deadline = time.monotonic() + seconds
        while what not in (badge := self.badge):
            assert time.monotonic() < deadline, badge
            time.sleep(0.05)
        return badge

    def wait_said(self, what: str, seconds: float = 60) -> str:
        """Wait until the status line says so."""
        deadline = time.monotonic() + seconds
        while what not in (said := str(self.do("look")["status"])):
            assert time.monotonic() < deadline, said
            time.sleep(0.05)
        return said

    def wait_gone(self, name: str) -> None:
        deadline = time.monotonic() + 30
        while self.do("shows", name):
            assert time.monotonic() < deadline, name
            time.sleep(0.05)

    def until(self, *verb: object) -> Any:
        """Ask until there is an answer."""
        deadline = time.monotonic() + 30
        while not (answer := self.do(*verb)):
            assert time.monotonic() < deadline, verb
            time.sleep(0.05)
        return answer

    def wait_shown(self, name: str) -> None:
        self.until("shows", name)

    def wait_text(self, name: str, what: str) -> None:
        deadline = time.monotonic() + 30
        while what not in (text := str(self.do("text", name))):
            assert time.monotonic() < deadline, text
            time.sleep(0.05)

    def delete_profile(self) -> None:
        """Delete the profile in force with the dialog's own button."""
        self.do("click", "edit_profiles")
        self.wait_shown("profiles_dialog")
        self.do("click", "delete_profile")
        self.do("click", "save_profiles")
        self.wait_gone("profiles_dialog")

    def type_keys(self, key_id: str = "testid", secret: str = SECRET) -> None:
        self.do("click", "credentials")
        deadline = time.monotonic() + 30
        while not self.do("dialog"):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        self.do("enter", key_id, secret)

    def send(self, text: str = "Hello") -> list[str]:
        """Send to a number; the history's newest row when it has ended."""
        count = len(self.do("look")["rows"])
        self.do("type", "To", "+380 44 123-45-67")
        self.do("type", "Content.text", text)
        deadline = time.monotonic() + 30
        while not self.do("look")["ready"]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        self.do("click", "send")
        while True:
            rows = self.do("look")["rows"]
            if len(rows) > count and any("✓" in cell or "✕" in cell for cell in rows[0]):
                return list(rows[0])
            assert time.monotonic() < deadline, rows
            time.sleep(0.05)


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
def program(session: Session, **more: str) -> Iterator[Program]:
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
    running = Program(child)
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


def test_unlocked(session: Session) -> None:
    session.start_keyring("password")
    with program(session) as running:
        running.wait("No keys yet")
        running.type_keys()
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send())
    with program(session) as running:
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send("again"))


def test_locked_and_nobody_can_ask(locked: Session) -> None:
    locked.start_keyring()
    with program(locked) as running:
        running.wait("Secret Service is locked")
        assert running.do("offers_again")
        running.type_keys()
        running.wait("kept for this run only")
        assert "✓" in " ".join(running.send())


def test_never_answered(locked: Session) -> None:
    """The keyring waits for its password; the program goes on, with keys for this run."""
    locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.do("type", "Content.text", "typed while it waits")
        assert running.do("look")["draft"]["Content.text"] == "typed while it waits"
        running.type_keys()
        assert "✓" in " ".join(running.send())


def test_never_answered_until_the_time_is_up(locked: Session) -> None:
    locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.wait("does not answer", 100)
        assert running.do("offers_again")


def test_killed_in_mid_call(locked: Session) -> None:
    mute = locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        locked.end(mute)
        running.wait("The keys are in Secret Service, which is not there now")
        assert running.do("offers_again")
        locked.start_keyring("password")
        running.do("click", "ask_keyring")
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send())


def test_absent(session: Session) -> None:
    with program(session) as running:
        running.wait("No keyring: keys that you enter are kept for this run only")
        running.type_keys()
        running.wait("kept for this run only")
        assert "✓" in " ".join(running.send())


def test_no_bus_at_all(locked: Session) -> None:
    locked.address = "unix:path=/nonexistent/bus"
    with program(locked) as running:
        running.wait("The keys are in Secret Service, which is not there now")
        running.type_keys()
        assert "✓" in " ".join(running.send())


# Deleting a profile deletes its secret


def leftovers(session: Session) -> list[str]:
    """The deleted profiles whose secrets the program remembers."""
    path = Path(session.environment["HOME"]) / ".config" / "chatapp-desktop" / "profiles.json"
    return [each["name"] for each in json.loads(path.read_text("utf-8"))["leftovers"]]


def test_deleting_a_profile_deletes_its_secret(session: Session) -> None:
    session.start_keyring("password")
    with program(session) as running:
        running.wait("No keys yet")
        running.type_keys()
        running.wait("Keys are in Secret Service")
        assert session.run(FETCH) == ["Found(secret=Secret(…), token_missing=False)"]
        running.delete_profile()
        running.wait_said("The keys of “Shop” are deleted.")
        assert session.run(FETCH) == ["Missing()"]
    assert leftovers(session) == []


def test_a_secret_that_a_locked_keyring_keeps_is_deleted_when_it_is_open(locked: Session) -> None:
    keyring = locked.start_keyring()
    with program(locked) as running:
        running.wait("Secret Service is locked")
        running.delete_profile()
        said = running.wait_said("Secret Service was not unlocked")
        assert "the keys of “Shop” are still in it" in said
    assert leftovers(locked) == ["Shop"]
    with program(locked) as running:
        running.wait_said("The keys of deleted profiles are still in the keyring: “Shop”.")
    locked.end(keyring)
    locked.start_keyring("password")
    assert locked.run(FETCH) == ["Found(secret=Secret(…), token_missing=False)"]
    with program(locked) as running:
        running.wait_said("The keys of “Shop” are deleted.")
    assert locked.run(FETCH) == ["Missing()"]
    assert leftovers(locked) == []


def test_a_secret_in_a_keyring_that_is_absent_can_be_deleted_by_a_button_later(
    locked: Session,
) -> None:
    with program(locked) as running:
        running.wait("which is not there now")
        running.delete_profile()
        running.wait_said("Secret Service is not there now, so the keys of “Shop” are still in it")
        locked.start_keyring("password")
        running.do("click", "edit_profiles")
        running.wait_shown("profiles_dialog")
        running.do("click", "delete_left_keys")
        running.wait_said("The keys of “Shop” are deleted.")
        assert not running.do("shows", "delete_left_keys")
        running.do("click", "save_profiles")
        assert locked.run(FETCH) == ["Missing()"]


def test_a_keyring_that_does_not_answer_holds_up_no_deleting(locked: Session) -> None:
    mute = locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.delete_profile()
        running.wait_said("Deleting the keys of “Shop” from your keyring …")
        # The profile is gone and the window works while the keyring still thinks.
        assert leftovers(locked) == ["Shop"]
        running.do("type", "Content.text", "typed while it thinks")
        assert running.do("look")["draft"]["Content.text"] == "typed while it thinks"
        locked.end(mute)
        running.wait_said("the keys of “Shop” are still in it")
    assert leftovers(locked) == ["Shop"]


@pytest.mark.screen
@needs_prompter
def test_deleting_asks_for_the_password_of_a_locked_keyring(locked: Session) -> None:
    locked.start_keyring()
    with prompting(locked), program(locked) as running:
        running.wait("Waiting for your keyring")
        answer(("key", "Escape"))
        running.wait("Secret Service")
        running.delete_profile()
        answer(("type", "password"), ("key", "Return"))
        running.wait_said("The keys of “Shop” are deleted.")
        assert locked.run(FETCH) == ["Missing()"]


def test_a_message_that_waits_for_the_keyring_can_be_taken_back(locked: Session) -> None:
    """While the call is pending the window sends nothing, says what it waits for, and obeys."""
    mute = locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.do("type", "To", "+380 44 123-45-67")
        running.do("type", "Content.text", "Hello")
        deadline = time.monotonic() + 30
        while not running.do("look")["ready"]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        running.do("click", "send")
        running.wait_shown("cancel")
        assert "Waiting for your keyring" in running.badge
        running.do("click", "cancel")
        running.wait_said("cancelled")
        assert "Waiting for your keyring" in running.badge
        # With the call still pending, a profile can be changed and the settings opened.
        running.do("click", "edit_profiles")
        running.wait_shown("profiles_dialog")
        running.do("click", "cancel_profiles")
        assert mute.poll() is None


def test_nothing_that_the_program_writes_has_the_secret(session: Session) -> None:
    """Settings, logs, database, trail, crash report, exports, its output, the keyring's file."""
    secret = "Sp3cial/Secret+with=signs~and%words"
    exports = session.folder / "exports"
    exports.mkdir()
    keyring = session.start_keyring("password")
    with program(session) as running:
        running.wait("No keys yet")
        running.type_keys("testid", secret)
        running.wait("Keys are in Secret Service")
        # The wrong secret for this account: the service refuses it, at length.
        assert "SignatureDoesNotMatch" in " ".join(running.send())
        running.do("choose_newest")
        copied = running.until("copied")
        running.do("click", "edit_profiles")
        running.wait_shown("profiles_dialog")
        running.do("click", "test_connection")
        running.wait_text("connection_result", "Wrong AccessKey secret.")
        running.do("export_profiles", str(exports / "profiles.json"))
        running.wait_text("connection_result", "without any keys")
        running.do("click", "copy_policy")
        running.do("click", "save_profiles")
        running.wait_gone("profiles_dialog")
        for suffix in ("csv", "jsonl"):
            running.do("export_history", str(exports / f"history.{suffix}"))
            running.wait_said(f"history.{suffix}")
        running.do("command", "Ctrl+,")
        running.wait_shown("settings_window")
        running.do("click", "save_settings")
        running.wait_gone("settings_window")
        for keys, name in (("Ctrl+Shift+Return", "dry_run"), ("Ctrl+Shift+G", "code_dialog")):
            running.do("command", keys)
            running.wait_shown(name)
            copied += running.do("words", name)
            running.do("dismiss_dialog", name)
            running.wait_gone(name)
        running.do("blunder", secret)
        report = running.until("report")
        running.do("dismiss_dialog", "report_dialog")
        assert running.do("core_limit") == 0
        # The keyring goes away, so that deleting leaves its traces, too.
        session.end(keyring)
        running.delete_profile()
        running.wait_said("so the keys of “Shop” are still in it")
    forms = spellings(secret)
    for text in (report, *copied):
        assert text
        assert not [form for form in forms if form in text.encode()]
    written = [path for path in session.folder.rglob("*") if path.is_file()]
    names = {path.name for path in written}
    assert {
        *("chatapp-desktop.log", "history.sqlite3", "settings.json", "audit.jsonl", "audit.head"),
        *("profiles.json", "accounts.json", "history.csv", "history.jsonl", "printed.txt"),
    } <= names
    for path in written:
        data = path.read_bytes()
        assert not [form for form in forms if form in data], path


def spellings(secret: str) -> set[bytes]:
    """The secret as it is, and in the encodings that could hide it; both halves alone as well."""
    found = set()
    for text in (secret, secret[: len(secret) // 2], secret[len(secret) // 2 :]):
        data = text.encode()
        found |= {data, data.hex().encode(), data.hex().upper().encode()}
        found |= {quote(text, safe="").encode(), quote(text, safe="").lower().encode()}
    data = secret.encode()
    # Whatever stands before it, base64 repeats in one of three ways.
    for shift in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            coded = encode(b"x" * shift + data)
            found.add(coded[4 : len(coded) - 4])
    return found


@pytest.mark.screen
@needs_prompter
def test_locked_and_answered(locked: Session) -> None:
    locked.start_keyring()
    with prompting(locked), program(locked) as running:
        running.wait("Waiting for your keyring")
        running.do("type", "Content.text", "typed while it asks")
        answer(("type", "password"), ("key", "Return"))
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send())


@pytest.mark.screen
@needs_prompter
def test_locked_and_refused(locked: Session) -> None:
    locked.start_keyring()
    with prompting(locked), program(locked) as running:
        running.wait("Waiting for your keyring")
        answer(("key", "Escape"))
        running.wait("Secret Service")
        assert running.do("offers_again")
        running.type_keys()
        answer(("key", "Escape"))  # the program offers the keyring what was entered
        running.wait("kept for this run only")
        assert "✓" in " ".join(running.send())
