"""Proves that each rule of tests/guards fails a test that breaks it, and names the culprit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

PROJECT = Path(__file__).resolve().parents[1]

OFFENDERS = """
import asyncio, logging, os, pwd, socket, subprocess, sys, threading, warnings
from pathlib import Path
import pytest
from PySide6.QtCore import QSettings, QStandardPaths, QTimer, qWarning
from PySide6.QtWidgets import QPushButton, QWidget

REAL_HOME = Path(pwd.getpwuid(os.getuid()).pw_dir)
kept = []

def test_well_behaved(loop, qtbot):
    async def work():
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        done.append(await reader.read())
        writer.close()
        await writer.wait_closed()
    async def answer(_, writer):
        writer.write(b"hello")
        writer.close()
    async def serve():
        return await asyncio.start_server(answer, "127.0.0.1", 0)
    done = []
    serving = loop.create_task(serve())
    qtbot.waitUntil(serving.done)
    server = serving.result()
    button = QPushButton("&Send")
    qtbot.addWidget(button)
    button.clicked.connect(lambda: done.append(loop.create_task(work())))
    button.show()
    button.click()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1] == b"hello"
    server.close()
    qtbot.waitUntil(done[0].done)

async def test_well_behaved_async():
    await asyncio.gather(asyncio.to_thread(int), asyncio.sleep(0))
    with pytest.raises(socket.gaierror):
        await asyncio.get_running_loop().getaddrinfo("nowhere.invalid", 443)

def test_own_home(tmp_path):
    assert Path.home() != REAL_HOME
    settings = QSettings("Example", "Example")
    settings.setValue("a", 1)
    settings.sync()
    assert settings.fileName().startswith(str(Path.home()))
    for place in (QStandardPaths.StandardLocation.AppDataLocation,
                  QStandardPaths.StandardLocation.CacheLocation):
        assert QStandardPaths.writableLocation(place).startswith(str(Path.home()))

def test_connects():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(("192.0.2.1", 9))

def test_connects_and_hides_it():
    try:
        test_connects()
    except Exception:
        pass

async def test_connects_async():
    await asyncio.open_connection("192.0.2.2", 9)

def test_looks_up():
    socket.getaddrinfo("example.com", 443)

def test_listens():
    with socket.socket() as sock:
        sock.bind(("0.0.0.0", 0))

def test_reads_home():
    (REAL_HOME / ".config" / "chatapp-desktop.ini").exists()
    open(REAL_HOME / ".config" / "chatapp-desktop.ini")

def test_lists_home():
    os.listdir(REAL_HOME)

def test_leaves_a_thread():
    event = threading.Event()
    kept.append(event)
    threading.Thread(target=event.wait, name="left-running", daemon=True).start()

def test_leaves_a_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]))

def test_leaves_a_window(qapp):
    kept.append(QWidget(objectName="left_open"))
    kept[-1].show()

async def test_leaves_a_task():
    kept.append(asyncio.create_task(asyncio.sleep(600), name="left_waiting"))

def test_leaves_a_task_on_qt(loop, qtbot):
    kept.append(loop.create_task(asyncio.sleep(600), name="left_waiting"))

def test_task_fails_on_qt(loop, qtbot):
    async def work():
        raise ValueError("nobody looked")
    task = loop.create_task(work())
    qtbot.waitUntil(task.done)
    del task

def test_callback_fails(loop, qtbot):
    done = []
    loop.call_soon(lambda: [done.append(1), 1 / 0])
    qtbot.waitUntil(lambda: bool(done))

def test_slot_fails(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(10)

def test_qt_warns(qapp):
    qWarning("something is wrong")

def test_python_warns():
    warnings.warn("old", DeprecationWarning)

async def test_forgets_to_await():
    asyncio.sleep(0)

@pytest.mark.no_such_marker
def test_unknown_marker():
    pass
"""

EXPECTED = {
    "test_connects": "network address ('192.0.2.1', 9)",
    "test_connects_and_hides_it": "network address ('192.0.2.1', 9)",
    "test_connects_async": "'192.0.2.2'",
    "test_looks_up": "looked up the host 'example.com'",
    "test_listens": "network address ('0.0.0.0', 0)",
    "test_reads_home": "chatapp-desktop.ini, in the home of",
    "test_lists_home": "in the home of",
    "test_leaves_a_thread": "thread 'left-running'",
    "test_leaves_a_process": "time.sleep(600)",
    "test_leaves_a_window": "window QWidget 'left_open'",
    "test_leaves_a_task": "asyncio task 'left_waiting': sleep",
    "test_leaves_a_task_on_qt": "asyncio task 'left_waiting': sleep",
    "test_task_fails_on_qt": "nobody looked",
    "test_callback_fails": "ZeroDivisionError",
    "test_slot_fails": "ZeroDivisionError",
    "test_qt_warns": "something is wrong",
    "test_python_warns": "DeprecationWarning: old",
    "test_forgets_to_await": "never awaited",
}
WELL_BEHAVED = ("test_well_behaved", "test_well_behaved_async", "test_own_home")


def run_pytest(folder: Path, source: str, **environment: str) -> tuple[dict[str, str], str]:
    """Run one file under this project's rules: what each test was blamed for, and the output."""
    (folder / "conftest.py").write_text("pytest_plugins = ['tests.guards.plugin']\n")
    (folder / "test_offenders.py").write_text(source)
    report = folder / "report.xml"
    options: list[str | Path] = [
        "-c",
        PROJECT / "pyproject.toml",
        "--rootdir",
        folder,
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"--junitxml={report}", folder],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    blame: dict[str, str] = {}
    cases = ET.parse(report).iter("testcase") if report.exists() else ()  # noqa: S314
    for case in cases:
        # A test that passes and then fails its teardown is reported twice.
        texts = [f"{part.get('message')} {part.text}" for part in case if "out" not in part.tag]
        name = str(case.get("name"))
        blame[name] = " ".join([blame.get(name, ""), *texts]).strip()
    return blame, done.stdout + done.stderr


@pytest.fixture(scope="module")
def blame(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    source = OFFENDERS.rpartition("@pytest.mark.no_such_marker")[0]
    blame, output = run_pytest(tmp_path_factory.mktemp("offenders"), source)
    assert set(blame) == {*EXPECTED, *WELL_BEHAVED}, output
    return blame


@pytest.mark.skipif(sys.platform == "win32", reason="the offenders use POSIX calls")
@pytest.mark.parametrize("name", EXPECTED)
def test_offender_is_caught_and_named(blame: dict[str, str], name: str) -> None:
    assert EXPECTED[name] in blame[name]


@pytest.mark.skipif(sys.platform == "win32", reason="the offenders use POSIX calls")
@pytest.mark.parametrize("name", WELL_BEHAVED)
def test_good_test_passes(blame: dict[str, str], name: str) -> None:
    assert blame[name] == ""


def test_unknown_marker_is_refused(tmp_path: Path) -> None:
    _, output = run_pytest(tmp_path, "import pytest\n@pytest.mark.typo\ndef test_x(): pass\n")
    assert "'typo' not found in `markers`" in output


def test_each_skipped_test_is_named_with_its_reason(tmp_path: Path) -> None:
    source = "import pytest\n@pytest.mark.{}\ndef test_{}(): pass\n"
    body = source.format("screen", "keys") + source.format("keyring", "secret")
    _, output = run_pytest(tmp_path, body, TEST_SCREEN="", TEST_KEYRING="")
    assert "test_keys - Skipped: no virtual screen: needs Xvfb" in output
    assert "test_secret - Skipped: no private Secret Service: needs dbus" in output
