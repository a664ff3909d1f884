"""The guard rails, by clicking in the real window: who is asked, who is stopped, what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QTableView,
)

from chatapp_desktop.store import audit
from chatapp_desktop.store.accounts import contact_file
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio, profile_at

NUMBER = "380441234567"
SEND = "SendChatappMessage"


def write(run: Studio, text: str = "Hello Ann", to: str = "+380 44 123-45-67") -> None:
    run.type("To", to)
    run.type("Content.text", text)


def dialog(run: Studio, name: str) -> QDialog | None:
    found = (each for each in run.window.findChildren(QDialog, name) if each.isVisible())
    return next(found, None)


def opened(run: Studio, name: str) -> QDialog:
    run.wait(lambda: dialog(run, name))
    found = dialog(run, name)
    assert found is not None
    return found


def gone(run: Studio, name: str) -> None:
    run.wait(lambda: not run.window.findChildren(QDialog, name))


def chosen(run: Studio, path: Path) -> None:
    """Choose a file in the dialog that asks for one."""
    run.wait(lambda: run.window.findChildren(QFileDialog))
    (asking,) = run.window.findChildren(QFileDialog)
    asking.fileSelected.emit(str(path))
    asking.close()
    run.wait(lambda: not run.window.findChildren(QFileDialog))


def decisions(run: Studio) -> list[tuple[str, str]]:
    if not run.places.audit.exists():
        return []
    lines = map(json.loads, run.places.audit.read_text("ascii").splitlines())
    return [(line["decision"], line["why"]) for line in lines]


def production(sandbox: SandboxProcess, **changes: Any) -> Profile:
    return replace(profile_at(sandbox.url, "Shop"), kind=ProfileKind.PRODUCTION, **changes)


def test_production_asks_and_enter_means_no(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(production(sandbox), asks=True) as run:
        write(run)
        run.send()
        asking = opened(run, "question_dialog")
        texts = {each.objectName(): each.text() for each in asking.findChildren(QLabel)}
        assert texts["question_to"] == f"+{NUMBER}"
        assert texts["question_country"] == "Ukraine"
        assert texts["question_profile"] == "Shop"
        assert texts["question_label"] == "Promotion"
        assert "PRODUCTION" in texts["question_band"]
        assert "promotion" in texts["question_reasons"]
        assert "never written to" in texts["question_reasons"]
        body = asking.findChild(QPlainTextEdit, "question_text")
        assert body is not None
        assert body.toPlainText() == "Hello Ann"
        run.wait(asking.isActiveWindow)
        QTest.keyClick(asking.focusWidget(), Qt.Key.Key_Return)
        gone(run, "question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []
        assert decisions(run) == [("declined", "promotion, first_contact")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_other_keys_mean_no_too(open_window: Opening, sandbox: SandboxProcess, key: Qt.Key) -> None:
    with open_window(production(sandbox), asks=True) as run:
        write(run)
        run.send()
        asking = opened(run, "question_dialog")
        run.wait(asking.isActiveWindow)
        QTest.keyClick(asking.focusWidget(), key)
        gone(run, "question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []


def test_yes_sends_what_was_asked_about_and_the_next_one_is_not_asked(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox, label="transaction"), asks=True) as run:
        write(run)
        run.send()
        opened(run, "question_dialog")
        # Whatever happens to the form meanwhile: what leaves is what was asked about.
        run.window.set_draft(run.window.draft().replaced({"Content.text": "something else"}))
        run.click("confirm_send")
        assert run.ended() is State.ACCEPTED
        (message,) = sandbox.messages()
        assert json.loads(message["parameters"]["Content"]) == {"text": "Hello Ann"}
        write(run, "Your order is ready")
        run.send()
        assert run.ended(2) is State.ACCEPTED
        assert len(sandbox.messages()) == 2
        assert decisions(run) == [("confirmed", "first_contact"), ("sent", "")]
        verified = audit.verify(run.places.audit)
        assert (verified.count, verified.broken_at) == (2, 0)
        task = json.loads(run.places.audit.read_text("ascii").splitlines()[0])["task"]
        assert task == message["parameters"]["TaskId"]


def asked_again(run: Studio, answer: str) -> None:
    run.wait(lambda: run.window.findChild(QDialog, "question"))
    run.click(answer)
    run.wait(lambda: not run.window.findChild(QDialog, "question"))
    if answer == "question_no":
        run.wait(lambda: not run.window.send_bar.sending)


def test_what_is_answered_about_a_duplicate_is_in_the_trail(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    shop, careful = production(sandbox, label="transaction"), replace(QUIET, duplicate_minutes=10)
    with open_window(shop, asks=True, settings=careful) as run:
        write(run)
        run.send()
        opened(run, "question_dialog")
        run.click("confirm_send")
        assert run.ended() is State.ACCEPTED
        run.send()
        asked_again(run, "question_no")
        run.send()
        asked_again(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        assert decisions(run)[1:] == [("declined", "duplicate"), ("confirmed", "duplicate")]
        run.choose("Label", "promotion")
        run.send()
        asked_again(run, "question_yes")
        opened(run, "question_dialog")
        run.click("decline_send")
        gone(run, "question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        run.send()
        run.wait(lambda: run.window.findChild(QDialog, "question"))
        run.close()
        assert decisions(run)[3:] == [
            ("declined", "duplicate, promotion"),
            ("cancelled", "duplicate"),
        ]
        assert audit.verify(run.places.audit).broken_at == 0
    assert len(sandbox.messages()) == 2


@pytest.fixture
def _each_click_counts(qapp: QApplication) -> Iterator[None]:
    """No two clicks are a double click, however quick the hand is."""
    interval = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(interval)


@pytest.mark.usefixtures("_each_click_counts")
def test_what_is_answered_about_an_unknown_is_in_the_trail(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        sandbox.fault("drop_before", operation=SEND)
        write(run)
        run.send()
        run.wait(lambda: run.shows(State.UNKNOWN))
        run.window.history.select_newest()
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        asked_again(run, "question_no")
        run.click("send_again")
        asked_again(run, "question_yes")
        assert run.ended(2) is State.ACCEPTED
        assert decisions(run) == [("sent", ""), ("declined", "unknown"), ("confirmed", "unknown")]
    assert len(sandbox.messages()) == 1


@pytest.mark.parametrize("before", ["a sandbox", "another of its name"])
def test_what_did_not_reach_the_recipient_from_here_does_not_count(
    open_window: Opening, sandbox: SandboxProcess, before: str
) -> None:
    shop = production(sandbox, label="transaction")
    sandboxed = replace(shop, kind=ProfileKind.SANDBOX)
    first = sandboxed if before == "a sandbox" else replace(shop, id="another")
    with open_window(first, asks=False) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
    with open_window(shop, asks=True) as run:
        run.type("Content.text", "Now for real")
        run.send()
        asking = opened(run, "question_dialog")
        reasons = asking.findChild(QLabel, "question_reasons")
        assert reasons is not None
        assert "never written to" in reasons.text()
        run.click("confirm_send")
        assert run.ended(2) is State.ACCEPTED
        write(run, "And once more")
        run.send()
        assert run.ended(3) is State.ACCEPTED
        assert [decided for decided, _ in decisions(run)][-2:] == ["confirmed", "sent"]


def test_closing_the_program_at_the_question_sends_nothing(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox), asks=True) as run:
        write(run)
        run.send()
        opened(run, "question_dialog")
        run.close()
        assert decisions(run) == [("cancelled", "promotion, first_contact")]
    with open_window(production(sandbox), asks=True) as run:
        run.wait(run.controller._sending._services.done)
        assert run.rows == 0  # it never came to the outbox; the trail has it
    assert sandbox.messages() == []


def test_a_test_profile_sends_to_its_recipients_only(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    profile = replace(profile_at(sandbox.url, "Try-out"), kind=ProfileKind.TEST)
    with open_window(profile, asks=True) as run:
        write(run)
        run.wait(lambda: any("not one of its test recipients" in text for text in run.problems()))
        assert not run.button("send").isEnabled()
        assert "Send · TEST" in run.button("send").text()
        run.window._try_to_send()
        run.wait(lambda: decisions(run))
        assert decisions(run) == [("denied", f"not_a_test_recipient: {NUMBER}")]
        run.click("edit_profiles")
        opened(run, "profiles_dialog")
        run.click("test_recipients")
        opened(run, "list_dialog")
        run.click("add_line")
        lines = run.find(QTableView, "list_table").model()
        assert not run.button("save_list").isEnabled()
        for column, text in enumerate(("Ann", "+380 (44) 123 45 67")):
            lines.setData(lines.index(0, column), text)
        run.click("save_list")
        gone(run, "list_dialog")
        run.click("save_profiles")
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 1
        run.wait(lambda: len(decisions(run)) == 3)
        assert sorted(decisions(run)[1:]) == [("listed", "test_recipients: Ann"), ("sent", "")]


def test_the_do_not_contact_list_blocks_with_reason_and_name(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    entry = Blocked(NUMBER, "asked to stop", "bob", "2026-07-01")
    contact_file.save(tmp_path / "config" / "contacts.json", Contacts(blocked=(entry,)))
    with open_window(production(sandbox)) as run:
        write(run, to="0038 044 123 45 67")
        why = "asked to stop (bob 2026-07-01)"
        run.wait(lambda: any(why in text for text in run.problems()))
        assert not run.button("send").isEnabled()
        run.window.do_not_contact_requested.emit()
        opened(run, "list_dialog")
        run.find(QTableView, "list_table").selectRow(0)
        run.click("remove_lines")
        run.click("save_list")
        run.send()
        assert run.ended() is State.ACCEPTED


def test_who_has_blocked_us_is_offered_for_the_list(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        run.window.history.select_newest()
        run.wait(lambda: run.window.history.details.entry_id)
        assert not run.button("block_recipient").isVisible()
        history = run.controller._history
        assert history is not None
        entry = run.window.history.details.entry_id
        loop = run.task.get_loop()
        noted = loop.create_task(history.delivery(entry, "failed", 1.0, "SRVC_USER_BLOCKED"))
        run.wait(noted.done)
        run.window.history.entry_wanted.emit(entry)
        run.wait(run.button("block_recipient").isVisible)
        run.click("block_recipient")
        opened(run, "list_dialog")
        run.click("save_list")
        run.wait(lambda: run.controller._watch.contacts.blocked)
        (blocked,) = run.controller._watch.contacts.blocked
        assert (blocked.number, blocked.reason) == (NUMBER, "SRVC_USER_BLOCKED")
        assert blocked.added_by == audit.user_name()
        run.wait(lambda: not run.button("send").isEnabled())


@pytest.mark.parametrize("kind", [ProfileKind.PRODUCTION, ProfileKind.SANDBOX])
def test_a_policy_that_denies_wins(
    open_window: Opening, sandbox: SandboxProcess, kind: ProfileKind
) -> None:
    policy = Path.home() / ".aliyun" / "safety-policy.json"
    policy.parent.mkdir()
    rule = {"pattern": "cams:Send*", "action": "deny"}
    policy.write_text(json.dumps({"enabled": True, "rules": [rule]}), "utf-8")
    with open_window(replace(production(sandbox), kind=kind)) as run:
        write(run)
        run.wait(lambda: any("cams:Send*=deny" in text for text in run.problems()))
        assert not run.button("send").isEnabled()


def test_a_policy_that_came_a_moment_ago_is_read_before_each_send(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        write(run)
        run.wait(run.button("send").isEnabled)
        folder = Path.home() / ".aliyun"
        folder.mkdir()
        rule = {"pattern": "*:SendChatappMessage", "action": "deny"}
        text = json.dumps({"enabled": True, "rules": [rule]})
        (folder / "safety-policy.json").write_text(text, "utf-8")
        run.send()
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []
        assert decisions(run) == [("denied", "policy_denied: *:SendChatappMessage=deny")]
        rule["action"] = "confirm"
        (folder / "safety-policy.json").write_text(
            json.dumps({"enabled": True, "rules": [rule]}), "utf-8"
        )
        run.controller._watch.look()
        run.wait(run.button("send").isEnabled)
        run.send()
        asking = opened(run, "question_dialog")
        reasons = asking.findChild(QLabel, "question_reasons")
        assert reasons is not None
        assert "*:SendChatappMessage=confirm" in reasons.text()
        run.click("confirm_send")
        assert run.ended() is State.ACCEPTED


ENABLED, RULES = "ALIBABA_CLOUD_SAFETY_POLICY_ENABLED", "ALIBABA_CLOUD_SAFETY_POLICY_RULES"


def test_a_policy_in_the_environment_that_denies_wins_over_a_file_that_allows(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path.home() / ".aliyun"
    folder.mkdir()
    rule = {"pattern": "*", "action": "allow"}
    text = json.dumps({"enabled": False, "rules": [rule]})
    (folder / "safety-policy.json").write_text(text, "utf-8")
    monkeypatch.setenv(ENABLED, "true")
    monkeypatch.setenv(RULES, "ecs:*=confirm,cams:Send*=deny,*=allow")
    with open_window(production(sandbox)) as run:
        write(run)
        run.wait(lambda: any("cams:Send*=deny" in text for text in run.problems()))
        assert not run.button("send").isEnabled()
        run.wait(run.window.isActiveWindow)
        QTest.keyClick(run.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        run.wait(lambda: "forbids sending on this computer" in run.status)
        run.wait(lambda: decisions(run))
        assert decisions(run) == [("denied", "policy_denied: cams:Send*=deny")]
    assert sandbox.messages() == []


@pytest.mark.parametrize("answer", ["confirm_send", "decline_send"])
def test_a_policy_in_the_environment_asks_even_in_a_test_profile(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setenv(ENABLED, "1")
    monkeypatch.setenv(RULES, "cams:SendChatappMessage=forbid")
    profile = replace(profile_at(sandbox.url, "Try-out"), kind=ProfileKind.TEST)
    with open_window(profile) as run:
        run.wait(run.controller._sending._services.done)
        testers = {profile.id: (Recipient("Ann", NUMBER),)}
        run.controller._watch.contacts = Contacts(testers)
        run.controller._watch.tell()
        write(run)
        run.send()
        asking = opened(run, "question_dialog")
        reasons = asking.findChild(QLabel, "question_reasons")
        assert reasons is not None
        assert "cams:SendChatappMessage=confirm" in reasons.text()
        run.click(answer)
        gone(run, "question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        assert len(sandbox.messages()) == (answer == "confirm_send")
        word = "confirmed" if answer == "confirm_send" else "declined"
        assert decisions(run) == [(word, "policy")]
        monkeypatch.setenv("ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM", "1")
        write(run, "Hello again")
        run.send()
        run.wait(lambda: len(sandbox.messages()) == 1 + (answer == "confirm_send"))
        run.wait(lambda: not run.window.send_bar.sending)
        rule = "cams:SendChatappMessage=confirm"
        assert decisions(run)[-1] == ("sent", f"policy_skipped: {rule}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "not JSON"),
        ("[]", "not a policy"),
        ('{"enabled": "yes"}', "enabled is neither true nor false"),
        ('{"enabled": true, "rules": [{"pattern": "cams:*", "action": "perhaps"}]}', "perhaps"),
        (None, "safety-policy.json"),
    ],
)
def test_a_policy_that_cannot_be_read_asks_and_says_why(
    open_window: Opening, sandbox: SandboxProcess, text: str | None, word: str
) -> None:
    path = Path.home() / ".aliyun" / "safety-policy.json"
    path.parent.mkdir()
    if text is None:
        path.mkdir()
    else:
        path.write_text(text, "utf-8")
    # Not even asked in production, were it not for the policy.
    with open_window(production(sandbox), asks=False) as run:
        write(run)
        run.send()
        asking = opened(run, "question_dialog")
        reasons = asking.findChild(QLabel, "question_reasons")
        assert reasons is not None
        assert "cannot be read, so it may forbid this" in reasons.text()
        assert word in reasons.text()
        run.click("decline_send")
        gone(run, "question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        assert decisions(run) == [("declined", "policy_broken")]
    assert sandbox.messages() == []


def test_a_sandbox_never_asks(open_window: Opening, sandbox: SandboxProcess) -> None:
    del sandbox
    profile = replace(profile_at("http://127.0.0.1:1", "Box"), kind=ProfileKind.SANDBOX)
    with open_window(profile, asks=True) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        assert decisions(run) == [("sent", "")]


def test_what_cannot_be_written_down_is_not_sent(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        run.places.audit.mkdir(parents=True)
        write(run)
        run.send()
        run.wait(lambda: str(run.places.audit) in run.status)
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []


@pytest.mark.parametrize("how", ["undo", "close"])
def test_what_is_taken_back_while_it_is_held_has_a_line_that_says_so(
    open_window: Opening, sandbox: SandboxProcess, how: str
) -> None:
    settings = replace(QUIET, undo_seconds=60)
    with open_window(production(sandbox), settings=settings) as run:
        write(run)
        run.send()
        run.wait(lambda: run.shows(State.PREPARED))
        assert decisions(run) == [("sent", "")]
        if how == "undo":
            run.click("cancel")
            assert run.ended() is State.CANCELLED
        else:
            run.close()
        run.wait(lambda: len(decisions(run)) == 2)
        assert decisions(run) == [("sent", ""), ("cancelled", "undone")]
        lines = run.places.audit.read_text("ascii").splitlines()
        tasks = [json.loads(line)["task"] for line in lines]
        assert tasks[0] == tasks[1] != ""
    assert sandbox.messages() == []


@pytest.mark.parametrize("kind", ProfileKind)
def test_kind_and_colour_are_unmistakable(
    open_window: Opening, sandbox: SandboxProcess, kind: ProfileKind
) -> None:
    profile = replace(profile_at(sandbox.url, "Shop"), kind=kind, colour="#9c2a7a")
    with open_window(profile) as run:
        word = kind.value.upper()
        assert run.window.windowTitle() == f"Shop [{word}] — Chat App Desktop"
        assert run.button("send").text() == f"Send · {word}"
        band = run.find(QLabel, "band")
        assert band.text() == f"{word} · Shop"
        image = band.grab().toImage()
        assert image.pixelColor(3, image.height() // 2).name() == "#9c2a7a"
        run.wait(run.controller._sending._services.done)


def test_a_list_by_csv(open_window: Opening, sandbox: SandboxProcess, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Name;Number\nAnn;+380 44 123-45-67\nEve;none\n", "utf-8")
    profile = replace(profile_at(sandbox.url, "Try-out"), kind=ProfileKind.TEST)
    with open_window(profile) as run:
        run.click("edit_profiles")
        opened(run, "profiles_dialog")
        run.click("test_recipients")
        listing: Any = opened(run, "list_dialog")
        run.click("import_lines")
        chosen(run, source)
        run.wait(listing.lines)
        assert listing.lines() == [("Ann", NUMBER)]
        run.wait(lambda: "Line 3" in run.find(QLabel, "list_note").text())
        run.click("export_lines")
        chosen(run, target)
        run.wait(target.exists)
        assert target.read_text("utf-8-sig").splitlines() == ["name,number", f"Ann,{NUMBER}"]
        run.click("save_list")
        run.wait(lambda: run.controller._watch.contacts.test_of(profile.id))
        assert run.controller._watch.contacts.test_of(profile.id) == (Recipient("Ann", NUMBER),)
        gone(run, "list_dialog")
