"""The values that the history keeps: attempts, their states, and what the history pane asks for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from chatapp_desktop.store.history.states import State

__all__ = ["Ending", "Entry", "Filter", "NewAttempt", "Row", "State", "Step", "account_key"]

NAMED: Final = "name:"


def account_key(profile_id: str, profile: str) -> str:
    """By what an attempt's account is found: the profile's id, else its name after `name:`.

    Attempts of before version 1.1 of the file know the profile's name only.
    """
    return profile_id or NAMED + profile


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
    profile_id: str = ""
    """By which the profile is found again after a restart, whatever it is called by then."""
    endpoint: str = ""
    """Where it is sent to; empty for a sandbox, which reaches nobody."""
    template: str = ""
    """The name of the template, if it is known; the parameters have its code."""


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
    facts: str = ""
    """A JSON object of what the error catalogue's sentences need besides; may be empty."""


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
    """The message's text, its template, or its link, on one line; see `search.summary_of`."""
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
    profile_id: str = ""
    follow: int = 0
    """1 while the service's list is still to be asked about it."""
    looked_at: float = 0.0
    """When an `unknown` was last looked for in vain; 0 for never."""
    fail_reason: str = ""
    """Why the delivery failed, in the service's words, such as SRVC_NOT_VIBER_USER."""
    fell_back: int = 0
    """1 when an SMS was sent in its place."""
    facts: str = ""
    """See `Ending.facts`."""

    @property
    def account(self) -> str:
        """See `account_key`."""
        return account_key(self.profile_id, self.profile)


@dataclass(frozen=True, slots=True)
class Watched:
    """An attempt with all that is needed to find it in the service's list."""

    row: Row
    parameters: Mapping[str, str]
    began: float
    """When its last try's first byte left, seconds since 1970, UTC."""
    ended: float
    """When the waiting for an answer ended, or some seconds later."""
    doubtful_at: float = math.inf
    """When it became `unknown`, which after a crash is at the next start; infinite if it did not.

    An operator can have been asked about it since then only.
    """


@dataclass(frozen=True, slots=True)
class News:
    """What the service's list says about one accepted message."""

    attempt: int
    at: float
    word: str
    reason: str = ""
    fell_back: bool = False
    fallback_text: str = ""
    last: bool = False
    """Whether nothing more is to be expected."""


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
    """Account keys, see `account_key`: a name may change hands, an id never does."""
    kinds: frozenset[str] = field(default_factory=frozenset)
    since: float = 0.0
    until: float = 0.0
    oldest_first: bool = False
    only: frozenset[int] = field(default_factory=frozenset)
    """Ids; others are not listed."""
