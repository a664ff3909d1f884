"""Picking templates in the real window, against a sandbox: list, search, state, off line."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView, QWidget

from chatapp_desktop.ui.composer.language_editor import LanguageEditor
from chatapp_desktop.ui.history.model import Column as Kept
from chatapp_desktop.ui.templates.model import Column
from chatapp_desktop.viber.languages import LANGUAGES
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.templates import (
    ORDER,
    PAUSED,
    PUBLISHED,
    REJECTED,
    column,
    opened,
    picked,
    preview,
    problems,
    ready,
    shown,
)


def marked(real: RealWindow) -> list[tuple[str, str]]:
    """Name and language of the lines in bold type, which are the chosen one if any."""
    model = real.find(QTableView, "template_list").model()
    bold = Qt.ItemDataRole.FontRole
    return [
        (str(model.index(row, Column.NAME).data()), str(model.index(row, Column.LANGUAGE).data()))
        for row in range(model.rowCount())
        if (font := model.index(row, Column.NAME).data(bold)) is not None and font.bold()
    ]


def test_the_list_shows_what_is_known_of_each_template(real: RealWindow) -> None:
    opened(real)
    row = next(row for row in real.rows("template_list") if row[Column.CODE] == REJECTED)
    assert row[Column.NAME] == "акция_отклонена"
    assert row[Column.LANGUAGE] == "ru · Russian"
    assert row[Column.STATUS] == "✕ Rejected"
    assert row[Column.CATEGORY] == "Text + picture"
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


def test_what_is_marked_is_what_is_sent_once_nobody_looks_for_another(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "de")
    table = real.find(QTableView, "template_list")
    model: Any = table.model()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert model.row_at(table.currentIndex().row()).key != (ORDER, "de")
    real.find(QLineEdit, "template_search").setFocus()
    (marked,) = table.selectionModel().selectedRows()
    assert model.row_at(marked.row()).key == (ORDER, "de")
    assert real.window.draft()["TemplateCode"] == ORDER


def test_what_is_chosen_is_marked_and_a_highlight_is_not_taken_for_it(real: RealWindow) -> None:
    opened(real)
    search, table = real.find(QLineEdit, "template_search"), real.find(QTableView, "template_list")
    hint = "Enter takes the highlighted one"
    real.window.activateWindow()
    real.wait(real.window.isActiveWindow)
    assert hint not in real.text("template_age")
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert len(table.selectionModel().selectedRows()) == 1
    assert real.text("template_age").startswith(f"{hint} · ")
    said = real.find(QLineEdit, "template_age")
    # Nobody has to scroll for it.
    real.wait(lambda: said.visibleRegion().boundingRect() == said.rect())
    assert not marked(real)
    picked(real, ORDER, "de")
    assert marked(real) == [("✓ order_on_its_way", "de · German")]
    assert hint not in real.text("template_age")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert marked(real) == [("✓ order_on_its_way", "de · German")]
    assert real.text("template_age").startswith(f"{hint} · ")
    QTest.keyClick(table, Qt.Key.Key_Return)
    real.wait(lambda: shown(real)[1] not in ("", "de"))
    assert [name for name, _ in marked(real)] == ["✓ order_on_its_way"]
    assert marked(real)[0][1].startswith(shown(real)[1])
    assert hint not in real.text("template_age")
    QTest.keyClick(table, Qt.Key.Key_Down)
    search.setFocus()
    assert hint not in real.text("template_age")


def test_a_tab_into_the_list_shows_what_enter_would_take(real: RealWindow) -> None:
    opened(real)
    real.window.activateWindow()
    real.wait(real.window.isActiveWindow)
    table = real.find(QTableView, "template_list")
    real.type("template_search", REJECTED)
    real.find(QWidget, "template_refresh").setFocus()
    QTest.keyClick(real.window.focusWidget(), Qt.Key.Key_Tab)
    assert table.hasFocus()
    assert len(table.selectionModel().selectedRows()) == 1
    assert "Enter takes the highlighted one" in real.text("template_age")
    QTest.keyClick(table, Qt.Key.Key_Return)
    real.wait(lambda: shown(real)[0] == REJECTED)


def test_enter_takes_nothing_that_is_not_highlighted(real: RealWindow) -> None:
    opened(real)
    table = real.find(QTableView, "template_list")
    table.setCurrentIndex(table.model().index(2, 0))
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert real.window.draft()["TemplateCode"] == ""


def test_a_chosen_one_that_the_search_hides_is_said_to_be_hidden(real: RealWindow) -> None:
    opened(real)
    picked(real, ORDER, "de")
    said = "The chosen template is not among these"
    assert said not in real.text("template_age")
    real.type("template_search", REJECTED)
    assert real.text("template_age").startswith(said)
    real.type("template_search", ORDER)
    assert said not in real.text("template_age")
    real.type("template_search", REJECTED)
    real.type("TemplateCode", "0" * 32)
    real.wait(lambda: said not in real.text("template_age"))


def test_a_search_that_finds_nothing_says_so_in_the_list(real: RealWindow) -> None:
    opened(real)
    empty = real.find(QLabel, "template_empty")
    assert not empty.isVisible()
    real.type("template_search", "otp")
    assert column(real, Column.NAME) == []
    assert empty.isVisible()
    assert empty.text() == "No template matches. Clear the search or the filters."
    table = real.find(QTableView, "template_list")
    assert table.rect().contains(empty.geometry())
    real.type("template_search", "")
    assert not empty.isVisible()
    real.choose("template_language", "de")
    real.choose("template_status", "fail")
    assert empty.isVisible() == (column(real, Column.NAME) == [])


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
    (row,) = real.rows("history")
    assert row[Kept.TEXT] == "order_on_its_way · de · Ann & Eve, 名 1%"


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
