"""The rules around the key ring, with a key ring made of a dictionary (a real keyring back end)."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import Windows, chainer, fail, null
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from chatapp_desktop.store.secrets import backends, outcomes, secrets
from chatapp_desktop.store.secrets.backends import Backend, Choice, choose
from chatapp_desktop.store.secrets.outcomes import (
    Deleted,
    Found,
    Locked,
    Missing,
    Refused,
    Secret,
    Stored,
    TimedOut,
    TooLarge,
    Unavailable,
    Unreadable,
)  # fmt: skip
from chatapp_desktop.store.secrets.secrets import SecretStore
from chatapp_desktop.store.secrets.vault import Badge, Vault

PAIR = Secret("LTAI-id", "the-secret")
TRIO = Secret("STS-id", "the-secret", "token" * 100)


class Dictionary(KeyringBackend):
    """Keeps entries in memory, and first does `before`, which may fail or block."""

    priority = 1

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.before = before

    def get_password(self, service: str, username: str) -> str | None:
        self.before()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.before()
        if self.entries.pop((service, username), None) is None:
            from keyring.errors import PasswordDeleteError

            raise PasswordDeleteError


class Windowslike(Dictionary):
    """Has the size limit of the real one, as its class name says."""


Windowslike.__module__, Windowslike.__qualname__ = backends.WINDOWS.rsplit(".", 1)


@pytest.fixture
def ring() -> Dictionary:
    return Dictionary()


@pytest.fixture
async def store(ring: Dictionary) -> AsyncIterator[SecretStore]:
    store = store_with(ring)
    yield store
    store.close()


def store_with(*members: KeyringBackend, timeout: float = 30.0) -> SecretStore:
    choice = Choice(Backend("Dictionary", secure=True), members)
    return SecretStore(lambda: choice, timeout)


async def test_a_secret_is_kept_as_one_entry_and_deleted(
    store: SecretStore, ring: Dictionary
) -> None:
    assert await store.probe() == Backend("Dictionary", secure=True)
    assert await store.get("p1") == Missing()
    assert await store.put("p1", TRIO) == Stored()
    assert await store.get("p1") == Found(TRIO)
    assert await store.get("p2") == Missing()
    ((key, blob),) = ring.entries.items()
    assert key == ("chatapp_desktop", "profile:p1")
    assert set(json.loads(blob)) == {"access_key_id", "access_key_secret", "security_token"}
    assert await store.delete("p1") == Deleted()
    assert await store.delete("p1") == Deleted()
    assert ring.entries == {}


class Stubborn(Dictionary):
    """Refuses to delete with the very error that others raise when there is nothing."""

    def delete_password(self, service: str, username: str) -> None:
        from keyring.errors import PasswordDeleteError

        raise PasswordDeleteError(f"{service} {username}")


async def test_a_refusal_to_delete_is_not_taken_for_deleted() -> None:
    store = store_with(Stubborn())
    assert await store.delete("p1") == Deleted()
    await store.put("p1", PAIR)
    assert await store.delete("p1") == Refused("PasswordDeleteError")
    store.close()


@given(st.builds(Secret, st.text(), st.text(), st.text()))
def test_any_secret_survives_its_entry(secret: Secret) -> None:
    assert outcomes.from_blob(outcomes.to_blob(secret)) == Found(secret)
    short = outcomes.from_blob(outcomes.to_short_blob(secret))
    assert short == Found(secret.without_token(), token_missing=True)


@pytest.mark.parametrize("blob", ["", "{", "[]", "{}", '{"access_key_id": 1}', "[" * 99999])
async def test_an_entry_of_someone_else_is_not_taken(
    store: SecretStore, ring: Dictionary, blob: str
) -> None:
    ring.entries["chatapp_desktop", "profile:p1"] = blob
    assert await store.get("p1") == Unreadable()


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (KeyringLocked("no"), Locked()),
        (PasswordSetError("Cancelled by user"), Refused("keyring.errors.PasswordSetError")),
        (InitError("Prompt dismissed.."), Refused("keyring.errors.InitError")),
        (InitError("other"), Unavailable("keyring.errors.InitError")),
        (NoKeyringError("none"), Unavailable("none")),
        (OSError("bus gone"), Unavailable("builtins.OSError")),
        (ValueError("the-secret"), Unavailable("builtins.ValueError")),
    ],
)
async def test_what_the_key_ring_throws_becomes_a_value_without_the_secret(
    caplog: pytest.LogCaptureFixture, error: Exception, outcome: object
) -> None:
    def throw() -> None:
        raise error

    caplog.set_level(logging.DEBUG)
    store = store_with(Dictionary(throw))
    for answer in (await store.put("p", PAIR), await store.get("p"), await store.delete("p")):
        assert answer == outcome
        assert "the-secret" not in repr(answer)
    assert "the-secret" not in caplog.text
    store.close()


async def test_a_stuck_call_times_out_and_the_next_one_works() -> None:
    go_on, calls = threading.Event(), []

    def stick_once() -> None:
        calls.append(1)
        if len(calls) == 1:
            go_on.wait(30)

    ring = Dictionary(stick_once)
    store = store_with(ring, timeout=0.2)
    assert await store.get("p1") == TimedOut()
    assert await store.put("p2", PAIR) == Stored()
    assert await store.get("p2") == Found(PAIR)
    go_on.set()
    store.close()


async def test_waiting_for_ones_turn_does_not_count_as_being_stuck() -> None:
    go_on = threading.Event()
    active, most = 0, 0

    def slow() -> None:
        nonlocal active, most
        active += 1
        most = max(most, active)
        go_on.wait(0.05)
        active -= 1

    store = store_with(Dictionary(slow), timeout=5)
    answers = await asyncio.gather(*(store.get(str(number)) for number in range(5)))
    assert answers == [Missing()] * 5
    assert most == 1
    store.close()


async def test_a_caller_that_gives_up_leaves_a_working_store() -> None:
    begun, go_on, calls = asyncio.Event(), threading.Event(), []
    loop = asyncio.get_running_loop()

    def stick_once() -> None:
        calls.append(1)
        if len(calls) == 1:
            loop.call_soon_threadsafe(begun.set)
            go_on.wait(30)

    store = store_with(Dictionary(stick_once), timeout=5)
    task = asyncio.create_task(store.get("p1"))
    await begun.wait()
    task.cancel()
    assert await store.get("p2") == Missing()
    assert task.cancelled()
    go_on.set()
    store.close()


async def test_windows_takes_the_pair_when_the_token_is_too_long() -> None:
    ring = Windowslike()
    store = store_with(ring)
    assert await store.put("p", Secret("id", "s", "t" * 100)) == Stored()
    long = Secret("id", "s", "t" * 3000)
    assert await store.put("p", long) == Stored(token_kept=False)
    assert await store.get("p") == Found(Secret("id", "s"), token_missing=True)
    assert await store.put("p", Secret("id", "s" * 3000)) == TooLarge()
    assert all(
        len(blob.encode("utf-16-le")) <= secrets.WINDOWS_LIMIT for blob in ring.entries.values()
    )
    store.close()


def test_only_listed_back_ends_are_secure() -> None:
    assert choose(SecretService()).backend == Backend("Secret Service", secure=True)
    assert choose(Windows.WinVaultKeyring()).backend.secure
    assert choose(fail.Keyring()).backend == Backend("", secure=False, reason="none")
    for other in (null.Keyring(), Dictionary(), type("Keyring", (SecretService,), {})()):
        chosen = choose(other)
        assert chosen.backend == Backend(backends.class_name(other), False, "not_secure")
        assert chosen.members == ()


def test_a_chainer_stands_for_its_secure_members(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, secure = Dictionary(), SecretService()
    chain = chainer.ChainerBackend()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, secure])
    assert choose(chain).members == (secure,)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain])
    assert choose(chain).backend.reason == "not_secure"
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [])
    assert choose(chain).backend.reason == "none"


async def test_nothing_secure_is_looked_for_again_each_time(ring: Dictionary) -> None:
    found = [choose(fail.Keyring()), choose(null.Keyring()), Choice(Backend("D", True), (ring,))]
    store = SecretStore(lambda: found.pop(0))
    assert await store.put("p", PAIR) == Unavailable("none")
    assert await store.get("p") == Unavailable("not_secure", "keyring.backends.null.Keyring")
    assert await store.put("p", PAIR) == Stored()
    assert await store.get("p") == Found(PAIR)
    store.close()


@pytest.mark.parametrize("name", ["keyring.backends.null.Keyring", "no.such.module.Keyring"])
async def test_a_back_end_forced_on_us_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    store = SecretStore()
    probed = await store.probe()
    answer = await store.put("p", PAIR)
    store.close()
    assert not probed.secure
    assert isinstance(answer, Unavailable)
    if "null" in name:
        assert (probed.name, probed.reason) == (name, "not_secure")
        assert answer == Unavailable("not_secure", name)


def test_a_secret_shows_nothing() -> None:
    for text in (repr(TRIO), str(TRIO), f"{TRIO}", repr(Found(TRIO))):
        assert "the-secret" not in text
        assert "tokentoken" not in text
        assert "STS-id" not in text


async def test_the_vault_asks_once_and_shows_where_the_secret_is(
    store: SecretStore, ring: Dictionary
) -> None:
    vault = Vault(store)
    assert vault.badge("p") is None
    assert await vault.fetch("p") is None
    assert vault.badge("p") is Badge.ABSENT
    assert vault.why("p") == Missing()
    assert await vault.keep("p", PAIR) == Stored()
    assert vault.badge("p") is Badge.KEPT
    ring.entries.clear()
    assert await vault.fetch("p") == PAIR
    vault.drop("p")
    assert await vault.fetch("p") is None


async def test_without_a_key_ring_the_vault_lasts_for_this_run() -> None:
    store = SecretStore(lambda: choose(fail.Keyring()))
    vault = Vault(store)
    assert await vault.fetch("p") is None
    assert vault.badge("p") is Badge.ABSENT
    assert await vault.keep("p", PAIR) == Unavailable("none")
    assert vault.badge("p") is Badge.THIS_RUN
    assert await vault.fetch("p") == PAIR
    assert await vault.forget("p") == Unavailable("none")
    assert await vault.fetch("p") is None
    store.close()


async def test_a_locked_key_ring_is_told_from_an_empty_one() -> None:
    def locked() -> None:
        raise KeyringLocked

    store = store_with(Dictionary(locked))
    vault = Vault(store)
    assert await vault.fetch("p") is None
    assert (vault.badge("p"), vault.why("p")) == (Badge.LOCKED, Locked())
    vault.hold("p", PAIR)
    assert (await vault.fetch("p"), vault.badge("p")) == (PAIR, Badge.THIS_RUN)
    store.close()


async def test_a_token_that_was_not_kept_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "WINDOWS_LIMIT", 300)
    store = store_with(Windowslike())
    vault = Vault(store)
    await vault.keep("p", TRIO)
    assert (await vault.fetch("p"), vault.badge("p")) == (TRIO, Badge.TOKEN_THIS_RUN)
    vault.drop("p")
    assert (await vault.fetch("p"), vault.badge("p")) == (None, Badge.ABSENT)
    assert vault.why("p") == Found(TRIO.without_token(), token_missing=True)
    store.close()


async def test_what_was_typed_meanwhile_wins_over_a_late_answer() -> None:
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slow() -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(30)

    ring = Dictionary(slow)
    ring.entries["chatapp_desktop", "profile:p"] = outcomes.to_blob(PAIR)
    store = store_with(ring)
    vault = Vault(store)
    task = asyncio.create_task(vault.fetch("p"))
    await begun.wait()
    vault.hold("p", TRIO)
    go_on.set()
    assert await task == TRIO
    assert vault.badge("p") is Badge.THIS_RUN
    store.close()
