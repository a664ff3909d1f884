"""The program as a process: closed, killed, started again, on a full disk, on tour."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chatapp_desktop.ui.history.model import Column
from tests.support.child import program

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")


def complaints(text: str) -> list[str]:
    """What the program said on stderr, without what the off-screen platform says of itself."""
    return [line for line in text.splitlines() if not line.startswith("This plugin does not")]


def test_a_stranger_sends_and_starts_again() -> None:
    with program() as child:
        child.compose("first")
        child.ask("click", "send")
        seen = child.until(lambda seen: "MessageId" in seen["status"])
        (message,) = child.messages()
        assert message["message_id"] in seen["status"]
        assert "Sandbox" in seen["badge"]
        child.ask("type", "Content.text", "second, unfinished")
        assert child.close() == 0
        assert child.process.stderr is not None
        assert complaints(child.process.stderr.read()) == []
    with program() as child:
        seen = child.until(lambda seen: seen["rows"] and seen["rows"][0][Column.MESSAGE_ID])
        assert seen["rows"][0][Column.MESSAGE_ID] == message["message_id"]
        assert seen["draft"]["Content.text"] == "second, unfinished"
        assert len(seen["rows"]) == 1
        assert child.close() == 0


@POSIX
def test_killed_in_mid_send_the_draft_and_the_doubt_remain() -> None:
    with program() as child:
        child.compose("written before the power cut")
        child.fault("stall")
        child.ask("click", "send")
        child.until(lambda _: child.messages())
        path = Path(os.environ["XDG_DATA_HOME"]) / "chatapp-desktop" / "unfinished-draft.json"
        child.until(lambda _: path.exists() and "power cut" in path.read_text("utf-8"))
        child.process.send_signal(signal.SIGKILL)
        assert child.process.wait() == -signal.SIGKILL
    with program() as child:
        child.until(lambda seen: seen["rows"])
        seen = child.until(lambda seen: "Unknown" in seen["rows"][0][Column.OUTCOME])
        assert seen["rows"][0][Column.CODE] == "Interrupted.DuringSend"
        # The first look at the service's list may have come before this one.
        assert "may have been sent" in seen["status"] or "service's list" in seen["status"]
        assert seen["draft"]["Content.text"] == "written before the power cut"
        assert len(seen["rows"]) == 1
        assert child.close() == 0


@POSIX
def test_a_full_disk() -> None:
    with program() as child:
        child.compose("no room for this " * 50)
        child.until(lambda _: child.sandbox)
        child.ask("fill_the_disk", 4096)
        child.ask("click", "send")
        seen = child.until(lambda seen: seen["rows"])
        seen = child.until(lambda seen: "Not sent" in seen["rows"][0][Column.OUTCOME])
        assert "Nothing was sent" in seen["status"]
        assert child.messages() == []
        child.ask("type", "Content.text", "y" * 900)
        assert child.look()["visible"]
        assert child.close() == 0


def test_a_file_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text('{"To": "380441234567", "Type": "message", "MessageType": "text"}', "utf-8")
    with program(path) as child:
        child.until(lambda seen: seen["draft"].get("To") == "380441234567")
        assert child.close() == 0


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_file_that_cannot_be_read_leaves_the_form_alone(
    tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "draft.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with program(path) as child:
        seen = child.until(lambda seen: "draft.json" in seen["status"])
        assert seen["draft"]["Type"] == "message"
        assert seen["draft"]["From"] == "2909"
        assert child.close() == 0


def test_the_tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = tmp_path / "pictures"
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "chatapp_desktop", "--tour", str(pictures)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert (done.returncode, complaints(done.stderr)) == (0, [])
    rows = [line for line in done.stdout.splitlines() if " accepted " in line]
    assert len(rows) == 10
    identities = {row.split("accepted")[1].split()[0] for row in rows}
    assert len(identities) == 10
    saved = sorted(pictures.iterdir())
    assert len(saved) >= 20
    assert all(each.read_bytes().startswith(b"\x89PNG") for each in saved)
    assert list(tmp_path.glob("chatapp-desktop-tour-*")) == []
    home = Path(os.environ["HOME"])
    assert [each for each in home.rglob("*") if "chatapp" in each.name.lower()] == []


def test_errors_that_nobody_foresaw_are_shown_once_and_survived() -> None:
    with program() as child:
        child.compose()
        child.ask("break", 5)
        child.until(lambda _: child.ask("reports"))
        (shown,) = child.ask("reports")
        assert "ZeroDivisionError" in shown
        assert "380441234567" not in shown
        child.ask("click", "send")
        child.until(lambda seen: "MessageId" in seen["status"])
        child.ask("break_in_thread")
        child.ask("dismiss")
        child.ask("break_in_thread")
        child.until(lambda _: "LookupError" in "".join(child.ask("reports")))
        logs = list(Path(os.environ["XDG_DATA_HOME"]).rglob("*.log"))
        text = "".join(log.read_text("utf-8") for log in logs)
        assert text.count("ZeroDivisionError") >= 5
        assert "380441234567" not in text
        assert child.close() == 0
