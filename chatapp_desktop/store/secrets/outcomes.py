"""The secret of a profile, and what may come of asking the key ring for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TypeAlias

_FIELDS = ("access_key_id", "access_key_secret", "security_token")


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """An AccessKey pair, or a temporary (STS) trio. Nothing of it is shown by `repr`."""

    access_key_id: str
    access_key_secret: str
    security_token: str = ""

    def __repr__(self) -> str:
        return "Secret(…)"

    def without_token(self) -> Secret:
        """Return the pair alone."""
        return Secret(self.access_key_id, self.access_key_secret)


@dataclass(frozen=True, slots=True)
class Found:
    """The key ring has it."""

    secret: Secret
    token_missing: bool = False
    """A token belongs to it that was too long to be kept: the pair alone will be refused."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The key ring works and has nothing under this profile."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The key ring has something under this profile that this program did not write so."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The key ring has taken it."""

    token_kept: bool = True
    """False: the token is too long for this key ring, and is held for this run only."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Nothing is kept under this profile any more."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The key ring is locked and was not unlocked."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The user or the key ring said no."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """There is no key ring that may hold a secret, or it cannot be reached."""

    reason: str
    """`none`, `not_secure`, or the kind of the error."""
    backend: str = ""
    """The back end that is not used, by its class."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """No answer in time: most often the key ring waits for its password."""


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The pair itself is longer than the key ring takes."""


Trouble: TypeAlias = Locked | Refused | Unavailable | TimedOut
Got: TypeAlias = Found | Missing | Unreadable | Trouble
Put: TypeAlias = Stored | TooLarge | Trouble
Gone: TypeAlias = Deleted | Trouble


def to_blob(secret: Secret) -> str:
    """Write a secret as the one text that is kept per profile: one key ring prompt, not three."""
    return json.dumps(dict(zip(_FIELDS, _values(secret), strict=True)))


def to_short_blob(secret: Secret) -> str:
    """Write a secret without its token, noting that there is one."""
    return json.dumps({**dict(zip(_FIELDS, _values(secret), strict=True)), "security_token": None})


def from_blob(text: str) -> Found | Unreadable:
    """Read what was kept."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Unreadable()
    if not isinstance(found, dict):
        return Unreadable()
    identity, secret, token = (found.get(name) for name in _FIELDS)
    if not isinstance(identity, str) or not isinstance(secret, str):
        return Unreadable()
    if token is not None and not isinstance(token, str):
        return Unreadable()
    return Found(Secret(identity, secret, token or ""), token_missing=token is None)


def _values(secret: Secret) -> tuple[str, str, str]:
    return secret.access_key_id, secret.access_key_secret, secret.security_token
