"""Asking the key ring once, and going on with what is typed in while it thinks."""

from __future__ import annotations

import asyncio
import threading

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from chatapp_desktop.store.secrets.backends import Backend, Choice
from chatapp_desktop.store.secrets.outcomes import Locked, Secret
from chatapp_desktop.store.secrets.secrets import SecretStore
from chatapp_desktop.store.secrets.vault import Badge, Vault

TYPED = Secret("id", "typed")


class Ring(KeyringBackend):
    """Counts how often it is asked; answers, that it is locked, when it is told to."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.asked = 0
        self.reached = threading.Event()
        self.answer = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        self.asked += 1
        self.reached.set()
        self.answer.wait()
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


def vault_on(ring: Ring) -> tuple[Vault, SecretStore]:
    store = SecretStore(lambda: Choice(Backend("Ring", secure=True), (ring,)), timeout=30)
    return Vault(store), store


async def test_who_asks_while_another_does_gets_the_same_answer() -> None:
    ring = Ring()
    vault, store = vault_on(ring)
    asking = [asyncio.ensure_future(vault.fetch("p1")) for _ in range(3)]
    await asyncio.to_thread(ring.reached.wait)
    ring.answer.set()
    assert await asyncio.gather(*asking) == [None] * 3
    assert ring.asked == 1
    assert isinstance(vault.why("p1"), Locked)
    assert vault.badge("p1") is Badge.LOCKED
    assert await vault.fetch("p1") is None
    assert ring.asked == 2
    store.close()


async def test_what_is_typed_in_is_used_while_the_ring_still_thinks() -> None:
    ring = Ring()
    vault, store = vault_on(ring)
    asking = [asyncio.ensure_future(vault.fetch("p1")) for _ in range(2)]
    await asyncio.to_thread(ring.reached.wait)
    vault.hold("p1", TYPED)
    assert await asyncio.gather(*asking) == [TYPED] * 2
    assert vault.badge("p1") is Badge.THIS_RUN
    ring.answer.set()
    store.close()
