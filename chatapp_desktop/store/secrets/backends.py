"""Which of keyring's back ends may hold a secret: a list of names, everything else is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SECURE: Final = {
    "keyring.backends.SecretService.Keyring": "Secret Service",
    "keyring.backends.libsecret.Keyring": "Secret Service",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
    "keyring.backends.macOS.Keyring": "macOS Keychain",
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager",
}
"""Full class names to the names that people know. No subclass is taken for its parent."""

_CHAINER: Final = "keyring.backends.chainer.ChainerBackend"
_NONE: Final = "keyring.backends.fail.Keyring"
WINDOWS: Final = "keyring.backends.Windows.WinVaultKeyring"


@dataclass(frozen=True, slots=True)
class Backend:
    """What would keep a secret here: shown to the user as it is."""

    name: str
    secure: bool
    reason: str = ""
    """Why it is not used: `none` found, or `not_secure`; else empty."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The back ends to use, in order: the first is written, all are read."""

    backend: Backend
    members: tuple[KeyringBackend, ...] = ()


def choose(configured: KeyringBackend) -> Choice:
    """Judge the back end that keyring has chosen or that the user has configured."""
    name = class_name(configured)
    if name == _CHAINER:
        return _choose_from(tuple(configured.backends))  # type: ignore[attr-defined]
    return _choose_from((configured,))


def find() -> Choice:
    """Ask keyring anew what there is.

    Imports keyring (about 100 ms) and talks to the session bus: not for the GUI thread.
    """
    from keyring import backend, core

    # Keyring looks once per process; a key ring that came up later would never be found.
    vars(backend.get_all_keyring).pop("saved_result", None)
    core.init_backend()
    return choose(core.get_keyring())


def class_name(backend: KeyringBackend) -> str:
    """Name the back end's class in full."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def _choose_from(members: Sequence[KeyringBackend]) -> Choice:
    secure = tuple(member for member in members if class_name(member) in SECURE)
    if secure:
        return Choice(Backend(SECURE[class_name(secure[0])], secure=True), secure)
    names = [class_name(member) for member in members]
    if not names or names == [_NONE]:
        return Choice(Backend("", secure=False, reason="none"))
    return Choice(Backend(", ".join(names), secure=False, reason="not_secure"))
