"""The unfinished draft, files opened and saved, and the draft that was there before."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.composer.drafts import (
    Autosave,
    fresh_draft,
    moved_to,
    read_draft,
    write_draft,
)
from chatapp_desktop.store import drafts
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.history.records import State
from chatapp_desktop.viber.draft import Draft
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at, studio
from tests.viber.drafts import good

Opening = Callable[[], AbstractContextManager[Studio]]


@pytest.fixture
def opening(
    qtbot: QtBot, tmp_path: Path, sandbox: SandboxProcess, loop: asyncio.AbstractEventLoop
) -> Opening:
    del loop
    return lambda: studio(qtbot, tmp_path / "run", profile_at(sandbox.url))


def saved(run: Studio) -> str:
    return run.places.draft.read_text("utf-8") if run.places.draft.exists() else ""


def test_what_is_typed_is_kept_a_moment_later(opening: Opening) -> None:
    with opening() as run:
        run.type("Content.text", "not finished 你好")
        run.wait(lambda: "not finished 你好" in saved(run))
        run.type("Content.text", "and more")
        run.wait(lambda: "and more" in saved(run))


def test_what_is_still_being_written_does_not_take_the_place_of_the_last_key(
    qtbot: QtBot,
    tmp_path: Path,
    loop: asyncio.AbstractEventLoop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    save = drafts.save

    def slow(path: Path, text: str) -> None:
        if "older" in text:
            begun.set()
            assert go_on.wait(10)
        save(path, text)

    monkeypatch.setattr(drafts, "save", slow)
    path = tmp_path / "draft.json"
    autosave = Autosave(path)
    autosave.changed(good("text", Content_text="older"))
    qtbot.waitUntil(begun.is_set)
    autosave.changed(good("text", Content_text="newest"))
    disk = threading.Timer(0.1, go_on.set)
    disk.start()
    autosave.flush()  # as at closing
    disk.join()
    qtbot.waitUntil(lambda: not asyncio.all_tasks(loop))
    assert read_draft(path) == good("text", Content_text="newest")


def test_closing_keeps_the_last_key(opening: Opening) -> None:
    with opening() as run:
        run.type("Content.text", "typed and closed")
        with run.qtbot.waitSignal(run.window.draft_changed):
            run.type("Content.text", "typed and closed!")
    assert "typed and closed" in saved(run)


@pytest.mark.parametrize("content", [b"{ half", b"\xff\xfe", b"[]", b'{"nothing": "known"}'])
def test_a_damaged_unfinished_draft_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "unfinished-draft.json"
    path.write_bytes(content)
    found = Autosave(path).restore()
    assert isinstance(found, str)
    (kept,) = tmp_path.iterdir()
    assert kept != path
    assert kept.read_bytes() == content
    assert str(kept) in found
    assert Autosave(path).restore() is None


def test_a_disk_that_cannot_be_written_is_told_once(
    tmp_path: Path, qtbot: QtBot, loop: asyncio.AbstractEventLoop
) -> None:
    del loop
    (tmp_path / "file").write_text("in the way")
    autosave = Autosave(tmp_path / "file" / "draft.json")
    said: list[str] = []
    autosave.failed.connect(said.append)
    for text in ("a", "b", "c"):
        autosave.changed(good("text", Content_text=text))
        autosave.flush()
    assert len(said) == 1
    assert str(tmp_path / "file") in said[0]
    qtbot.wait(1)


def test_a_file_there_and_back(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "spring.json"
    with opening() as run:
        run.type("To", "380441234567")
        run.type("Content.text", "spring")
        draft = run.window.draft()
        run.window.files.save_requested.emit(path)
        run.wait(lambda: "Saved as" in run.status)
        assert json.loads(path.read_text("utf-8"))["Content"] == {"text": "spring"}
        run.click("new_draft")
        assert run.window.draft()["Content.text"] == ""
        run.window.files.open_requested.emit(path)
        run.wait(lambda: run.window.draft() == draft)


def test_a_bad_file_leaves_the_form_alone(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"To": ', "utf-8")
    with opening() as run:
        run.type("Content.text", "mine")
        run.window.files.open_requested.emit(path)
        run.wait(lambda: "bad.json" in run.status)
        assert "line 1" in run.status
        assert run.window.draft()["Content.text"] == "mine"


def test_unknown_keys_survive_the_form(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "future.json"
    document = {"To": "380441234567", "Future": {"x": [1]}, "Content": {"text": "t", "new": 1}}
    path.write_text(json.dumps({"Type": "message", "MessageType": "text", **document}), "utf-8")
    with opening() as run:
        run.window.files.open_requested.emit(path)
        run.wait(lambda: run.window.draft()["To"])
        run.window.files.save_requested.emit(path)
        run.wait(lambda: "Saved as" in run.status)
    written = json.loads(path.read_text("utf-8"))
    assert written["Future"] == {"x": [1]}
    assert written["Content"] == {"text": "t", "new": 1}


def test_half_a_character_from_a_file(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text(
        '{"Type": "message", "MessageType": "text", "To": "380441234567", '
        '"Tag": "a\\ud83d", "Content": {"text": "b\\ude00"}}',
        "utf-8",
    )
    with opening() as run:
        run.window.files.open_requested.emit(path)
        run.wait(lambda: run.window.draft()["To"])
        run.wait(lambda: run.window.draft()["Content.text"].startswith("b"))


def test_new_draft_and_back(opening: Opening) -> None:
    with opening() as run:
        run.type("Content.text", "precious")
        run.click("new_draft")
        assert run.window.draft()["Content.text"] == ""
        assert run.window.draft()["From"] == "2909"
        run.window.previous_draft_requested.emit()
        assert run.window.draft()["Content.text"] == "precious"


def test_a_row_is_reopened_as_a_draft(opening: Opening, sandbox: SandboxProcess) -> None:
    with opening() as run:
        run.type("To", "+380 44 123-45-67")
        run.type("Content.text", "again")
        run.send()
        assert run.ended() is State.ACCEPTED
        run.click("new_draft")
        run.find(QTableView, "history").selectRow(0)
        run.wait(lambda: run.button("reopen").isEnabled())
        run.click("reopen")
        run.send()
        assert run.ended(2) is State.ACCEPTED
        first, second = (dict(each["parameters"]) for each in sandbox.messages())
        assert first.pop("TaskId") != second.pop("TaskId")
        assert first == second


def test_another_profile_brings_its_own_defaults() -> None:
    old = profile_at("http://127.0.0.1:1", "old")
    new = Profile("b", "new", sender="77", cust_space_id="cams-b", ttl="60")
    moved = moved_to(fresh_draft(old).replaced({"Ttl": "120", "To": "1"}), old, new)
    assert (moved["From"], moved["CustSpaceId"], moved["Ttl"]) == ("77", "cams-b", "120")
    assert moved["To"] == "1"


def test_read_and_write(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "draft.json"
    assert write_draft(path, good("text")) == ""
    assert read_draft(path) == good("text")
    missing = read_draft(tmp_path / "none.json")
    assert isinstance(missing, str)
    assert "none.json" in missing
    huge = good("text", Content_text="x" * 2_000_000)
    assert "larger than" in write_draft(path, huge)
    assert read_draft(path) == good("text")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_draft_is_private(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    write_draft(path, Draft({"To": "1"}))
    assert path.stat().st_mode & 0o077 == 0
