"""250 messages in a second are offered for 20 s, with the window open: does it stay calm, in pace?

The real window, outbox, history and follower against the sandbox; every message of its own text.
What cannot leave at once waits in the outbox, and is sent afterwards. A stall is what a timer of
2 ms notices beyond its time, while messages are offered.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
import uuid
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.table import Figure, hand_over, percentile
from chatapp_desktop import aio
from chatapp_desktop.app.composer.drafts import Autosave
from chatapp_desktop.app.controller import Controller
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.app.places import places_under
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.app.start import make_application, spare_what_stays
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles
from chatapp_desktop.store.history.records import NewAttempt
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.window import MainWindow
from tests.support.sandbox import SandboxProcess

_SECONDS = 20.0
_TICK = 0.002
_LIMIT = 250
_PATIENCE = 30.0
"""Seconds that the rest may take after the last was offered."""


def _profile(url: str) -> Profile:
    return Profile("burst", "Burst", ProfileKind.PRODUCTION, url, "cams-sandbox", "2909")


class Burst:
    """Keeps a queue filled, and a stop watch on the event loop."""

    def __init__(self, controller: Controller, sandbox: SandboxProcess) -> None:
        self._controller = controller
        self._sandbox = sandbox
        self.stalls: list[float] = []
        self.received: list[float] = []
        self.offered = self.left_over = 0

    async def run(self) -> None:
        services = await self._controller._sending._services  # noqa: SLF001
        watch = asyncio.get_running_loop().create_task(self._watch())
        began = time.monotonic()
        while (passed := time.monotonic() - began) < _SECONDS:
            while self.offered < _LIMIT * passed:
                self.offered += 1
                services.outbox.submit("burst", _attempt(self.offered))
            await asyncio.sleep(_TICK)
        watch.cancel()
        self.left_over = services.outbox.busy
        with suppress(TimeoutError):  # what has not arrived by then is seen in the figures
            async with asyncio.timeout(_PATIENCE):
                while services.outbox.busy:  # noqa: ASYNC110  (nobody tells of the last one)
                    await asyncio.sleep(0.02)
        messages = await aio.blocking(self._sandbox.messages)
        self.received = sorted(message["received_at"] for message in messages)
        self._controller.stop()

    async def _watch(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(_TICK)
            now = time.perf_counter()
            self.stalls.append(1000 * max(0.0, now - last - _TICK))
            last = now

    def figures(self) -> Iterator[Figure]:
        seconds = self.received[-1] - self.received[0]
        yield Figure(
            "messages sent in a second", len(self.received) / seconds, "/s",
            spread=f"{self.offered} offered at {_LIMIT}/s, {len(self.received)} arrived, "
            f"{self.left_over} were waiting at the end",
        )  # fmt: skip
        yield Figure(
            "most messages in any one second", _busiest(self.received), "/s", goal=float(_LIMIT)
        )
        yield Figure("stall of the event loop, p50", percentile(self.stalls, 0.5), "ms")
        yield Figure(
            "stall of the event loop, p99", percentile(self.stalls, 0.99), "ms", goal=16.0,
            spread=f"{len(self.stalls)} ticks, longest {max(self.stalls):.0f} ms",
        )  # fmt: skip


def _attempt(count: int) -> NewAttempt:
    parameters = {
        "ChannelType": "viber", "Type": "message", "MessageType": "text", "From": "2909",
        "To": f"38044{count:07d}", "CustSpaceId": "cams-sandbox", "Label": "promotion",
        "Ttl": "600", "Content": json.dumps({"text": f"message {count}"}),
        "TaskId": uuid.uuid4().hex,
    }  # fmt: skip
    return NewAttempt(time.time(), "Burst", parameters, "{}", "burst")


def _busiest(moments: list[float]) -> int:
    """The most messages that the sandbox got within any one second."""
    return max(
        place - bisect_left(moments, moment - 1.0 + 1e-9) + 1
        for place, moment in enumerate(moments)
    )


def main() -> int:
    application = make_application(["benchmark"])
    language = Language(application)
    with tempfile.TemporaryDirectory() as folder, SandboxProcess.start(pace=2.0) as sandbox:
        places = places_under(Path(folder))
        profile = _profile(sandbox.url)
        window = MainWindow()
        window.show_profile(profile, (profile,))
        window.show()
        bursts: list[Burst] = []

        async def live() -> None:
            spare_what_stays()
            controller = Controller(
                window,
                places=places,
                profiles=Profiles((profile,), profile.id),
                settings=Settings(notify=False),
                autosave=Autosave(places.draft),
                faults=FaultHandler(sys.exit),
                language=language,
            )
            controller._keys.accounts.vault.hold(profile.id, Secret("testid", "testsecret"))  # noqa: SLF001
            bursts.append(Burst(controller, sandbox))
            work = asyncio.get_running_loop().create_task(bursts[0].run())
            await controller.run()
            await work

        code = aio.run(application, live)
        if not code:
            hand_over(bursts[0].figures())
        window.deleteLater()
        return code


if __name__ == "__main__":
    sys.exit(main())
