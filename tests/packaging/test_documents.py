"""Holds the documents and the tracked files to what the project can keep."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
README = PROJECT / "README.md"

# Anyone's machine must do: no host of one registry, no path of one computer.
FOREIGN = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.org|(?:deb|security|snapshot)\.debian\.org"
    r"|(?<![\w.~-])/(?:work|root|opt|Users/\w+|home/\w+)/"
)


def shell_lines(markdown: str) -> list[str]:
    """The commands in ```sh blocks, one each, without prompts, comments and blank lines."""
    blocks = re.findall(r"^```sh\n(.*?)^```", markdown, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def commands() -> list[str]:
    return shell_lines(README.read_text(encoding="utf-8")) or ["make help"]


def make_targets() -> set[str]:
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", text, re.MULTILINE))


@cache
def help_of(*subcommand: str) -> str:
    command = [sys.executable, "-m", "chatapp_desktop", *subcommand, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def unknown_parts(line: str) -> list[str]:
    """The words of a command line that neither the Makefile nor the program knows."""
    words = [word for word in shlex.split(line, comments=True) if "=" not in word]
    program = Path(words[0]).name if words else ""
    if program == "make":
        return [word for word in words[1:] if word not in make_targets()]
    if words[:3] in (["python", "-m", "chatapp_desktop"], ["python3", "-m", "chatapp_desktop"]):
        program, words = "chatapp-desktop", words[2:]
    if program == "chatapp-desktop":
        subcommand = [word for word in words[1:2] if word == "sandbox"]
        options = [word for word in words if word.startswith("-")]
        known = set(re.findall(r"(?<!\w)--?[\w-]+", help_of(*subcommand)))
        return [option for option in options if option not in known]
    return []


@pytest.mark.parametrize("line", commands())
def test_readme_command_is_known(line: str) -> None:
    assert unknown_parts(line) == []


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("make run", []),
        ("make fly", ["fly"]),
        ("make test ARGS='-k history'", []),
        ("chatapp-desktop --demo", []),
        ("chatapp-desktop --dmeo", ["--dmeo"]),
        ("chatapp-desktop sandbox --port 0  # any", []),
        ("chatapp-desktop sandbox --prot 0", ["--prot"]),
        ("git clone x", []),
    ],
)
def test_unknown_command_would_be_found(line: str, unknown: list[str]) -> None:
    assert unknown_parts(line) == unknown


def test_shell_blocks_are_read() -> None:
    text = "a\n```sh\n# why\nmake run\n\nx \\\n  y\n```\n```python\nno\n```\n```sh\nz\n```\n"
    assert shell_lines(text) == ["make run", "x    y", "z"]


@pytest.mark.parametrize("name", ["README.md", ".github/TOUR.md"])
def test_pictures_and_links_exist(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'(?:src|href)="([^"#]+)"', text)
    missing = [
        target
        for target in targets
        if "://" not in target and not ((PROJECT / name).parent / target).exists()
    ]
    assert targets
    assert missing == []


def tracked_files() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (PROJECT / ".git").exists():
        pytest.skip("not a git work tree: there are no tracked files to look at")
    done = subprocess.run([git, "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True)
    return [PROJECT / name for name in done.stdout.decode().split("\0") if name]


def foreign_lines(path: Path) -> list[str]:
    """The lines that name a registry or a path of one machine; none in a binary file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return []
    return [f"{path.name}: {line}" for line in text.splitlines() if FOREIGN.search(line)]


def test_no_registry_or_machine_in_tracked_files() -> None:
    found = [line for path in tracked_files() for line in foreign_lines(path)]
    assert found == []


def test_registry_or_machine_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for bad in ("https://" + "pypi" + ".org/simple", "see /" + "work/x", "/" + "home/ann/x"):
        path.write_text(f"fine\n{bad}\n", encoding="utf-8")
        assert foreign_lines(path) == [f"x: {bad}"]


def test_every_pin_is_exact_and_covers_what_is_asked_for() -> None:
    import tomllib

    pins: dict[str, str] = {}
    for line in (PROJECT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, version = line.partition(";")[0].partition("==")
        assert version.strip(), f"not an exact pin: {line}"
        pins.setdefault(name.lower(), version.strip())
    table = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    project = table["project"]
    asked = [*table["build-system"]["requires"], *project["dependencies"]]
    asked += project["optional-dependencies"]["dev"]
    names = {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - set(pins) == set()
    assert pins["pyside6-essentials"] == pins["shiboken6"]
