"""The draft as a value."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from chatapp_desktop.viber.draft import Draft, fields_in_use, pruned, required, used
from chatapp_desktop.viber.parameters import BY_NAME
from tests.viber.drafts import CONTENT, drafts, good, good_template


def test_a_missing_field_reads_as_empty() -> None:
    draft = Draft({"To": "1", "From": ""})
    assert (draft["To"], draft["From"], draft["Nothing"]) == ("1", "", "")
    assert draft == Draft({"To": "1"})


def test_an_empty_variable_is_kept() -> None:
    assert Draft({"TemplateParams.name": ""}).variables == {"name": ""}


def test_a_draft_does_not_change() -> None:
    values = {"To": "1"}
    draft = Draft(values, {"x": 1})
    values["To"] = "2"
    assert draft["To"] == "1"
    with pytest.raises(dataclasses.FrozenInstanceError):
        draft.values = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        draft.values["To"] = "3"  # type: ignore[index]


def test_replacing_keeps_the_rest() -> None:
    draft = Draft({"To": "1", "From": "2"}, {"x": 1}).replaced({"To": "", "Tag": "t"})
    assert draft == Draft({"From": "2", "Tag": "t"}, {"x": 1})


@pytest.mark.parametrize("name", CONTENT)
def test_a_message_uses_its_fields_only(name: str) -> None:
    names = {field for field, _ in fields_in_use(good(name))}
    assert {n for n in names if "." in n} == {f"Content.{key}" for key in CONTENT[name]}
    assert names.isdisjoint({"TemplateCode", "Language"})
    assert all(required(BY_NAME[f"Content.{key}"], good(name)) for key in CONTENT[name])
    assert good(name).kind == name


def test_a_template_uses_no_content() -> None:
    draft = good_template()
    names = {field for field, _ in fields_in_use(draft)}
    assert {"TemplateCode", "Language", "TemplateParams.name"} <= names
    assert names.isdisjoint({"MessageType", *(n for n in BY_NAME if n.startswith("Content"))})
    assert draft.kind == "template"
    assert draft.message_type is None


def test_without_a_type_only_common_fields_are_used() -> None:
    assert not used(BY_NAME["MessageType"], Draft())
    assert not used(BY_NAME["Content.text"], Draft({"MessageType": "text"}))


@given(drafts())
def test_pruning_changes_nothing_that_is_sent(draft: Draft) -> None:
    once = pruned(draft)
    assert dict(once.values).items() <= dict(draft.values).items()
    assert list(fields_in_use(once)) == list(fields_in_use(draft))
    assert pruned(once) == once
