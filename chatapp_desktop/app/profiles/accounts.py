"""From a profile to a client that can call: endpoint, keys, connection, one client for each."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from chatapp_desktop import aio
from chatapp_desktop.app.profiles.sandbox_process import KEY_ID, KEY_SECRET, SandboxProcess
from chatapp_desktop.outbox.events import Connection, Refusal
from chatapp_desktop.store.accounts.profiles import (
    Profile,
    ProfileKind,
    check_endpoint,
    endpoint_url,
)
from chatapp_desktop.store.logs import protect
from chatapp_desktop.store.secrets.external import NoKeys, Origin, Place, origin_of, read_keys
from chatapp_desktop.store.secrets.outcomes import (
    Found,
    Got,
    Locked,
    Missing,
    Put,
    Refused,
    Secret,
    TimedOut,
    Unavailable,
    Unreadable,
)
from chatapp_desktop.store.secrets.vault import Badge, Vault

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter

    from chatapp_desktop.cams.client import CamsClient

_CLOSING_SECONDS = 1.0


class Accounts:
    """The clients in use. A client is made when first wanted and dropped when its keys change."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self._profiles: dict[str, Profile] = {}
        self._clients: dict[str, CamsClient] = {}
        self._retired: list[CamsClient] = []
        self._drops = 0
        self._limiter: AsyncLimiter | None = None
        self._turns: dict[str, asyncio.Lock] = {}
        self._sandbox_turn = asyncio.Lock()
        self._sandbox = SandboxProcess()

    def know(self, profile: Profile) -> None:
        """Take a profile into use."""
        self._profiles[profile.id] = profile

    def renew(self, profile: Profile) -> None:
        """Take a profile into use that has been edited."""
        self.drop(profile.id)
        self.know(profile)

    async def connect(self, profile_id: str) -> Connection:
        """Give the client of a profile, or the reason why there is none. Nothing is sent yet."""
        # One at a time for each profile: two sends may wait for the same keyring. Another profile
        # must not wait for a keyring that nobody unlocks.
        async with self._turns.setdefault(profile_id, asyncio.Lock()):
            known = self._clients.get(profile_id)
            if known is not None:
                return known
            drops = self._drops
            made = await self._make(self._profiles[profile_id])
            if isinstance(made, Refusal):
                return made
            # With keys that were replaced meanwhile it serves for this once.
            if drops == self._drops:
                self._clients[profile_id] = made
            else:
                self._retired.append(made)
            return made

    async def client_for(self, profile: Profile) -> Connection:
        """Make a client that is not kept, as for a test; the caller closes it."""
        return await self._make(profile)

    async def secret(self, profile: Profile) -> Secret | Refusal:
        """Fetch the keys of a profile from where it has them. They pass through memory only."""
        if profile.kind is ProfileKind.SANDBOX:
            return Secret(KEY_ID, KEY_SECRET)
        origin = origin_of(profile.keys_from)
        if origin.place is not Place.KEYRING:
            return await self.external(origin)
        secret = await self.vault.fetch(profile.id)
        if secret is None:
            return Refusal(refusal_code(self.vault.why(profile.id), profile.kept_in))
        return secret

    @staticmethod
    async def external(origin: Origin) -> Secret | Refusal:
        """Read keys that another tool of this computer has."""
        found = await aio.blocking(read_keys, origin, Path.home(), dict(os.environ))
        if isinstance(found, NoKeys):
            return Refusal(found.code, found.detail)
        for value in (found.access_key_secret, found.security_token):
            protect(value)
        return found

    async def _make(self, profile: Profile) -> Connection:
        url = await self.url(profile)
        if isinstance(url, Refusal):
            return url
        secret = await self.secret(profile)
        if isinstance(secret, Refusal):
            return secret
        await aio.blocking(_load)
        from chatapp_desktop.cams.client import CamsClient, account_limiter
        from chatapp_desktop.cams.signature import Credentials
        from chatapp_desktop.cams.transport import Transport

        keys = Credentials(secret.access_key_id, secret.access_key_secret, secret.security_token)
        # One pace for all profiles: two of them may well belong to one account.
        self._limiter = self._limiter or account_limiter()
        return CamsClient(Transport(url), keys, self._limiter)

    async def url(self, profile: Profile) -> str | Refusal:
        """Where a profile calls, without a path; starts the sandbox if it is the sandbox's."""
        if profile.kind is ProfileKind.SANDBOX:
            async with self._sandbox_turn:
                url = await self._sandbox.url()
            return url or Refusal("Sandbox.NotStarted")
        if check_endpoint(profile.endpoint):
            return Refusal("Endpoint.Invalid", profile.endpoint)
        return endpoint_url(profile)

    async def stand_by(self, profile_id: str) -> None:
        """Start the sandbox, if the profile is its own; a connection costs memory and can wait."""
        if self._profiles[profile_id].kind is ProfileKind.SANDBOX:
            async with self._sandbox_turn:
                await self._sandbox.url()

    async def warm(self, profile_id: str) -> None:
        """Open the connection ahead of a send. What comes of it shows at the send.

        A key ring that has said no is not asked again while somebody types.
        """
        if self.vault.badge(profile_id) in (Badge.LOCKED, Badge.ABSENT):
            return
        connection = await self.connect(profile_id)
        if not isinstance(connection, Refusal):
            await connection.warm()

    def drop(self, profile_id: str) -> None:
        """Let go of a profile's client, so that the next one is made with the keys of then.

        It is closed at the end only: what it is sending now may be waiting for its answer.
        """
        self._drops += 1
        client = self._clients.pop(profile_id, None)
        if client is not None:
            self._retired.append(client)

    async def close(self) -> None:
        """Close every connection, and end the sandbox."""
        for client in (*self._clients.values(), *self._retired):
            try:
                async with asyncio.timeout(_CLOSING_SECONDS):
                    await client.aclose()
            except TimeoutError:
                continue  # a peer that does not answer must not hold up the exit
        await aio.blocking(self._sandbox.stop)


def _load() -> None:
    """Import what the first call needs, on a thread: 200 ms that the window does not wait."""
    import chatapp_desktop.cams.client  # noqa: F401
    from chatapp_desktop.cams.transport import load_ahead

    load_ahead()


def refusal_code(why: Got | Put | None, kept_in: str = "") -> str:
    """The error catalogue's code for keys that could not be had.

    `kept_in` names the key ring that took them, if one did.
    """
    match why:
        case Unavailable() if kept_in:
            return "Credentials.Gone"
        case Missing() | Unreadable() | Found() | None:
            # Found, but without the token that belongs to it, or not in our words: of no use.
            return "Credentials.Missing"
        case Locked() | Refused():
            return "Credentials.Locked"
        case TimedOut():
            return "Credentials.TimedOut"
        case _:
            return "Credentials.Unavailable"
