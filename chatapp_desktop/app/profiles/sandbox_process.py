"""The sandbox as a child process of the window. It ends with its parent, whatever ends that."""

from __future__ import annotations

import subprocess
import sys

from chatapp_desktop import aio

KEY_ID = "testid"
KEY_SECRET = "testsecret"  # noqa: S105  (published: it opens nothing but the sandbox)
_ANNOUNCES = "listening on "


class SandboxProcess:
    """Started when first needed; its address is known once it accepts connections."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._url = ""

    async def url(self) -> str:
        """Start it if need be and return its address; an empty string if it does not start."""
        if not self._url or self._process is None or self._process.poll() is not None:
            self._url = await aio.blocking(self._start)
            print(f"{_ANNOUNCES}{self._url}", flush=True)  # noqa: T201  (part of the command line)
        return self._url

    def _start(self) -> str:
        command = [sys.executable, "-m", "chatapp_desktop", "sandbox", "--port", "0"]
        # It ends when its standard input closes, which also happens when this process is killed.
        self._process = subprocess.Popen(  # noqa: S603  (our own program)
            [*command, "--until-stdin-closes"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        return line.strip().removeprefix(_ANNOUNCES) if line.startswith(_ANNOUNCES) else ""

    def stop(self, patience: float = 3.0) -> None:
        """End it; it gets `patience` seconds to do so by itself."""
        process = self._process
        if process is None:
            return
        self._process = None
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(patience)
