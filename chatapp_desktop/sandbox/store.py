"""Everything that the sandbox keeps, in memory, and its three clocks."""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from chatapp_desktop.sandbox.authentication import TOLERANCE_SECONDS
from chatapp_desktop.sandbox.faults import Fault, FaultKind
from chatapp_desktop.sandbox.incoming import Incoming
from chatapp_desktop.sandbox.lifecycle import Message
from chatapp_desktop.sandbox.templates import Template, generated_templates, published_templates

DEFAULT_PACE = 2.0
SENDS_PER_SECOND = 250
KEPT_REQUESTS = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """One request of any outcome, for the control interface."""

    incoming: Incoming
    code: str
    fault: str = ""


class Store:
    """Messages, templates, faults, nonces and recent sends.

    `clock` gives seconds since the epoch. `server_time` is that clock with the skew of a `clock`
    fault: it signs, dates and stamps. `ageing_time` is the clock by which messages grow older; it
    can be moved on alone, so that a test needs not wait and no signature expires.
    """

    def __init__(self, clock: Callable[[], float] = time.time, pace: float = DEFAULT_PACE) -> None:
        self.clock = clock
        self._initial_pace = pace
        self.reset()

    def reset(self) -> None:
        """Forget everything and take the first pace again."""
        self.pace = self._initial_pace
        self.skew = 0.0
        self.messages: list[Message] = []
        self.requests: deque[Seen] = deque(maxlen=KEPT_REQUESTS)
        self.templates: tuple[Template, ...] = published_templates()
        self.faults: list[Fault] = []
        self._advanced = 0.0
        self._nonces: dict[tuple[str, str], float] = {}
        self._sends: dict[str, deque[float]] = {}

    def server_time(self) -> float:
        return self.clock() + self.skew

    def ageing_time(self) -> float:
        return self.clock() + self._advanced

    def advance(self, seconds: float) -> None:
        """Make every message older at once."""
        self._advanced += seconds

    def generate_templates(self, count: int) -> None:
        """Have `count` templates beside the published ones, however many there were before."""
        self.templates = published_templates() + generated_templates(count)

    def nonce_used(self, key: str, nonce: str) -> bool:
        return self.clock() - self._nonces.get((key, nonce), -TOLERANCE_SECONDS) < TOLERANCE_SECONDS

    def keep_nonce(self, key: str, nonce: str) -> None:
        now = self.clock()
        # Insertion order is age order, so the outdated ones stand in front.
        for old in list(self._nonces):
            if now - self._nonces[old] < TOLERANCE_SECONDS:
                break
            del self._nonces[old]
        self._nonces[key, nonce] = now

    def wait_before_send(self, key: str) -> int:
        """Count one send; the milliseconds to wait instead if the last second was full, else 0."""
        now = self.clock()
        recent = self._sends.setdefault(key, deque())
        while recent and now - recent[0] >= 1:
            recent.popleft()
        if len(recent) >= SENDS_PER_SECOND:
            return max(1, round((recent[0] + 1 - now) * 1000))
        recent.append(now)
        return 0

    def add_fault(self, fault: Fault) -> None:
        """Queue a fault; a clock is set at once."""
        if fault.kind is FaultKind.CLOCK:
            self.skew = fault.skew_seconds
        else:
            self.faults.append(fault)

    def take_fault(self, operation: str) -> Fault | None:
        """Use up one turn of the first queued fault that fits the operation."""
        for index, fault in enumerate(self.faults):
            if fault.fits(operation):
                left = replace(fault, count=fault.count - 1)
                self.faults[index : index + 1] = [left] if left.count else []
                return fault
        return None

    def keep_message(
        self, incoming: Incoming, text: str, *, template_name: str = "", failure: str = ""
    ) -> Message:
        """Accept a message and give it its id: 24 hex digits that begin with the time."""
        now = self.server_time()
        message = Message(
            message_id=f"{int(now) & 0xFFFFFFFF:08x}{uuid.uuid4().hex[:16]}",
            unique_id=uuid.uuid4().hex,
            incoming=incoming,
            sent_at=now,
            born=self.ageing_time(),
            text=text,
            template_name=template_name,
            failure=failure,
        )
        self.messages.append(message)
        return message
