"""The unfinished draft on disk: whole or as it was, with a reason when it cannot be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store import drafts
from chatapp_desktop.store.errors import FileError, FileTrouble
from tests.support.attempts import end, start_child


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("drafts") / "below" / "draft.json"
    assert drafts.load(path) is None
    drafts.save(path, "before")
    drafts.save(path, text)
    assert drafts.load(path) == text
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    drafts.forget(path)
    drafts.forget(path)
    assert drafts.load(path) is None


def reason_of(path: Path, text: str | None = None) -> FileTrouble:
    with pytest.raises(FileError) as caught:
        drafts.load(path) if text is None else drafts.save(path, text)
    assert caught.value.path == path
    return caught.value.reason


def test_what_cannot_be_saved_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    drafts.save(path, "before")
    assert reason_of(path, "x" * (drafts.MAX_BYTES + 1)) is FileTrouble.TOO_LARGE
    assert reason_of(path, "中" * (drafts.MAX_BYTES // 2)) is FileTrouble.TOO_LARGE
    assert reason_of(path, "\ud800") is FileTrouble.NOT_UTF8
    assert drafts.load(path) == "before"
    drafts.save(path, "x" * drafts.MAX_BYTES)
    assert len(drafts.load(path) or "") == drafts.MAX_BYTES


def test_what_cannot_be_loaded_says_why(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(b"\xff\xfe")
    assert reason_of(path) is FileTrouble.NOT_UTF8
    path.write_bytes(b"x" * (drafts.MAX_BYTES + 1))
    assert reason_of(path) is FileTrouble.TOO_LARGE
    path.unlink()
    path.mkdir()
    assert reason_of(path) is FileTrouble.PERMISSION
    assert reason_of(path, "text") in (FileTrouble.PERMISSION, FileTrouble.IO)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for the size of files there")
def test_a_disk_that_fills_up_leaves_the_old_draft_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    drafts.save(path, "before")
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from chatapp_desktop.store import drafts\n"
        "from chatapp_desktop.store.errors import FileError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    drafts.save(Path(sys.argv[1]), 'x' * 5000)\n"
        "except FileError as error:\n"
        "    print(error.reason)\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert child.stdout == "full\n"
    assert drafts.load(path) == "before"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_killed_in_the_middle_of_saving_one_whole_draft_is_there(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from chatapp_desktop.store import drafts\n"
        "for n in range(10**9):\n"
        "    drafts.save(Path(sys.argv[1]), str(n % 10) * 100_000)\n"
        "    print(n, flush=True)\n"
    )
    for _ in range(3):
        child = start_child(script, str(path))
        try:
            assert child.stdout is not None
            for _ in range(5):
                child.stdout.readline()
        finally:
            end(child)
        text = drafts.load(path) or ""
        assert len(text) == 100_000
        assert len(set(text)) == 1
