"""The matrix's plan: who gets what in which language."""

from __future__ import annotations

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.matrix import (
    Values,
    example_values,
    plan,
    recipients_of,
    variables_of,
)
from chatapp_desktop.viber.template import Key, Template, parse_detail
from tests.viber.drafts import COMMON


def template(language: str, text: str, status: str = "pass", **example: str) -> Template:
    detail = {
        "AuditStatus": status,
        "Components": [{"Type": "BODY", "Text": text}],
        "Example": example,
    }
    return parse_detail(detail, Key("744c", language))


BASE = Draft({**COMMON, "Type": "message", "Content.text": "old", "TaskId": "t-1"})
ENGLISH = template("en", "Hi $(name), $(order)", name="Ann", order="A-1")
GERMAN = template("de", "Hallo $(name)", name="Frau Weber")
NUMBERS = ("+380441234567", "+4915112345678")


def test_recipients_are_read_one_a_line_each_once() -> None:
    typed = "  +380 44 123-45-67 \n\n+49 151 11; 00380441234567,+4915111"
    assert set(recipients_of(typed)) == {"00380441234567", "+4915111"}
    assert len(recipients_of("1\n2\n1")) == 2
    assert recipients_of(" \n,;") == ()


def test_every_language_meets_every_recipient() -> None:
    lines = plan(BASE, (ENGLISH, GERMAN), NUMBERS, Values({"name": "Ann", "order": "7"}))
    assert [(c.language, c.recipient) for line in lines for c in line.cells] == [
        (language, number) for language in ("en", "de") for number in NUMBERS
    ]
    assert [line.text for line in lines] == ["Hi Ann, 7", "Hallo Ann"]
    assert all(cell.sendable for line in lines for cell in line.cells)


def test_a_cell_carries_what_the_form_had_but_neither_content_nor_its_task_id() -> None:
    (line,) = plan(BASE, (GERMAN,), NUMBERS[:1], Values({"name": "Ann"}))
    values = line.cells[0].draft.values
    assert values["From"] == COMMON["From"]
    assert values["To"] == NUMBERS[0]
    assert values["TemplateParams.name"] == "Ann"
    assert not {"TaskId", "Content.text", "MessageType", "TemplateParams.order"} & set(values)


def test_a_language_of_its_own_value_wins() -> None:
    values = Values({"name": "Ann"}, {("de", "name"): "Anna", ("en", "name"): ""})
    lines = plan(BASE, (ENGLISH, GERMAN), (), values)
    assert [line.text for line in lines] == ["Hi Ann, $(order)", "Hallo Anna"]


def test_what_is_wrong_with_a_language_is_said_once_and_its_cells_stay() -> None:
    rejected = template("fr", "Bonjour $(name)", "fail")
    lines = plan(BASE, (rejected, ENGLISH), ("+380441234567", "12ab"), Values({"name": "A"}))
    assert {problem.code for problem in lines[0].problems} == {"template_rejected"}
    assert {problem.code for problem in lines[1].problems} == {"unfilled"}
    assert not any(cell.sendable for line in lines for cell in line.cells)


def test_a_bad_recipient_spoils_its_own_column_only() -> None:
    (line,) = plan(BASE, (GERMAN,), ("+380441234567", "12ab"), Values({"name": "A"}))
    assert [cell.sendable for cell in line.cells] == [True, False]
    assert line.problems == ()


def test_examples_go_where_they_belong() -> None:
    found = example_values((ENGLISH, GERMAN), Values({"order": "mine"}, {("de", "name"): ""}))
    assert found.shared == {"order": "mine"}
    assert found.own == {("en", "name"): "Ann", ("de", "name"): "Frau Weber"}
    same = example_values((ENGLISH, template("es", "$(order)", order="A-1")), Values())
    assert same.shared == {"name": "Ann", "order": "A-1"}


def test_a_changed_message_is_another_cell() -> None:
    def key(name: str) -> object:
        return plan(BASE, (GERMAN,), NUMBERS[:1], Values({"name": name}))[0].cells[0].key

    assert key("Ann") == key("Ann") != key("Eve")


def test_names_are_listed_once() -> None:
    assert variables_of((GERMAN, ENGLISH)) == ("name", "order")
