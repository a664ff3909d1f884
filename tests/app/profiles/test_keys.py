"""The badge says where the keys are, and a keyring that does not answer holds up nothing."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.accounts.profiles import ProfileKind, sandbox_profile
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.backends import Backend, Choice, find
from chatapp_desktop.store.secrets.vault import Badge
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog
from chatapp_desktop.ui.words.notices import badge_text
from tests.support.sandbox import SandboxProcess
from tests.support.studio import OWNER, Studio, profile_at, studio


class Ring(KeyringBackend):
    """A keyring in memory that can be locked, or wait for its password."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.open = threading.Event()
        self.open.set()

    def _enter(self) -> None:
        self.open.wait()
        if self.locked:
            raise KeyringLocked

    def get_password(self, service: str, username: str) -> str | None:
        self._enter()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._enter()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._enter()
        self.kept.pop((service, username), None)


@pytest.fixture
def ring() -> Iterator[Ring]:
    made = Ring()
    yield made
    made.open.set()


@pytest.fixture
def run(
    qtbot: QtBot,
    tmp_path: Path,
    sandbox: SandboxProcess,
    loop: asyncio.AbstractEventLoop,
    ring: Ring,
) -> Iterator[Studio]:
    """A window without keys of its own, on a keyring of the test's."""
    del loop
    found = Choice(Backend("Test Ring", secure=True), (ring,))
    profile = profile_at(sandbox.url)
    with studio(qtbot, tmp_path, profile, secret=None, find_keyring=lambda: found) as made:
        keys = made.controller._keys
        made.wait(lambda: "No keys yet" in made.badge)
        keys._store._timeout = 0.5
        keys._vault.drop(profile.id)
        yield made
        ring.open.set()


def write_and_send(run: Studio) -> None:
    run.type("To", "380441234567")
    run.type("Content.text", "Hello")
    run.send()


def open_dialog(run: Studio) -> None:
    run.click("credentials")
    run.wait(lambda: run.window.findChild(QLineEdit, "access_key_id"))


def enter_keys(run: Studio) -> None:
    open_dialog(run)
    run.type("access_key_id", OWNER.access_key_id)
    run.type("access_key_secret", OWNER.access_key_secret)
    run.find(QPushButton, "save_credentials").click()


def test_keys_are_kept_and_found_again(run: Studio, ring: Ring, sandbox: SandboxProcess) -> None:
    enter_keys(run)
    run.wait(lambda: run.badge == "Keys are in Test Ring")
    assert len(ring.kept) == 1
    write_and_send(run)
    assert run.ended() is State.ACCEPTED
    run.controller._keys._vault.drop(run.controller._profiles.current().id)
    run.controller._keys.accounts.drop(run.controller._profiles.current().id)
    run.send()
    assert run.ended(2) is State.ACCEPTED
    assert len(sandbox.messages()) == 2


def test_keys_can_be_forgotten(run: Studio, ring: Ring) -> None:
    enter_keys(run)
    run.wait(lambda: len(ring.kept) == 1)
    run.gone("credentials_dialog")
    open_dialog(run)
    run.find(QPushButton, "forget_credentials").click()
    run.wait(lambda: not ring.kept)
    run.wait(lambda: run.badge == "No keys yet: enter them to send")
    write_and_send(run)
    assert run.ended() is State.NOT_SENT
    assert run.cell(Column.CODE) == "Credentials.Missing"


def forgets(run: Studio) -> QPushButton:
    """The button, as somebody finds it who opens the dialog."""
    open_dialog(run)
    return run.find(QPushButton, "forget_credentials")


def close_dialog(run: Studio) -> None:
    run.find(CredentialsDialog, "credentials_dialog").reject()
    run.gone("credentials_dialog")


def test_there_is_nothing_to_forget_where_nothing_is_saved(run: Studio, ring: Ring) -> None:
    button = forgets(run)
    assert (button.isEnabled(), button.toolTip()) == (False, "No keys of this profile are saved.")
    close_dialog(run)
    enter_keys(run)
    run.wait(lambda: len(ring.kept) == 1)
    run.gone("credentials_dialog")
    button = forgets(run)
    assert (button.isEnabled(), button.toolTip()) == (True, "")
    close_dialog(run)


def test_of_a_locked_keyring_nobody_knows_that_it_has_nothing(run: Studio, ring: Ring) -> None:
    ring.locked = True
    write_and_send(run)
    assert run.ended() is State.NOT_SENT
    assert forgets(run).isEnabled()
    close_dialog(run)


def test_a_locked_keyring(run: Studio, ring: Ring, sandbox: SandboxProcess) -> None:
    ring.locked = True
    write_and_send(run)
    assert run.ended() is State.NOT_SENT
    assert run.cell(Column.CODE) == "Credentials.Locked"
    assert "Unlock the keyring" in run.status
    ring.locked = False
    enter_keys(run)
    run.wait(lambda: run.badge == "Keys are in Test Ring")
    run.send()
    assert run.ended(2) is State.ACCEPTED
    assert len(sandbox.messages()) == 1


def test_a_keyring_that_waits_for_its_password(
    run: Studio, ring: Ring, sandbox: SandboxProcess
) -> None:
    ring.open.clear()
    write_and_send(run)
    assert run.ended() is State.NOT_SENT
    assert run.cell(Column.CODE) == "Credentials.TimedOut"
    assert "asking for your password" in run.status
    # The keys can be typed in all the same, and are used at once.
    enter_keys(run)
    run.wait(lambda: "this run" in run.badge)
    run.send()
    assert run.ended(2) is State.ACCEPTED
    assert len(sandbox.messages()) == 1


def test_the_dialog_opens_once_and_at_once(run: Studio, ring: Ring) -> None:
    ring.open.clear()
    run.controller._spawn(run.controller._keys.look())
    for _ in range(3):
        run.button("credentials").click()
    run.wait(lambda: run.window.findChild(CredentialsDialog))
    run.qtbot.wait(1)
    (dialog,) = run.window.findChildren(CredentialsDialog)
    assert dialog.isVisible()
    assert run.find(QLabel, "credentials_place").text()
    dialog.reject()
    run.wait(lambda: not run.window.findChild(QLineEdit, "access_key_id"))


def test_the_sandbox_needs_no_keys(
    qtbot: QtBot, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    del loop
    with studio(qtbot, tmp_path, sandbox_profile(), secret=None) as run:
        assert run.controller._profiles.current().kind is ProfileKind.SANDBOX
        run.wait(lambda: "nothing leaves this computer" in run.badge)
        write_and_send(run)
        assert run.ended() is State.ACCEPTED


def in_the_environment(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ALIBABA_CLOUD_ACCESS_KEY_ID", OWNER.access_key_id)
    monkeypatch.setenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", OWNER.access_key_secret)
    return "Environment (ALIBABA_CLOUD_…) · AK"


def of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> str:
    del monkeypatch
    keys = {"access_key_id": OWNER.access_key_id, "access_key_secret": OWNER.access_key_secret}
    unsupported = (
        "RamRoleArn",
        "EcsRamRole",
        "External",
        "OIDC",
        "CloudSSO",
        "ChainableRamRoleArn",
    )
    others = [{"name": f"as-{mode}", "mode": mode} for mode in unsupported]
    folder = Path.home() / ".aliyun"
    folder.mkdir()
    profiles = [*others, {"name": "me", "mode": "AK", **keys}]
    (folder / "config.json").write_text(json.dumps({"profiles": profiles}), "utf-8")
    return "~/.aliyun/config.json · me · AK"


def of_the_sdk(monkeypatch: pytest.MonkeyPatch) -> str:
    del monkeypatch
    folder = Path.home() / ".alibabacloud"
    folder.mkdir()
    (folder / "credentials").write_text(
        "[role]\ntype = ram_role_arn\n[me]\ntype = access_key\n"
        f"access_key_id = {OWNER.access_key_id}\naccess_key_secret = {OWNER.access_key_secret}\n",
        "utf-8",
    )
    return "~/.alibabacloud/credentials · me · access_key"


@pytest.mark.parametrize("source", [in_the_environment, of_the_command_line, of_the_sdk])
def test_keys_of_others_come_into_the_keyring_by_the_import_button_only(
    run: Studio,
    ring: Ring,
    sandbox: SandboxProcess,
    monkeypatch: pytest.MonkeyPatch,
    source: Callable[[pytest.MonkeyPatch], str],
) -> None:
    offered = source(monkeypatch)
    before = {path: path.read_bytes() for path in Path.home().rglob("*") if path.is_file()}
    open_dialog(run)
    origins = run.find(QComboBox, "keys_from")
    run.wait(lambda: origins.count() > 1)
    texts = [origins.itemText(row) for row in range(1, origins.count())]
    for row, text in enumerate(texts, start=1):
        if offered not in text:
            # One that this program does not read is named, and cannot be had in any way.
            origins.setCurrentIndex(row)
            assert text.split(" · ")[2] in run.find(QLabel, "credentials_note").text()
            assert not run.button("import_credentials").isEnabled()
            assert not run.button("save_credentials").isEnabled()
    row = next(row for row, text in enumerate(texts, start=1) if offered in text)
    origins.setCurrentIndex(row)
    # Read by name: nothing is copied.
    run.click("save_credentials")
    run.wait(lambda: "Keys are read from" in run.badge)
    write_and_send(run)
    assert run.ended() is State.ACCEPTED
    assert ring.kept == {}
    open_dialog(run)
    run.wait(lambda: run.find(QComboBox, "keys_from").currentText().endswith(offered))
    run.click("import_credentials")
    run.wait(lambda: run.badge == "Keys are in Test Ring")
    (blob,) = ring.kept.values()
    assert json.loads(blob)["access_key_secret"] == OWNER.access_key_secret
    assert run.controller._profiles.current().keys_from == ""
    for path, data in before.items():
        assert path.read_bytes() == data


@pytest.mark.keyring
def test_the_real_keyring(
    qtbot: QtBot, tmp_path: Path, sandbox: SandboxProcess, loop: asyncio.AbstractEventLoop
) -> None:
    """Kept in the Secret Service, found again by the next start, and forgotten on request."""
    del loop
    profile = profile_at(sandbox.url, "Real")
    with studio(qtbot, tmp_path, profile, secret=None, find_keyring=find) as run:
        run.wait(lambda: run.badge == "No keys yet: enter them to send")
        enter_keys(run)
        run.wait(lambda: run.badge == "Keys are in Secret Service")
    with studio(qtbot, tmp_path, profile, secret=None, find_keyring=find) as run:
        run.wait(lambda: run.badge == "Keys are in Secret Service")
        write_and_send(run)
        assert run.ended() is State.ACCEPTED
        open_dialog(run)
        run.find(QPushButton, "forget_credentials").click()
        run.wait(lambda: run.badge == "No keys yet: enter them to send")


@pytest.mark.parametrize("badge", list(Badge))
def test_every_badge_has_its_words(badge: Badge) -> None:
    text = badge_text(badge, "GNOME Keyring")
    assert (
        text
        == {
            Badge.ABSENT: "No keys yet: enter them to send",
            Badge.KEPT: "Keys are in GNOME Keyring",
            Badge.TOKEN_THIS_RUN: "Keys are in GNOME Keyring, the token for this run only",
            Badge.THIS_RUN: "Keys are kept for this run only",
            Badge.LOCKED: "The keyring is locked or does not answer",
        }[badge]
    )
