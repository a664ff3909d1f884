"""The history on real files: the way of an attempt, lists, two windows, deleting."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Ending, Filter, NewAttempt, State, Step
from tests.support.attempts import accepted, attempt, opened, send


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "history.sqlite3"


async def test_an_attempt_from_prepared_to_read(path: Path) -> None:
    async with opened(path) as history:
        assert history.notice is None
        assert history.writable
        assert history.kept
        row = await history.prepare(attempt("Hello\n  you"))
        assert (row.state, row.to, row.sender, row.kind) == (
            State.PREPARED,
            "380441234567",
            "2909",
            "text",
        )
        assert row.summary == "Hello you"
        assert (await history.sending(row.id, 1001.0)).state is State.SENDING
        row = await history.finish(row.id, accepted())
        assert (row.state, row.message_id, row.http_status) == (State.ACCEPTED, "MID-1", 200)
        await history.note(row.id, Step(1003.0, "accepted", "looked"))
        row = await history.delivery(row.id, "Sent", 1004.0)
        row = await history.delivery(row.id, "read", 1005.0)
        row = await history.delivery(row.id, "delivered", 1006.0, "late")
        assert row.delivery == "read"
        entry = await history.entry(row.id)
    assert entry.row == row
    assert entry.parameters == attempt("Hello\n  you").parameters
    assert entry.draft == '{"draft": 1}'
    assert entry.reply == "{}"
    assert [(step.state, step.note) for step in entry.trail] == [
        ("prepared", ""),
        ("sending", ""),
        ("accepted", "OK"),
        ("accepted", "looked"),
        ("Sent", ""),
        ("read", ""),
        ("delivered", "late"),
    ]


async def test_what_was_written_is_there_after_reopening(path: Path) -> None:
    async with opened(path) as history:
        row = await send(history, "kept")
    async with opened(path) as history:
        assert await history.rows(await history.ids()) == [row]
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
async def test_only_the_user_can_read_folder_and_file(path: Path) -> None:
    async with opened(path):
        modes = [os.stat(each).st_mode & 0o777 for each in (path.parent, path)]  # noqa: PTH116
    assert modes == [0o700, 0o600]


@pytest.mark.parametrize("state", [State.ACCEPTED, State.REJECTED, State.NOT_SENT, State.CANCELLED])
async def test_an_ended_attempt_cannot_begin_or_end_again(path: Path, state: State) -> None:
    async with opened(path) as history:
        row = await history.prepare(attempt())
        await history.finish(row.id, Ending(state, 1.0))
        for change in (
            history.sending(row.id, 2.0),
            history.finish(row.id, accepted()),
            history.hold(row.id, 2.0, "again"),
        ):
            with pytest.raises(HistoryError) as caught:
                await change
            assert caught.value.kind is Trouble.CONFLICT
        assert (await history.rows([row.id]))[0].state is state


async def test_an_unknown_is_resolved_by_what_is_learnt_later(path: Path) -> None:
    async with opened(path) as history:
        row = await history.prepare(attempt())
        await history.sending(row.id, 1.0)
        await history.finish(row.id, Ending(State.UNKNOWN, 2.0, code="Timeout"))
        row = await history.finish(row.id, accepted("FOUND"))
        assert (row.state, row.message_id) == (State.ACCEPTED, "FOUND")
        assert list(await history.ids(Filter(text="found"))) == [row.id]


async def test_no_end_and_no_attempt_are_refused(path: Path) -> None:
    async with opened(path) as history:
        row = await history.prepare(attempt())
        with pytest.raises(HistoryError) as caught:
            await history.finish(row.id, Ending(State.SENDING, 1.0))
        assert caught.value.kind is Trouble.CONFLICT
        for change in (
            history.entry(99),
            history.sending(99, 1.0),
            history.note(99, Step(1, "", "")),
        ):
            with pytest.raises(HistoryError) as caught:
                await change
            assert caught.value.kind is Trouble.MISSING


async def test_lists_are_newest_first_even_after_the_clock_was_set_back(path: Path) -> None:
    async with opened(path) as history:
        for at in (3000.0, 1000.0, 2000.0):
            await history.prepare(attempt(at=at))
        assert list(await history.ids()) == [3, 2, 1]
        assert list(await history.ids(Filter(oldest_first=True))) == [1, 2, 3]
        assert list(await history.first_ids(limit=2)) == [3, 2]
        assert list(await history.first_ids(limit=2, after=2)) == [1]
        assert [row.id for row in await history.rows([2, 99, 3])] == [2, 3]


async def test_filters_restrict_together(path: Path) -> None:
    async with opened(path) as history:
        for number in range(4):
            await send(history, f"text {number}", at=1000.0 * (number + 1))
        rejected = await history.prepare(
            NewAttempt(9000.0, "Shop", {"Type": "template", "TemplateCode": "T1"}, "")
        )
        await history.finish(rejected.id, Ending(State.REJECTED, 9001.0, code="Code.Bad"))
        await history.delivery(2, "delivered", 5000.0)

        async def found(wanted: Filter) -> list[int]:
            ids = list(await history.ids(wanted))
            assert await history.count(wanted) == len(ids)
            return ids

        assert await found(Filter(states=frozenset({State.REJECTED}))) == [5]
        assert await found(Filter(states=frozenset({State.REJECTED, State.ACCEPTED}))) == [
            5, 4, 3, 2, 1,
        ]  # fmt: skip
        assert await found(Filter(deliveries=frozenset({"delivered"}))) == [2]
        assert await found(Filter(profiles=frozenset({"name:Shop"}))) == [5]
        assert await found(Filter(kinds=frozenset({"template"}))) == [5]
        assert await found(Filter(since=2000.0, until=4000.0)) == [3, 2]
        assert await found(Filter(text="text", since=2000.0, until=4000.0)) == [3, 2]
        assert await found(Filter(text="t1", states=frozenset({State.ACCEPTED}))) == []
        assert await found(Filter(text="t1 bad", oldest_first=True)) == [5]


async def test_a_long_list_comes_in_portions(path: Path) -> None:
    async with opened(path) as history:
        for _ in range(5):
            await history.prepare(attempt())
        whole = await history.ids()
        first = await history.first_ids(limit=3)
        rest = await history.first_ids(limit=3, after=first[-1])
        assert first + rest == whole
        assert whole.typecode == "q"


async def test_reconciling_tells_apart_what_may_have_left(path: Path) -> None:
    first = await History.open(path)
    prepared = await first.prepare(attempt("never left"))
    sending = await first.prepare(attempt("may have left"))
    await first.sending(sending.id, 1.0)
    ended = await send(first, "done")
    await first.close()
    async with opened(path) as history:
        changed = await history.reconcile(50.0)
        assert [(row.id, row.state, row.code) for row in changed] == [
            (prepared.id, State.NOT_SENT, "Interrupted.BeforeSend"),
            (sending.id, State.UNKNOWN, "Interrupted.DuringSend"),
        ]
        assert (await history.rows([ended.id]))[0] == ended
        assert await history.reconcile(51.0) == ()
        assert list(await history.ids(Filter(text="interrupted.during"))) == [sending.id]


async def test_a_held_attempt_counts_as_not_sent_after_a_crash(path: Path) -> None:
    first = await History.open(path)
    row = await first.prepare(attempt())
    await first.sending(row.id, 1.0)
    assert (await first.hold(row.id, 2.0, "Throttling")).state is State.PREPARED
    await first.close()
    async with opened(path) as history:
        assert [each.state for each in await history.reconcile(3.0)] == [State.NOT_SENT]


async def test_two_windows_share_one_file(path: Path) -> None:
    async with opened(path) as one, opened(path) as two:
        rows = await asyncio.gather(
            *(window.prepare(attempt(f"n{n}")) for n in range(20) for window in (one, two))
        )
        assert len({row.id for row in rows}) == 40
        assert await one.reconcile(5.0) == ()
        assert await two.reconcile(5.0) == ()
        assert await one.ids() == await two.ids()
        await asyncio.gather(*(two.finish(row.id, accepted()) for row in rows))
        assert await one.count(Filter(states=frozenset({State.ACCEPTED}))) == 40
    async with opened(path) as history:
        assert await history.count(Filter(text="n19")) == 2


async def test_a_window_that_closes_does_not_take_the_others_mark(path: Path) -> None:
    async with opened(path) as one:
        row = await one.prepare(attempt())
        async with opened(path) as two:
            assert await two.reconcile(1.0) == ()
        async with opened(path) as three:
            assert await three.reconcile(1.0) == ()
        assert (await one.sending(row.id, 2.0)).state is State.SENDING


async def test_a_file_held_by_another_program_is_a_typed_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp_desktop.store.history.schema.BUSY_MS", 50)
    async with opened(path) as history:
        blocker = sqlite3.connect(path, isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError) as caught:
            await history.prepare(attempt())
        assert caught.value.kind is Trouble.LOCKED
        assert list(await history.ids()) == []
        blocker.execute("ROLLBACK")
        blocker.close()
        assert (await history.prepare(attempt())).id == 1


async def test_old_attempts_are_deleted_for_good(path: Path) -> None:
    async with opened(path) as history:
        for number in range(450):
            row = await history.prepare(attempt(f"secret n{number}x", at=float(number)))
            if number != 7:
                await history.finish(row.id, Ending(State.NOT_SENT, 1.0))
        assert await history.count_older_than(440.0) == 439
        assert await history.delete_older_than(440.0) == 439
        assert await history.delete_older_than(440.0) == 0
        assert await history.count() == 11
        assert await history.count(Filter(text="secret")) == 11
        assert list(await history.ids(Filter(text="n7x"))) == [8]
    check_sound(path, present=b"secret n449x", absent=b"secret n300x")
    async with opened(path) as history:
        assert (await history.prepare(attempt())).id == 451


async def test_a_deleted_text_is_overwritten_where_it_stood(path: Path) -> None:
    async with opened(path) as history:
        for number in range(6):
            row = await history.prepare(attempt(f"secret n{number}x", at=float(number)))
            await history.finish(row.id, Ending(State.NOT_SENT, 1.0))
        assert await history.delete_older_than(2.0) == 2
    check_sound(path, present=b"secret n2x", absent=b"secret n1x")


def check_sound(path: Path, present: bytes, absent: bytes) -> None:
    """By SQLite's and by FTS5's own checks, and by what can be seen in the bytes."""
    kept = path.read_bytes()
    assert present in kept
    assert absent not in kept
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO grams (grams) VALUES ('integrity-check')")
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] < 10
    finally:
        connection.close()


async def test_lone_surrogates_and_nul_are_no_reason_to_refuse(path: Path) -> None:
    async with opened(path) as history:
        strange = NewAttempt(1.0, "P\ud800", {"To": "1\udfff", "Content": "a\0b\ud83d"}, "\udc00")
        row = await history.prepare(strange)
        await history.finish(row.id, Ending(State.REJECTED, 1.0, message="\ud800", reply="\udfff"))
        entry = await history.entry(row.id)
        assert entry.row.profile == "P\ufffd"
        assert entry.parameters["Content"] == "a\0b\ufffd"


async def test_a_reply_is_cut_and_a_template_summed_up(path: Path) -> None:
    async with opened(path) as history:
        parameters = {"Type": "template", "TemplateCode": "T-9", "TemplateParams": '{"a": "b"}'}
        row = await history.prepare(NewAttempt(1.0, "P", parameters, ""))
        assert (row.kind, row.summary) == ("template", "T-9 · b")
        await history.finish(row.id, Ending(State.REJECTED, 2.0, reply="x" * 100_000))
        assert len((await history.entry(row.id)).reply) == 64 * 1024
        row = await history.prepare(attempt("y" * 500))
        assert row.summary == "y" * 199 + "…"
        link = {"MessageType": "image", "Content": json.dumps({"link": "https://x.test/a.png"})}
        assert (await history.prepare(NewAttempt(1.0, "P", link, ""))).summary.startswith("https:")


async def test_a_closed_history_says_so(path: Path) -> None:
    history = await History.open(path)
    await history.close()
    await history.close()
    with pytest.raises(HistoryError) as caught:
        await history.count()
    assert caught.value.kind is Trouble.CLOSED


async def test_what_precedes_a_send_is_synchronised_and_what_follows_is_not(path: Path) -> None:
    statements: list[str] = []
    async with opened(path) as history:
        await history._do(lambda connection: connection.set_trace_callback(statements.append))
        row = await history.prepare(attempt())
        await history.sending(row.id, 1.0)
        await history.finish(row.id, accepted())
        await history._do(lambda connection: connection.set_trace_callback(None))
    level, levels = "", []
    for statement in statements:
        if statement.startswith("PRAGMA synchronous = "):
            level = statement.rpartition(" ")[2]
        elif statement == "COMMIT":
            levels.append(level)
    assert levels == ["FULL", "FULL", "NORMAL"]
