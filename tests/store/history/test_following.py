"""What the history keeps for following: open attempts, news, claims; and files of version 1.0."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history import schema
from chatapp_desktop.store.history.opening import NoticeKind
from chatapp_desktop.store.history.records import Ending, News, Row, State
from tests.support.attempts import accepted, attempt, make_old, opened, send

UNKNOWN = Ending(State.UNKNOWN, 1002.0, code="Reply.Timeout")


async def test_an_older_file_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    async with opened(path) as history:
        await send(history, "old and accepted")
        row = await history.prepare(attempt("old and unknown", at=2e9))
        await history.sending(row.id, 2e9)
        await history.finish(row.id, UNKNOWN)
    make_old(path)
    async with opened(path) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.MIGRATED
        assert history.notice.path.exists()
        # The first is older than the longest Ttl.
        assert [found[0] for found in await history.open_attempts()] == [2]
        await history.take_news([News(1, 5.0, "read", last=True)])
        assert (await history.rows((1,)))[0].delivery == "read"
        # Where it went is not known of what was sent before: whoever it was counts as new.
        assert not await history.was_written_to("380441234567", "", "")
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert schema.version_of(file) == schema.CURRENT.version


async def test_a_file_of_version_1_1_learns_where_messages_go(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    async with opened(path) as history:
        await send(history, "old")
    with closing(sqlite3.connect(path)) as old:
        old.execute("ALTER TABLE attempt DROP COLUMN endpoint")
        old.execute("DROP INDEX attempt_account")
        old.execute("PRAGMA user_version = 1001")
        old.commit()
    async with opened(path) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.MIGRATED
        backup = history.notice.path
        row = await history.prepare(replace(attempt(), profile_id="shop", endpoint="https://a"))
        await history.sending(row.id, 1001.0)
        assert not await history.was_written_to(row.to, "shop", "https://a")
        await history.finish(row.id, accepted())
        assert await history.was_written_to(row.to, "shop", "https://a")
        for other in (("1", "shop", "https://a"), (row.to, "x", "https://a")):
            assert not await history.was_written_to(*other)
        assert not await history.was_written_to(row.to, "shop", "https://b")
    with closing(sqlite3.connect(backup)) as kept:
        assert schema.version_of(kept) == 1001
        assert kept.execute("SELECT count(*) FROM attempt").fetchone() == (1,)


async def test_an_older_file_that_may_not_be_written_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    async with opened(path) as history:
        await send(history, "old")
    make_old(path)
    connection = sqlite3.connect(path)
    with closing(connection):
        # Written by a newer major: for reading only, whatever columns it has.
        connection.execute("PRAGMA user_version = 9000")
    async with opened(path) as history:
        assert not history.writable
        (row,) = await history.rows(await history.ids())
        assert (row.message_id, row.follow, row.facts) == ("MID-1", 0, "")
        assert await history.open_attempts() == []


async def unknown(history_path: Path, text: str = "Hello") -> Row:
    async with opened(history_path) as history:
        row = await history.prepare(attempt(text))
        await history.sending(row.id, 1001.0)
        return await history.finish(row.id, UNKNOWN)


async def test_a_message_id_belongs_to_one_attempt_only(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    row = await unknown(path)
    async with opened(path) as history:
        other = await send(history, "other")
        for taken in (other.message_id, ""):
            with pytest.raises(HistoryError) as caught:
                await history.resolve(row.id, taken, 1003.0)
            assert caught.value.kind is Trouble.CONFLICT
        found = await history.resolve(row.id, "MID-9", 1003.0)
        assert (found.state, found.delivery, found.follow) == (State.ACCEPTED, "submitted", 1)
        with pytest.raises(HistoryError):
            await history.resolve(row.id, "MID-10", 1004.0)
        assert await history.known_ids(["MID-9", "MID-10"]) == {"MID-9"}


async def test_only_a_message_with_an_id_or_an_unknown_is_followed(tmp_path: Path) -> None:
    async with opened(tmp_path / "history.sqlite3") as history:
        endings = (
            accepted(),
            accepted(""),
            UNKNOWN,
            Ending(State.REJECTED, 1.0, code="X"),
            Ending(State.NOT_SENT, 1.0, code="X"),
            Ending(State.CANCELLED, 1.0, code="Cancelled"),
        )
        for ending in endings:
            row = await history.prepare(attempt())
            await history.finish(row.id, ending)
        assert [found[0] for found in await history.open_attempts()] == [1, 3]


async def test_news_move_forward_only_and_are_noted_once(tmp_path: Path) -> None:
    async with opened(tmp_path / "history.sqlite3") as history:
        row = await send(history, "Hello")
        words = ["sent", "sent", "delivered", "sent", "Unterwegs", "delivered"]
        changed = [bool(await history.take_news([News(row.id, 5.0, word)])) for word in words]
        assert changed == [True, False, True, False, False, False]
        news = News(row.id, 6.0, "read", fell_back=True, fallback_text="SMS text", last=True)
        (read,) = await history.take_news([news])
        assert (read.delivery, read.fell_back, read.follow) == ("read", 1, 0)
        trail = (await history.entry(row.id)).trail
        assert [(step.state, step.note) for step in trail][-3:] == [
            ("delivered", ""),
            ("read", ""),
            ("sms", "SMS text"),
        ]
        assert await history.take_news([News(99, 5.0, "read")]) == []


async def test_why_a_delivery_failed_can_be_searched_for(tmp_path: Path) -> None:
    from chatapp_desktop.store.history.records import Filter

    async with opened(tmp_path / "history.sqlite3") as history:
        row = await send(history, "Hello")
        await history.take_news([News(row.id, 5.0, "failed", "SRVC_NOT_VIBER_USER")])
        assert list(await history.ids(Filter(text="not_viber"))) == [row.id]
