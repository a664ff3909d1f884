"""Proves that each import-linter contract in pyproject.toml refuses what it is there to refuse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

# The module that gets one more line, the line, and the contract that must break.
OFFENCES = {
    "upwards": ("viber/check.py", "import chatapp_desktop.cams", "Arrows go down only"),
    "sideways": ("store/history/records.py", "import chatapp_desktop.cams", "Arrows go down only"),
    "widget calls sandbox": ("ui/theme.py", "import chatapp_desktop.sandbox", "Arrows go down"),
    "unplaced module": ("newcomer.py", "import json", "Arrows go down only"),
    "a part of app": (
        "app/gate/quiet.py",
        "import chatapp_desktop.app.sending.following",
        "The parts of app",
    ),
    "sandbox": (
        "sandbox/replies.py",
        "import chatapp_desktop.store.history.records",
        "shared with the sand",
    ),
    "sandbox and client": (
        "sandbox/replies.py",
        "import chatapp_desktop.cams.client",
        "shared with",
    ),
    "Qt": ("outbox/events.py", "from PySide6.QtCore import QObject", "known of Qt outside"),
    "Qt when typing": (
        "store/history/records.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import PySide6",
        "known of Qt outside",
    ),
    "loop": ("ui/theme.py", "import qasync", "known of Qt outside"),
    "httpx": ("cams/client.py", "import httpx", "known to cams.transport only"),
    "httpx later": ("ui/theme.py", "def f():\n    import httpx", "known to cams.transport only"),
    "keyring": ("outbox/events.py", "import keyring", "known to store only"),
    "sqlite": ("cams/client.py", "import sqlite3", "known to store only"),
    "server": ("outbox/events.py", "import starlette", "web server is known to the sandbox"),
    "clock": ("viber/check.py", "import time", "in viber"),
    "asyncio": ("viber/check.py", "import asyncio", "in viber"),
}


def lint_imports(folder: Path) -> tuple[int, str]:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [program, "--no-cache", "--no-logo", "--config", PROJECT / "pyproject.toml"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package in a folder of its own, to be broken there."""
    folder = tmp_path_factory.mktemp("copy")
    skip = shutil.ignore_patterns("__pycache__", "resources")
    shutil.copytree(PROJECT / "chatapp_desktop", folder / "chatapp_desktop", ignore=skip)
    return folder


def test_contracts_hold(copy: Path) -> None:
    code, output = lint_imports(copy)
    assert code == 0, output


@pytest.mark.parametrize(("module", "line", "contract"), OFFENCES.values(), ids=OFFENCES)
def test_contract_is_broken(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "chatapp_desktop" / module
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        code, output = lint_imports(copy)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
    assert code == 1, output
    verdicts = [text for text in output.splitlines() if text.endswith((" KEPT", " BROKEN"))]
    broken = [verdict for verdict in verdicts if verdict.endswith(" BROKEN")] or [output]
    assert any(contract in verdict for verdict in broken), output
