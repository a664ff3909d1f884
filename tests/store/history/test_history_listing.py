"""What a filter lets through: the same for every mixture of conditions, whichever leads the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatapp_desktop.store.history import listing, schema
from chatapp_desktop.store.history.journal import deliver, finish, prepare
from chatapp_desktop.store.history.queries import read_entries
from chatapp_desktop.store.history.records import Ending, Filter, State, Step
from chatapp_desktop.store.history.unrecorded import fits
from tests.support.attempts import attempt

COUNT = 60
STATES = (State.ACCEPTED, State.REJECTED, State.UNKNOWN)
WORDS = ("", "sent", "read")
ACCOUNTS = (("a1", "Shop"), ("b2", "Bank"), ("", "Shop"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("listing") / "history.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.configure(connection)
        schema.create(connection, schema.CURRENT.version)
        for number in range(1, COUNT + 1):
            profile_id, profile = ACCOUNTS[number % 7 % 3]
            # The clock is set back now and then.
            new = attempt(f"text n{number}q", at=1000.0 + 10 * number - 300 * (number % 11 == 0))
            row = prepare(connection, "", replace(new, profile=profile, profile_id=profile_id))
            finish(connection, row.id, Ending(STATES[number % 5 % 3], 1.0))
            if word := WORDS[number % 4 % 3]:
                deliver(connection, row.id, word, Step(1.0, word, ""))
        yield connection


def some(*values: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=2)


FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "", "text", "n3", "n17q", "nothing"]),
    states=st.frozensets(st.sampled_from([*STATES, State.CANCELLED]), max_size=2),
    deliveries=some(*WORDS[1:], "failed"),
    profiles=some("a1", "b2", "name:Shop", "c3"),
    kinds=some("text", "template"),
    since=st.sampled_from([0.0, 900.0, 1100.0, 1400.0, 9000.0]),
    until=st.sampled_from([0.0, 900.0, 1200.0, 1500.0, 9000.0]),
    oldest_first=st.booleans(),
)


@dataclass(frozen=True)
class Limits:
    """What listing goes by, made small for a small file."""

    few: int
    some: int = 10_000
    patience: float = 10.0

    def set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(listing, "_FEW", self.few)
        monkeypatch.setattr(listing, "_SOME", self.some)
        monkeypatch.setattr(listing, "_LONG_SECONDS", self.patience)
        monkeypatch.setattr(listing, "_AT_ONCE", 7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize(
    "limits",
    [Limits(1), Limits(20), Limits(10_000), Limits(1, some=20), Limits(20, 1), Limits(1, 99, -1.0)],
)
@given(wanted=FILTERS, limit=st.integers(1, COUNT))
def test_a_filter_lets_through_what_it_says(
    file: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    limits: Limits,
    wanted: Filter,
    limit: int,
) -> None:
    limits.set(monkeypatch)
    least = listing.Least()
    entries = read_entries(file, tuple(range(1, COUNT + 1)))
    right = [entry.row.id for entry in entries if fits(entry, wanted)]
    right.sort(reverse=not wanted.oldest_first)
    ids: list[int] = []
    while portion := list(listing.read_ids(file, wanted, limit, ids[-1] if ids else None, least)):
        ids += portion
    assert ids == right
    assert listing.count_rows(file, wanted) == len(right)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "attempt_ids"),
        (Filter(states=frozenset({State.CANCELLED}), profiles=frozenset({"a1"})), "attempt_state"),
        (Filter(states=frozenset({State.ACCEPTED}), profiles=frozenset({"c3"})), "attempt_account"),
        (Filter(since=9000.0, kinds=frozenset({"text"})), "attempt_created"),
        (Filter(kinds=frozenset({"image"}), until=9000.0), "attempt_kind"),
        (Filter(deliveries=frozenset({"failed"}), until=9000.0), "attempt_delivery"),
    ],
)
def test_what_fits_the_fewest_leads_the_way(
    file: sqlite3.Connection, wanted: Filter, index: str
) -> None:
    said: list[str] = []
    file.set_trace_callback(said.append)
    listing.read_ids(file, wanted, 10, None)
    file.set_trace_callback(None)
    assert f"INDEXED BY {index}" in said[-1]


def test_what_most_fit_does_not_lead(
    file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_FEW", 20)
    said: list[str] = []
    file.set_trace_callback(said.append)
    ids = listing.read_ids(file, Filter(since=1.0, until=9000.0), 10, None)
    file.set_trace_callback(None)
    assert list(ids) == list(range(COUNT, COUNT - 10, -1))
    plan = " ".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {said[-1]}"))
    assert "attempt_created" not in plan
    assert "TEMP B-TREE" not in plan


def test_what_is_long_ago_is_not_walked_to(
    file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    Limits(1).set(monkeypatch)
    wanted, least = Filter(since=1030.0, until=1100.0), listing.Least()
    said: list[str] = []
    file.set_trace_callback(said.append)
    ids = listing.read_ids(file, wanted, 3, None, least)
    assert list(ids) == [33, 9, 8]  # the clock was set back before the first of them
    assert "BETWEEN 3 AND 33" in said[-1]
    for _ in range(2):
        said.clear()
        assert list(listing.read_ids(file, wanted, 9, 8, least)) == [7, 6, 5, 4, 3]
        assert "attempt.id >= 3" in said[-1]
    file.set_trace_callback(None)
    assert not any("min(id)" in each for each in said), "it is known by now"


def test_what_takes_long_comes_in_portions(
    file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    Limits(1, patience=-1.0).set(monkeypatch)
    assert list(listing.read_ids(file, Filter(), 60, None)) == [60, 59, 58, 57, 56, 55, 54]
    assert list(listing.read_ids(file, Filter(), 60, 1)) == []
