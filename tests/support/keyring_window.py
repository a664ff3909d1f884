"""The real window in a keyring session: `python -m tests.support.keyring_window`.

It is worked like `tests.support.driver`, whose verbs it has, but starts on the chosen profile.
"""

from __future__ import annotations

import base64
import gc
import logging
import sys
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

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

    def do_text(self, name: str) -> str:
        """What a label says."""
        return self.hands.find(QLabel, name).text()

    def do_command(self, keys: str) -> None:
        """Carry out the menu's command that has these keys."""
        wanted = QKeySequence(keys)
        actions = self.hands.window.findChildren(QAction)
        next(each for each in actions if wanted in each.shortcuts()).trigger()

    def do_words(self, name: str) -> list[str]:
        """Everything that stands in a dialog."""
        dialog = self.hands.find(QDialog, name)
        labels = [each.text() for each in dialog.findChildren(QLabel)]
        texts = [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)]
        return [text for text in (*labels, *texts) if text]

    def do_dismiss_dialog(self, name: str) -> None:
        self.hands.find(QDialog, name).reject()

    def do_choose_newest(self) -> None:
        """Choose the newest message of the history."""
        self.hands.window.history.select_newest()

    def do_copied(self) -> list[str]:
        """What each command copies about the chosen message; nothing as long as it is not shown."""
        names = ("copy_entry", "copy_message_id", "copy_entry_policy")
        found = []
        commands = [
            *map(self.hands.button, names[2:]),
            *(self.hands.window.findChild(QAction, name) for name in names[:2]),
        ]
        for command in commands:
            assert isinstance(command, QAction | QAbstractButton)
            QApplication.clipboard().clear()
            if command.isEnabled():
                (command.trigger if isinstance(command, QAction) else command.click)()
            found.append(QApplication.clipboard().text())
        return [text for text in found if text]

    def do_export_profiles(self, path: str) -> None:
        """Export by the dialog's button, into a file of this name."""
        self.hands.click("export_profiles")
        self._save_as("file_dialog", path)

    def do_export_history(self, path: str) -> None:
        window = self.hands.window
        window.history.export_requested.emit(window.history.wanted)
        self._save_as("export_dialog", path)

    def _save_as(self, name: str, path: str) -> None:
        dialog = self.hands.find(QFileDialog, name)
        dialog.fileSelected.emit(path)
        dialog.close()

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
