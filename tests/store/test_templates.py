"""The copy of the templates on disk: per profile, with its age; damage costs a fetch, no more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.templates import Copy, KeptDetail, TemplateStore
from chatapp_desktop.viber.template import Key, Listed


def row(code: str, language: str = "en", updated: int = 5, name: str = "n") -> Listed:
    return Listed(code, language, name, "text", "pass", "", updated)


@pytest.fixture
def store(tmp_path: Path) -> TemplateStore:
    return TemplateStore(tmp_path / "data" / "templates.sqlite3")


def test_nothing_was_kept_yet(store: TemplateStore) -> None:
    assert store.load("p") == Copy((), 0.0)
    assert store.detail("p", Key("a", "en")) is None
    assert store.words("p") == {}
    assert store.outdated("p") == ()


def test_a_list_comes_back_in_its_order_with_its_age(store: TemplateStore) -> None:
    rows = (row("b"), row("a", "名"), row("a", "de", name="it's; DROP TABLE list; --"))
    store.save("p", rows, 12.5)
    assert store.load("p") == Copy(rows, 12.5)


def test_profiles_do_not_mix(store: TemplateStore) -> None:
    store.save("p", (row("a"),), 1.0)
    store.save("q", (row("b"), row("a")), 2.0)
    store.keep_detail("p", Key("a", "en"), KeptDetail({"x": 1}, 1.0, 5), "words")
    assert store.load("p").rows == (row("a"),)
    assert store.detail("q", Key("a", "en")) is None
    store.save("q", (), 3.0)
    assert store.detail("p", Key("a", "en")) == KeptDetail({"x": 1}, 1.0, 5)


def test_a_new_list_takes_the_place_of_the_old_and_drops_details_of_what_is_gone(
    store: TemplateStore,
) -> None:
    store.save("p", (row("a"), row("b")), 1.0)
    for code in "ab":
        store.keep_detail("p", Key(code, "en"), KeptDetail([code], 1.0, 5), f"words {code}")
    store.save("p", (row("b"),), 2.0)
    assert store.load("p") == Copy((row("b"),), 2.0)
    assert store.words("p") == {Key("b", "en"): "words b"}


def test_what_has_changed_since_is_outdated(store: TemplateStore) -> None:
    store.save("p", (row("a"), row("b", updated=6), row("c")), 1.0)
    store.keep_detail("p", Key("a", "en"), KeptDetail({}, 1.0, 5), "")
    store.keep_detail("p", Key("b", "en"), KeptDetail({}, 1.0, 5), "")
    assert store.outdated("p") == (Key("b", "en"), Key("c", "en"))
    store.forget_detail("p", Key("a", "en"))
    assert Key("a", "en") in store.outdated("p")


def test_half_a_character_is_kept_as_a_question_mark(store: TemplateStore) -> None:
    store.save("p", (row("a", name="x\ud800"),), 1.0)
    store.keep_detail("p", Key("a", "en"), KeptDetail({"Text": "\ud800"}, 1.0, 5), "\ud800")
    assert store.load("p").rows[0].name == "x?"
    kept = store.detail("p", Key("a", "en"))
    assert kept is not None
    assert kept.data == {"Text": "\ud800"}


@pytest.mark.parametrize("content", [b"this is no database, but long enough to be one" * 40, b"x"])
def test_a_damaged_copy_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "templates.sqlite3"
    path.write_bytes(content)
    store = TemplateStore(path)
    assert store.load("p") == Copy()
    store.save("p", (row("a"),), 1.0)
    assert store.load("p").rows == (row("a"),)


def test_the_copy_of_another_version_is_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "templates.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE list (strange); PRAGMA user_version = 99;")
    assert TemplateStore(path).load("p") == Copy()


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    path = tmp_path / "templates.sqlite3"
    path.mkdir()
    with pytest.raises(FileError) as caught:
        TemplateStore(path).load("p")
    assert caught.value.reason is FileTrouble.PERMISSION


def test_two_windows_share_the_copy(tmp_path: Path) -> None:
    one, two = (TemplateStore(tmp_path / "templates.sqlite3") for _ in range(2))
    one.save("p", (row("a"),), 1.0)
    two.save("p", (row("b"),), 2.0)
    assert one.load("p") == two.load("p") == Copy((row("b"),), 2.0)
