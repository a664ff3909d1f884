"""The audit trail: whole when nobody touched it, broken when anybody did."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop import cli
from chatapp_desktop.store import audit
from chatapp_desktop.store.audit import FIRST, Decided, Decision, Verified
from chatapp_desktop.store.errors import FileError, FileTrouble

WHAT = Decided("Shop 店", "production", "380441234567", Decision.CONFIRMED, "promotion", "t1")
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "audit.jsonl"


def fill(path: Path, count: int = 4) -> list[bytes]:
    for number in range(count):
        audit.append(path, Decided("Shop", "test", str(number), Decision.SENT), "ann", NOON)
    return path.read_bytes().splitlines(keepends=True)


def test_a_line_says_who_when_where_whom_and_what(path: Path) -> None:
    own = audit.append(path, WHAT, "ann", NOON)
    (line,) = path.read_text("ascii").splitlines()
    assert json.loads(line) == {
        "at": "2026-07-01T12:00:00.000+00:00",
        "user": "ann",
        "profile": "Shop 店",
        "kind": "production",
        "recipient": "380441234567",
        "decision": "confirmed",
        "why": "promotion",
        "task": "t1",
        "hash": own,
    }
    found = audit.verify(path)
    assert (found.count, found.last, found.broken_at) == (1, own, 0)


def test_the_user_is_the_systems(path: Path) -> None:
    audit.append(path, WHAT)
    assert json.loads(path.read_text("ascii"))["user"] == audit.user_name()


def test_an_untouched_trail_is_whole(path: Path) -> None:
    fill(path, 50)
    assert (audit.verify(path).count, audit.verify(path).broken_at) == (50, 0)


def test_any_single_byte_that_changes_is_found(path: Path) -> None:
    data = bytearray(b"".join(fill(path, 2)))
    for place in range(len(data)):
        kept = data[place]
        data[place] = kept ^ 1
        path.write_bytes(data)
        assert audit.verify(path).broken_at, place
        data[place] = kept


def test_lines_that_are_taken_out_moved_or_doubled_are_found(path: Path) -> None:
    lines = fill(path)
    for wrong in (
        lines[1:],
        [*lines[:1], *lines[2:]],
        [lines[1], lines[0], *lines[2:]],
        [*lines, lines[-1]],
        [*lines[:2], b"\n", *lines[2:]],
        [*lines, b"{}\n"],
    ):
        path.write_bytes(b"".join(wrong))
        assert audit.verify(path).broken_at
    path.write_bytes(b"".join(lines))
    assert not audit.verify(path).broken_at


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.main(["audit", "verify", *arguments])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_an_end_that_was_taken_out_is_found_by_the_hash_noted_beside(
    path: Path, capsys: pytest.CaptureFixture[str], kept: int
) -> None:
    lines = fill(path)
    assert told(capsys, str(path))[0] == 0
    path.write_bytes(b"".join(lines[:kept]))
    assert audit.verify(path).shortened
    code, text = told(capsys, str(path))
    assert (code, "its end was taken out" in text) == (1, True)
    # The next decision says so for good: a new note does not cover it up.
    fill(path, 2)
    found = audit.verify(path)
    assert (found.broken_at, found.shortened, found.missing_before) == (0, False, (kept + 1,))
    code, text = told(capsys, str(path))
    assert (code, f"when decision {kept + 1} was written" in text) == (1, True)


def test_a_trail_that_was_taken_away_as_a_whole_is_found(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(path)
    path.unlink()
    assert told(capsys, str(path))[0] == 1
    fill(path, 1)
    assert audit.verify(path).missing_before == (1,)


def test_a_note_that_lags_behind_is_no_fault(path: Path) -> None:
    lines = fill(path)
    audit.head_path(path).write_text(json.loads(lines[-2])["hash"], "ascii")
    assert not audit.verify(path).shortened
    fill(path, 1)
    assert audit.verify(path).missing_before == ()


@pytest.mark.parametrize("note", [b"", b"rubbish", b"\xff" * 64])
def test_without_a_note_the_end_is_not_known(
    path: Path, capsys: pytest.CaptureFixture[str], note: bytes
) -> None:
    lines = fill(path)
    audit.head_path(path).write_bytes(note)
    path.write_bytes(b"".join(lines[:-1]))
    assert not audit.verify(path).shortened
    audit.head_path(path).unlink()
    code, text = told(capsys, str(path))
    assert (code, "whether its end is there is not known" in text) == (0, True)


def test_a_shorter_trail_is_found_by_a_hash_that_was_noted_elsewhere(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = fill(path)
    head = audit.verify(path).last
    assert head in told(capsys, str(path), "--head", head)[1]
    path.write_bytes(b"".join(lines[:-1]))
    audit.head_path(path).unlink()
    assert told(capsys, str(path))[0] == 0
    code, text = told(capsys, str(path), "--head", head)
    assert (code, "BROKEN" in text) == (1, True)


@pytest.mark.parametrize("cut", [1, 20, 150])
def test_a_line_cut_off_by_a_crash_is_vouched_for_by_the_next(path: Path, cut: int) -> None:
    lines = fill(path)
    path.write_bytes(b"".join(lines)[:-cut])
    audit.head_path(path).write_text(json.loads(lines[2])["hash"], "ascii")
    assert audit.verify(path).broken_at == 4
    fill(path, 2)
    found = audit.verify(path)
    whole = cut == 1  # only the line's end was missing
    assert (found.count, found.torn, found.broken_at) == (5 + whole, 1 - whole, 0)
    torn = path.read_bytes().splitlines(keepends=True)
    torn[3] = b"x" + torn[3]
    path.write_bytes(b"".join(torn))
    assert audit.verify(path).broken_at


def test_what_was_written_stays_as_it_was(path: Path) -> None:
    before = b"".join(fill(path))
    fill(path, 1)
    assert path.read_bytes().startswith(before)


def test_only_its_user_may_read_it(path: Path) -> None:
    fill(path, 1)
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_several_windows_make_one_chain(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from chatapp_desktop.store import audit\n"
        "for n in range(25):\n"
        "    audit.append(Path(sys.argv[1]), audit.Decided('p', 'test', str(n), "
        "audit.Decision.SENT))\n"
    )
    windows = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(4)]
    assert [window.wait(60) for window in windows] == [0] * 4
    found = audit.verify(path)
    assert (found.count, found.broken_at) == (100, 0)


def test_a_trail_that_is_not_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FileError) as caught:
        audit.verify(path)
    assert caught.value.reason is FileTrouble.MISSING
    assert cli.main(["audit", "verify", str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_an_empty_trail_is_whole(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert audit.verify(path) == audit.Verified(0, FIRST)


def test_a_place_that_takes_no_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", "utf-8")
    with pytest.raises(FileError):
        audit.append(tmp_path / "data" / "audit.jsonl", WHAT)


@given(st.lists(st.text(), min_size=1, max_size=4), st.binary(max_size=40))
def test_any_words_and_any_rubbish(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], rubbish: bytes
) -> None:
    path = tmp_path_factory.mktemp("audit") / "audit.jsonl"
    for word, decision in zip(words, itertools.cycle(Decision), strict=False):
        audit.append(path, Decided(word, word, word, decision, word), word)
    assert audit.verify(path) == audit.Verified(len(words), audit.verify(path).last)
    with path.open("ab") as file:
        file.write(rubbish)
    assert bool(audit.verify(path).broken_at) is bool(rubbish)


@pytest.mark.parametrize("note", ["kept", "lags"])
def test_a_line_longer_than_what_is_read_first(path: Path, note: str) -> None:
    audit.append(path, WHAT, "ann", NOON)
    before = audit.head_path(path).read_bytes()
    many = Decided("Shop", "", "38044" * 10_000, Decision.LISTED)
    audit.append(path, many, "ann", NOON)
    if note == "lags":
        audit.head_path(path).write_bytes(before)
    own = audit.append(path, WHAT, "ann", NOON)
    assert audit.verify(path) == Verified(3, own)


def test_a_crash_that_left_more_than_what_is_read_first(path: Path) -> None:
    audit.append(path, WHAT, "ann", NOON)
    whole = path.read_bytes()
    audit.append(path, Decided("Shop", "", "38044" * 10_000, Decision.LISTED), "ann", NOON)
    path.write_bytes(path.read_bytes()[:-100])
    audit.head_path(path).write_text(json.loads(whole)["hash"], "ascii")
    own = audit.append(path, WHAT, "ann", NOON)
    assert audit.verify(path) == Verified(2, own, torn=1)
