"""Profiles by clicking: make, copy, rename, order, delete, test, share; keys from elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
)

from chatapp_desktop.store.accounts import profiles as profile_store
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.store.secrets.vault import Badge
from chatapp_desktop.ui.profiles.kinds import swatch
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at

SECRET = "testsecret"


def editing(run: Studio) -> Any:
    run.click("edit_profiles")
    return run.opened("profiles_dialog")


def kept(run: Studio) -> tuple[Profile, ...]:
    return profile_store.load(run.places.profiles)[0].items


def names(run: Studio) -> list[str]:
    listed = run.find(QListWidget, "profile_list")
    return [listed.item(row).text() for row in range(listed.count())]


def save(run: Studio) -> None:
    run.click("save_profiles")
    run.wait(lambda: not run.window.findChildren(QDialog, "profiles_dialog"))


def connection_result(run: Studio) -> str:
    run.click("test_connection")
    run.wait(run.button("test_connection").isEnabled)
    return run.find(QLabel, "connection_result").text()


def test_make_copy_rename_order_and_delete(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        editing(run)
        run.click("new_profile")
        run.type("profile_name", "Try-out")
        run.type("profile_ttl", "600")
        run.choose("profile_kind", ProfileKind.TEST)
        run.click("copy_profile")
        assert names(run) == ["Shop · PRODUCTION", "Try-out · TEST", "Copy of Try-out · TEST"]
        run.type("profile_name", "Shop")
        assert not run.button("save_profiles").isEnabled()
        run.type("profile_name", "Second")
        run.choose("profile_colour", "#9c2a7a")
        run.click("profile_up")
        save(run)
        run.wait(lambda: len(kept(run)) == 3)
        shop, second, first = kept(run)
        assert [shop.name, second.name, first.name] == ["Shop", "Second", "Try-out"]
        assert (second.kind, second.ttl, second.colour) == (ProfileKind.TEST, "600", "#9c2a7a")
        assert len({shop.id, second.id, first.id}) == 3
        editing(run)
        run.find(QListWidget, "profile_list").setCurrentRow(1)
        run.click("delete_profile")
        save(run)
        run.wait(lambda: len(kept(run)) == 2)
        assert [each.name for each in kept(run)] == ["Shop", "Try-out"]
        assert run.find(QComboBox, "profile").count() == 2


def filter_entries(run: Studio) -> list[str]:
    box = run.find(QComboBox, "filter_profile")
    return [box.itemText(place) for place in range(box.count())]


def test_the_history_is_filtered_by_profile_whatever_it_is_called(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        run.wait(lambda: filter_entries(run) == ["Any profile", "Shop"])
        run.type("To", "380441234567")
        run.type("Content.text", "From the shop")
        run.send()
        assert run.ended() is State.ACCEPTED
        shop = run.controller._profiles.current()
        run.choose("filter_profile", shop.id)
        run.wait(lambda: run.rows == 1)
        editing(run)
        run.type("profile_name", "Boots")
        run.click("new_profile")
        run.type("profile_name", "Shop")
        save(run)
        run.wait(lambda: filter_entries(run) == ["Any profile", "Boots", "Shop"])
        box = run.find(QComboBox, "filter_profile")
        assert (box.currentText(), run.rows) == ("Boots", 1)
        run.choose("filter_profile", kept(run)[1].id)
        run.wait(lambda: run.rows == 0)
        run.choose("filter_profile", shop.id)
        run.wait(lambda: run.rows == 1)
        editing(run)
        run.find(QListWidget, "profile_list").setCurrentRow(0)
        run.click("delete_profile")
        save(run)
        # By the name under which it was last used.
        run.wait(lambda: filter_entries(run) == ["Any profile", "Shop", "Shop (deleted)"])
        assert (box.currentText(), run.rows) == ("Shop (deleted)", 1)
    with open_window() as run:
        run.wait(lambda: filter_entries(run)[-1] == "Shop (deleted)")
        run.choose("filter_profile", shop.id)
        run.wait(lambda: run.rows == 1)


def test_the_history_can_be_filtered_by_a_sandbox_that_is_taken_into_use(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        run.wait(lambda: filter_entries(run) == ["Any profile", "Shop"])
        run.choose("filter_profile", run.controller._profiles.current().id)
        run.controller._profiles.use_sandbox()  # as the welcome window has it
        run.wait(lambda: filter_entries(run) == ["Any profile", "Shop", "Sandbox"])
        assert run.find(QComboBox, "filter_profile").currentText() == "Shop"


def test_what_another_window_makes_of_the_profiles_is_kept_and_shown(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        shop = run.controller._profiles.current()
        other = profile_at(sandbox.url, "Other")
        editing(run)
        # The other window renames this one's profile and makes another one.
        theirs = Profiles((replace(shop, sender="2910"), other), other.id)
        profile_store.save(run.places.profiles, theirs)
        run.controller._profiles.choose(shop.id)
        run.wait(lambda: run.find(QComboBox, "profile").count() == 2)
        assert run.controller._profiles.current().sender == "2910"
        assert run.find(QComboBox, "From").currentText().startswith("2910")
        # The dialog, opened before, knows one profile only.
        run.click("new_profile")
        run.type("profile_name", "Third")
        save(run)
        run.wait(lambda: len(kept(run)) == 3)
        assert [each.name for each in kept(run)] == ["Shop", "Third", "Other"]


def cancel(run: Studio) -> None:
    run.click("cancel_profiles")
    run.wait(lambda: not run.window.findChildren(QDialog, "profiles_dialog"))


def with_a_test_profile(run: Studio) -> None:
    """Add one, with one test recipient, by the dialog."""
    editing(run)
    run.click("new_profile")
    run.type("profile_name", "Try-out")
    run.click("apply_profiles")
    run.wait(lambda: len(kept(run)) == 2)
    cancel(run)
    editing(run)
    run.find(QListWidget, "profile_list").setCurrentRow(1)


@pytest.mark.parametrize("name", ["profile_keys", "test_recipients"])
def test_cancel_changes_nothing_whatever_was_pressed_before(
    open_window: Opening, sandbox: SandboxProcess, name: str
) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        with_a_test_profile(run)
        before = kept(run)
        assert run.button(name).isEnabled()
        run.find(QListWidget, "profile_list").setCurrentRow(0)
        run.click("delete_profile")
        assert names(run) == ["Try-out · TEST"]
        assert "once the changes are applied" in run.find(QLabel, "unsaved_note").text()
        assert run.find(QLabel, "unsaved_note").isVisible()
        assert run.button(name).toolTip() == run.find(QLabel, "unsaved_note").text()
        QTest.mouseClick(run.button(name), Qt.MouseButton.LeftButton)
        cancel(run)
        assert kept(run) == before
        assert run.find(QComboBox, "profile").count() == 2
        assert run.controller._keys.accounts.vault.badge(before[0].id) is Badge.THIS_RUN
        assert not run.window.findChildren(QDialog, "credentials_dialog")
        assert not run.window.findChildren(QDialog, "list_dialog")


def test_a_new_profile_gets_its_keys_once_it_is_applied(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        editing(run)
        assert not run.button("apply_profiles").isEnabled()
        run.click("new_profile")
        assert not run.button("profile_keys").isEnabled()
        run.click("apply_profiles")
        assert not run.find(QLabel, "unsaved_note").isVisible()
        assert run.button("profile_keys").toolTip() == ""
        run.click("profile_keys")
        dialog = run.opened("credentials_dialog")
        run.type("access_key_id", "testid")
        run.type("access_key_secret", SECRET)
        run.click("save_credentials")
        run.wait(lambda: not dialog.isVisible())
        run.type("profile_name", "Never kept")
        cancel(run)
        assert [each.name for each in kept(run)] == ["Shop", "New profile"]


def test_the_chosen_swatch_keeps_its_colour(qapp: QApplication) -> None:
    icon = swatch("#b3261e", 16)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        assert icon.pixmap(16, mode).toImage().pixelColor(8, 8).name() == "#b3261e"


@pytest.mark.parametrize(
    ("endpoint", "word"),
    [
        ("https://cams.example.com", "bare host name"),
        ("http://cams.example.com", "127.0.0.1"),
        ("cams example", "bare host name"),
    ],
)
def test_an_unsound_endpoint_is_not_saved(
    open_window: Opening, sandbox: SandboxProcess, endpoint: str, word: str
) -> None:
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        dialog = editing(run)
        run.type("profile_endpoint", endpoint)
        assert word in run.find(QLabel, "profile_note").text()
        assert not run.button("save_profiles").isEnabled()
        assert not run.button("test_connection").isEnabled()
        dialog.reject()
        run.wait(run.controller._sending._services.done)


def test_a_test_of_the_connection_fills_the_lists(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    profile = replace(profile_at(sandbox.url, "Shop"), cust_space_id="", sender="")
    with open_window(profile) as run:
        editing(run)
        text = connection_result(run)
        assert text.startswith("Connected.")
        assert "2910 · Sandbox Clinic · stopped · DZ" in text
        assert run.find(QComboBox, "profile_space").currentText() == "cams-sandbox"
        assert run.find(QComboBox, "profile_sender").currentText() == "2909"
        save(run)
        sender = run.find(QComboBox, "From")
        run.wait(lambda: sender.count() == 2)
        assert sender.currentText() == "2909"
        sender.setCurrentIndex(1)
        sender.activated.emit(1)
        assert sender.currentText() == "2910"
        run.type("To", "+213 551 23 45 67")
        run.type("Content.text", "Hello")
        run.wait(lambda: any("stopped" in each for each in run.problems()))
        assert not run.button("send").isEnabled()
        run.type("From", "29")
        assert sender.currentText() == "29"
        run.type("From", "2909")
        run.wait(lambda: any("Algeria" in each for each in run.problems()))
        assert run.button("send").isEnabled()
        run.wait(run.places.facts.exists)
    with open_window(replace(profile, cust_space_id="cams-sandbox", sender="2910")) as run:
        run.wait(lambda: run.find(QComboBox, "From").count() == 2)
        assert run.find(QComboBox, "From").currentText() == "2909"  # the draft of before


@pytest.mark.parametrize(
    ("secret", "heading"),
    [
        (Secret("nobody", SECRET), "Wrong AccessKey ID."),
        (Secret("testid", "wrong"), "Wrong AccessKey secret."),
        (Secret("testid-denied", SECRET), "Permissions are missing."),
        (Secret("testid-noproduct", SECRET), "The product is not activated."),
        (Secret("STS.testid", SECRET, "expiredtoken"), "The security token has expired."),
        (None, "No keys."),
    ],
)
def test_what_is_wrong_is_told(
    open_window: Opening, sandbox: SandboxProcess, secret: Secret | None, heading: str
) -> None:
    with open_window(profile_at(sandbox.url, "Shop"), secret=secret) as run:
        editing(run)
        assert connection_result(run).startswith(heading)
        run.click("copy_policy")
        policy = json.loads(QApplication.clipboard().text())
        (statement,) = policy["Statement"]
        said = run.find(QLabel, "connection_result").text()
        if heading.startswith("Permissions"):
            assert said.startswith("The missing permissions are copied")
            assert "cams:ListInstance" in said
            assert "cams:ListInstance" in statement["Action"]
            assert "cams:SendChatappMessage" not in statement["Action"]
        else:
            assert said.startswith("The policy is copied.")
            assert "cams:SendChatappMessage" in statement["Action"]
        save(run)


def test_profiles_are_shared_without_secrets(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    target = tmp_path / "shared.json"
    with open_window(profile_at(sandbox.url, "Shop")) as run:
        editing(run)
        run.click("export_profiles")
        run.choose_file(target)
        run.wait(target.exists)
        assert SECRET not in target.read_text("utf-8")
        run.click("import_profiles")
        run.choose_file(target)
        run.wait(lambda: len(names(run)) == 2)
        assert names(run) == ["Shop · PRODUCTION", "Shop 2 · PRODUCTION"]
        assert run.button("save_profiles").isEnabled()
        run.type("profile_name", "Shop of a colleague")
        save(run)
        run.wait(lambda: len(kept(run)) == 2)


def test_keys_are_read_from_the_command_lines_file_and_not_copied(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    folder = Path.home() / ".aliyun"
    folder.mkdir()
    role = {"name": "ops", "mode": "RamRoleArn", "access_key_id": "x", "access_key_secret": "y"}
    keys = {"name": "me", "mode": "AK", "access_key_id": "testid", "access_key_secret": SECRET}
    (folder / "config.json").write_text(json.dumps({"profiles": [role, keys]}), "utf-8")
    with open_window(profile_at(sandbox.url, "Shop"), secret=None) as run:
        run.click("credentials")
        run.opened("credentials_dialog")
        origin = run.find(QComboBox, "keys_from")
        run.wait(lambda: origin.count() == 3)
        origin.setCurrentIndex(1)
        assert "RamRoleArn" in run.find(QLabel, "credentials_note").text()
        assert not run.button("save_credentials").isEnabled()
        origin.setCurrentIndex(2)
        assert not run.find(QLineEdit, "access_key_secret").isEnabled()
        run.click("save_credentials")
        run.wait(lambda: "~/.aliyun/config.json · me" in run.badge)
        run.type("To", "+380 44 123-45-67")
        run.type("Content.text", "Hello")
        run.send()
        assert run.ended() is State.ACCEPTED
        run.wait(lambda: kept(run)[0].keys_from == "aliyun:me")
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path
    (folder / "config.json").unlink()
    profile = replace(profile_at(sandbox.url, "Shop"), keys_from="aliyun:me")
    with open_window(profile, secret=None) as run:
        run.wait(lambda: "not there" in run.badge)
        assert run.button("ask_keyring").isVisible()


def test_keys_are_told_apart_by_the_beginning_of_their_id_and_their_file(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    folder = Path.home() / ".alibabacloud"
    folder.mkdir()
    for name, key in (("credentials", "LTAITEST01"), ("credentials.ini", "testid")):
        entry = f"[default]\ntype=access_key\naccess_key_id={key}\naccess_key_secret={SECRET}\n"
        (folder / name).write_text(entry + f"[plain]\naccess_key_id={key}\n", "utf-8")
    with open_window(profile_at(sandbox.url, "Shop"), secret=None) as run:
        run.click("credentials")
        run.opened("credentials_dialog")
        origin = run.find(QComboBox, "keys_from")
        run.wait(lambda: origin.count() == 5)
        assert [origin.itemText(row) for row in range(1, 5)] == [
            "LTAITEST… · ~/.alibabacloud/credentials · default · access_key",
            "LTAITEST… · ~/.alibabacloud/credentials · plain · no mode",
            "testid… · ~/.alibabacloud/credentials.ini · default · access_key",
            "testid… · ~/.alibabacloud/credentials.ini · plain · no mode",
        ]
        note = run.find(QLabel, "credentials_note")
        origin.setCurrentIndex(4)
        assert "does not say" in note.text()
        assert not run.button("save_credentials").isEnabled()
        warned = note.palette().color(note.foregroundRole())
        origin.setCurrentIndex(3)
        assert note.palette().color(note.foregroundRole()) != warned
        assert origin.toolTip() == origin.currentText()
        assert origin.fontMetrics().horizontalAdvance(origin.itemText(3)[:40]) < origin.width()
        run.click("save_credentials")
        run.wait(lambda: "credentials.ini · default" in run.badge)
        run.type("To", "+380 44 123-45-67")
        run.type("Content.text", "Hello")
        run.send()
        assert run.ended() is State.ACCEPTED
    # What a profile of before says is still found in the list.
    profile = replace(profile_at(sandbox.url, "Shop"), keys_from="alibabacloud:default")
    with open_window(profile, secret=None) as run:
        run.click("credentials")
        run.opened("credentials_dialog")
        origin = run.find(QComboBox, "keys_from")
        run.wait(lambda: origin.currentText().startswith("LTAITEST…"))
        assert origin.count() == 5


def test_the_dialogs_fields_are_empty_when_it_has_closed(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(profile_at(sandbox.url, "Shop"), secret=None) as run:
        run.wait(lambda: "Waiting" not in run.badge)
        run.click("credentials")
        dialog = run.opened("credentials_dialog")
        fields = [
            run.find(QLineEdit, name)
            for name in ("access_key_id", "access_key_secret", "security_token")
        ]
        for field in fields:
            field.setText("something")
        assert [field.echoMode() for field in fields[1:]] == [QLineEdit.EchoMode.Password] * 2
        dialog.reject()
        assert [field.text() for field in fields] == [""] * 3
        run.wait(lambda: not run.window.findChildren(QDialog, "credentials_dialog"))
