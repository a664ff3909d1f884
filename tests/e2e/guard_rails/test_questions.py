"""The question before a send, by clicking in the real window: who is asked, and what counts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from chatapp_desktop.store import audit
from chatapp_desktop.store.accounts.profiles import ProfileKind
from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.rails import NUMBER, decisions, production, reasons_of, write
from tests.support.sandbox import SandboxProcess
from tests.support.studio import profile_at


def test_production_asks_and_enter_means_no(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(production(sandbox), asks=True) as run:
        write(run)
        run.send()
        asking = run.opened("question_dialog")
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
        run.gone("question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []
        assert decisions(run) == [("declined", "promotion, first_contact")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_other_keys_mean_no_too(open_window: Opening, sandbox: SandboxProcess, key: Qt.Key) -> None:
    with open_window(production(sandbox), asks=True) as run:
        write(run)
        run.send()
        asking = run.opened("question_dialog")
        run.wait(asking.isActiveWindow)
        QTest.keyClick(asking.focusWidget(), key)
        run.gone("question_dialog")
        run.wait(lambda: not run.window.send_bar.sending)
        assert sandbox.messages() == []


def test_yes_sends_what_was_asked_about_and_the_next_one_is_not_asked(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox, label="transaction"), asks=True) as run:
        write(run)
        run.send()
        run.opened("question_dialog")
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
        reasons = reasons_of(run)
        assert "never written to" in reasons
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
        run.opened("question_dialog")
        run.close()
        assert decisions(run) == [("cancelled", "promotion, first_contact")]
    with open_window(production(sandbox), asks=True) as run:
        run.wait(run.controller._sending._services.done)
        assert run.rows == 0  # it never came to the outbox; the trail has it
    assert sandbox.messages() == []


def test_a_sandbox_never_asks(open_window: Opening, sandbox: SandboxProcess) -> None:
    del sandbox
    profile = replace(profile_at("http://127.0.0.1:1", "Box"), kind=ProfileKind.SANDBOX)
    with open_window(profile, asks=True) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        assert decisions(run) == [("sent", "")]


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
