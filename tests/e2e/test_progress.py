"""What takes long says so where it was asked for, and can be stopped."""

from __future__ import annotations

import socket
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from chatapp_desktop.ui.profiles.dialog import ProfilesDialog
from chatapp_desktop.ui.widgets.busy import BusyLine
from chatapp_desktop.ui.widgets.toast import Toast
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at


def busy(run: Studio, where: QWidget) -> BusyLine:
    """Wait until something is shown to take long."""
    run.wait(lambda: where.findChild(BusyLine, "busy").isVisible())  # type: ignore[union-attr]
    found = where.findChild(BusyLine, "busy")
    assert isinstance(found, BusyLine)
    return found


def stop(line: BusyLine) -> None:
    button = line.findChild(QPushButton, "busy_cancel")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_test_of_the_connection_can_be_stopped(open_window: Opening) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with open_window(profile_at(address)) as run:
            run.click("edit_profiles")
            run.wait(lambda: run.window.findChild(ProfilesDialog, "profiles_dialog"))
            dialog = run.find(ProfilesDialog, "profiles_dialog")
            run.click("test_connection")
            line = busy(run, dialog)
            assert not run.button("test_connection").isEnabled()
            stop(line)
            run.wait(lambda: run.button("test_connection").isEnabled())
            result = dialog.findChild(QLabel, "connection_result")
            assert isinstance(result, QLabel)
            assert "stopped" in result.text()
            assert not line.isVisible()
            dialog.reject()


def test_closing_the_profiles_in_the_middle_of_a_test(open_window: Opening) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with open_window(profile_at(address)) as run:
            run.click("edit_profiles")
            run.wait(lambda: run.window.findChild(ProfilesDialog, "profiles_dialog"))
            dialog = run.find(ProfilesDialog, "profiles_dialog")
            run.click("test_connection")
            busy(run, dialog)
            dialog.reject()
            run.wait(lambda: not run.window.findChildren(ProfilesDialog))


def test_what_is_saved_is_told_by_a_toast(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    with open_window() as run:
        run.type("Content.text", "Hello")
        target = tmp_path / "spring.json"
        run.window.files.save_requested.emit(target)
        run.wait(lambda: run.window.findChildren(Toast))
        (toast,) = run.window.findChildren(Toast)
        assert str(target) in toast.text
        assert str(target) in run.status
        assert target.exists()
        assert sandbox.messages() == []
