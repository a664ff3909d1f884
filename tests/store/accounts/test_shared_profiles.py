"""What several windows make of the profiles becomes one, also at the same moment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from chatapp_desktop.store.accounts.profiles import Leftover, Profile, Profiles, load, save
from chatapp_desktop.store.accounts.shared_profiles import exchange, merged
from chatapp_desktop.store.errors import FileError
from tests.support.attempts import end, line_of, start_child


def profile(name: str, **changes: str) -> Profile:
    return replace(Profile(f"id-{name}", name), **changes)  # type: ignore[arg-type]


A, B, C, D = map(profile, "ABCD")
BASE = Profiles((A, B, C), "id-A")


def named(profiles: Profiles) -> str:
    return "".join(each.name for each in profiles.items)


def test_additions_and_removals_of_both() -> None:
    ours = replace(BASE, items=(D, A, B))
    theirs = replace(BASE, items=(A, C, profile("E")), chosen="id-C")
    found = merged(BASE, ours, theirs)
    assert named(found) == "DAE", "C was removed here and B there"
    assert found.chosen == "id-A", "each window has one of its own in force"


def test_edits_of_both() -> None:
    ours = replace(BASE, items=(A, replace(B, ttl="60"), replace(C, ttl="60")))
    theirs = replace(BASE, items=(replace(A, ttl="90"), replace(B, ttl="90")))
    found = merged(BASE, ours, theirs)
    assert [(each.name, each.ttl) for each in found.items] == [
        ("A", "90"),
        ("B", "60"),
        ("C", "60"),
    ]


def test_our_order_counts() -> None:
    ours, theirs = replace(BASE, items=(C, A, B)), replace(BASE, items=(B, A, C, D))
    assert named(merged(BASE, ours, theirs)) == "CABD"


def test_what_is_in_force_here_stays() -> None:
    found = merged(BASE, BASE, replace(BASE, items=(B, C), chosen="id-B"))
    assert named(found) == "ABC"
    assert found.current == A


def test_leftovers_and_what_a_newer_program_wrote_are_kept() -> None:
    left = Leftover("id-X", "X"), Leftover("id-Y", "Y")
    base = replace(BASE, leftovers=left[:1])
    theirs = replace(base, leftovers=left, unknown={"newer": 1})
    found = merged(base, replace(base, leftovers=()), theirs)
    assert [each.name for each in found.leftovers] == ["Y"]
    assert found.unknown == {"newer": 1}


def test_without_a_file_it_is_made_and_a_damaged_one_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "new" / "profiles.json"
    assert exchange(path, BASE, BASE) == BASE
    assert load(path)[0] == BASE
    path.write_text("{ no profiles", "utf-8")
    assert exchange(path, BASE, BASE) == BASE
    assert load(path)[0] == BASE
    assert len(list(path.parent.iterdir())) == 2


def test_a_folder_in_its_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        exchange(tmp_path, BASE, BASE)


WINDOW = """
import sys
from dataclasses import replace
from pathlib import Path
from chatapp_desktop.store.accounts.profiles import Profile, load
from chatapp_desktop.store.accounts.shared_profiles import exchange
path, name = Path(sys.argv[1]), sys.argv[2]
base = load(path)[0]
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    ours = base.with_profile(Profile(f"{name}-{number}", "x"))
    base = exchange(path, base, ours)
print("done", flush=True)
"""


async def test_two_windows_at_the_same_moment_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "profiles.json"
    save(path, BASE)
    children = [start_child(WINDOW, str(path), name) for name in ("one", "two")]
    try:
        for child in children:
            assert await line_of(child) == "ready"
        for child in children:
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        for child in children:
            assert await line_of(child) == "done"
    finally:
        for child in children:
            end(child)
    found = load(path)[0]
    assert len(found.items) == 3 + 2 * 25
    assert [each.name for each in path.parent.iterdir()] == [path.name]
