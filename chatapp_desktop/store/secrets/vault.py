"""A profile's secret for this run: from the key ring when there is one, else from memory alone."""

from __future__ import annotations

import asyncio
from enum import StrEnum

from chatapp_desktop.store.secrets.outcomes import (
    Found,
    Gone,
    Got,
    Locked,
    Put,
    Refused,
    Secret,
    Stored,
    TimedOut,
)
from chatapp_desktop.store.secrets.secrets import SecretStore


class Badge(StrEnum):
    """Where a profile's secret is, as the window shows it."""

    ABSENT = "absent"
    """Nowhere: the user has to enter it."""
    KEPT = "kept"
    """In the key ring."""
    TOKEN_THIS_RUN = "token_this_run"  # noqa: S105  (a word for the window)
    """The pair is in the key ring, its token in memory for this run."""
    THIS_RUN = "this_run"
    """In memory only, for this run."""
    LOCKED = "locked"
    """The key ring did not open, so it is not known."""


class Vault:
    """Asks the key ring once per profile and run, and remembers the answer in memory."""

    def __init__(self, store: SecretStore) -> None:
        self._store = store
        self._turns: dict[str, asyncio.Lock] = {}
        self._answers: dict[str, int] = {}
        """How often the key ring has answered for a profile."""
        self._typed: dict[str, asyncio.Event] = {}
        self._held: dict[str, Secret] = {}
        self._badges: dict[str, Badge] = {}
        self._last: dict[str, Got | Put] = {}

    async def fetch(self, profile_id: str) -> Secret | None:
        """Return the profile's secret, None when there is none to be had: see `why`.

        Who asks while another does gets the same answer: a key ring may prompt for each question.
        """
        if (held := self._held.get(profile_id)) is not None:
            return held
        asked = self._answers.get(profile_id, 0)
        async with self._turns.setdefault(profile_id, asyncio.Lock()):
            if self._answers.get(profile_id, 0) != asked:
                return self._held.get(profile_id)
            try:
                return await self._fetch(profile_id)
            finally:
                self._answers[profile_id] = asked + 1

    async def _fetch(self, profile_id: str) -> Secret | None:
        outcome = await self._got_or_typed(profile_id)
        # Typed in while the key ring was thinking: what the user said last counts.
        if (held := self._held.get(profile_id)) is not None:
            return held
        if outcome is None:
            return None
        self._last[profile_id] = outcome
        self._badges[profile_id] = _badge_of_get(outcome)
        if not isinstance(outcome, Found) or outcome.token_missing:
            return None
        self._held[profile_id] = outcome.secret
        return outcome.secret

    async def _got_or_typed(self, profile_id: str) -> Got | None:
        """Ask the key ring; None when a secret was typed in before it answered."""
        typed = self._typed.setdefault(profile_id, asyncio.Event())
        getting = asyncio.ensure_future(self._store.get(profile_id))
        typing = asyncio.ensure_future(typed.wait())
        try:
            await asyncio.wait((getting, typing), return_when=asyncio.FIRST_COMPLETED)
            return getting.result() if getting.done() else None
        finally:
            for task in (getting, typing):
                task.cancel()
            await asyncio.gather(getting, typing, return_exceptions=True)

    async def keep(self, profile_id: str, secret: Secret) -> Put:
        """Use a new secret at once, and keep it beyond this run if something secure is there."""
        self.hold(profile_id, secret)
        outcome = await self._store.put(profile_id, secret)
        if self._held.get(profile_id) is secret:
            self._last[profile_id] = outcome
            self._badges[profile_id] = _badge_of_put(outcome)
        return outcome

    def hold(self, profile_id: str, secret: Secret) -> None:
        """Use a secret for this run only."""
        self._held[profile_id] = secret
        self._badges[profile_id] = Badge.THIS_RUN
        if typed := self._typed.pop(profile_id, None):
            typed.set()

    async def forget(self, profile_id: str) -> Gone:
        """Forget a secret here and in the key ring, as when its profile is removed."""
        self.drop(profile_id)
        return await self._store.delete(profile_id)

    def drop(self, profile_id: str) -> None:
        """Forget what is in memory: the next fetch asks the key ring again."""
        for memory in (self._held, self._badges, self._last):
            memory.pop(profile_id, None)

    def badge(self, profile_id: str) -> Badge | None:
        """Where the profile's secret is; None when nobody has asked yet."""
        return self._badges.get(profile_id)

    def why(self, profile_id: str) -> Got | Put | None:
        """What the key ring said last about the profile."""
        return self._last.get(profile_id)


def _badge_of_get(outcome: Got) -> Badge:
    """Judge where a secret is after the key ring was asked for it."""
    match outcome:
        case Found(token_missing=False):
            return Badge.KEPT
        case Locked() | Refused() | TimedOut():
            return Badge.LOCKED
        case _:
            return Badge.ABSENT


def _badge_of_put(outcome: Put) -> Badge:
    """Judge where a secret is that is in memory and was offered to the key ring."""
    match outcome:
        case Stored(token_kept=True):
            return Badge.KEPT
        case Stored():
            return Badge.TOKEN_THIS_RUN
        case _:
            return Badge.THIS_RUN
