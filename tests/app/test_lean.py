"""What a start does before the window is painted, and what waits until somebody needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

_STARTED = """
import json, linecache, sys
from chatapp_desktop import cli

def tell():
    print(json.dumps([[*sys.modules], [*linecache.cache]]), flush=True)

class Watched:
    def __init__(self):
        super().__init__()
        self.first_painted.connect(self.say_painted)

    def say_painted(self):
        tell()
        from chatapp_desktop.app.profiles.sandbox_process import SandboxProcess

        async def url(process, start=SandboxProcess.url):
            found = await start(process)  # the last that a start does
            tell()
            self.close()
            return found

        SandboxProcess.url = url

cli.prepare()
from chatapp_desktop.app import start
start.MainWindow = type("Window", (Watched, start.MainWindow), {})
sys.exit(cli.main([]))
"""

_NOT_BEFORE_THE_FIRST_PICTURE = {
    "asyncio",
    "concurrent.futures",
    "importlib.metadata",
    "keyring",
    "qasync",
    "socket",
    "sqlite3",
    "ssl",
    "html",
    "chatapp_desktop.app.controller",
    "chatapp_desktop.cams",
    "chatapp_desktop.outbox",
    "chatapp_desktop.ui.templates",
    "chatapp_desktop.ui.widgets.dialog",
    "chatapp_desktop.ui.widgets.file_dialogs",
    "chatapp_desktop.ui.widgets.wrapped_table",
    "chatapp_desktop.viber.template",
}
_NOT_BEFORE_IT_IS_ASKED_FOR = {
    "aiolimiter",
    "configparser",
    "email",
    "httpx",
    "idna",
    "importlib.metadata",
    "keyring",
    "phonenumbers",
    "chatapp_desktop.cams.transport",
    "chatapp_desktop.ui.preview.media_dialog",
    "chatapp_desktop.ui.profiles.credentials_dialog",
    "chatapp_desktop.ui.profiles.dialog",
    "chatapp_desktop.ui.questions.sending",
    "chatapp_desktop.ui.settings",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a process has loaded at some time."""

    modules: frozenset[str]
    sources: frozenset[str]
    """Files whose text Python keeps in memory."""


@dataclass(frozen=True, slots=True)
class Started:
    """A start, at two times."""

    painted: Loaded
    idle: Loaded


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, home)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, home)
        done = subprocess.run(
            [sys.executable, "-c", _STARTED],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    painted, idle = (Loaded(frozenset(modules), frozenset(files)) for modules, files in told)
    return Started(painted, idle)


def test_what_the_first_picture_does_without_is_not_loaded(started: Started) -> None:
    assert "chatapp_desktop.ui.window" in started.painted.modules
    assert started.painted.modules & _NOT_BEFORE_THE_FIRST_PICTURE == frozenset()
    assert started.painted.modules & _NOT_BEFORE_IT_IS_ASKED_FOR == frozenset()


def test_an_idle_window_has_not_loaded_what_nobody_asked_for(started: Started) -> None:
    assert "chatapp_desktop.outbox.outbox" in started.idle.modules
    assert started.idle.modules & _NOT_BEFORE_IT_IS_ASKED_FOR == frozenset()


def test_no_source_is_read_and_kept_beside_what_is_compiled(started: Started) -> None:
    assert [file for file in started.idle.sources if "chatapp_desktop" in file] == []
