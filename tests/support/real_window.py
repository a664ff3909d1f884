"""The real window with all its services, against a sandbox, as tests and pictures need it."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QPushButton,
    QTableView,
    QWidget,
)
from shiboken6 import delete

from chatapp_desktop.app.composer.drafts import Autosave, fresh_draft
from chatapp_desktop.app.controller import Controller
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.app.places import places_under
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, Profiles
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.button_commands import plain
from chatapp_desktop.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 20_000


def profile_for(url: str, **changes: str) -> Profile:
    """A profile that speaks with a sandbox; its id is always the same."""
    values: dict[str, Any] = {
        "id": "0" * 32,
        "name": "Bench",
        "endpoint": url,
        "cust_space_id": "cams-sandbox",
        "sender": "2909",
        "label": "promotion",
        "ttl": "3600",
    }
    return Profile(kind=ProfileKind.PRODUCTION, **{**values, **changes})


class RealWindow:
    """A window at work inside a `with` block; needs the `loop` fixture and pytest-qt's `qtbot`."""

    def __init__(self, qtbot: Any, loop: asyncio.AbstractEventLoop, folder: Path, url: str) -> None:
        self.qtbot = qtbot
        self._loop = loop
        self.faults: list[str] = []
        self.profile = profile_for(url)
        self.places = places_under(folder)
        self.window = MainWindow()
        profiles = Profiles((self.profile,), self.profile.id)
        self.window.show_profile(self.profile, profiles.items)
        self.window.set_draft(fresh_draft(self.profile))
        self.window.show()
        self.controller = Controller(
            self.window,
            places=self.places,
            profiles=profiles,
            settings=Settings(
                confirm_production=False,
                quiet_hours="",
            ),
            autosave=Autosave(self.places.draft),
            faults=FaultHandler(self.faults.append),
            language=Language(_application()),
        )
        accounts = self.controller._keys.accounts
        accounts.vault.hold(self.profile.id, Secret("testid", "testsecret"))
        self._life: asyncio.Task[None] | None = None

    def __enter__(self) -> Self:
        self._life = self._loop.create_task(self.controller.run())
        self.wait(lambda: self.controller._feed is not None)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if kind is None and self.faults:
            raise AssertionError("\n".join(self.faults))

    def close(self) -> None:
        self.controller.stop()
        life = self._life
        if life is not None:
            self.wait(life.done)
        # Not qtbot.addWidget: that deletes the window while its services still run.
        delete(self.window)
        # What is left of them goes here and now: collected later it might go in another thread,
        # and Qt's objects must end where they were made.
        del self.window, self.controller, self._life
        gc.collect()

    # Eyes

    def wait(self, condition: Any) -> None:
        """Wait until something is true; fails after a long time."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def find(self, kind: type[W], name: str, where: QWidget | None = None) -> W:
        found = (where or self.window).findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def text(self, name: str, where: QWidget | None = None) -> str:
        widget: Any = self.find(QWidget, name, where)
        if isinstance(widget, QComboBox):
            return widget.currentText()
        if isinstance(widget, QAbstractButton):
            return plain(widget.text())
        return str(widget.toPlainText() if hasattr(widget, "toPlainText") else widget.text())

    def rows(self, name: str, where: QWidget | None = None) -> list[list[str]]:
        """What a table shows."""
        model = self.find(QTableView, name, where).model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    # Fingers

    def choose(self, name: str, value: str, where: QWidget | None = None) -> None:
        combo = self.find(QComboBox, name, where)
        place = combo.findData(value)
        assert place >= 0, value
        combo.setCurrentIndex(place)
        combo.activated.emit(place)

    def type(self, name: str, text: str, where: QWidget | None = None) -> None:
        """Put a text in place of what stands in a line."""
        widget: Any = self.find(QWidget, name, where)
        line: Any = widget.lineEdit() if isinstance(widget, QComboBox) else widget
        line.selectAll()
        line.insert(text)

    def click(self, name: str, where: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, where)
        assert button.isEnabled(), name
        button.click()

    def pick(self, code: str, language: str) -> None:
        """Click a template in the list."""
        table = self.find(QTableView, "template_list")
        model: Any = table.model()
        place = next(
            row for row in range(model.rowCount()) if model.row_at(row).key == (code, language)
        )
        table.scrollTo(model.index(place, 0))
        at = table.visualRect(model.index(place, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
