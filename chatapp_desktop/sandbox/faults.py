"""Faults on demand: what goes wrong between a client and the service, and how often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

MAX_COUNT = 1_000_000
MAX_SECONDS = 3_600.0
MAX_SKEW_SECONDS = 10 * 365 * 86_400.0
MAX_RETRY_AFTER_MS = 3_600_000
_LAST_STATUS = 599


class FaultKind(StrEnum):
    """What goes wrong."""

    DROP_BEFORE = "drop_before"
    """Closes the connection; the request is not processed."""
    DROP_AFTER = "drop_after"
    """Processes the request, then closes the connection without an answer."""
    STALL = "stall"
    """Processes the request and never answers; the connection stays open."""
    SLOW = "slow"
    """Processes the request and answers after `seconds`."""
    STATUS = "status"
    """Answers `status` and `code`."""
    THROTTLE = "throttle"
    """Refuses with Throttling.User and `retry_after_ms`."""
    GARBAGE = "garbage"
    """Processes the request and answers an HTML page."""
    TRUNCATED = "truncated"
    """Processes the request and answers the first half of the JSON."""
    CLOCK = "clock"
    """Sets the server's clock off by `skew_seconds`, until it is set again or reset."""


class ControlError(ValueError):
    """What was asked of the control interface makes no sense; the text says why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, for the next `count` calls (of `operation`, if one is named)."""

    kind: FaultKind
    count: int = 1
    operation: str = ""
    seconds: float = 0.0
    status: int = 500
    code: str = "InternalError"
    retry_after_ms: int = 1_000
    skew_seconds: float = 0.0
    accept: bool = False
    """For `status` and `garbage`: whether the request is processed before the answer."""

    def fits(self, operation: str) -> bool:
        return not self.operation or self.operation == operation


def fault_from(wanted: Mapping[str, object], operations: Collection[str]) -> Fault:
    """Read a fault from the control interface's JSON object.

    Raises ControlError, with a sentence, for anything that is missing, unknown or out of range.
    """
    fields = {**wanted}
    kind = _kind(fields.pop("kind", None))
    readers: dict[str, Callable[[str, object], object]] = {
        "count": lambda name, value: whole_in(name, value, 1, MAX_COUNT),
        "operation": lambda name, value: _operation(name, value, operations),
        **_READERS[kind],
    }
    unknown = sorted(set(fields) - set(readers))
    if unknown:
        raise ControlError(f"A {kind} fault has no field {unknown[0]!r}.")
    needed = _NEEDED.get(kind, "")
    if needed and needed not in fields:
        raise ControlError(f"A {kind} fault needs {needed!r}.")
    usual: dict[str, object] = {"accept": True, "status": 200} if kind is FaultKind.GARBAGE else {}
    values = {name: readers[name](name, value) for name, value in fields.items()}
    return Fault(kind, **{**usual, **values})  # type: ignore[arg-type]  # each reader checks its own


def _kind(value: object) -> FaultKind:
    if isinstance(value, str) and value in list(FaultKind):
        return FaultKind(value)
    raise ControlError(f"'kind' must be one of {', '.join(FaultKind)}.")


def whole_in(name: str, value: object, low: int, high: int) -> int:
    """Check a whole number of the control interface; raises ControlError with a sentence."""
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise ControlError(f"{name!r} must be a whole number from {low} to {high}.")


def number_in(name: str, value: object, low: float, high: float) -> float:
    """Check a number of the control interface; raises ControlError with a sentence."""
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
        return float(value)
    raise ControlError(f"{name!r} must be a number from {low:g} to {high:g}.")


def _operation(name: str, value: object, operations: Collection[str]) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value in operations:
        return value
    raise ControlError(f"{name!r} must be one of {', '.join(sorted(operations))}.")


def _code(name: str, value: object) -> str:
    if isinstance(value, str) and value:
        return value
    raise ControlError(f"{name!r} must be a code such as InternalError.")


def _flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ControlError(f"{name!r} must be true or false.")


def _seconds(name: str, value: object) -> float:
    return number_in(name, value, 0, MAX_SECONDS)


def _skew(name: str, value: object) -> float:
    return number_in(name, value, -MAX_SKEW_SECONDS, MAX_SKEW_SECONDS)


def _status(name: str, value: object) -> int:
    return whole_in(name, value, 200, _LAST_STATUS)


def _wait(name: str, value: object) -> int:
    return whole_in(name, value, 0, MAX_RETRY_AFTER_MS)


_NEEDED = {
    FaultKind.SLOW: "seconds",
    FaultKind.STATUS: "status",
    FaultKind.CLOCK: "skew_seconds",
}
_READERS: dict[FaultKind, dict[str, Callable[[str, object], object]]] = {
    FaultKind.DROP_BEFORE: {},
    FaultKind.DROP_AFTER: {},
    FaultKind.STALL: {},
    FaultKind.SLOW: {"seconds": _seconds},
    FaultKind.STATUS: {"status": _status, "code": _code, "accept": _flag},
    FaultKind.THROTTLE: {"retry_after_ms": _wait},
    FaultKind.GARBAGE: {"status": _status, "accept": _flag},
    FaultKind.TRUNCATED: {},
    FaultKind.CLOCK: {"skew_seconds": _skew},
}
