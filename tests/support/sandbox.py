"""The sandbox as a child process, for tests, the tour and the benchmarks. Standard library only."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import urlsplit

ANSWER_SECONDS = 30
STOP_SECONDS = 20


class SandboxProcess:
    """A running sandbox; it ends with `stop()`, with the `with` block, or with this process."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.url = url
        """`http://127.0.0.1:N`, without a slash at the end."""

    @classmethod
    def start(
        cls,
        port: int = 0,
        pace: float = 0.0,
        certificate: Path | None = None,
        key: Path | None = None,
    ) -> Self:
        """Start one and wait until it accepts connections; `pace` 0 reads messages at once.

        With TLS there is a `url`, but no control: what trusts the certificate is up to the caller.
        """
        command = [sys.executable, "-m", "chatapp_desktop.sandbox", "--until-stdin-closes"]
        command += ["--port", str(port), "--pace", str(pace)]
        if certificate and key:
            command += ["--certificate", str(certificate), "--key", str(key)]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        line = process.stdout.readline() if process.stdout else ""
        sandbox = cls(process, line.removeprefix("listening on ").strip())
        if not line.startswith("listening on "):
            sandbox.stop()
            raise RuntimeError(f"the sandbox did not start: {line!r}")
        return sandbox

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        code = self.stop()
        if code and kind is None:
            raise RuntimeError(f"the sandbox ended with {code}")

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def endpoint(self) -> str:
        """Host and port, as SDKs want it."""
        return urlsplit(self.url).netloc

    def stop(self) -> int:
        """End it by closing its standard input; the exit code."""
        if self.process.stdin:
            self.process.stdin.close()
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            if self.process.stdout:
                self.process.stdout.close()

    def messages(self) -> list[dict[str, Any]]:
        """Every accepted request as received, oldest first."""
        return cast("list[dict[str, Any]]", self._control("messages"))

    def requests(self) -> list[dict[str, Any]]:
        """Every request, with `operation`, `code` and `fault`."""
        return cast("list[dict[str, Any]]", self._control("requests"))

    def fault(self, kind: str, count: int = 1, **fields: object) -> None:
        """Post a fault: `fault("slow", seconds=2, operation="SendChatappMessage")`."""
        self._control("faults", {"kind": kind, "count": count, **fields})

    def reset(self) -> None:
        """Forget messages, faults, clock and generated templates; take the first pace again."""
        self._control("reset", {})

    def templates(self, count: int) -> None:
        """Have `count` generated templates beside the published ones."""
        self._control("templates", {"count": count})

    def advance(self, seconds: float) -> None:
        """Make all messages older at once."""
        self._control("advance", {"seconds": seconds})

    def pace(self, seconds: float) -> None:
        """Seconds between a message's states from now on."""
        self._control("pace", {"seconds": seconds})

    def _control(self, name: str, body: object = None) -> object:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_sandbox/{name}", data)  # noqa: S310
        # Without the environment's proxies: the sandbox is on this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=ANSWER_SECONDS) as answer:
            result: object = json.load(answer)
        return result
