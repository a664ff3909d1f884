"""The real window with its services inside a test, and the fingers and eyes of its operator."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.composer.drafts import Autosave, fresh_draft
from chatapp_desktop.app.controller import Controller
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.app.places import Places, places_under
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.store import layout
from chatapp_desktop.store.accounts import profiles as profile_store
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles
from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.secrets.backends import Backend, Choice
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft
from tests.support.hands import Hands

OWNER = Secret("testid", "testsecret")
PATIENCE_MS = 30_000
QUIET = Settings(
    theme="light", language="en", notify=False, duplicate_minutes=0, undo_seconds_production=0
)
"""Asks nothing when the same is sent twice."""


def profile_at(endpoint: str, name: str = "Test") -> Profile:
    """A profile with the sandbox's own space and sender, that calls `endpoint`."""
    return Profile(
        id=f"id-of-{name}",
        name=name,
        kind=ProfileKind.PRODUCTION,
        endpoint=endpoint,
        cust_space_id="cams-sandbox",
        sender="2909",
        label="promotion",
        ttl="3600",
    )


def no_keyring() -> Choice:
    """What is found on a computer without one, whichever computer the test runs on."""
    return Choice(Backend("", secure=False, reason="none"))


class Studio(Hands):
    """One run of the program. `reports` are the unforeseen errors that were shown."""

    def __init__(
        self, qtbot: QtBot, controller: Controller, places: Places, reports: list[str]
    ) -> None:
        super().__init__(controller.window)
        self.qtbot = qtbot
        self.controller = controller
        self.places = places
        self.reports = reports
        self._pressed = 0.0
        self.task = asyncio.get_event_loop().create_task(controller.run())

    def problems(self) -> list[str]:
        """The lines of the list of problems."""
        found = self.find(QListWidget, "problems")
        return [found.item(row).text() for row in range(found.count())]

    def wait(self, happened: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    def send(self) -> None:
        """Press Send as soon as the form is ready; no sooner than somebody who means it again."""
        self.wait(lambda: self.button("send").isEnabled())
        self.wait(
            lambda: time.monotonic() - self._pressed > QApplication.doubleClickInterval() / 1000
        )
        self.click("send")
        self._pressed = time.monotonic()

    def ended(self, count: int = 1) -> State:
        """Wait until the list has `count` rows, the newest one has ended; and say how."""
        final = [state for state in State if state.final]
        self.wait(lambda: self.rows >= count and any(self.shows(state) for state in final))
        self.wait(lambda: not self.window.send_bar.sending)
        return next(state for state in final if self.shows(state))

    # Dialogs

    def dialog(self, name: str) -> QDialog | None:
        """The dialog of that name, if it is on the screen."""
        found = (each for each in self.window.findChildren(QDialog, name) if each.isVisible())
        return next(found, None)

    def opened(self, name: str) -> Any:
        """Wait for a dialog, and hand it out as what it is."""
        self.wait(lambda: self.dialog(name))
        return self.dialog(name)

    def gone(self, name: str) -> None:
        self.wait(lambda: not self.window.findChildren(QDialog, name))

    def choose_file(self, path: Path) -> None:
        """Choose a file in the dialog that asks for one."""
        self.wait(lambda: self.window.findChildren(QFileDialog))
        (asking,) = self.window.findChildren(QFileDialog)
        asking.fileSelected.emit(str(path))
        asking.close()
        self.wait(lambda: not self.window.findChildren(QFileDialog))

    # The end

    def close(self) -> None:
        """Close the window, whatever is under way, and wait until every service has ended."""
        self.window.close()
        self.wait(lambda: self.task.done() or self.dialog("closing"))
        if asked := self.dialog("closing"):
            asked.accept()
        self.wait(self.task.done)


@contextmanager
def studio(
    qtbot: QtBot,
    folder: Path,
    profile: Profile,
    *,
    secret: Secret | None = OWNER,
    draft: Draft | None = None,
    asks: bool = False,
    find_keyring: Callable[[], Choice] = no_keyring,
    settings: Settings = QUIET,
) -> Iterator[Studio]:
    """Open the window on a profile; needs the `loop` fixture. Closed at the end in any case.

    `asks`: whether a production profile asks before a send, as it does by default.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light")
    language = Language(app)
    language.choose("en")
    places = places_under(folder)
    autosave = Autosave(places.draft)
    window = MainWindow()
    reports: list[str] = []
    profiles = Profiles((profile,), profile.id)
    profile_store.save(places.profiles, profiles)
    window.show_profile(profile, profiles.items)
    found = autosave.restore()
    window.set_draft(draft or (found if isinstance(found, Draft) else fresh_draft(profile)))
    window.say(found if isinstance(found, str) else "")
    window.put_back(layout.load(places.layout)[0])
    window.show()
    controller = Controller(
        window,
        places=places,
        profiles=profiles,
        # Quiet hours would make every outcome depend on the hour.
        settings=replace(settings, confirm_production=asks, quiet_hours=""),
        autosave=autosave,
        faults=FaultHandler(reports.append),
        language=language,
    )
    controller._keys._store._find = find_keyring
    if secret is not None:
        controller._keys.accounts.vault.hold(profile.id, secret)
    made = Studio(qtbot, controller, places, reports)
    try:
        qtbot.waitExposed(window)
        yield made
        made.close()
        made.task.result()
        assert not reports, "\n".join(reports)
    finally:
        if not made.task.done():
            made.close()
        language.silence()
        window.deleteLater()
        controller.deleteLater()
        autosave.deleteLater()
