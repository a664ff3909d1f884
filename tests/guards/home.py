"""No test sees the home of whoever runs it: each gets an empty one, and the real one is watched."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.guards.audit import ForbiddenError, watch_for

PROJECT = Path(__file__).resolve().parents[2]
PLACES = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}


def real_home() -> str:
    """The home by the system's records, whatever HOME says; empty where there is none to guard."""
    if sys.platform == "win32":
        home = os.environ.get("USERPROFILE", "")
    else:
        import pwd

        home = pwd.getpwuid(os.getuid()).pw_dir
    return "" if Path(home) == Path(Path(home).anchor) else os.path.realpath(home)


def _exempt() -> tuple[str, ...]:
    """Where Python and this project may well be installed inside someone's home."""
    places = {str(PROJECT), sys.prefix, sys.base_prefix, sys.exec_prefix, tempfile.gettempdir()}
    places.update(place for place in sys.path if place)
    return tuple(os.path.realpath(place) + os.sep for place in places)


REAL_HOME = real_home()
EXEMPT = _exempt()


def is_private(path: str) -> bool:
    """Whether a path lies in the real home, and is not Python's or this project's own."""
    if not REAL_HOME:
        return False
    full = os.path.abspath(path) + os.sep  # noqa: PTH100 - no look at the disk from an audit hook
    return full.startswith(REAL_HOME + os.sep) and not full.startswith(EXEMPT)


def _check_path(arguments: tuple[Any, ...]) -> None:
    """For open, os.mkdir, os.listdir, sqlite3.connect and the like: the path comes first."""
    path = arguments[0]
    if not isinstance(path, str | bytes | os.PathLike):
        return
    if is_private(os.fsdecode(path)):
        message = f"this test touched {os.fsdecode(path)}, in the home of the person who runs it"
        raise ForbiddenError(message)


@contextmanager
def empty_home() -> Iterator[Path]:
    """Give a test a home of its own, for Python, for Qt and for the programs that it starts."""
    with (
        tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as name,
        pytest.MonkeyPatch.context() as patch,
    ):
        home = Path(name)
        for variable in ("HOME", "USERPROFILE"):
            patch.setenv(variable, name)
        for variable, place in PLACES.items():
            patch.setenv(variable, str(home / place))
        _lead_qt_to(home)
        yield home


def _lead_qt_to(home: Path) -> None:
    """QStandardPaths reads the variables each time; QSettings keeps what it saw first."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    if sys.platform != "linux":
        # Windows and macOS ask the system, not the environment.
        core.QStandardPaths.setTestModeEnabled(True)
    for form in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
        core.QSettings.setPath(form, core.QSettings.Scope.UserScope, str(home / ".config"))


watch_for(
    dict.fromkeys(
        (
            "open",
            "os.listdir",
            "os.scandir",
            "os.mkdir",
            "os.remove",
            "os.rename",
            "os.rmdir",
            "os.truncate",
            "sqlite3.connect",
        ),
        _check_path,
    )
)
