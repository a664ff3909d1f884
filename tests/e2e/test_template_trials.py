"""The language matrix and the torture set in the real window, against a sandbox."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QProgressBar, QPushButton

from chatapp_desktop.app.templates import matrix_run
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.templates.matrix_grid import MatrixGrid
from chatapp_desktop.ui.templates.matrix_values import MatrixValues
from chatapp_desktop.viber.template import Listed
from tests.e2e.test_template_picker import ORDER, opened, picked
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess

LANGUAGES = ("pt_BR", "he", "ar", "ja", "zh_HK", "zh_CN", "ru", "uk", "es", "fr", "de", "en")
FIXED = 5
NUMBERS = "+380441234567\n+4915112345678"
GRID, STATUS = "matrix_grid", "matrix_status"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_run, "PACE_SECONDS", 0.01)


def matrix(real: RealWindow, recipients: str = "+380441234567", examples: bool = True) -> QDialog:
    """Open the matrix of a template in all its languages, filled in."""
    opened(real)
    picked(real, ORDER, "de")
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    real.find(QPlainTextEdit, "matrix_recipients", made).setPlainText(recipients)
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
    if examples:
        real.click("matrix_examples", made)
        real.wait(lambda: real.find(QPushButton, "matrix_send", made).isEnabled())
    return made


def send(real: RealWindow, made: QDialog) -> None:
    real.click("matrix_send", made)
    real.wait(lambda: made.findChild(QPushButton, "confirm_send") is not None)
    real.click("confirm_send", made)
    real.wait(lambda: made.findChild(QPushButton, "confirm_send") is None)


def cells(real: RealWindow, made: QDialog) -> list[str]:
    return [cell for row in real.rows(GRID, made) for cell in row[FIXED:]]


def audited(real: RealWindow) -> list[dict[str, str]]:
    return [json.loads(line) for line in real.places.audit.read_text("ascii").splitlines()]


def ended(real: RealWindow, made: QDialog) -> None:
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))


def test_every_language_is_rendered_with_what_is_wrong(real: RealWindow) -> None:
    made = matrix(real, examples=False)
    rows = real.rows(GRID, made)
    assert [row[0].split(" ")[0] for row in rows] == list(LANGUAGES)
    assert rows[-2][2] == "Hallo $(name), Ihre Bestellung $(order) ist unterwegs."
    assert "name has no value" in rows[-2][4]
    assert not real.find(QPushButton, "matrix_send", made).isEnabled()
    real.click("matrix_examples", made)
    real.wait(lambda: real.rows(GRID, made)[-2][2].startswith("Hallo Ann, Ihre Bestellung A-1042"))


def test_all_is_sent_once_and_every_cell_has_its_message_id(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real, NUMBERS)
    assert real.text("matrix_send", made) == "Send 24 message(s) … · PRODUCTION"
    assert real.text("matrix_band", made) == "PRODUCTION · Bench"
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("24 accepted, 0"))
    messages = sandbox.messages()
    sent = {(m["parameters"]["Language"], m["parameters"]["To"]) for m in messages}
    assert len(messages) == len(sent) == 24
    ids = {message["message_id"] for message in messages}
    assert {cell.removeprefix("✓ ") for cell in cells(real, made)} == ids
    assert len({m["parameters"]["TaskId"] for m in messages}) == 24
    progress = real.find(QProgressBar, "matrix_progress", made)
    assert progress.value() == progress.maximum() == 24
    history = {row[Column.MESSAGE_ID] for row in real.rows("history")}
    assert ids <= history
    assert not real.find(QPushButton, "matrix_send", made).isEnabled()


def test_stopping_half_way_leaves_no_cell_in_doubt(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    sandbox.fault("slow", count=99, seconds=0.2, operation="SendChatappMessage")
    send(real, made)
    real.wait(lambda: sum(cell.startswith("✓") for cell in cells(real, made)) >= 2)
    real.click("matrix_stop", made)
    ended(real, made)
    found = cells(real, made)
    accepted = [cell for cell in found if cell.startswith("✓")]
    assert len(accepted) == len(sandbox.messages())
    assert 2 <= len(accepted) < len(LANGUAGES)
    rest = [cell for cell in found if not cell.startswith("✓")]
    assert set(rest) == {"– not sent: stopped before its turn"}
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("12 accepted, 0"))
    assert len(sandbox.messages()) == len(LANGUAGES)


def test_each_cell_ends_with_its_own_error_and_a_doubtful_one_is_not_sent_again(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    sending = "SendChatappMessage"
    code = "DetailError.TemplateNotExist"
    sandbox.fault("status", operation=sending, status=400, code=code)
    sandbox.fault("drop_after", operation=sending)
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("10 accepted, 2"))
    found = cells(real, made)
    assert "Rejected DetailError.TemplateNotExist" in found[0]
    assert found[1].startswith("? Unknown")
    assert "1" in real.text("matrix_send", made)
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("11 accepted, 1"))
    assert len(sandbox.messages()) == 12


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
    QTest.keyClick(real.find(QPushButton, "decline_send", asking), Qt.Key.Key_Return)
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
    assert set(cells(real, made)) == {"✕ not sent: you said no"}
    assert "24" in real.text("matrix_send", made)
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
    real.click("confirm_send", asking)
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
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
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
    folder = Path.home() / ".aliyun"
    folder.mkdir()
    rule = {"pattern": "cams:Send*", "action": "deny"}
    text = json.dumps({"enabled": True, "rules": [rule]})
    (folder / "safety-policy.json").write_text(text, "utf-8")
    # Nothing is left to ask about: each cell is refused, and says by what.
    real.click("matrix_send", made)
    real.wait(lambda: all("cams:Send*=deny" in cell for cell in cells(real, made)))
    ended(real, made)
    assert made.findChild(QDialog, "question_dialog") is None
    assert sandbox.messages() == []
    assert {line["why"] for line in audited(real)} == {"policy_denied: cams:Send*=deny"}


def test_a_language_may_have_its_own_value_and_a_changed_message_may_go_again(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("12 accepted"))
    values = real.find(MatrixValues, "matrix_variables", made)
    item = values.item(0, 2 + LANGUAGES.index("de"))
    assert item is not None
    item.setText("Frau Groß")
    real.wait(lambda: real.rows(GRID, made)[-2][2].startswith("Hallo Frau Groß"))
    real.wait(lambda: real.find(QPushButton, "matrix_send", made).isEnabled())
    assert cells(real, made).count("ready") == 1
    send(real, made)
    real.wait(lambda: len(sandbox.messages()) == 13)
    assert "Frau Groß" in sandbox.messages()[-1]["parameters"]["TemplateParams"]
    ended(real, made)


def test_a_bad_number_blocks_its_own_cells_only(real: RealWindow) -> None:
    made = matrix(real, "+380441234567\n12ab")
    assert "12" in real.text("matrix_send", made)
    row = real.rows(GRID, made)[0]
    assert row[FIXED] == "ready"
    assert row[FIXED + 1].startswith("✕ To may have digits only")


def test_it_sends_with_the_profile_it_was_opened_with(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    real.type("From", "2910")
    send(real, made)
    real.wait(lambda: real.text(STATUS, made).startswith("12 accepted"))
    assert {m["parameters"]["From"] for m in sandbox.messages()} == {"2909"}


def test_closing_while_it_sends_stops_first(real: RealWindow, sandbox: SandboxProcess) -> None:
    made = matrix(real)
    sandbox.fault("slow", count=99, seconds=0.2, operation="SendChatappMessage")
    send(real, made)
    real.wait(lambda: any(cell.startswith("✓") for cell in cells(real, made)))
    made.close()
    assert made.isVisible()
    ended(real, made)
    assert len([c for c in cells(real, made) if c.startswith("✓")]) == len(sandbox.messages())
    made.close()
    real.wait(lambda: real.window.findChild(QDialog, "matrix_window") is None)


def test_quitting_while_it_sends_leaves_every_row_with_an_ending(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    sandbox.fault("slow", count=99, seconds=0.3, operation="SendChatappMessage")
    send(real, made)
    real.wait(lambda: any(cell.startswith("✓") for cell in cells(real, made)))


def test_a_language_that_is_denied_is_named_and_not_sent(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    picked(real, ORDER, "de")
    sandbox.fault(
        "status", 99, status=403, code="NoPermission", operation="GetChatappTemplateDetail"
    )
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
    states = [row[1] for row in real.rows(GRID, made)]
    assert states[0] == "✓ Approved"
    assert any("NoPermission" in state for state in states)


def test_sixty_eight_languages(real: RealWindow) -> None:
    from chatapp_desktop.store.templates import Copy
    from chatapp_desktop.viber.languages import LANGUAGES as ALL

    opened(real)
    picked(real, ORDER, "de")
    source = real.controller._templates.source
    assert source is not None
    rows = tuple(Listed(ORDER, code, "many", "text", "pass", "", 0) for code in ALL)
    source._take(Copy(rows, source.copy.fetched_at))
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    grid = real.find(MatrixGrid, GRID, made)
    real.wait(lambda: grid.rowCount() == 68)
    # 12 exist; of the others the service says so, and each is shown with that.
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
    states = [row[1] for row in real.rows(GRID, made)]
    assert states.count("✓ Approved") == 12
    assert sum("exist" in state for state in states) == 56


# Torture set


def test_the_torture_set_flags_what_breaks_a_rule_and_sends_nothing(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    picked(real, ORDER, "de")
    real.click("open_torture")
    made = real.find(QDialog, "torture_window")
    rows = real.rows("torture_grid", made)
    assert len(rows) == 20
    assert rows[0][1] == "✕ empty"
    assert rows[0][5].startswith("The variable name has no value")
    assert [row[1][0] for row in rows[:10]] == list("✕✓✓✓✓!✓✓✓✓")
    assert "20 value(s) tried" in real.text("torture_summary", made)
    assert sandbox.messages() == []
    made.close()


# Reports


def export(real: RealWindow, made: QDialog, suffix: str, path: Path) -> str:
    real.click(f"export_{suffix}", made)
    real.wait(lambda: made.findChild(QFileDialog, "file_dialog") is not None)
    dialog = real.find(QFileDialog, "file_dialog", made)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    real.wait(path.exists)
    return path.read_bytes().decode("utf-8")


def test_both_export_a_report(real: RealWindow, tmp_path: Path) -> None:
    made = matrix(real)
    page = export(real, made, "html", tmp_path / "m.html")
    assert "Hallo Ann, Ihre Bestellung A-1042 ist unterwegs." in page
    assert "dir='auto'" in page
    table = export(real, made, "csv", tmp_path / "m.csv")
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 13
    assert rows[0][-1] == "'+380441234567"
    made.close()
    real.click("open_torture")
    torture = real.find(QDialog, "torture_window")
    page = export(real, torture, "html", tmp_path / "t.html")
    assert page.count("class=flagged") == 4
    assert "Tom &amp; &lt;b&gt;Jerry" in page
    assert "'+380441234567" in export(real, torture, "csv", tmp_path / "t.csv")
    torture.close()
