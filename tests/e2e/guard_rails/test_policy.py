"""The computer's own policy over the real window: it denies, it asks, it is never overlooked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chatapp_desktop.store.accounts.contacts import Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import ProfileKind
from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.rails import (
    NUMBER,
    decisions,
    decline,
    hint_of,
    production,
    put_policy,
    reasons_of,
    write,
)
from tests.support.sandbox import SandboxProcess
from tests.support.studio import profile_at


@pytest.mark.parametrize("kind", [ProfileKind.PRODUCTION, ProfileKind.SANDBOX])
def test_a_policy_that_denies_wins(
    open_window: Opening, sandbox: SandboxProcess, kind: ProfileKind
) -> None:
    put_policy("cams:Send*", "deny")
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
        put_policy("*:SendChatappMessage", "deny")
        run.send()
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []
        assert decisions(run) == [("denied", "policy_denied: *:SendChatappMessage=deny")]
        put_policy("*:SendChatappMessage", "confirm")
        run.controller._watch.look()
        run.wait(run.button("send").isEnabled)
        run.send()
        reasons = reasons_of(run)
        assert "*:SendChatappMessage=confirm" in reasons
        run.click("confirm_send")
        assert run.ended() is State.ACCEPTED


def test_a_policy_that_came_while_the_service_asked_to_wait_is_obeyed(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """The message was refused once, for the moment; it must not leave by its own repetition."""
    sandbox.fault("throttle", operation="SendChatappMessage", retry_after_ms=2_000)
    with open_window(production(sandbox), asks=False) as run:
        write(run)
        run.send()
        run.wait(lambda: "asks to wait; next try in" in hint_of(run))
        put_policy("cams:Send*", "deny")
        assert run.ended() is State.NOT_SENT
        run.wait(lambda: decisions(run)[-1][0] == "denied")
        assert decisions(run)[-1] == ("denied", "policy_denied: cams:Send*=deny")
    assert sandbox.messages() == []


ENABLED, RULES = "ALIBABA_CLOUD_SAFETY_POLICY_ENABLED", "ALIBABA_CLOUD_SAFETY_POLICY_RULES"


def test_a_policy_in_the_environment_that_denies_wins_over_a_file_that_allows(
    open_window: Opening, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_policy("*", "allow", enabled=False)
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
        reasons = reasons_of(run)
        assert "cams:SendChatappMessage=confirm" in reasons
        run.click(answer)
        run.gone("question_dialog")
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
        reasons = reasons_of(run)
        assert "cannot be read, so it may forbid this" in reasons
        assert word in reasons
        decline(run)
        assert decisions(run) == [("declined", "policy_broken")]
    assert sandbox.messages() == []
