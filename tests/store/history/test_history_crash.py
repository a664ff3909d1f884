"""Power cuts, full disks and read-only disks: real ones, in processes of their own."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chatapp_desktop.store.history.opening import NoticeKind
from chatapp_desktop.store.history.records import Filter, State
from tests.support.attempts import end, line_of, make_history, make_old, opened, start_child

SENDER = """
import asyncio, sys
from pathlib import Path
from chatapp_desktop.store.history.history import History
from tests.support.attempts import accepted, attempt
async def main():
    history = await History.open(Path(sys.argv[1]))
    done = await history.prepare(attempt("done"))
    await history.sending(done.id, 1.0)
    await history.finish(done.id, accepted())
    row = await history.prepare(attempt("cut off"))
    if sys.argv[2] != "prepared":
        await history.sending(row.id, 1.0)
    if sys.argv[2] == "finished":
        await history.finish(row.id, accepted("MID-2"))
    print("reached", flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""

WRITER = """
import asyncio, sys
from pathlib import Path
from chatapp_desktop.store.history.history import History
from tests.support.attempts import accepted, attempt
async def main():
    history = await History.open(Path(sys.argv[1]))
    print("writing", flush=True)
    while True:
        row = await history.prepare(attempt("x" * 900))
        await history.sending(row.id, 1.0)
        await history.finish(row.id, accepted())
        print(row.id, flush=True)
asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("where", "state", "code"),
    [
        ("prepared", State.NOT_SENT, "Interrupted.BeforeSend"),
        ("sending", State.UNKNOWN, "Interrupted.DuringSend"),
        ("finished", State.ACCEPTED, "OK"),
    ],
)
async def test_a_killed_program_leaves_the_truth(
    tmp_path: Path, where: str, state: State, code: str
) -> None:
    path = tmp_path / "history.sqlite3"
    child = start_child(SENDER, str(path), where)
    try:
        assert await line_of(child) == "reached"
        async with opened(path) as other_window:
            assert await other_window.reconcile(5.0) == ()
    finally:
        end(child)
    async with opened(path) as history:
        assert history.notice is None
        changed = await history.reconcile(10.0)
        assert len(changed) == (where != "finished")
        rows = await history.rows(await history.ids())
        assert [(row.state, row.code) for row in rows] == [(state, code), (State.ACCEPTED, "OK")]
        assert await history.count(Filter(text="cut off")) == 1
    _check_whole(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


async def test_killed_in_the_middle_of_writing_everything_told_is_there(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    told = 0
    for round_ in range(3):
        child = start_child(WRITER, str(path))
        try:
            assert await line_of(child) == "writing"
            for _ in range(20 + round_):
                told = int(await line_of(child))
        finally:
            end(child)
    async with opened(path) as history:
        await history.reconcile(10.0)
        rows = {row.id: row for row in await history.rows(await history.ids())}
        assert all(rows[number].state is State.ACCEPTED for number in range(1, told + 1)
                   if rows[number].code == "OK")  # fmt: skip
        assert rows[told].state is State.ACCEPTED
        assert all(row.state.final for row in rows.values())
    _check_whole(path)


BACKUP = """
import asyncio, functools, sqlite3, sys, threading
from pathlib import Path
from chatapp_desktop.store.history.history import History
class Slow(sqlite3.Connection):
    def backup(self, target):
        def halfway(*_):
            print("halfway", flush=True)
            threading.Event().wait()
        super().backup(target, pages=5, progress=halfway)
if sys.argv[2] == "slow":
    sqlite3.connect = functools.partial(sqlite3.connect, factory=Slow)
async def main():
    history = await History.open(Path(sys.argv[1]))
    print(history.notice and history.notice.kind, await history.count(), flush=True)
    await history.close()
asyncio.run(main())
"""


async def test_killed_in_the_middle_of_the_backup_no_half_one_is_left(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    await make_history(path, 50)
    make_old(path)
    child = start_child(BACKUP, str(path), "slow")
    try:
        assert await line_of(child) == "halfway"
    finally:
        end(child)
    found = list(path.parent.glob("*backup*"))
    assert found
    for each in found:
        name, half, rest = each.name.partition(".part")
        assert half
        each.rename(path.with_name(f"{name[:-24]}20200101-000000.sqlite3{half}{rest}"))
    async with opened(path) as history:
        assert history.notice is not None
        assert history.notice.kind is NoticeKind.MIGRATED
        (backup,) = path.parent.glob("*backup*")
        assert history.notice.path == backup
        assert await history.count() == 50
    with closing(sqlite3.connect(backup)) as kept:
        assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert kept.execute("PRAGMA user_version").fetchone() == (1000,)
        assert kept.execute("SELECT count(*) FROM attempt").fetchone() == (50,)


async def test_two_windows_at_once_make_one_backup(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    await make_history(path, 50)
    make_old(path)
    children = [start_child(BACKUP, str(path), "") for _ in range(3)]
    try:
        told = sorted([await line_of(child) for child in children])
    finally:
        for child in children:
            end(child)
    assert told == ["None 50", "None 50", "migrated 50"]
    (backup,) = path.parent.glob("*backup*")
    with closing(sqlite3.connect(backup)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1000,)


def _check_whole(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO grams (grams) VALUES ('integrity-check')")
    finally:
        connection.close()


FILLER = """
import asyncio, json, sys
from pathlib import Path
from chatapp_desktop.store.errors import HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Filter, State
from tests.support.attempts import accepted, attempt
LIMIT = int(sys.argv[2])
async def main():
    history = await History.open(Path(sys.argv[1]))
    if LIMIT:
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
    kind, sent = "", 0
    try:
        for _ in range(5000):
            row = await history.prepare(attempt("y" * 900))
            await history.finish(row.id, accepted())
            sent += 1
    except HistoryError as error:
        kind = error.kind
    rows = await history.rows(await history.ids())
    print(json.dumps({"kind": kind, "sent": sent, "rows": len(rows), "kept": history.kept,
        "ended": sum(row.state is State.ACCEPTED for row in rows),
        "notice": history.notice and history.notice.kind, "writable": history.writable,
        "found": await history.count(Filter(text="yyy"))}))
    await history.close()
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for the size of files there")
async def test_a_file_that_cannot_grow_refuses_the_next_attempt(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    child = start_child(FILLER, str(path), str(400_000))
    try:
        told = json.loads(await line_of(child))
        assert child.wait(60) == 0
    finally:
        end(child)
    assert told["kind"] in ("full", "io")
    assert told["sent"] > 0
    assert told["rows"] - told["ended"] in (0, 1)
    assert told["found"] == told["rows"]
    async with opened(path) as history:
        assert await history.count() >= told["sent"]
    _check_whole(path)


def on_small_disk(folder: Path, script: str, *arguments: str, size: str, then: str = "true") -> str:
    """Run a script on a disk of its own, mounted in a namespace that ends with it."""
    if not shutil.which("unshare"):
        pytest.skip("needs unshare, to mount a small disk")
    command = (
        f"mount -t tmpfs -o size={size} tmpfs {folder} || exit 77; "
        f"[ ! -d {folder}.old ] || cp -a {folder}.old/. {folder}/; {then} || exit 77; "
        f'exec "$@"'
    )
    child = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command, "sh", sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    if child.returncode == 77 or "unshare failed" in child.stderr:
        pytest.skip(f"may not mount a disk here: {child.stderr.strip()}")
    assert child.returncode == 0, child.stderr
    return child.stdout


def test_a_full_disk_refuses_the_next_attempt(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    told = json.loads(on_small_disk(disk, FILLER, str(disk / "history.sqlite3"), "0", size="1m"))
    assert told["kind"] == "full"
    assert told["sent"] > 0
    assert told["rows"] - told["ended"] in (0, 1)
    assert told["found"] == told["rows"]


@pytest.mark.parametrize("size", ["4k", "24k"])
def test_a_disk_without_room_for_a_history_leaves_memory(tmp_path: Path, size: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = FILLER.replace("5000", "5")
    told = json.loads(on_small_disk(disk, script, str(disk / "h.sqlite3"), "0", size=size))
    assert (told["notice"], told["kept"], told["sent"], told["kind"]) == (
        "unavailable",
        False,
        5,
        "",
    )


def test_a_read_only_disk_without_a_history_leaves_memory(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = FILLER.replace("5000", "5")
    told = json.loads(
        on_small_disk(
            disk,
            script,
            str(disk / "below" / "h.sqlite3"),
            "0",
            size="1m",
            then=f"mount -o remount,ro {disk}",
        )
    )
    assert (told["notice"], told["kept"], told["sent"]) == ("unavailable", False, 5)


async def test_a_history_on_a_read_only_disk_is_shown(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    await make_history(tmp_path / "disk.old" / "history.sqlite3", 7)
    disk.mkdir()
    told = json.loads(
        on_small_disk(
            disk,
            FILLER,
            str(disk / "history.sqlite3"),
            "0",
            size="4m",
            then=f"mount -o remount,ro {disk}",
        )
    )
    assert (told["notice"], told["writable"], told["kind"]) == ("read_only", False, "read_only")
    assert told["rows"] == 7
