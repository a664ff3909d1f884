"""A label and its text are written as the language writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.ui.words.spoken import bracketed, joined, labelled, listed


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language(qapp)
    yield made
    made.choose("en")


@pytest.mark.parametrize(("code", "text"), [("en", "To: %1 and %2"), ("zh_CN", "To：%1 and %2")])
def test_a_label_has_the_colon_of_the_language(language: Language, code: str, text: str) -> None:
    language.choose(code)
    assert labelled("To", "%1 and %2") == text


@pytest.mark.parametrize(("code", "text"), [("en", "NL, %1 (x)"), ("zh_CN", "NL、%1（x）")])
def test_lists_and_brackets_are_those_of_the_language(
    language: Language, code: str, text: str
) -> None:
    language.choose(code)
    assert joined(listed(["NL", "%1"]), bracketed("x")) == text
