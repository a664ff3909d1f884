"""What the network does not load."""

from __future__ import annotations

import subprocess
import sys

_SHOWN = "import sys, chatapp_desktop.cams.transport; print(*sys.modules)"

_FIRST_CALL = """
import asyncio, sys
from chatapp_desktop.cams.transport import NoConnectionError, Transport, load_ahead

async def call():
    async with Transport("http://127.0.0.1:1") as transport:
        try:
            await transport.post("", {}, None)
        except NoConnectionError:
            print(*set(sys.modules) - before)

load_ahead()
before = set(sys.modules)
asyncio.run(call())
"""


def test_the_first_call_imports_nothing_of_the_http_client() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_CALL], capture_output=True, text=True, check=True
    )
    late = {name.partition(".")[0] for name in done.stdout.split()}
    assert late.isdisjoint({"httpcore", "h11", "anyio", "certifi"})


def test_the_command_line_of_the_http_client_stays_away() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SHOWN], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "httpx" in loaded
    assert loaded.isdisjoint({"click", "rich", "pygments"})
