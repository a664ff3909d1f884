"""Picking and filling templates in the real window, against a sandbox."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView

from chatapp_desktop.ui.composer.languages import LanguageEditor
from chatapp_desktop.ui.templates.model import Column
from chatapp_desktop.viber.languages import LANGUAGES
from chatapp_desktop.viber.message_types import Media
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess

ORDER = "8c566c38d91d7559ea29b5505d02d82e"
WHEEL = "7fc1578a10d8dbdda53d3438eb17d8a2"
REJECTED = "0bf2e0d39495ccf6b0f8b016c9a8c332"
PAUSED = "2a723cc00408f6d25891f2489f3f3d51"
BRACES = "cd66a49fa5bc2727633a2407bae63cc1"
DOLLARS = "a2283a5815b3f0a8c34762fa8a7fdb53"
MID_AUTUMN = "640114498af09c5109aff770dadbb0e9"
SALE = "cec24daf4fc64cfb5473d205b6795e72"
PUBLISHED = 30


def opened(real: RealWindow) -> None:
    """Choose Type = template, and wait for the list."""
    real.choose("Type", "template")
    real.wait(lambda: len(real.rows("template_list")) >= PUBLISHED)


def picked(real: RealWindow, code: str, language: str) -> None:
    """Pick a template, and wait until its detail is shown."""
    real.pick(code, language)
    real.wait(lambda: shown(real) == (code, language))


def shown(real: RealWindow) -> tuple[str, str]:
    template = real.controller._templates.shown
    return template.key if template and template.detailed else ("", "")


def problems(real: RealWindow) -> str:
    from PySide6.QtWidgets import QListWidget

    found = real.find(QListWidget, "problems")
    return "\n".join(found.item(row).text() for row in range(found.count()))


def preview(real: RealWindow) -> str:
    return real.window.preview.preview().text


def ready(real: RealWindow) -> bool:
    return real.find(QPushButton, "send").isEnabled()


def column(real: RealWindow, which: Column) -> list[str]:
    return [row[which] for row in real.rows("template_list")]


# Picking


def test_the_list_shows_what_is_known_of_each_template(real: RealWindow) -> None:
    opened(real)
    row = next(row for row in real.rows("template_list") if row[Column.CODE] == REJECTED)
    assert row[Column.NAME] == "акция_отклонена"
    assert row[Column.LANGUAGE] == "ru · Russian"
    assert row[Column.STATUS] == "✕ Rejected"
    assert row[Column.CATEGORY] == "text_image"
    assert row[Column.UPDATED].startswith("2025-01-")


def test_searching_and_filtering(real: RealWindow) -> None:
    opened(real)
    real.type("template_search", "ORDER way")
    assert set(column(real, Column.NAME)) == {"order_on_its_way"}
    real.choose("template_language", "de")
    assert column(real, Column.LANGUAGE) == ["de · German"]
    real.type("template_search", "")
    real.choose("template_language", "")
    real.choose("template_status", "fail")
    assert set(column(real, Column.STATUS)) == {"✕ Rejected"}
    real.choose("template_status", "")
    real.type("template_search", REJECTED[:10])
    assert column(real, Column.CODE) == [REJECTED]


def test_the_text_is_searched_too_once_it_has_been_read(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "fr")
    real.type("template_search", "votre commande")
    real.wait(lambda: column(real, Column.LANGUAGE) == ["fr · French"])


def test_choosing_fills_in_code_language_variables_and_state(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "de")
    draft = real.window.draft()
    assert (draft["TemplateCode"], draft["Language"]) == (ORDER, "de")
    assert dict(draft.variables) == {"name": "", "order": ""}
    assert real.find(QLineEdit, "TemplateParams.order").placeholderText() == "A-1042"
    assert real.text("template_state").startswith("✓ Approved · order_on_its_way")
    assert "BODY Hallo $(name)" in real.text("template_components")
    codes = real.find(LanguageEditor, "Language").codes()
    assert set(codes[:12]) == {
        row[1].split(" ")[0] for row in real.rows("template_list") if row[5] == ORDER
    }
    assert len(codes) == len(LANGUAGES) == 68


def test_the_keyboard_is_enough(real: RealWindow) -> None:
    opened(real)
    search, table = real.find(QLineEdit, "template_search"), real.find(QTableView, "template_list")
    real.type("template_search", ORDER)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert real.window.draft()["TemplateCode"] == ""
    QTest.keyClick(table, Qt.Key.Key_Return)
    real.wait(lambda: shown(real)[0] == ORDER)


@pytest.mark.parametrize(
    ("code", "language", "state", "sentence"),
    [
        (REJECTED, "ru", "✕ Rejected: The text promises", "was rejected and cannot be sent. The"),
        (PAUSED, "en", "✕ Approved, but sending is paused", "has paused sending"),
    ],
)
def test_what_cannot_be_sent_is_shown_with_the_reason(
    real: RealWindow, code: str, language: str, state: str, sentence: str
) -> None:
    opened(real)
    real.type("To", "+380441234567")
    picked(real, code, language)
    real.wait(lambda: sentence in problems(real))
    assert real.text("template_state").startswith(state)
    assert not ready(real)
    assert preview(real)


def test_an_approved_one_is_sent_as_filled_in(real: RealWindow, sandbox: SandboxProcess) -> None:
    opened(real)
    real.type("To", "+380441234567")
    picked(real, ORDER, "de")
    real.type("TemplateParams.name", "Ann & Eve")
    real.type("TemplateParams.order", "名 1%")
    real.wait(lambda: ready(real))
    real.click("send")
    real.wait(lambda: sandbox.messages() != [])
    (message,) = sandbox.messages()
    assert message["parameters"]["TemplateParams"] == '{"name":"Ann & Eve","order":"名 1%"}'
    assert message["parameters"]["Language"] == "de"
    real.wait(lambda: "Accepted" in real.text("status"))


def test_refreshing_keeps_selection_filter_and_values(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    picked(real, ORDER, "de")
    real.type("TemplateParams.name", "Ann")
    real.type("template_search", "order")
    before = len(real.rows("template_list"))
    sandbox.templates(40)
    real.click("template_refresh")
    real.wait(lambda: "of 73 template" in real.text("template_age"))
    assert len(real.rows("template_list")) == before
    table = real.find(QTableView, "template_list")
    model: Any = table.model()
    (chosen,) = table.selectionModel().selectedRows()
    assert model.row_at(chosen.row()).key == (ORDER, "de")
    assert real.window.draft().variables["name"] == "Ann"


def test_the_next_start_shows_the_list_at_once_and_off_line(
    qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path, sandbox: SandboxProcess
) -> None:
    with RealWindow(qtbot, loop, tmp_path, sandbox.url) as first:
        opened(first)
        picked(first, ORDER, "de")
        first.wait(lambda: "list fetched just now" in first.text("template_age"))
    asked = len(sandbox.requests())
    with RealWindow(qtbot, loop, tmp_path, "http://127.0.0.1:9") as second:
        opened(second)
        picked(second, ORDER, "de")
        second.type("TemplateParams.name", "Ann")
        second.wait(lambda: "Hallo Ann" in preview(second))
        assert "list fetched just now" in second.text("template_age")
        second.click("template_refresh")
        second.wait(lambda: "typed by hand" in second.text("template_trouble"))
        assert len(second.rows("template_list")) >= PUBLISHED
    assert len(sandbox.requests()) == asked


def test_the_list_is_there_before_the_service_answers(
    qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path, sandbox: SandboxProcess
) -> None:
    with RealWindow(qtbot, loop, tmp_path, sandbox.url) as first:
        opened(first)
    sandbox.fault("stall", count=9, operation="ListChatappTemplate")
    with RealWindow(qtbot, loop, tmp_path, sandbox.url) as second:
        opened(second)
        second.click("template_refresh")
        second.wait(lambda: "fetching the list" in second.text("template_age"))
        picked(second, ORDER, "de")
        assert len(second.rows("template_list")) >= PUBLISHED


# Filling


def test_switching_the_language_keeps_what_both_have(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "de")
    real.type("TemplateParams.name", "Ann")
    real.type("Language", "fr")
    real.wait(lambda: shown(real) == (ORDER, "fr"))
    real.wait(lambda: preview(real).startswith("Bonjour Ann, votre commande $(order)"))


def test_examples_fill_what_is_empty_in_one_click(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "en")
    real.type("TemplateParams.name", "Eve")
    real.click("fill_examples")
    real.wait(lambda: dict(real.window.draft().variables) == {"name": "Eve", "order": "A-1042"})
    real.wait(lambda: preview(real) == "Hi Eve, your order A-1042 is on its way.")
    assert real.text("template_length").startswith("Filled in: 40 of 1000")


def test_what_is_not_filled_is_marked_in_the_preview(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "en")
    real.type("TemplateParams.name", "<b>Eve</b>")
    real.wait(lambda: "<b>Eve</b>" in preview(real))
    shown = real.window.preview.preview()
    assert [shown.text[first:last] for first, last in shown.marked] == ["$(order)"]
    assert shown.text == "Hi <b>Eve</b>, your order $(order) is on its way."


def test_picture_and_button_are_previewed_with_the_text(real: RealWindow) -> None:
    opened(real)
    picked(real, SALE, "en")
    real.click("fill_examples")
    real.wait(lambda: preview(real).startswith("Winter sale for you, Ann"))
    shown = real.window.preview.preview()
    assert shown.media is Media.IMAGE
    assert [(button.caption, button.kind) for button in shown.buttons] == [("Shop now", "URL")]
    assert shown.picture.address == "https://cdn.example.com/sale.png"


def test_values_of_the_wrong_kind_are_named(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "en")
    real.type("TemplateParams.name", "$(")
    real.type("TemplateParams.order", "x" * 1200)
    real.wait(lambda: "as if it were a variable" in problems(real))
    assert "Filled in, the text has" in problems(real)
    assert "may refuse more than 125" in problems(real)
    real.type("TemplateParams.order", "")
    real.wait(lambda: "order has no value" in problems(real))


def test_an_unknown_language_warns_and_is_sent(real: RealWindow, sandbox: SandboxProcess) -> None:
    real.choose("Type", "template")
    real.type("To", "+380441234567")
    real.type("TemplateCode", ORDER)
    real.type("Language", "tlh")
    real.wait(lambda: "not among the documented languages" in problems(real))
    assert ready(real)
    real.click("send")
    sent = "SendChatappMessage"
    real.wait(lambda: any(r["operation"] == sent for r in sandbox.requests()))
    real.wait(lambda: "Rejected" in real.text("status"))


# It must survive


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


@pytest.mark.parametrize(
    ("code", "language", "names"),
    [
        (BRACES, "en", ("1", "2")),
        (MID_AUTUMN, "zh_CN", ("名字",)),
        (DOLLARS, "en", ()),
    ],
)
def test_strange_variables(
    real: RealWindow, code: str, language: str, names: tuple[str, ...]
) -> None:
    opened(real)
    real.type("To", "+380441234567")
    picked(real, code, language)
    assert tuple(real.window.draft().variables) == names
    for name in names:
        real.type(f"TemplateParams.{name}", f"value {name}")
    real.wait(lambda: ready(real))
    assert all(f"value {name}" in preview(real) for name in names)


def test_a_variable_named_like_pythons_own(real: RealWindow) -> None:
    from chatapp_desktop.viber.template import Key, parse_detail

    opened(real)
    data = {
        "AuditStatus": "pass",
        "Components": [{"Type": "BODY", "Text": "$(__class__) $(<b>&x) {{1}}"}],
        "Example": {"__class__": "C"},
    }
    real.type("TemplateCode", "x" * 8)
    real.type("Language", "en")
    real.wait(lambda: "does not exist" in problems(real))
    real.controller._templates._show(parse_detail(data, Key("x" * 8, "en")))
    real.wait(lambda: tuple(real.window.draft().variables) == ("__class__", "<b>&x", "1"))
    real.click("fill_examples")
    real.wait(lambda: preview(real).startswith("C $(<b>&x)"))


def test_five_thousand_templates(real: RealWindow, sandbox: SandboxProcess) -> None:
    sandbox.templates(5000)
    real.choose("Type", "template")
    real.wait(lambda: len(real.rows("template_list")) > 5000)
    real.type("template_search", "generated_04321")
    assert len(real.rows("template_list")) == 1
    real.type("template_search", "")
    real.choose("template_language", "zu")
    assert {row[Column.LANGUAGE] for row in real.rows("template_list")} == {"zu · Zulu"}
    assert real.find(QComboBox, "template_language").count() == 69
