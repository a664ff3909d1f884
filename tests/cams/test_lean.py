"""What the network does not load."""

from __future__ import annotations

import subprocess
import sys

_SHOWN = "import sys, chatapp_desktop.cams.transport; print(*sys.modules)"


def test_the_command_line_of_the_http_client_stays_away() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SHOWN], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "httpx" in loaded
    assert loaded.isdisjoint({"click", "rich", "pygments"})
