"""What a close left unsent is handed out once, with that of other windows; damage loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatapp_desktop.store import unsent
from chatapp_desktop.store.errors import FileError


def test_it_is_handed_out_once(tmp_path: Path) -> None:
    path = tmp_path / "data" / "unsent.json"
    assert unsent.take(path) == ()
    unsent.add(path, {7, 3})
    unsent.add(path, {5})
    assert unsent.take(path) == (3, 5, 7)
    assert unsent.take(path) == ()


@pytest.mark.parametrize("text", ["{", '{"attempts": 3}', '{"attempts": ["1", 2.5, true, -4]}'])
def test_what_makes_no_sense_tells_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "unsent.json"
    path.write_text(text, "utf-8")
    assert unsent.take(path) == ()


def test_a_file_that_cannot_be_read_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "unsent.json"
    path.mkdir()
    with pytest.raises(FileError):
        unsent.take(path)
