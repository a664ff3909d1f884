"""Templates that are denied, deleted meanwhile, or never seen before, in the real window."""

from __future__ import annotations

from chatapp_desktop.ui.templates.model import Column
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.templates import ORDER, REJECTED, WHEEL, opened, picked, problems, ready


def test_an_account_that_may_not_list_types_the_code(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    for operation in ("ListChatappTemplate", "GetChatappTemplateDetail"):
        sandbox.fault("status", 50, status=403, code="NoPermission", operation=operation)
    real.choose("Type", "template")
    real.wait(lambda: "NoPermission" in real.text("template_trouble"))
    real.type("To", "+380441234567")
    real.type("TemplateCode", ORDER)
    real.type("Language", "de")
    real.wait(lambda: "NoPermission" in real.text("template_note"))
    for name, value in (("name", "Ann"), ("order", "7")):
        real.type("variable_name", name)
        real.click("add_variable")
        real.type(f"TemplateParams.{name}", value)
    real.wait(lambda: ready(real))
    real.click("send")
    real.wait(lambda: len(sandbox.messages()) == 1)
    real.wait(lambda: "Accepted" in real.text("status"))


def test_a_detail_that_is_denied_leaves_what_the_list_knows(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    sandbox.fault(
        "status", 99, status=403, code="NoPermission", operation="GetChatappTemplateDetail"
    )
    opened(real)
    real.pick(REJECTED, "ru")
    real.wait(lambda: "NoPermission" in real.text("template_note"))
    assert real.text("template_state").startswith("✕ Rejected")
    assert "was rejected" in problems(real)


def test_a_template_deleted_between_list_and_send(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    sandbox.templates(5)
    opened(real)
    row = next(row for row in real.rows("template_list") if row[0] == "generated_00001")
    code, language = row[Column.CODE], row[Column.LANGUAGE].split(" ")[0]
    sandbox.templates(0)
    real.type("To", "+380441234567")
    real.pick(code, language)
    real.wait(lambda: "does not exist any more" in problems(real))
    assert not ready(real)
    assert real.text("template_state").startswith("✕ Does not exist any more")


def test_one_deleted_after_its_detail_was_read_is_rejected_and_nothing_is_sent(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    sandbox.templates(5)
    opened(real)
    row = next(row for row in real.rows("template_list") if row[0] == "generated_00001")
    code, language = row[Column.CODE], row[Column.LANGUAGE].split(" ")[0]
    picked(real, code, language)
    sandbox.templates(0)
    real.type("To", "+380441234567")
    real.type("TemplateParams.name", "Ann")
    real.wait(lambda: ready(real))
    real.click("send")
    real.wait(lambda: "Rejected" in real.text("status"))
    assert sandbox.messages() == []


def test_a_component_never_seen_is_shown_raw(real: RealWindow) -> None:
    opened(real)
    picked(real, WHEEL, "en")
    text = real.text("template_components")
    assert "SPINNING_WHEEL" in text
    assert '"Slots"' in text
    assert "does not know" in text
