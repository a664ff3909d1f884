"""Search: any text may be typed, and every piece of what was sent is found."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.history.records import Ending, Filter, NewAttempt, State
from chatapp_desktop.store.history.search import fold, grams, parse, searchable, summary_of
from tests.support.attempts import attempt, opened, send

ANY_TEXT = st.text(st.characters() | st.sampled_from("\"'%_*()^:-+ABC\ud800\0\ue022中 "))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("4412", True), ("380441234567", True), ("+380 44 123-45-67", True),
        ("00380441234567", True),
        ("优惠", True), ("惠券", True), ("券", True), ("即", True), ("优惠券即将到期", True),
        ("惠优", False), ("ｶﾞ", True), ("ガ", True), ("STRASSE", True), ("straße", True),
        ("mid-1", True), ("REQ-1", True), ("task-1", True), ("2909", False),
        ('"quoted"', True), ("100%", True), ("under_score", True), ("under.score", False),
        ("AND", True), ("NOT quoted", False), ("sand-castle OR", False), ("* NEAR(", False),
        ("rock and", True), ("rock nothing", False), ("e", True), ("zq", False), ("\ue022", False),
        ("", True), ("   ", True), ("end.", True), (".", True), ("d.", True),
    ],
)  # fmt: skip
async def test_what_is_found(tmp_path: Path, typed: str, found: bool) -> None:
    text = '优惠券即将到期 ガ Straße "quoted" 100% under_score rock and rolls sand end.'
    async with opened(tmp_path / "h.sqlite3") as history:
        row = await send(history, text)
        other = await history.prepare(NewAttempt(1.0, "P", {"To": "1"}, ""))
        await history.finish(other.id, Ending(State.NOT_SENT, 1.0))
        ids = list(await history.ids(Filter(text=typed)))
    assert (row.id in ids) is found
    assert (other.id in ids) is (not typed.strip())


async def test_error_and_template_are_found_and_old_words_are_not(tmp_path: Path) -> None:
    async with opened(tmp_path / "h.sqlite3") as history:
        row = await history.prepare(
            NewAttempt(1.0, "P", {"TemplateCode": "welcome_01", "Content": "not json"}, "")
        )
        await history.finish(row.id, Ending(State.UNKNOWN, 1.0, code="Lost.Answer", message="gone"))
        assert list(await history.ids(Filter(text="welcome lost gone json"))) == [row.id]
        await history.finish(row.id, Ending(State.ACCEPTED, 2.0, message_id="777"))
        assert list(await history.ids(Filter(text="lost"))) == []
        assert list(await history.ids(Filter(text="welcome 777"))) == [row.id]


@given(st.lists(st.text(), max_size=4), st.lists(ANY_TEXT, min_size=1, max_size=8), st.data())
def test_any_text_may_be_searched_and_every_piece_is_found(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    typed: list[str],
    data: st.DataObject,
) -> None:
    path = tmp_path_factory.mktemp("search") / "h.sqlite3"
    folded = [fold(text) for text in texts]
    pieces = [data.draw(_piece_of(text)) for text in folded if text]

    async def search() -> None:
        async with opened(path) as history:
            ids = {(await history.prepare(attempt(text))).id: fold(text) for text in texts}
            for wanted in [*typed, *pieces]:
                found = set(await history.ids(Filter(text=wanted)))
                assert await history.count(Filter(text=wanted)) == len(found)
                assert found == {i for i in ids if _matches(ids[i], wanted)}

    asyncio.run(search())


def _matches(text: str, typed: str) -> bool:
    """The rule, said plainly: all words occur, or the digits of a phone number do."""
    fields = searchable(["380441234567", text, "task-1"])
    query = parse(typed)
    return not query.alternatives or any(
        all(word in fields for word in words) for words in query.alternatives
    )


@st.composite
def _piece_of(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text) - 1))
    return text[start : draw(st.integers(start + 1, len(text)))]


@given(st.text())
def test_every_short_piece_begins_a_gram(text: str) -> None:
    folded = fold(text)
    listed = grams(folded).split(" ")
    for at in range(len(folded)):
        token = folded[at : at + 1].translate(
            {c: 0xE000 + c for c in range(128) if not chr(c).isalnum()}
        )
        assert any(gram.startswith(token) for gram in listed)
        assert all(len(gram) == 3 for gram in listed)
    between = chr(0xE000 + ord("\n"))
    assert not [gram for gram in grams(f"{folded}\n{folded}").split(" ") if gram[:1] == between]


@given(ANY_TEXT)
def test_folding_is_settled_and_on_one_line(text: str) -> None:
    folded = fold(text)
    assert "\n" not in folded
    assert fold(folded) == folded


@given(st.dictionaries(st.text(), st.text()), ANY_TEXT)
def test_a_summary_is_one_short_line(content: dict[str, str], text: str) -> None:
    for parameters in ({"Content": json.dumps(content)}, {"Content": text}, {"TemplateCode": text}):
        summary = summary_of(parameters)
        assert len(summary) <= 200
        assert len(summary.splitlines()) <= 1


TEMPLATE = {
    "Type": "template",
    "TemplateCode": "8c566c38d91d",
    "Language": "he",
    "TemplateParams": '{"name": "Ann", "order": "A-1042"}',
}


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        ("order_on_its_way", "order_on_its_way · he · Ann, A-1042"),
        ("", "8c566c38d91d · he · Ann, A-1042"),
    ],
)
async def test_a_template_is_told_by_its_name_and_found_by_its_code(
    tmp_path: Path, name: str, summary: str
) -> None:
    async with opened(tmp_path / "h.sqlite3") as history:
        new = NewAttempt(1.0, "P", {"To": "49151", **TEMPLATE}, "", template=name)
        row = await history.prepare(new)
        assert row.summary == summary
        for text in ("8c566c38d91d", "A-1042", name):
            assert await history.count(Filter(text=text)) == 1


@pytest.mark.parametrize("params", ["", "[]", "{", '{"a": 1, "b": " "}'])
def test_values_that_make_no_sense_are_left_out(params: str) -> None:
    assert summary_of({"TemplateCode": "T", "TemplateParams": params}) == "T"


async def test_of_a_long_number_every_digit_counts(tmp_path: Path) -> None:
    """The index is asked for its end only; the text decides."""
    async with opened(tmp_path / "h.sqlite3") as history:
        right = await history.prepare(attempt(text="x", to="380441234567"))
        await history.prepare(attempt(text="x", to="390441234567"))
        await history.prepare(attempt(text="x", to="380551234567"))
        for wanted in ("380441234567", "3804412345", "80441234567"):
            assert list(await history.first_ids(Filter(text=wanted))) == [right.id]
