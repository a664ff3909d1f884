"""Filling a template's variables in the real window, and what the preview makes of them."""

from __future__ import annotations

import pytest

from chatapp_desktop.viber.message_types import Media
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.templates import (
    BRACES,
    DOLLARS,
    MID_AUTUMN,
    ORDER,
    SALE,
    opened,
    picked,
    preview,
    problems,
    ready,
    shown,
)


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
    real.wait(lambda: ready(real))
    assert "has not been read" in problems(real)
    real.click("send")
    sent = "SendChatappMessage"
    real.wait(lambda: any(r["operation"] == sent for r in sandbox.requests()))
    real.wait(lambda: "Rejected" in real.text("status"))


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
    from chatapp_desktop.viber.template import Key, Sought, parse_detail

    opened(real)
    data = {
        "AuditStatus": "pass",
        "Components": [{"Type": "BODY", "Text": "$(__class__) $(<b>&x) {{1}}"}],
        "Example": {"__class__": "C"},
    }
    real.type("TemplateCode", "x" * 8)
    real.type("Language", "en")
    real.wait(lambda: "has not been read" in problems(real))
    key = Key("x" * 8, "en")
    real.controller._templates._show(parse_detail(data, key), Sought(key))
    real.wait(lambda: tuple(real.window.draft().variables) == ("__class__", "<b>&x", "1"))
    real.click("fill_examples")
    real.wait(lambda: preview(real).startswith("C $(<b>&x)"))
