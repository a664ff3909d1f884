"""Files that travel: whole or not at all, safe in a spreadsheet, without numbers if so wished."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.growing import GrowingFile
from chatapp_desktop.store.history.export import (
    CSV_HEAD,
    csv_head,
    csv_lines,
    json_lines,
    safe_cell,
)
from chatapp_desktop.store.history.records import Entry, Step
from chatapp_desktop.store.history.unrecorded import unrecorded_row
from chatapp_desktop.viber.masking import masked_number, without_number
from tests.support.attempts import attempt

NUMBER = "380441234567"
ROW = unrecorded_row(attempt("Hello"), 1)


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    safe = safe_cell(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))
    assert safe in (text, f"'{text}")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠1"],
)
def test_formulas_are_defused(text: str) -> None:
    assert safe_cell(text).startswith("'")


@given(st.text(), st.text())
def test_every_text_comes_back(summary: str, message: str) -> None:
    row = replace(ROW, summary=summary, message=message)
    head, line = cells(csv_head() + csv_lines([row], masked=False))
    assert tuple(head) == CSV_HEAD
    found = dict(zip(head, line, strict=True))
    assert found["Text"] == safe_cell(summary)
    assert found["Message"] == safe_cell(message)
    assert found["To"] == NUMBER


@pytest.mark.parametrize("masked", [False, True])
def test_numbers_are_hidden_everywhere_or_nowhere(masked: bool) -> None:
    row = replace(ROW, message=f"{NUMBER} is blocked", summary=f"Call {NUMBER}")
    parameters = {"To": NUMBER, "Content": f'{{"text":"Call {NUMBER}"}}'}
    entry = Entry(row, parameters, "{}", f'{{"To":"{NUMBER}"}}', (Step(1.0, "sent", NUMBER),))
    for text in (csv_lines([row], masked=masked), json_lines([entry], masked=masked)):
        assert (NUMBER in text) != masked
    document = json.loads(json_lines([entry], masked=masked))
    assert document["to"] == (masked_number(NUMBER) if masked else NUMBER)


@given(st.text(alphabet="0123456789", max_size=20))
def test_a_masked_number_says_little(number: str) -> None:
    masked = masked_number(number)
    assert len(masked) == len(number)
    assert sum(char.isdigit() for char in masked) <= 5
    if len(number) > 1:
        assert number not in without_number(f"a {number} b", number)


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")
    file = GrowingFile(path)
    file.begin()
    file.append("half a pair \ud800, ")
    assert path.read_text() == "before"
    file.append("完")
    file.finish()
    file.give_up()
    assert path.read_text(encoding="utf-8") == "half a pair ?, 完"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_given_up_it_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")
    file = GrowingFile(path)
    file.begin()
    file.append("half")
    file.give_up()
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_no_folder_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        GrowingFile(tmp_path / "nowhere" / "out.csv").begin()
