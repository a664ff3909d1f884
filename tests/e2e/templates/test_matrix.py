"""The language matrix in the real window, against a sandbox: each language, each cell's end."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QPushButton

from chatapp_desktop.store.accounts.contacts import Contacts, Recipient
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.templates.matrix_grid import MatrixGrid
from chatapp_desktop.ui.templates.matrix_values import MatrixValues
from chatapp_desktop.viber.template import Listed
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.templates import ORDER, opened, picked
from tests.support.trials import FIXED, GRID, LANGUAGES, NUMBERS, STATUS, cells, ended, matrix, send

NOBODY = "Nobody to send to yet: enter a test recipient."


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
    listed = {row[Column.MESSAGE_ID]: row[Column.TEXT] for row in real.rows("history")}
    assert ids <= listed.keys()
    # By what people know it, as a message from the form.
    assert all(listed[each].startswith("order_on_its_way · ") for each in ids)
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


def test_only_the_profile_s_own_test_recipients_stand_there_by_themselves(real: RealWindow) -> None:
    """Whom the form writes to is a customer: nobody means to send them every language."""
    opened(real)
    real.type("To", "+4915112345678")
    picked(real, ORDER, "de")
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    recipients = real.find(QPlainTextEdit, "matrix_recipients", made)
    assert recipients.toPlainText() == ""
    assert recipients.placeholderText().startswith("Numbers of your own test phones.")
    real.wait(lambda: real.text(STATUS, made) == NOBODY)
    assert not real.find(QPushButton, "matrix_send", made).isEnabled()
    made.close()
    real.wait(lambda: real.window.findChild(QDialog, "matrix_window") is None)
    testers = (Recipient("Ann", "380441234567"), Recipient("Desk", "6591234567"))
    others = (Recipient("Eve", "819012345678"),)
    real.controller._watch.contacts = Contacts(test={real.profile.id: testers, "1" * 32: others})
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    assert real.text("matrix_recipients", made) == "380441234567\n6591234567"


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


def test_closing_the_program_while_it_sends_asks_first(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    made = matrix(real)
    sandbox.fault("slow", count=99, seconds=0.3, operation="SendChatappMessage")
    send(real, made)
    real.wait(lambda: any(cell.startswith("✓") for cell in cells(real, made)))
    real.window.close()
    real.wait(lambda: real.window.findChild(QDialog, "closing") is not None)
    asked = real.find(QDialog, "closing")
    head = real.text("question_head", asked)
    assert int(head.split(" ")[0]) >= 8, head
    real.click("question_no", asked)
    ended(real, made)
    assert len(sandbox.messages()) == 12


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
    real.wait(lambda: real.text(STATUS, made) == NOBODY)
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
    real.wait(lambda: real.text(STATUS, made) == NOBODY)
    states = [row[1] for row in real.rows(GRID, made)]
    assert states.count("✓ Approved") == 12
    assert sum("exist" in state for state in states) == 56
