"""The settings in force: shown in their window, carried out, and kept."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from chatapp_desktop import aio
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store import settings as store
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.settings import ZOOM_STEPS, Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import file_error_text

if TYPE_CHECKING:
    from chatapp_desktop.ui.settings.window import SettingsWindow


class SettingsDesk(QObject):
    """Holds `current`. What the window shows of them is changed here; the rest listens."""

    changed = Signal(Settings, Settings)
    """Carries the settings before and now. The language may have changed: say things anew."""

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        *,
        path: Path,
        language: Language,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self.current = settings
        self.can_notify: Callable[[], Awaitable[bool]] | None = None
        """Finds out whether this desktop can show notifications."""
        self._window = window
        self._path = path
        self._language = language
        self._spawn = spawn
        self._shown: SettingsWindow | None = None
        self._keeping = asyncio.Lock()
        self._kept = settings
        window.theme_chosen.connect(self._choose_theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        window.language_chosen.connect(self._choose_language)
        window.zoom_chosen.connect(self._choose_zoom)
        window.settings_requested.connect(self._open)
        window.history.options_requested.connect(self._open)
        window.preview.pictures_chosen.connect(self._choose_pictures)

    def take(self, settings: Settings) -> None:
        """Put settings into force and keep them."""
        before, self.current = self.current, settings
        if settings == before:
            return
        if settings.theme != before.theme:
            self._window.apply_theme(settings.theme)
        if settings.language != before.language:
            self._language.choose(settings.language)
        if settings.zoom_percent != before.zoom_percent:
            _zoom(settings.zoom_percent)
        self._window.show_looks(settings.theme, settings.language)
        self.changed.emit(before, settings)
        self._spawn(self._keep())

    async def ask(self, page: str = "general") -> bool:
        """Let the operator change settings, beginning with a page; whether they were saved.

        `keep_days` is not a page but a setting: then its field has the focus.
        """
        if self._shown is not None:
            return False
        from chatapp_desktop.ui.settings.window import SettingsWindow

        self._shown = shown = SettingsWindow(self.current, self._window)
        shown.do_not_contact_requested.connect(self._window.do_not_contact_requested)
        if page == "keep_days":
            shown.focus_days()
        else:
            shown.open_page(page)
        # Not cancelled with the window: a connection that is half open would be left so.
        self._spawn(self._learn(shown))
        try:
            saved = await aio.ask(shown) == SettingsWindow.DialogCode.Accepted
            if saved:
                self.take(shown.chosen(self.current))
        finally:
            self._shown = None
            shown.deleteLater()
        return saved

    async def _learn(self, shown: SettingsWindow) -> None:
        """Say what this desktop cannot do; a bus that does not answer holds nobody up."""
        if self.can_notify is not None:
            possible = await self.can_notify()
            if self._shown is shown:  # the answer may have come with the end
                shown.show_notifying(possible=possible)

    async def close(self) -> None:
        """Keep what was changed a moment ago, and is not on disk yet."""
        await self._keep()

    async def _keep(self) -> None:
        try:
            # One after the other, and each time the newest: two threads could end in any order.
            async with self._keeping:
                if (newest := self.current) != self._kept:
                    await aio.blocking(store.save, self._path, newest)
                    self._kept = newest
        except FileError as error:
            self._window.say(partial(file_error_text, error))

    async def _ask(self) -> None:
        await self.ask()

    @Slot()
    def _open(self) -> None:
        self._spawn(self._ask())

    @Slot()
    def _follow_system(self) -> None:
        """The desktop went from light to dark, or back."""
        if self.current.theme == "system":
            self._window.apply_theme("system")

    @Slot(str)
    def _choose_theme(self, name: str) -> None:
        self.take(dataclasses.replace(self.current, theme=name))

    @Slot(str)
    def _choose_language(self, name: str) -> None:
        self.take(dataclasses.replace(self.current, language=name))

    @Slot(int)
    def _choose_zoom(self, by: int) -> None:
        zoom = self.current.zoom_percent
        larger = [step for step in ZOOM_STEPS if step > zoom]
        smaller = [step for step in ZOOM_STEPS if step < zoom]
        steps = {1: larger[:1], -1: smaller[-1:], 0: [100]}[by]
        self.take(dataclasses.replace(self.current, zoom_percent=(steps or [zoom])[0]))

    @Slot(bool)
    def _choose_pictures(self, allowed: bool) -> None:
        self.take(dataclasses.replace(self.current, pictures="on" if allowed else "off"))


def _zoom(percent: int) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.apply_zoom(application, percent)
