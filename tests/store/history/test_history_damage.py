"""Files that are not what they should be: damaged, foreign, older, newer. Nothing is ever lost."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from chatapp_desktop.store.errors import HistoryError, Trouble
from chatapp_desktop.store.history import damage
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.opening import NoticeKind
from chatapp_desktop.store.history.records import Filter, State
from chatapp_desktop.store.history.schema import CURRENT, Plan
from tests.support.attempts import attempt, bytes_of, make_history, opened, send

COUNT = 300


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "history.sqlite3"
    asyncio.run(make_history(path, COUNT))
    return path


@pytest.fixture
def path(tmp_path: Path, sound: Path) -> Path:
    """A sound history with three hundred attempts, to be spoilt."""
    return Path(shutil.copy(sound, tmp_path / "history.sqlite3"))


def _not_a_database(data: bytearray) -> None:
    data[:] = b"this was never a database, " * 500


def _header_gone(data: bytearray) -> None:
    data[:16] = bytes(16)


def _middle_flipped(data: bytearray) -> None:
    for at in range(len(data) // 2, len(data) // 2 + 6 * 4096):
        data[at] ^= 0xFF


def _end_gone(data: bytearray) -> None:
    del data[len(data) * 2 // 3 :]


def _schema_flipped(data: bytearray) -> None:
    for at in range(100, 4096):
        data[at] ^= 0x5A


def spoil(path: Path, how: Callable[[bytearray], None]) -> bytes:
    data = bytearray(path.read_bytes())
    how(data)
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize(
    ("how", "least"),
    [
        (_not_a_database, 0), (_header_gone, COUNT), (_middle_flipped, COUNT // 2),
        (_end_gone, COUNT // 4), (_schema_flipped, 0),
    ],
)  # fmt: skip
async def test_a_damaged_file_is_set_aside_and_what_can_be_read_is_carried_over(
    path: Path, how: Callable[[bytearray], None], least: int
) -> None:
    spoilt = spoil(path, how)
    async with opened(path) as history:
        notice = history.notice
        assert notice is not None
        assert notice.kind is NoticeKind.DAMAGED
        assert notice.path.name.startswith("history.damaged-")
        assert notice.path.name.endswith(".sqlite3")
        assert notice.path.read_bytes() == spoilt
        assert history.writable
        assert history.kept
        ids = await history.ids()
        assert len(ids) == notice.recovered >= least
        for row in await history.rows(ids[:10]):
            assert row.state is State.ACCEPTED
            assert list(await history.ids(Filter(text=f"{row.message_id} {row.to}")))
        new = await send(history, "goes on")
        assert new.id > max(ids, default=0)
    _check_whole(path)
    async with opened(path) as history:
        assert history.notice is None
        assert await history.count() == len(ids) + 1
        assert (await history.entry(new.id)).parameters["To"] == "380441234567"


def _check_whole(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO grams (grams) VALUES ('integrity-check')")
    finally:
        connection.close()


async def test_a_log_that_belongs_to_a_damaged_file_goes_with_it(path: Path) -> None:
    spoil(path, _header_gone)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"a log of some kind")
    async with opened(path) as history:
        assert history.notice is not None
        kept = history.notice.path
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"a log of some kind"


async def test_two_damages_in_one_second_overwrite_nothing(path: Path) -> None:
    for _ in range(3):
        spoil(path, _header_gone)
        async with opened(path):
            pass
    assert len(list(path.parent.glob("history.damaged-*.sqlite3"))) == 3


async def test_two_windows_that_meet_a_damaged_file_repair_it_once(path: Path) -> None:
    spoil(path, _middle_flipped)
    one, two = await asyncio.gather(History.open(path), History.open(path))
    kinds = {each.notice.kind if each.notice else None for each in (one, two)}
    await one.close()
    await two.close()
    assert kinds == {NoticeKind.DAMAGED, None}
    assert len(list(path.parent.glob("history.damaged-*.sqlite3"))) == 1


async def test_damage_met_while_running_is_repaired_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(damage, "CHECK_BYTES", 0)  # as for a file too large to check at once
    spoil(path, _middle_flipped)
    async with opened(path) as history:
        assert history.notice is None
        with pytest.raises(HistoryError) as caught:
            await _read_all(history)
        assert caught.value.kind is Trouble.DAMAGED
    async with opened(path) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.DAMAGED
        assert COUNT // 2 <= await history.count() <= COUNT
    async with opened(path) as history:
        assert history.notice is None


async def _read_all(history: History) -> None:
    for row in await history.rows(await history.ids()):
        await history.entry(row.id)


async def test_a_damaged_search_index_is_made_anew(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE grams_data SET block = x'ff00ff00ff00' WHERE id > 100")
    connection.commit()
    connection.close()
    async with opened(path) as history:
        if history.notice is None:
            with pytest.raises(HistoryError) as caught:
                await history.ids(Filter(text="message"))
            assert caught.value.kind is Trouble.DAMAGED
    async with opened(path) as history:
        assert await history.count(Filter(text="message 0")) == COUNT


async def test_another_programs_database_is_set_aside_untouched(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (id)")
    connection.commit()
    connection.close()
    before = bytes_of(path)
    async with opened(path) as history:
        assert history.notice is not None
        assert bytes_of(history.notice.path) == before
        assert (await send(history, "ours")).id == 1


async def test_an_empty_file_becomes_a_history(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    path.touch()
    async with opened(path) as history:
        assert history.notice is None
        assert (await send(history, "first")).id == 1


async def test_a_folder_in_the_files_place_leaves_memory(tmp_path: Path) -> None:
    async with opened(tmp_path) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.UNAVAILABLE
        assert history.writable
        assert not history.kept
        row = await send(history, "shown in this run")
        assert list(await history.ids(Filter(text="this run"))) == [row.id]
        assert await history.reconcile(1.0) == ()


def _add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE attempt ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")


def _fail(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE attempt SET summary = 'half done'")
    connection.execute("SELECT no_such_thing")


LATER = Plan(2000, ((CURRENT.version, 2000, _add_column),))


async def test_an_older_file_is_kept_and_brought_up_to_date(path: Path) -> None:
    async with opened(path) as history:
        rows = await history.rows(await history.ids())
    async with opened(path, LATER) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.MIGRATED
        backup = history.notice.path
        assert await history.rows(await history.ids()) == rows
        await send(history, "after")
    async with opened(path, LATER) as history:
        assert history.notice is None
    async with opened(backup) as history:
        assert history.notice is None
        assert await history.rows(await history.ids()) == rows


async def test_a_window_waits_while_another_one_brings_the_file_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp_desktop.store.history.schema.BUSY_MS", 20)
    waiting = asyncio.Event()
    with held(path) as other:
        opening = asyncio.ensure_future(History.open(path, updating=waiting.set))
        await waiting.wait()
        waiting.clear()
        await waiting.wait()
        assert not opening.done()
        other.execute("COMMIT")
        history = await opening
    assert history.kept
    assert history.writable
    assert history.notice is None
    assert await history.count() == COUNT
    await history.close()


async def test_who_waits_no_longer_leaves_the_file_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatapp_desktop.store.history.schema.BUSY_MS", 20)
    waiting = asyncio.Event()
    with held(path):
        opening = asyncio.ensure_future(History.open(path, updating=waiting.set))
        await waiting.wait()
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
    for thread in threading.enumerate():
        if thread.name == "history":
            thread.join(30)
    assert "history" not in {thread.name for thread in threading.enumerate()}
    # Whoever has it open has a log beside it.
    assert not [each for each in path.parent.iterdir() if each.name.endswith("-wal")]


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another window holds it that is writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


async def test_a_step_that_fails_leaves_the_file_in_memorys_favour(path: Path) -> None:
    before = await _summaries(path)
    async with opened(path, Plan(2000, ((CURRENT.version, 2000, _fail),))) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.UNAVAILABLE
    assert await _summaries(path) == before


async def _summaries(path: Path) -> list[str]:
    async with opened(path) as history:
        assert history.notice is None
        return [row.summary for row in await history.rows(await history.ids())]


async def test_a_newer_file_is_shown_and_not_touched(path: Path) -> None:
    async with opened(path, LATER):
        pass
    before = bytes_of(path)
    async with opened(path) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.NEWER
        assert history.notice.detail == "2.0"
        assert not history.writable
        assert await history.count() == COUNT
        assert await history.count(Filter(text="message 0")) == COUNT
        with pytest.raises(HistoryError) as caught:
            await history.prepare(attempt())
        assert caught.value.kind is Trouble.READ_ONLY
        with pytest.raises(HistoryError) as caught:
            await history.delivery(1, "read", 1.0)
        assert caught.value.kind is Trouble.READ_ONLY
        assert await history.reconcile(1.0) == ()
    assert bytes_of(path) == before


async def test_a_newer_minor_is_written_as_usual(path: Path) -> None:
    async with opened(
        path, Plan(CURRENT.version + 1, ((CURRENT.version, CURRENT.version + 1, _add_column),))
    ):
        pass
    async with opened(path) as history:
        assert history.notice is None
        assert (await send(history, "still fine")).id == COUNT + 1
