"""The command line, as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chatapp_desktop import __version__


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_needs_no_window_imports_no_qt(option: str) -> None:
    script = (
        "import sys\n"
        "from chatapp_desktop.cli import main\n"
        "try:\n"
        f"    main([{option!r}])\n"
        "except SystemExit as end:\n"
        "    print(end.code, [name for name in sys.modules if 'PySide6' in name])\n"
    )
    done = run("-c", script)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert done.stderr == ""


def test_version() -> None:
    assert run("-m", "chatapp_desktop", "--version").stdout.strip() == (
        f"chatapp-desktop {__version__}"
    )


@pytest.mark.parametrize("tour", [False, True])
def test_a_profile_that_does_not_exist(
    tour: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    more = ("--tour", str(tmp_path / "pictures")) if tour else ()
    done = run("-m", "chatapp_desktop", "--profile", "nosuch", *more)
    assert done.returncode == 2
    assert "no profile nosuch" in done.stderr
    assert "Sandbox" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.glob("chatapp-desktop-tour-*")) == []


def test_an_option_that_does_not_exist() -> None:
    done = run("-m", "chatapp_desktop", "--nosuch")
    assert done.returncode == 2
    assert "usage: chatapp-desktop" in done.stderr


def test_the_sandbox_says_where_it_listens_and_ends_with_its_parent() -> None:
    done = run("-m", "chatapp_desktop", "sandbox", "--port", "0", "--until-stdin-closes")
    assert done.returncode == 0
    assert done.stdout.startswith("listening on http://127.0.0.1:")
    assert done.stderr == ""


def test_a_port_that_is_taken() -> None:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = run("-m", "chatapp_desktop", "sandbox", "--port", str(port))
    assert done.returncode != 0
    assert str(port) in done.stderr
    assert "Traceback" not in done.stderr
