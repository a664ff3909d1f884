"""Test recipients and the do-not-contact list: their file, and CSV in and out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.accounts import contact_file as contacts
from chatapp_desktop.store.accounts.contact_csv import (
    ContactsError,
    QuotesError,
    read_csv,
    write_csv,
)
from chatapp_desktop.store.accounts.contacts import (
    BLOCKED_HEAD,
    TEST_HEAD,
    Blocked,
    Contacts,
    Recipient,
    merged,
    sound_number,
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


WHOLE = {"test": {}, "blocked": [{"number": BOB.number, "reason": "r"}, {"number": "380441234567"}]}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("{", []),
        ('{"blocked": {"380441234567": {}}}', []),
        ('{"test": 3, "blocked": []}', []),
        ('{"test": {"p1": 3}, "blocked": [3, {}, {"number": "380441234567"}]}', ["380441234567"]),
        ('{"blocked": [{"number": "none"}, {"number": 380441234567}]}', ["380441234567"]),
        (json.dumps(WHOLE, indent=2)[:-20], [BOB.number]),
    ],
)
def test_a_damaged_file_is_set_aside_and_what_is_readable_stays_in_force(
    path: Path, text: str, numbers: list[str]
) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    for _ in range(2):  # the second time as after a restart
        found, aside = contacts.load(path)
        assert [each.number for each in found.blocked] == numbers
        assert aside is not None
        assert aside.kept.read_text("utf-8") == text
        assert found.doubtful == str(aside.kept)
    contacts.save(path, found)
    assert contacts.load(path) == (found, None)
    contacts.save(path, replace(found, doubtful=""))
    assert contacts.load(path)[0].doubtful == ""


@pytest.mark.parametrize("number", ["+380 44 1234567", "00380441234567", 380441234567])
def test_a_number_counts_however_it_is_written_in_the_file(path: Path, number: object) -> None:
    path.parent.mkdir()
    path.write_text("\ufeff" + json.dumps({"blocked": [{"number": number}]}), "utf-8")
    assert contacts.load(path) == (Contacts(blocked=(Blocked("380441234567", ""),)), None)


def test_more_than_a_megabyte_of_numbers_is_kept(path: Path) -> None:
    many = tuple(Blocked(str(380440000000 + n), "asked to stop", "ann") for n in range(20_000))
    contacts.save(path, Contacts(blocked=many))
    assert path.stat().st_size > 1024 * 1024
    assert contacts.load(path) == (Contacts(blocked=many), None)


ENTRIES = st.dictionaries(
    st.sampled_from(["1", "2", "3", "4"]), st.sampled_from(["a", "b", "c"]), max_size=4
)


def of(entries: dict[str, str]) -> Contacts:
    blocked = tuple(Blocked(number, why) for number, why in entries.items())
    return Contacts({"p": tuple(Recipient(why, n) for n, why in entries.items())}, blocked)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_the_changes_of_two_windows_become_one(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> None:
    found = merged(of(base), of(ours), of(theirs))
    reasons = {each.number: each.reason for each in found.blocked}
    assert {each.number: each.name for each in found.test_of("p")} == reasons
    for number in "1234":
        before, here, there = (each.get(number) for each in (base, ours, theirs))
        if here == before:
            wanted = there
        elif there == before:
            wanted = here
        else:
            wanted = here or there
        assert reasons.get(number) == wanted


def test_what_is_missing_in_a_damaged_file_was_not_removed() -> None:
    base, ours = of({"1": "a", "2": "a"}), of({"1": "a"})
    found = merged(base, ours, Contacts(doubtful="x"))
    assert [each.number for each in found.blocked] == ["1"]
    assert found.doubtful == "x"
    assert merged(found, replace(found, doubtful=""), found).doubtful == ""


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


@pytest.mark.parametrize("more", [0, 12_000])
def test_a_stray_quotation_mark_swallows_no_numbers(more: int) -> None:
    lines = ["number,reason", "380441234567,a", '380441234568,"oops']
    lines += [f"{380450000000 + n},b" for n in range(more + 1)]
    with pytest.raises(QuotesError) as caught:
        read_csv("\n".join(lines), BLOCKED_HEAD)
    assert caught.value.line == 3


def test_what_spans_several_lines_is_refused() -> None:
    text = 'number,reason\n380441234567,"a\n380441234568,b"\n380441234569,c\n,x\n'
    good, refused = read_csv(text, BLOCKED_HEAD)
    assert good == [("380441234569", "c", "", "")]
    assert [(each.line, each.last_line) for each in refused] == [(2, 3), (5, 0)]


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
