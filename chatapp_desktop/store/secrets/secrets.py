"""Secrets in the operating system's key ring, asked on a thread that may get stuck.

A locked key ring answers when its user has typed the password, which may be never. So every call
has a time-out, the thread that did not answer is left behind, and the next call gets a fresh one.
On Linux any program of the same user can read an unlocked key ring; that is how it is built.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from chatapp_desktop.store.history.worker import Worker
from chatapp_desktop.store.secrets.backends import WINDOWS, Backend, Choice, class_name, find
from chatapp_desktop.store.secrets.outcomes import (
    Deleted,
    Gone,
    Got,
    Locked,
    Missing,
    Put,
    Refused,
    Secret,
    Stored,
    TimedOut,
    TooLarge,
    Trouble,
    Unavailable,
    from_blob,
    to_blob,
    to_short_blob,
)

T = TypeVar("T")

SERVICE: Final = "chatapp_desktop"
TIMEOUT: Final = 30.0
"""Seconds: long enough to type a password."""
WINDOWS_LIMIT: Final = 5 * 512
"""Bytes in UTF-16LE that one entry takes (CRED_MAX_CREDENTIAL_BLOB_SIZE)."""


class SecretStore:
    """The key ring, one call at a time. Nothing here raises; outcomes are values."""

    def __init__(
        self, find_backends: Callable[[], Choice] = find, timeout: float = TIMEOUT
    ) -> None:
        self._find = find_backends
        self._timeout = timeout
        self._choice: Choice | None = None
        self._worker = Worker("secrets")
        self._turn = asyncio.Lock()

    async def probe(self) -> Backend:
        """Say what would keep a secret. Does not unlock anything."""
        chosen = await self._ask(lambda: self._chosen().backend)
        match chosen:
            case Backend():
                return chosen
            case TimedOut():
                return Backend("", secure=False, reason="timed_out")
            case Unavailable(reason, name):
                return Backend(name, secure=False, reason=reason)
            case Locked() | Refused():
                return Backend("", secure=False, reason="locked")

    async def get(self, profile_id: str) -> Got:
        """Fetch a profile's secret."""
        return await self._ask(lambda: self._get(profile_id))

    async def put(self, profile_id: str, secret: Secret) -> Put:
        """Keep a profile's secret. A put that timed out may still happen, if it is unlocked."""
        return await self._ask(lambda: self._put(profile_id, secret))

    async def delete(self, profile_id: str) -> Gone:
        """Forget a profile's secret; one that is not there counts as deleted."""
        return await self._ask(lambda: self._delete(profile_id))

    def close(self) -> None:
        """Take no more calls; waits for nothing, a stuck call included."""
        self._worker.close()

    async def _ask(self, job: Callable[[], T]) -> T | Trouble:
        async with self._turn:
            worker = self._worker
            try:
                async with asyncio.timeout(self._timeout):
                    return await worker.run(_guarded, job)
            except TimeoutError:
                self._leave_behind(worker)
                return TimedOut()
            except asyncio.CancelledError:
                self._leave_behind(worker)
                raise

    def _leave_behind(self, worker: Worker) -> None:
        """Give later calls a thread of their own; what the old one still says is not heard."""
        worker.close()
        self._worker = Worker("secrets")
        self._choice = None

    def _chosen(self) -> Choice:
        """Choose once; as long as nothing secure is there, look again each time."""
        choice = self._choice or self._find()
        self._choice = choice if choice.members else None
        return choice

    def _get(self, profile_id: str) -> Got:
        choice = self._chosen()
        for member in choice.members:
            if (text := member.get_password(SERVICE, _user(profile_id))) is not None:
                return from_blob(text)
        return Missing() if choice.members else _unusable(choice)

    def _put(self, profile_id: str, secret: Secret) -> Put:
        choice = self._chosen()
        if not choice.members:
            return _unusable(choice)
        member = choice.members[0]
        limit = WINDOWS_LIMIT if class_name(member) == WINDOWS else None
        for blob, token_kept in ((to_blob(secret), True), (to_short_blob(secret), False)):
            if limit is None or len(blob.encode("utf-16-le")) <= limit:
                member.set_password(SERVICE, _user(profile_id), blob)
                return Stored(token_kept=token_kept)
        return TooLarge()

    def _delete(self, profile_id: str) -> Gone:
        from keyring.errors import PasswordDeleteError

        choice = self._chosen()
        for member in choice.members:
            try:
                member.delete_password(SERVICE, _user(profile_id))
            except PasswordDeleteError as error:
                # Most often nothing was there; KWallet and macOS say a refusal the same way.
                if member.get_password(SERVICE, _user(profile_id)) is not None:
                    return Refused(type(error).__name__)
        return Deleted() if choice.members else _unusable(choice)


def _guarded(job: Callable[[], T]) -> T | Trouble:
    """Do the job; whatever the key ring throws becomes a value.

    This is the one boundary to back ends that leak errors of libraries below them (D-Bus, pywin32,
    GLib). Only the error's type is told: a message or a traceback could hold what was to be kept.
    """
    try:
        return job()
    except Exception as error:  # noqa: BLE001
        return _trouble_of(error)


def _trouble_of(error: Exception) -> Trouble:
    from keyring import errors

    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    match error:
        case errors.KeyringLocked():
            return Locked()
        case errors.PasswordSetError():
            return Refused(kind)
        case errors.InitError() if "dismissed" in str(error):
            return Refused(kind)
        case errors.NoKeyringError():
            return Unavailable("none")
        case _:
            return Unavailable(kind)


def _unusable(choice: Choice) -> Unavailable:
    return Unavailable(choice.backend.reason, choice.backend.name)


def _user(profile_id: str) -> str:
    return f"profile:{profile_id}"
