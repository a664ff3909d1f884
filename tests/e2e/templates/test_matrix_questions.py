"""What is asked, forbidden and written down when the matrix sends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QPushButton

from chatapp_desktop.store.accounts.contacts import Blocked, Contacts
from tests.support.rails import put_policy
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.trials import NUMBERS, STATUS, audited, cells, ended, export, matrix, send


def test_nothing_is_sent_without_the_confirmation(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real, NUMBERS)
    real.click("matrix_send", made)
    real.wait(lambda: made.findChild(QDialog, "question_dialog") is not None)
    asking = real.find(QDialog, "question_dialog", made)
    assert real.text("question_count", asking) == "24 message(s) · 12 language(s)"
    assert real.text("question_to", asking) == "+380441234567, +4915112345678"
    assert real.text("question_country", asking) == "Ukraine, Germany"
    assert real.text("question_profile", asking) == "Bench"
    assert real.text("question_label", asking) == "Promotion"
    body = real.text("question_text", asking)
    assert body.startswith("pt_BR · Portuguese (Brazil)\n")
    assert "de · German\nHallo Ann, Ihre Bestellung A-1042 ist unterwegs." in body
    # Behind the open question nothing looks as if it had begun.
    assert real.text(STATUS, made) == "Waiting for your answer; nothing has been sent."
    assert set(cells(real, made)) == {"ready"}
    assert not real.find(QPushButton, "matrix_stop", made).isEnabled()
    progress = real.find(QProgressBar, "matrix_progress", made)
    assert progress.text() == ""
    QTest.keyClick(real.find(QPushButton, "decline_send", asking), Qt.Key.Key_Return)
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
    assert set(cells(real, made)) == {"✕ not sent: you said no"}
    assert "24" in real.text("matrix_send", made)
    assert progress.text() == ""
    assert sandbox.messages() == []
    assert [line["decision"] for line in audited(real)] == ["declined"] * 24


def test_what_cannot_be_sent_is_counted_as_such(real: RealWindow, sandbox: SandboxProcess) -> None:
    stopped = Blocked("4915112345678", "asked to stop", "bob", "2026-07-01")
    real.controller._watch.contacts = Contacts(blocked=(stopped,))
    real.controller._watch.tell()
    made = matrix(real, NUMBERS)
    told = "0 accepted, 0 with another outcome, 12 ready to be sent; 12 cannot be sent."
    assert real.text(STATUS, made) == told
    assert sum("asked to stop" in cell for cell in cells(real, made)) == 12
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("12 accepted, 0"))
    assert real.text(STATUS, made).endswith("0 ready to be sent; 12 cannot be sent.")
    assert {message["parameters"]["To"] for message in sandbox.messages()} == {"380441234567"}


def test_one_question_for_the_whole_run_and_one_line_for_each_message(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    real.controller._gate.ask_in_production = True
    made = matrix(real, NUMBERS)
    real.click("matrix_send", made)
    real.wait(lambda: made.findChild(QDialog, "question_dialog") is not None)
    asking = real.find(QDialog, "question_dialog", made)
    reasons = real.text("question_reasons", asking)
    assert reasons == (
        "• These are promotions.\n"
        "• There are recipients who were never written to with this profile."
    )
    assert real.find(QPushButton, "decline_send", asking).isDefault()
    sandbox.fault("slow", count=1, seconds=0.5, operation="SendChatappMessage")
    real.click("confirm_send", asking)
    real.wait(lambda: real.text(STATUS, made) == "Sending, one after the other.")
    assert real.find(QPushButton, "matrix_stop", made).isEnabled()
    assert "… waiting for its turn" in cells(real, made)
    # Nobody answers anything more.
    real.wait(lambda: real.text(STATUS, made).startswith("24 accepted, 0"))
    lines = audited(real)
    assert {line["task"] for line in lines} == {
        message["parameters"]["TaskId"] for message in sandbox.messages()
    }
    assert [line["decision"] for line in lines] == ["confirmed"] * 24
    assert lines[0]["why"] == "promotion, first_contact"
    assert lines[-1]["why"] == "promotion"


def test_a_run_that_was_sent_a_moment_ago_is_asked_about_as_such(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("12 accepted"))
    made.close()
    real.wait(lambda: real.window.findChild(QDialog, "matrix_window") is None)
    # Opened anew, it knows nothing of what it sent; the history does.
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    real.wait(lambda: "Nobody to send to" in real.text(STATUS, made))
    real.click("matrix_examples", made)
    real.find(QPlainTextEdit, "matrix_recipients", made).setPlainText(NUMBERS)
    real.wait(lambda: "24" in real.text("matrix_send", made))
    real.click("matrix_send", made)
    real.wait(lambda: made.findChild(QDialog, "question_dialog") is not None)
    asking = real.find(QDialog, "question_dialog", made)
    reasons = real.text("question_reasons", asking)
    assert reasons == "• 12 of them went to the same recipient a moment ago."
    real.click("decline_send", asking)
    real.wait(lambda: asking not in made.findChildren(QDialog, "question_dialog"))
    assert len(sandbox.messages()) == 12
    real.wait(lambda: len(audited(real)) == 12 + 24)
    declined = audited(real)[12:]
    assert {line["decision"] for line in declined} == {"declined"}
    assert ["duplicate" in line["why"] for line in declined].count(True) == 12


def test_a_recipient_who_may_not_be_written_to_is_named_before_and_during_the_run(
    real: RealWindow, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    watch = real.controller._watch
    watch.contacts = Contacts(blocked=(Blocked("4915112345678", "asked to stop", "bob"),))
    made = matrix(real, NUMBERS)
    real.wait(lambda: "12" in real.text("matrix_send", made))
    assert (
        "4915112345678 is on the do-not-contact list: asked to stop (bob)" in cells(real, made)[1]
    )
    sandbox.fault("slow", count=99, seconds=0.2, operation="SendChatappMessage")
    send(real, made)
    real.wait(lambda: any(cell.startswith("✓") for cell in cells(real, made)))
    watch.contacts = watch.contacts.with_blocked(Blocked(NUMBERS[1:13], "complained", "eve"))
    watch.tell()
    ended(real, made)
    first = cells(real, made)[::2]
    sent = [cell for cell in first if cell.startswith("✓")]
    kept = [cell for cell in first if "on the do-not-contact list: complained (eve)" in cell]
    assert len(sent) == len(sandbox.messages())
    assert (len(sent) + len(kept), bool(kept)) == (12, True)
    assert "complained (eve)" in export(real, made, "csv", tmp_path / "m.csv")
    assert [line["decision"] for line in audited(real)].count("denied") == len(kept)


def test_a_policy_that_denies_is_shown_in_each_cell(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    put_policy("cams:Send*", "deny")
    # Nothing is left to ask about: each cell is refused, and says by what.
    real.click("matrix_send", made)
    real.wait(lambda: all("cams:Send*=deny" in cell for cell in cells(real, made)))
    ended(real, made)
    assert made.findChild(QDialog, "question_dialog") is None
    assert sandbox.messages() == []
    assert {line["why"] for line in audited(real)} == {"policy_denied: cams:Send*=deny"}


def test_a_question_in_the_middle_of_a_run_is_said_to_be_waited_for(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    sandbox.fault("slow", count=99, seconds=0.2, operation="SendChatappMessage")
    send(real, made)
    real.wait(lambda: any(cell.startswith("✓") for cell in cells(real, made)))
    assert real.text(STATUS, made) == "Sending, one after the other."
    put_policy("cams:Send*", "confirm")
    real.wait(lambda: made.findChild(QDialog, "question_dialog") is not None)
    asking = real.find(QDialog, "question_dialog", made)
    waiting = "Waiting for your answer; nothing more is being sent."
    assert real.text(STATUS, made) == waiting
    assert not real.find(QPushButton, "matrix_stop", made).isEnabled()
    gone = len(sandbox.messages())
    real.click("confirm_send", asking)
    real.wait(lambda: len(sandbox.messages()) > gone)
    assert real.text(STATUS, made) == "Sending, one after the other."
    assert real.find(QPushButton, "matrix_stop", made).isEnabled()
    real.wait(lambda: real.text(STATUS, made).startswith("12 accepted, 0"))
    assert len(sandbox.messages()) == 12
