"""The dialogs: nothing of a key stays in a field; a report can be copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog
from chatapp_desktop.ui.report_dialog import ReportDialog
from tests.support import scenes

FIELDS = ("access_key_id", "access_key_secret", "security_token")


@pytest.fixture
def dialog(qtbot: QtBot) -> CredentialsDialog:
    made = CredentialsDialog("Real <b>account</b>", "Kept in Test Ring.")
    qtbot.addWidget(made)
    made.open()
    return made


def field(dialog: CredentialsDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def button(dialog: CredentialsDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def fill(dialog: CredentialsDialog, *texts: str) -> None:
    for name, text in zip(FIELDS, texts, strict=True):
        QTest.keyClicks(field(dialog, name), text)


@pytest.mark.parametrize("way", ["save", "cancel", "forget", "escape", "close"])
def test_the_fields_are_empty_after_it(dialog: CredentialsDialog, way: str) -> None:
    entered: list[Secret] = []
    dialog.entered.connect(entered.append)
    fill(dialog, " LTAI5t ", "the secret", "token")
    fill(dialog, "", "", "")
    match way:
        case "save":
            button(dialog, "save_credentials").click()
        case "cancel":
            dialog.reject()
        case "forget":
            button(dialog, "forget_credentials").click()
        case "escape":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        case _:
            dialog.close()
    assert not dialog.isVisible()
    assert [field(dialog, name).text() for name in FIELDS] == ["", "", ""]
    expected = [Secret("LTAI5t", "the secret", "token")] if way == "save" else []
    assert entered == expected


def test_secrets_are_hidden_until_asked_for(dialog: CredentialsDialog) -> None:
    secret = field(dialog, "access_key_secret")
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    show = dialog.findChild(QCheckBox, "show_secrets")
    assert isinstance(show, QCheckBox)
    show.setChecked(True)
    assert secret.echoMode() is QLineEdit.EchoMode.Normal


def test_it_cannot_be_saved_half_filled(dialog: CredentialsDialog) -> None:
    save = button(dialog, "save_credentials")
    assert not save.isEnabled()
    fill(dialog, "id", "", "")
    assert not save.isEnabled()
    fill(dialog, "", "secret", "")
    assert save.isEnabled()


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("LTAI 5t", "secret", ""), "space inside"),
        (("STS.NSx", "secret", ""), "security token"),
        (("STS.NSx", "secret", "token"), ""),
    ],
)
def test_what_looks_wrong_is_said(
    dialog: CredentialsDialog, texts: tuple[str, str, str], words: str
) -> None:
    fill(dialog, *texts)
    note = dialog.findChild(QLabel, "credentials_note")
    assert isinstance(note, QLabel)
    assert (words in note.text()) if words else (note.text() == "")


def test_a_report_can_be_copied(qtbot: QtBot) -> None:
    report = ReportDialog("Traceback <b>\nZeroDivisionError")
    qtbot.addWidget(report)
    copy = report.findChild(QPushButton, "copy_report")
    assert isinstance(copy, QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback <b>\nZeroDivisionError"


def test_texts_for_programs_grow_with_all_others(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = scenes.SCENES["dry_run"]()
    qtbot.addWidget(dialog)
    dialog.show()
    page = dialog.findChild(QPlainTextEdit)
    assert isinstance(page, QPlainTextEdit)
    own = page.font().pointSizeF()
    try:
        theme.apply_zoom(qapp, 200)
        qtbot.waitUntil(lambda: page.font().pointSizeF() == 2 * own)
    finally:
        theme.apply_zoom(qapp, 100)
    qtbot.waitUntil(lambda: page.font().pointSizeF() == own)
