"""Keys between the dialog, the keyring and the badge. They pass through memory only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.accounts import Accounts
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.logs import protect
from chatapp_desktop.store.outcomes import Secret
from chatapp_desktop.store.profiles import Profile, ProfileKind
from chatapp_desktop.store.secrets import SecretStore
from chatapp_desktop.store.vault import Badge, Vault
from chatapp_desktop.ui.credentials_dialog import CredentialsDialog
from chatapp_desktop.ui.notices import badge_text, place_text, sandbox_keys_text, waiting_text
from chatapp_desktop.ui.window import MainWindow

_CALM = (Badge.KEPT,)


class Keys(QObject):
    """Shows where a profile's keys are, and takes new ones."""

    def __init__(self, window: MainWindow, profile: Callable[[], Profile], spawn: Spawn) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._spawn = spawn
        self._store = SecretStore()
        self._vault = Vault(self._store)
        self._keyring = ""
        self._place = waiting_text()
        self._dialog: CredentialsDialog | None = None
        self.accounts = Accounts(self._vault)
        window.credentials_requested.connect(self._ask)

    def close(self) -> None:
        """Ask the keyring nothing more; a call that is stuck is left behind."""
        self._store.close()

    async def look(self) -> None:
        """Fetch the profile's keys and say where they are; a locked keyring may take its time."""
        profile = self._profile()
        self.accounts.know(profile)
        if profile.kind is not ProfileKind.SANDBOX:
            self._window.profile_bar.show_badge(waiting_text())
            self._keyring = (await self._store.probe()).name
            secret = await self._vault.fetch(profile.id)
            if secret is not None:
                _protect(secret)
        self.show_badge()

    def show_badge(self) -> None:
        """Say where the keys of the profile in force are."""
        profile = self._profile()
        badge = self._vault.badge(profile.id) or Badge.ABSENT
        if profile.kind is ProfileKind.SANDBOX:
            self._window.profile_bar.show_badge(sandbox_keys_text())
        else:
            text = badge_text(badge, self._keyring)
            self._window.profile_bar.show_badge(text, alarming=badge not in _CALM)

    @Slot()
    def _ask(self) -> None:
        self._spawn(self._open_dialog(self._profile()))

    async def _open_dialog(self, profile: Profile) -> None:
        """Open at once: a keyring that waits for its own password may not answer for long."""
        if self._dialog is not None:
            return
        self._dialog = dialog = CredentialsDialog(profile.name, self._place, self._window)
        dialog.entered.connect(lambda secret: self._spawn(self._keep(profile, secret)))
        dialog.forget_requested.connect(lambda: self._spawn(self._forget(profile)))
        self._spawn(self._tell_place())
        try:
            await aio.ask(dialog)
        finally:
            self._dialog = None
            dialog.deleteLater()

    async def _tell_place(self) -> None:
        backend = await self._store.probe()
        self._keyring = backend.name
        self._place = place_text(backend.name if backend.secure else "")
        if self._dialog is not None:
            self._dialog.show_place(self._place)

    async def _keep(self, profile: Profile, secret: Secret) -> None:
        _protect(secret)
        self.accounts.drop(profile.id)
        self._vault.hold(profile.id, secret)
        self._window.profile_bar.show_badge(waiting_text())
        await self._vault.keep(profile.id, secret)
        self.show_badge()

    async def _forget(self, profile: Profile) -> None:
        self.accounts.drop(profile.id)
        await self._vault.forget(profile.id)
        self.accounts.know(profile)
        self.show_badge()


def _protect(secret: Secret) -> None:
    """Keep what is secret out of every log from now on."""
    for value in (secret.access_key_secret, secret.security_token):
        if value:
            protect(value)
