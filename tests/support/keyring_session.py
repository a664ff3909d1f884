"""A D-Bus session of one's own with a real Secret Service on it, for programs started there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import (
    open_dbus_connection,
)

SERVICE_NAME: Final = "org.freedesktop.secrets"
_BUS: Final = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")

# No service directories: what is not started by the test is not there.
_CONFIG: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""

NEVER_ANSWERS: Final = """
import sys
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection(sys.argv[1])
address = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
call = new_method_call(address, "RequestName", "su", (sys.argv[2], 0))
bus.send_and_get_reply(call)
while True:
    bus.receive()
"""


def missing_programs() -> str:
    """Why there can be no session here; empty when there can."""
    needed = ("dbus-daemon", "gnome-keyring-daemon")
    return ", ".join(name for name in needed if not shutil.which(name))


@dataclass
class Session:
    """A bus, and what was started on it. Everything ends with the session."""

    folder: Path
    bus: subprocess.Popen[str]
    address: str
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to live in the session, and nothing of the desktop outside."""
        home = self.folder / "home"
        (home / "run").mkdir(parents=True, exist_ok=True, mode=0o700)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }

    def start_keyring(self, password: str | None = None) -> subprocess.Popen[bytes]:
        """Start gnome-keyring: unlocked with the password (made if new), else locked as it is."""
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        service = subprocess.Popen(
            [*command, "--unlock"] if password is not None else command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert service.stdin is not None
        service.stdin.write((password or "").encode())
        service.stdin.close()
        return self._running(service)

    def start_mute(self) -> subprocess.Popen[bytes]:
        """Start a Secret Service that takes every call and answers none."""
        command = [sys.executable, "-c", NEVER_ANSWERS, self.address, SERVICE_NAME]
        # Its last word, when the bus has gone, is nobody's concern.
        service = subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)
        return self._running(service)

    def run(self, script: str, *arguments: str) -> list[str]:
        """Run a Python script to its end, which must be a good one; return its lines."""
        child = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert child.returncode == 0, child.stderr
        return child.stdout.splitlines()

    def start(self, script: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a Python script that talks over its pipes; the caller ends it."""
        return subprocess.Popen(
            [sys.executable, "-c", script, *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, service: subprocess.Popen[bytes]) -> None:
        """End one of the services."""
        service.kill()
        service.wait(10)

    def kill_bus(self) -> None:
        """End the bus under everybody's feet."""
        self.bus.kill()
        self.bus.wait(10)

    def _running(self, service: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        self.started.append(service)
        deadline = time.monotonic() + 20
        with open_dbus_connection(self.address) as connection:
            call = new_method_call(_BUS, "NameHasOwner", "s", (SERVICE_NAME,))
            while not connection.send_and_get_reply(call).body[0]:
                assert service.poll() is None, "the service ended at once"
                assert time.monotonic() < deadline, "the service did not come up"
                time.sleep(0.02)
        return service


@contextmanager
def keyring_session(folder: Path) -> Iterator[Session]:
    """Run a bus; sessions in the same folder share their key rings, one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(folder=folder), "utf-8")
    bus = subprocess.Popen(
        ["dbus-daemon", "--nofork", "--nosyslog", "--print-address=1", f"--config-file={config}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    session = Session(folder, bus, bus.stdout.readline().strip())
    try:
        yield session
    finally:
        session.kill_bus()
        for service in session.started:
            session.end(service)
        bus.stdout.close()
