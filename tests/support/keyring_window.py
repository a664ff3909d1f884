"""The real window in a keyring session: `python -m tests.support.keyring_window`.

It is worked like `tests.support.driver`, whose verbs it has, but starts on the chosen profile.
"""

from __future__ import annotations

import base64
import gc
import logging
import sys
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit, QWidget

from chatapp_desktop.app.controller import Controller
from chatapp_desktop.app.start import Wishes, start
from tests.support.driver import Driver


class KeyringDriver(Driver):
    """Adds what the keyring's tests look at."""

    def do_dialog(self) -> dict[str, Any]:
        """What the credentials dialog shows; empty while there is none."""
        for found in self.hands.window.findChildren(QDialog, "credentials_dialog"):
            if found.isVisible():
                return {"fields": [each.text() for each in found.findChildren(QLineEdit)]}
        return {}

    def do_shows(self, name: str) -> bool:
        """Whether a dialog or button of this name is on the screen."""
        found = self.hands.window.findChildren(QWidget, name)
        return any(each.isVisible() for each in found)

    def do_enter(self, key_id: str, secret: str) -> None:
        """Enter keys into the open dialog, and save."""
        window = self.hands.window
        for name, text in (("access_key_id", key_id), ("access_key_secret", secret)):
            self.hands.find(QLineEdit, name).setText(text)
        button = window.findChild(QAbstractButton, "save_credentials")
        assert isinstance(button, QAbstractButton)
        button.click()

    def do_offers_again(self) -> bool:
        """Whether the keyring can be asked once more."""
        return self.hands.button("ask_keyring").isVisible()

    def do_blunder(self, secret: str) -> None:
        """Let an error that nobody foresaw happen, with the secret in it."""
        logging.getLogger("somebody.elses").warning("a secret %s", secret)

        async def work() -> None:
            held = secret
            raise RuntimeError(f"{held} and {base64.b64encode(held.encode()).decode()}")

        controller = next(each for each in gc.get_objects() if type(each) is Controller)
        controller._spawn(work())

    def do_report(self) -> str:
        """What the report about an unforeseen error shows; empty while there is none."""
        found = self.hands.window.findChild(QPlainTextEdit, "report_details")
        return found.toPlainText() if isinstance(found, QPlainTextEdit) else ""

    def do_core_limit(self) -> int:
        import resource

        return resource.getrlimit(resource.RLIMIT_CORE)[0]

    def do_picture(self, path: str) -> bool:
        return self.hands.window.grab().save(path)


if __name__ == "__main__":
    driver = KeyringDriver()
    sys.exit(start(Wishes(), sys.argv[:1]))
