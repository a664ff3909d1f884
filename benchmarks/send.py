"""A send over TLS on a long way: from the click until the MessageId is on the screen.

The sandbox speaks TLS behind a link with 40 ms each way. Ours, the official SDK's asynchronous
client and the link itself take turns; the first sends, which open connections, do not count.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median

import trustme
from alibabacloud_cams20200606 import models
from alibabacloud_cams20200606.client import Client
from alibabacloud_tea_openapi.utils_models import Config
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from benchmarks.desk import Desk, Painted, desk
from benchmarks.link import Link, link_to, round_trip
from benchmarks.table import Figure, hand_over, spread
from chatapp_desktop.app.profiles.sandbox_process import SandboxProcess as OwnSandbox
from chatapp_desktop.store.history.records import Row, State
from tests.support.sandbox import SandboxProcess

_ROUNDS = 40
_WARMING = 4
_SETTLE_SECONDS = 0.25
_GOAL = 1.15


def measure() -> Iterator[Figure]:
    """Send in turns; every time over the measured round trip of that link."""
    with tempfile.TemporaryDirectory() as folder:
        authority, certificate, key = _certificates(Path(folder))
        # Before anything is trusted: what the operating system trusts is named by this variable.
        os.environ["SSL_CERT_FILE"] = str(authority)
        with (
            SandboxProcess.start(certificate=certificate, key=key) as sandbox,
            link_to(sandbox.port) as link,
            desk() as opened,
        ):
            times = _in_turns(opened, link, str(authority))
    trip = median(times["link"])
    for name, words, goal in (
        ("ours", "click until the MessageId is shown", _GOAL),
        ("sdk", "official SDK, async, call until its answer", None),
    ):
        yield Figure(
            words, median(times[name]), "ms", trip, "round trip", goal, spread(times[name])
        )


def _certificates(folder: Path) -> tuple[Path, Path, Path]:
    authority = trustme.CA()
    server = authority.issue_cert("localhost", "127.0.0.1")
    paths = (folder / "authority.pem", folder / "server.pem", folder / "server-key.pem")
    authority.cert_pem.write_to_path(str(paths[0]))
    server.cert_chain_pems[0].write_to_path(str(paths[1]))
    server.private_key_pem.write_to_path(str(paths[2]))
    return paths


def _in_turns(opened: Desk, link: Link, authority: str) -> dict[str, list[float]]:
    """Milliseconds of each kind, in order."""
    times: dict[str, list[float]] = {"link": [], "ours": [], "sdk": []}

    async def address(_sandbox: OwnSandbox) -> str:
        return f"https://localhost:{link.service}"

    # The profile's own sandbox, but far away.
    OwnSandbox.url = address  # type: ignore[method-assign, assignment]
    ways: dict[str, Callable[[int], Awaitable[float]]] = {
        "ours": _Clicks(opened).send,
        "sdk": _Sdk(f"localhost:{link.service}", authority).send,
    }

    async def work() -> None:
        with socket.create_connection(("127.0.0.1", link.echo)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for number in range(_WARMING + _ROUNDS):
                times["link"].append(1000 * await asyncio.to_thread(round_trip, connection))
                for name, send in ways.items():
                    times[name].append(1000 * await send(number))

    opened.live(work)
    return {name: values[_WARMING:] for name, values in times.items()}


class _Clicks:
    """Sends as an operator does, and looks until the answer is painted."""

    def __init__(self, opened: Desk) -> None:
        self._desk = opened
        self._ended: Row | None = None
        self._shown = asyncio.Queue[Row]()
        table = opened.find("history")
        assert isinstance(table, QTableView)  # noqa: S101
        self._painted = Painted(table.viewport())
        self._painted.painting.connect(self._tell)
        opened.window.history.newest_changed.connect(self._note)

    def _note(self, row: Row) -> None:
        self._ended = row if row.state.final else None

    def _tell(self) -> None:
        if self._ended is not None:
            self._shown.put_nowait(self._ended)  # whoever waits for it goes on after the painting
            self._ended = None

    async def send(self, number: int) -> float:
        button = self._desk.find("send")
        self._desk.window.set_draft(self._desk.draft(**{"Content.text": f"Order {number}"}))
        async with asyncio.timeout(10):
            # The new text is checked, shown, and kept on disk, before anything is timed.
            await asyncio.sleep(_SETTLE_SECONDS)
            if not button.isEnabled():
                raise RuntimeError("the message cannot be sent")
            started = time.perf_counter()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
            row = await self._shown.get()
            shown = time.perf_counter()
        if row.state is not State.ACCEPTED:
            raise RuntimeError(f"{row.state}: {row.code} {row.message}")
        return shown - started


class _Sdk:
    """Sends the same message by the official SDK."""

    def __init__(self, endpoint: str, authority: str) -> None:
        self._client = Client(
            Config(
                access_key_id="testid",
                access_key_secret="testsecret",
                protocol="https",
                endpoint=endpoint,
                ca=authority,
            )
        )

    async def send(self, number: int) -> float:
        request = models.SendChatappMessageRequest(
            channel_type="viber",
            type="message",
            message_type="text",
            from_="2909",
            to="380441234567",
            cust_space_id="cams-sandbox",
            label="promotion",
            ttl=86_400,
            content=json.dumps({"text": f"Order {number}"}),
        )
        started = time.perf_counter()
        answer = await self._client.send_chatapp_message_async(request)
        if answer.body.code != "OK":
            raise RuntimeError(answer.body.message)
        return time.perf_counter() - started


if __name__ == "__main__":
    hand_over(measure())
