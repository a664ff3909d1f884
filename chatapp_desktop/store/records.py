"""The values that the history keeps: attempts, their states, and what the history pane asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chatapp_desktop.store.states import State

__all__ = ["Ending", "Entry", "Filter", "NewAttempt", "Row", "State", "Step"]


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """A message about to be sent, as it is journalled before anything leaves."""

    created_at: float
    """Seconds since 1970, UTC."""
    profile: str
    """Name of the profile that sends."""
    parameters: Mapping[str, str]
    """The request parameters as sent: API names to wire values (`Content` is a JSON string)."""
    draft: str
    """The draft as a draft file (JSON), from which the form can be filled again."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended, or what is known of it by now."""

    state: State
    at: float
    """Seconds since 1970, UTC."""
    message_id: str = ""
    code: str = ""
    """The service's code, or for `not_sent` and `unknown` this program's reason code."""
    message: str = ""
    request_id: str = ""
    http_status: int = 0
    """0 when there was no answer."""
    denied_action: str = ""
    """The RAM action that is missing, as `cams:SendChatappMessage`."""
    reply: str = ""
    """The answer as received, cut to 64 KiB; empty when there was none."""
    duration_ms: int = 0
    """From the journal's `prepared` to the end."""


@dataclass(frozen=True, slots=True)
class Row:
    """One attempt as the history list shows it."""

    id: int
    created_at: float
    profile: str
    to: str
    sender: str
    kind: str
    """The MessageType, or `template`."""
    summary: str
    """The message's text, its template code, or its link, on one line, at most 200 characters."""
    state: State
    delivery: str
    """Empty, `submitted`, `sent`, `delivered`, `read` or `failed`."""
    message_id: str
    code: str
    message: str
    request_id: str
    http_status: int
    denied_action: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an attempt's trail."""

    at: float
    state: str
    note: str
    """Code, reason or anything worth telling; may be empty."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that is kept of one attempt."""

    row: Row
    parameters: Mapping[str, str]
    draft: str
    reply: str
    trail: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which attempts the list shows; empty fields do not restrict."""

    text: str = ""
    """Words looked for in recipient, MessageId, RequestId, message, template code and error."""
    states: frozenset[State] = field(default_factory=frozenset)
    deliveries: frozenset[str] = field(default_factory=frozenset)
    profiles: frozenset[str] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)
    since: float = 0.0
    until: float = 0.0
    oldest_first: bool = False
