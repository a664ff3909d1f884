"""Test recipients and the do-not-contact list: their file, and CSV in and out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.accounts import contacts
from chatapp_desktop.store.accounts.contacts import (
    BLOCKED_HEAD,
    TEST_HEAD,
    Blocked,
    Contacts,
    ContactsError,
    Recipient,
    read_csv,
    sound_number,
    write_csv,
)

ANN = Recipient("Ann 安", "380441234567")
BOB = Blocked("8613900001234", "asked to", "ann", "2026-07-01")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "contacts.json"


def test_lists_come_back_with_what_a_newer_program_added(path: Path) -> None:
    assert contacts.load(path) == (Contacts(), None)
    kept = Contacts({"p1": (ANN,)}, (BOB,), {"format": 2})
    contacts.save(path, kept)
    assert contacts.load(path) == (kept, None)


def test_a_profiles_list_is_its_own() -> None:
    both = Contacts().with_test("p1", [ANN]).with_test("p2", [])
    assert both.test_of("p1") == (ANN,)
    assert both.test_of("p2") == both.test_of("p3") == ()
    assert both.with_test("p1", ()) == Contacts()


def test_the_newest_word_about_a_number_counts() -> None:
    again = Blocked(BOB.number, "SRVC_USER_BLOCKED")
    assert Contacts().with_blocked(BOB).with_blocked(again).blocked == (again,)


def test_a_damaged_list_is_set_aside_and_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{", "utf-8")
    found, aside = contacts.load(path)
    assert found == Contacts()
    assert aside is not None
    assert aside.kept.read_text("utf-8") == "{"


@pytest.mark.parametrize(
    "raw",
    [
        {"test": 3, "blocked": []},
        {"test": {"p1": 3}, "blocked": [3, {}, {"number": 4}, {"reason": "x"}]},
        {"test": {"p1": [{"name": 1, "number": ""}]}},
    ],
)
def test_entries_of_the_wrong_shape_are_left_out(path: Path, raw: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(raw), "utf-8")
    found, aside = contacts.load(path)
    assert aside is None
    assert found.blocked == ()
    assert not any(found.test.values())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+380 44 123-45-67", "380441234567"),
        ("0086 139 0000 1234", "8613900001234"),
        ("", ""),
        ("Ann", ""),
        ("0441234567", ""),
        ("1" * 16, ""),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert sound_number(text) == number


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_csv_in(delimiter: str, start: str) -> None:
    rows = ("Number|Name", "+380 44 123-45-67|Ann", "nobody|Eve", "|", "'+8613900001234|'=Bob")
    text = start + "\r\n".join(rows).replace("|", delimiter)
    good, refused = read_csv(text, TEST_HEAD)
    assert good == [("Ann", "380441234567"), ("=Bob", "8613900001234")]
    assert [(r.line, r.text) for r in refused] == [(3, "nobody")]


def test_a_csv_without_numbers_is_refused() -> None:
    for text in ("", "name,phone\nAnn,380441234567", "380441234567"):
        with pytest.raises(ContactsError):
            read_csv(text, TEST_HEAD)


def test_the_last_line_about_a_number_counts() -> None:
    good, _ = read_csv("number,reason\n380441234567,a\n+380441234567,b", BLOCKED_HEAD)
    assert good == [("380441234567", "b", "", "")]


def test_no_cell_is_a_formula() -> None:
    text = write_csv(TEST_HEAD, [("=1+1", "380441234567"), ("@x", "1"), ("-", "2")])
    assert "\n=" not in text
    assert "\n'=1+1," in text


@given(
    st.dictionaries(
        st.from_regex(r"[1-9][0-9]{6,14}", fullmatch=True),
        st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip),
    )
)
def test_csv_out_and_in_again(entries: dict[str, str]) -> None:
    rows = [(name, number) for number, name in entries.items()]
    # A name that begins with an apostrophe and a formula sign is taken for a guarded one.
    if any(name.startswith("'") for name, _ in rows):
        return
    found, refused = read_csv(write_csv(TEST_HEAD, rows), TEST_HEAD)
    assert not refused
    assert found == rows


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        good, _ = read_csv("number,name\n" + text, TEST_HEAD)
    except ContactsError:
        return
    assert all(number == sound_number(number) for _, number in good)
