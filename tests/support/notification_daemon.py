"""A notification service for tests: a real one on the session bus, that shows nothing.

python -m tests.support.notification_daemon

Prints JSON lines: `{"ready": true}`, then one for each notification with its title, text, icon and
hints. Reads one order a line: `click` clicks on the newest notification; the end of its input ends
it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any, Self

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_CAN = ["body", "body-markup", "actions"]


class NotificationDaemon:
    """The service as a child process, inside a `with` block."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.notification_daemon"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines: list[dict[str, Any]] = []
        self._reading = threading.Thread(target=self._read, name="notifications")

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        assert json.loads(self._process.stdout.readline()) == {"ready": True}
        self._reading.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._reading.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(json.loads(line))

    @property
    def shown(self) -> list[dict[str, Any]]:
        """Every notification so far, oldest first."""
        return list(self._lines)

    def click(self) -> None:
        """Click on the newest one."""
        assert self._process.stdin is not None
        self._process.stdin.write("click\n")
        self._process.stdin.flush()


def main() -> None:
    from jeepney import DBusAddress, MessageType, message_bus, new_method_return, new_signal
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import unwrap_msg

    bus = open_dbus_connection("SESSION")
    unwrap_msg(bus.send_and_get_reply(message_bus.RequestName(_NAME)))
    newest = 0

    def obey() -> None:
        emitter = DBusAddress(_PATH, interface=_NAME)
        for _ in sys.stdin:
            bus.send(new_signal(emitter, "ActionInvoked", "us", (newest, "default")))
        bus.sock.shutdown(2)

    threading.Thread(target=obey, name="orders", daemon=True).start()
    _say({"ready": True})
    while True:
        try:
            message = bus.receive()
        except (OSError, ConnectionError):
            return
        if message.header.message_type is not MessageType.method_call:
            continue
        names = {field.name: value for field, value in message.header.fields.items()}
        match names["member"]:
            case "GetCapabilities":
                bus.send(new_method_return(message, "as", (_CAN,)))
            case "Notify":
                program, replaces, icon, title, text, actions, hints, _ = message.body
                newest = replaces or newest + 1
                bus.send(new_method_return(message, "u", (newest,)))
                _say(
                    {
                        "program": program, "replaces": replaces, "icon": icon, "title": title,
                        "text": text, "actions": actions, "entry": hints["desktop-entry"][1],
                    }
                )  # fmt: skip
            case _:
                pass


def _say(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
