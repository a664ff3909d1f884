"""The preview's pictures on disk: few, not for long, and never in anybody's way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from chatapp_desktop.store import pictures
from chatapp_desktop.store.pictures import LONGEST_SECONDS, PictureStore

HERE = "https://example.com/customers/ann.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pictures"


def test_it_is_there_in_the_next_run(folder: Path) -> None:
    assert PictureStore(folder).get(HERE) == b""
    PictureStore(folder).put(HERE, b"first")
    PictureStore(folder).put(HERE, b"second")
    assert PictureStore(folder).get(HERE) == b"second"
    assert PictureStore(folder).get(HERE + "?") == b""
    (kept,) = folder.iterdir()
    assert "ann" not in kept.name


def test_it_is_not_kept_for_long(folder: Path) -> None:
    now = time.time()
    PictureStore(folder).put(HERE, b"old")
    later = PictureStore(folder, lambda: now + LONGEST_SECONDS + 60)
    assert later.get(HERE) == b""
    assert PictureStore(folder, lambda: now + LONGEST_SECONDS - 60).get(HERE) == b"old"
    later.put("https://example.com/new.png", b"new")
    assert [each.read_bytes() for each in folder.iterdir()] == []


def test_the_oldest_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 30)
    store = PictureStore(folder)
    for number in range(4):
        store.put(f"{HERE}{number}", bytes(10))
        (newest,) = [p for p in folder.iterdir() if p.stat().st_mtime > time.time() - 500]
        os.utime(newest, (time.time() - 1000 + number,) * 2)
    assert [bool(store.get(f"{HERE}{number}")) for number in range(4)] == [False, True, True, True]


def test_it_can_be_cleared(folder: Path) -> None:
    store = PictureStore(folder)
    store.clear()
    store.put(HERE, b"x")
    store.clear()
    assert not folder.exists()
    assert store.get(HERE) == b""


def test_a_file_in_the_folders_place_keeps_nothing(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_bytes(b"")
    store = PictureStore(folder)
    store.put(HERE, b"x")
    store.clear()
    assert store.get(HERE) == b""
    assert folder.read_bytes() == b""
