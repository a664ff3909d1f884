"""Which profile sent it: found by the profile's id, whatever it was called, in files of any age."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp_desktop.store.history import schema
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.opening import NoticeKind
from chatapp_desktop.store.history.records import Ending, Filter, State
from chatapp_desktop.store.history.schema import CURRENT, Plan
from tests.support.attempts import attempt, make_old, opened

SENDERS = (("a1", "Shop"), ("b2", "Bank"), ("a1", "Boots"), ("", "Shop"), ("b2", "Bank"))
"""Ids and names, in the order of sending; the first one is given another name in between."""
USED_LAST = [("a1", "Boots"), ("b2", "Bank"), ("name:Shop", "Shop")]
FOUND: tuple[tuple[set[str], list[int]], ...] = (
    ({"a1"}, [3, 1]),
    ({"b2"}, [5, 2]),
    ({"name:Shop"}, [4]),
    ({"a1", "name:Shop"}, [4, 3, 1]),
    ({"Shop"}, []),
    ({"c3"}, []),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite3"


async def fill(history: History, senders: Iterable[tuple[str, str]] = SENDERS) -> None:
    for number, (profile_id, profile) in enumerate(senders, 1):
        new = attempt(f"text n{number}q", at=1000.0 * number)
        await history.prepare(replace(new, profile=profile, profile_id=profile_id))


async def found(history: History, keys: Iterable[str], text: str = "") -> list[int]:
    wanted = Filter(profiles=frozenset(keys), text=text)
    ids = list(await history.ids(wanted))
    assert await history.count(wanted) == len(ids)
    upwards = await history.ids(replace(wanted, oldest_first=True))
    assert list(upwards) == ids[::-1]
    return ids


async def test_a_profile_is_found_by_its_id(path: Path) -> None:
    async with opened(path) as history:
        assert await history.accounts() == []
        await fill(history)
        assert await history.accounts() == USED_LAST
        for keys, ids in FOUND:
            assert await found(history, keys) == ids
            assert await found(history, keys, "text") == ids
        assert await found(history, {"a1", "name:Shop"}, "text n3q") == [3]
        refused = Filter(profiles=frozenset({"a1"}), states=frozenset({State.REJECTED}))
        assert list(await history.ids(refused)) == []
        await history.finish(3, Ending(State.REJECTED, 9.0, code="X"))
        assert list(await history.ids(refused)) == [3]


async def test_a_list_of_two_accounts_comes_in_portions(path: Path) -> None:
    async with opened(path) as history:
        await fill(history, SENDERS * 3)
        wanted = Filter(profiles=frozenset({"a1", "name:Shop"}))
        whole = list(await history.ids(wanted))
        assert whole == [14, 13, 11, 9, 8, 6, 4, 3, 1]
        ids: list[int] = []
        while portion := list(await history.first_ids(wanted, 2, ids[-1] if ids else None)):
            ids += portion
        assert ids == whole


@pytest.mark.parametrize("keys", [["a1"], ["a1", "name:Shop"]])
async def test_the_index_is_walked_and_nothing_is_sorted(path: Path, keys: list[str]) -> None:
    async with opened(path) as history:
        await fill(history)
    said: list[str] = []
    async with opened(path) as history:
        connection = history._connection
        await history._worker.run(connection.set_trace_callback, said.append)
        await history.first_ids(Filter(profiles=frozenset(keys)))
        await history.accounts()
        await history._worker.run(connection.set_trace_callback, None)
    reads = [sql for sql in said if sql.startswith("SELECT")]
    assert len(reads) > 1
    with closing(sqlite3.connect(path)) as file:
        for sql in reads:
            plan = " ".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {sql}"))
            assert "SEARCH attempt USING" in plan
            assert "attempt_account" in plan
            assert "TEMP B-TREE" not in plan
            assert "SCAN attempt" not in plan


def spoil_1_2(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.execute("DROP INDEX attempt_account")
        old.execute("PRAGMA user_version = 1002")
        old.commit()


NAMES_ONLY = [("name:Bank", "Bank"), ("name:Boots", "Boots"), ("name:Shop", "Shop")]


@pytest.mark.parametrize(
    ("spoil", "accounts", "wanted"),
    [
        (spoil_1_2, USED_LAST, ("a1", [3, 1])),
        (make_old, NAMES_ONLY, ("name:Shop", [4, 1])),
    ],
)
@pytest.mark.parametrize("writable", [True, False])
async def test_an_older_file_is_filtered_as_well(
    path: Path,
    spoil: Callable[[Path], None],
    accounts: list[tuple[str, str]],
    wanted: tuple[str, list[int]],
    writable: bool,
) -> None:
    """One that may be written gets the index, after a backup; one that may not is read without."""
    async with opened(path) as history:
        await fill(history)
    spoil(path)
    # To a program of the next major this one is a file that it must not touch.
    plan = CURRENT if writable else Plan(0, ())
    async with opened(path, plan) as history:
        assert history.notice is not None
        assert history.notice.kind is (NoticeKind.MIGRATED if writable else NoticeKind.NEWER)
        assert await history.accounts() == accounts
        assert await found(history, wanted[:1]) == wanted[1]
    with closing(sqlite3.connect(path)) as file:
        indexes = [row[1] for row in file.execute("PRAGMA index_list(attempt)")]
        assert ("attempt_account" in indexes) is writable


async def test_whoever_waits_for_an_older_file_is_told_what_for(path: Path) -> None:
    async with opened(path) as history:
        await fill(history)
    told: list[str] = []
    for spoilt in (False, True):
        if spoilt:
            spoil_1_2(path)
        history = await History.open(path, updating=lambda: told.append("updating"))
        await asyncio.sleep(0)
        await history.close()
        assert told == ["updating"] * spoilt


def _fill_the_disk(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA max_page_count = 1")
    connection.execute("CREATE TABLE large AS SELECT zeroblob(100000)")


async def test_a_full_disk_leaves_an_older_file_to_be_read(path: Path) -> None:
    async with opened(path) as history:
        await fill(history)
    plan = Plan(CURRENT.version + 1, ((CURRENT.version, CURRENT.version + 1, _fill_the_disk),))
    async with opened(path, plan) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.NO_ROOM
        assert not history.writable
        assert await found(history, {"a1"}) == [3, 1]
    # The copy that was begun would only take the room that is wanted.
    assert not list(path.parent.glob("*backup*"))
    async with opened(path) as history:
        assert history.notice is None
    with closing(sqlite3.connect(path)) as file:
        assert schema.version_of(file) == CURRENT.version
