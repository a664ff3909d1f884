"""From a profile to a client: made when wanted, kept, let go of when the keys change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from chatapp_desktop.app.profiles.accounts import Accounts, refusal_code
from chatapp_desktop.cams.client import CamsClient
from chatapp_desktop.cams.outcomes import Accepted, Answer, Rejected
from chatapp_desktop.outbox.events import Refusal
from chatapp_desktop.store.accounts.profiles import sandbox_profile
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
from chatapp_desktop.store.secrets.secrets import SecretStore
from chatapp_desktop.store.secrets.vault import Vault
from tests.cams.calling import TEXT, nothing
from tests.support.sandbox import SandboxProcess
from tests.support.studio import OWNER, no_keyring, profile_at


@asynccontextmanager
async def accounts_at(url: str, secret: Secret | None = OWNER) -> AsyncIterator[Accounts]:
    store = SecretStore(no_keyring)
    accounts = Accounts(Vault(store))
    profile = profile_at(url)
    accounts.know(profile)
    if secret is not None:
        accounts.vault.hold(profile.id, secret)
    try:
        yield accounts
    finally:
        await accounts.close()
        store.close()


ID = profile_at("").id


async def client_of(accounts: Accounts) -> CamsClient:
    client = await accounts.connect(ID)
    assert isinstance(client, CamsClient)
    return client


async def test_one_client_for_all_sends(sandbox: SandboxProcess) -> None:
    async with accounts_at(sandbox.url) as accounts:
        together = await asyncio.gather(*(client_of(accounts) for _ in range(5)))
        assert len({id(client) for client in together}) == 1
        assert isinstance(await together[0].send(TEXT, nothing), Accepted)


async def test_new_keys_make_a_new_client(sandbox: SandboxProcess) -> None:
    async with accounts_at(sandbox.url, Secret("testid", "wrong")) as accounts:
        old = await client_of(accounts)
        assert isinstance(await old.send(TEXT, nothing), Rejected)
        accounts.drop(ID)
        accounts.vault.hold(ID, OWNER)
        new = await client_of(accounts)
        assert new is not old
        assert isinstance(await new.send(TEXT, nothing), Accepted)


async def test_new_keys_do_not_break_what_is_under_way(sandbox: SandboxProcess) -> None:
    async with accounts_at(sandbox.url) as accounts:
        client = await client_of(accounts)
        sandbox.fault("slow", seconds=0.5)
        sending = asyncio.create_task(client.send(TEXT, nothing))
        while not sandbox.messages():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        accounts.drop(ID)
        assert isinstance(await sending, Accepted)


async def test_keys_that_change_while_a_client_is_made(sandbox: SandboxProcess) -> None:
    async with accounts_at(sandbox.url, Secret("testid", "wrong")) as accounts:
        making = asyncio.create_task(client_of(accounts))
        while not any(turn.locked() for turn in accounts._turns.values()):  # noqa: ASYNC110
            await asyncio.sleep(0)
        accounts.drop(ID)
        accounts.vault.hold(ID, OWNER)
        await making
        client = await client_of(accounts)
        assert isinstance(await client.send(TEXT, nothing), Accepted)


async def test_warm_opens_the_connection_that_a_send_uses(sandbox: SandboxProcess) -> None:
    async with accounts_at(sandbox.url) as accounts:
        await accounts.warm(ID)
        (seen,) = sandbox.requests()
        assert seen["operation"] == "GetChatappOpenStatus"
        client = await client_of(accounts)
        assert isinstance(await client.warm(), Answer)


async def test_an_unsound_endpoint() -> None:
    async with accounts_at("http://example.com") as accounts:
        assert await accounts.connect(ID) == Refusal("Endpoint.Invalid", "http://example.com")
        await accounts.warm(ID)


async def test_no_keyring_and_no_keys(sandbox: SandboxProcess) -> None:
    async with accounts_at(sandbox.url, None) as accounts:
        assert await accounts.connect(ID) == Refusal("Credentials.Unavailable")
        accounts.vault.hold(ID, OWNER)
        assert isinstance(await accounts.connect(ID), CamsClient)
    assert not sandbox.requests()


async def test_the_programs_own_sandbox() -> None:
    """Started when first wanted, with its published keys; ended with the accounts."""
    store = SecretStore(no_keyring)
    accounts = Accounts(Vault(store))
    profile = sandbox_profile()
    accounts.know(profile)
    client = await accounts.connect(profile.id)
    assert isinstance(client, CamsClient)
    assert isinstance(await client.send(TEXT, nothing), Accepted)
    await accounts.close()
    store.close()


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (None, "Credentials.Missing"),
        (Missing(), "Credentials.Missing"),
        (Locked(), "Credentials.Locked"),
        (Refused("no"), "Credentials.Locked"),
        (TimedOut(), "Credentials.TimedOut"),
        (Unavailable("none"), "Credentials.Unavailable"),
        (Unreadable(), "Credentials.Missing"),
        (Found(OWNER, token_missing=True), "Credentials.Missing"),
    ],
)
def test_why_there_are_no_keys(why: Got | Put | None, code: str) -> None:
    assert refusal_code(why) == code
