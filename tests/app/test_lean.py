"""What a start does before the window is painted, and what it leaves for later."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

_UNTIL_PAINTED = """
import json, linecache, sys
from chatapp_desktop import cli

def run(application, main, ahead):
    (window,) = (each for each in application.topLevelWidgets() if each.objectName())
    window.first_painted.connect(lambda: application.exit(0))
    return application.exec()

cli.prepare()
from chatapp_desktop.app import start
start.aio.run = run
code = cli.main([])
print(json.dumps([code, [*sys.modules], [*linecache.cache]]))
"""

_LATER = (
    "asyncio",
    "concurrent.futures",
    "httpx",
    "importlib.metadata",
    "keyring",
    "phonenumbers",
    "qasync",
    "socket",
    "sqlite3",
    "ssl",
    "chatapp_desktop.app.controller",
    "chatapp_desktop.cams",
    "chatapp_desktop.outbox",
)


@dataclass(frozen=True, slots=True)
class Started:
    """What a start has loaded when the window is painted."""

    modules: frozenset[str]
    sources: frozenset[str]
    """Files whose text Python keeps in memory."""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, home)
        for name in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, home)
        done = subprocess.run(
            [sys.executable, "-c", _UNTIL_PAINTED], capture_output=True, text=True, check=True
        )
    code, modules, sources = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    return Started(frozenset(modules), frozenset(sources))


def test_what_the_first_picture_does_without_is_not_loaded(started: Started) -> None:
    assert "chatapp_desktop.ui.window" in started.modules
    assert started.modules.isdisjoint(_LATER)


def test_no_source_is_read_and_kept_beside_what_is_compiled(started: Started) -> None:
    assert [file for file in started.sources if "chatapp_desktop" in file] == []
