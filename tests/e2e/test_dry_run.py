"""A dry run shows what would leave, byte for byte, and nothing leaves; so does the code."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QWidget

from chatapp_desktop.cams.signature import hash_hex
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.outcomes import Secret
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
STS = Secret("STS.testid", "testsecret", "testtoken")
TASK = "a1b2c3d4"


def write(run: Studio, **more: str) -> None:
    run.type("To", "380441234567")
    run.type("Content.text", "Grüße, 50% & *more*~ 😀")
    if more:
        run.window.set_draft(run.window.draft().replaced(more))


def shown(run: Studio, key: Qt.Key, name: str, at: str = "Content.text") -> QDialog:
    """Press a key in the form, and wait for a dialog."""
    run.wait(run.window.isActiveWindow)
    run.find(QWidget, at).setFocus()
    QTest.keyClick(run.find(QWidget, at), key, CTRL_SHIFT)
    run.wait(lambda: run.window.findChild(QDialog, name))
    found = run.window.findChild(QDialog, name)
    assert isinstance(found, QDialog)
    return found


def pages(dialog: QDialog) -> list[str]:
    tabs = dialog.findChild(QTabWidget, "pages")
    assert isinstance(tabs, QTabWidget)
    shown = [tabs.widget(place) for place in range(tabs.count())]
    return [page.toPlainText() for page in shown if isinstance(page, QPlainTextEdit)]


def head(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "pages_head")
    assert isinstance(label, QLabel)
    return label.text()


def test_what_is_shown_is_what_is_sent(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run, TaskId=TASK)
        before = run.window.draft()
        dialog = shown(run, Qt.Key.Key_Return, "dry_run")
        parameters, request, signed = pages(dialog)
        assert "It would be sent" in head(dialog)
        dialog.reject()
        assert sandbox.messages() == []
        assert run.rows == 0
        assert run.window.draft() == before
        run.send()
        assert run.ended() is State.ACCEPTED
        (message,) = sandbox.messages()
    query = str(message["query"])
    assert f"/?{query}\n" in request
    assert query in signed
    sent = dict(parse_qsl(query, keep_blank_values=True))
    assert parameters.splitlines() == [f"{n} = {v}" for n, v in sorted(sent.items())]
    for name in ("x-acs-action", "x-acs-version", "x-acs-content-sha256"):
        assert f"{name}: {message['headers'][name]}" in request
    canonical, _, to_sign = signed.partition("\n\nACS3")
    assert to_sign.splitlines()[1] == hash_hex(canonical.encode())


def test_no_secret_is_shown(open_window: Opening) -> None:
    with open_window(secret=STS) as run:
        write(run)
        dialog = shown(run, Qt.Key.Key_Return, "dry_run")
        everything = "\n".join([head(dialog), *pages(dialog)])
        assert "x-acs-security-token" in everything
        for secret in (STS.access_key_id, STS.access_key_secret, STS.security_token):
            assert secret not in everything
        assert "Signature=…" in everything


def test_what_blocks_is_said(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        run.type("Content.text", "Hello")
        dialog = shown(run, Qt.Key.Key_Return, "dry_run")
        assert "would not be sent" in head(dialog)
        assert "✕" in head(dialog)
        dialog.reject()
        assert sandbox.messages() == []


def test_what_would_be_asked_is_said(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window(asks=True) as run:
        write(run)
        dialog = shown(run, Qt.Key.Key_Return, "dry_run")
        assert "promotion" in head(dialog)
        assert not run.window.findChildren(QDialog, "question_dialog")
        dialog.reject()
        assert sandbox.messages() == []


def test_without_keys_it_is_shown_all_the_same(open_window: Opening) -> None:
    with open_window(secret=None) as run:
        write(run)
        dialog = shown(run, Qt.Key.Key_Return, "dry_run")
        assert "no keys to sign with" in head(dialog)
        assert "SendChatappMessage" in pages(dialog)[1]
        dialog.reject()


def test_a_page_is_copied(open_window: Opening, sandbox: SandboxProcess) -> None:
    with open_window() as run:
        write(run)
        dialog = shown(run, Qt.Key.Key_G, "code_dialog")
        tabs = dialog.findChild(QTabWidget, "pages")
        assert isinstance(tabs, QTabWidget)
        tabs.setCurrentIndex(2)
        copy = dialog.findChild(QPushButton, "copy_page")
        assert isinstance(copy, QPushButton)
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
        found: dict[str, Any] = json.loads(QGuiApplication.clipboard().text())
        assert found["To"] == "380441234567"
        assert "testsecret" not in "".join(pages(dialog))
        dialog.reject()
        assert sandbox.messages() == []


@pytest.mark.parametrize("name", ["preview", "problems"])
def test_the_side_goes_and_comes_and_stays_gone(open_window: Opening, name: str) -> None:
    with open_window() as run:
        run.wait(run.window.isActiveWindow)
        side = run.find(QWidget, name)
        assert side.isVisible()
        run.find(QWidget, "problems").setFocus()
        QTest.keyClick(run.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert not side.isVisible()
        focused = run.window.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        layout = run.window.layout_now()
        QTest.keyClick(run.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert side.isVisible()
        run.window.put_back(layout)
        assert not side.isVisible()


def test_f2_leads_to_the_profiles_name(open_window: Opening) -> None:
    with open_window() as run:
        run.wait(run.window.isActiveWindow)
        QTest.keyClick(run.window, Qt.Key.Key_F2)
        run.wait(lambda: run.window.findChild(QWidget, "profile_name"))
        field = run.find(QWidget, "profile_name")
        run.wait(field.hasFocus)
        QTest.keyClicks(field, "Renamed")
        run.click("save_profiles")
        run.wait(lambda: "Renamed" in run.window.windowTitle())
