"""Talks to the whole program in a process of its own (see `driver.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.support.sandbox import SandboxProcess

T = TypeVar("T")

_PATIENCE = 40.0


class Child:
    """The program as another process sees it. Every request waits for its answer."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.sandbox = ""
        """The address of its sandbox, once it was told."""

    def ask(self, verb: str, *arguments: object) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([verb, *arguments]) + "\n")
        self.process.stdin.flush()
        while line := self.process.stdout.readline():
            if line.startswith("listening on "):
                self.sandbox = line.removeprefix("listening on ").strip()
            if line.startswith("{"):
                answer = json.loads(line)
                assert "error" not in answer, answer
                return answer["answer"]
        raise AssertionError(f"the program has ended: {self.process.wait()}")

    def look(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("look")
        return found

    def until(self, wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Look until what is seen is as wanted."""
        return wait_for(self.look, wanted)

    def compose(self, text: str = "Hello") -> None:
        self.ask("type", "To", "380441234567")
        self.ask("type", "Content.text", text)
        self.until(lambda seen: seen["ready"])

    def messages(self) -> list[dict[str, Any]]:
        """What its sandbox has accepted; its address is known after the first connection."""
        self.until(lambda _: self.sandbox)
        return SandboxProcess(self.process, self.sandbox).messages()

    def fault(self, kind: str) -> None:
        self.until(lambda _: self.sandbox)
        SandboxProcess(self.process, self.sandbox).fault(kind, operation="SendChatappMessage")

    def close(self) -> int:
        """Close the window and wait for the end; the exit code."""
        self.ask("close")
        return self.process.wait(_PATIENCE)


def wait_for(
    asked: Callable[[], T], wanted: Callable[[T], Any] = bool, seconds: float = _PATIENCE
) -> T:
    """Ask again and again until the answer is as wanted."""
    end = time.monotonic() + seconds
    while not wanted(answer := asked()):
        assert time.monotonic() < end, answer
        time.sleep(0.02)
    return answer


@contextmanager
def program(*arguments: str | Path) -> Iterator[Child]:
    """Start the program on its own sandbox; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.driver", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Child(process)
    finally:
        process.kill()
        process.communicate()
