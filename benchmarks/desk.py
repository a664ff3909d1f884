"""The real window in this process, with files of its own, for benchmarks that work in it."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from chatapp_desktop import aio
from chatapp_desktop.app import start
from chatapp_desktop.app.composer.drafts import Autosave, fresh_draft
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.app.places import Places, places_under
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.store.accounts.profiles import Profile, Profiles, sandbox_profile
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft


class Desk:
    """The window as a start makes it, on the sandbox's profile, without its services."""

    def __init__(self, application: QApplication, places: Places) -> None:
        self.application = application
        self.places = places
        self.profile: Profile = sandbox_profile()
        self.language = Language(application)
        self.language.choose("en")
        theme.apply_theme(application, "light")
        self.window = MainWindow()
        self.window.show_profile(self.profile, (self.profile,))
        self.window.set_draft(self.draft())
        self.window.show()
        gc.freeze()  # as a start does

    def draft(self, **content: str) -> Draft:
        """A text message that can be sent, with other values for what is named."""
        values = {"To": "380441234567", "Content.text": "Hello Ann, your order is ready."}
        return fresh_draft(self.profile).replaced({**values, **content})

    def find(self, name: str) -> QWidget:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name  # noqa: S101
        return found

    def live(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run the window's services, and `work` beside them; both have ended when this returns."""

        async def both() -> None:
            from chatapp_desktop.app.controller import Controller

            controller = Controller(
                self.window,
                places=self.places,
                profiles=Profiles((self.profile,)),
                settings=Settings(),
                autosave=Autosave(self.places.draft),
                faults=FaultHandler(print),
                language=self.language,
            )
            errors: list[BaseException] = []

            async def then_stop() -> None:
                try:
                    await work()
                finally:
                    controller.stop()

            aio.spawn(then_stop(), errors.append)
            await controller.run()
            for error in errors:
                raise error

        aio.run(self.application, both)


@contextmanager
def desk() -> Iterator[Desk]:
    """Open the window; its files are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chatapp-desktop-bench-") as folder:
        yield Desk(start.make_application(["benchmarks"]), places_under(Path(folder)))


class Painted(QObject):
    """Counts what a widget does to be up to date on the screen, and tells when it is painted."""

    painting = Signal()
    _KINDS = (QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest, QEvent.Type.Paint)

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = 0
        # Kept, so that the widget's Python object, and with it the filter, lives as long.
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in self._KINDS:
            self.seen += 1
            if event.type() == QEvent.Type.Paint:
                self.painting.emit()
        return False
