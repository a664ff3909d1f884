"""Starts the window: what must be there for the first paint, and nothing else.

asyncio, SQLite, httpx and the keyring are imported after the window is on the screen.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from chatapp_desktop import __version__, aio
from chatapp_desktop.app.composer.drafts import Autosave, fresh_draft
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.app.memory import forbid_core_dumps
from chatapp_desktop.app.places import Places, places_under, standard_places
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.store import layout as layout_store
from chatapp_desktop.store import settings as settings_store
from chatapp_desktop.store.accounts import profiles as profile_store
from chatapp_desktop.store.accounts.profiles import ProfileKind, Profiles, sandbox_profile
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import joined
from chatapp_desktop.ui.words.wording import aside_text, file_error_text
from chatapp_desktop.viber.draft import Draft

logger = logging.getLogger("chatapp_desktop")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    file: Path | None = None
    demo: bool = False
    profile: str = ""
    tour: Path | None = None


class UnknownProfileError(Exception):
    """The profile named on the command line does not exist; `names` are those that do."""

    def __init__(self, wanted: str, names: tuple[str, ...]) -> None:
        super().__init__(wanted)
        self.names = names


def start(wishes: Wishes, arguments: list[str]) -> int:
    """Show the window and live until it closes; the exit code. Raises UnknownProfileError."""
    forbid_core_dumps()
    application = make_application(arguments)
    places = _places(wishes)
    try:
        return _live(application, places, wishes)
    finally:
        if wishes.tour is not None:
            _stop_log()
            shutil.rmtree(places.data.parent, ignore_errors=True)


def _live(application: QApplication, places: Places, wishes: Wishes) -> int:
    troubles: list[str] = []
    first = not (places.profiles.exists() or wishes.demo or wishes.profile or wishes.tour)
    settings = _settings(places, troubles)
    if wishes.tour is not None:
        # Nothing is at the tour's addresses, so its pictures are drawn; and no toast lies on them.
        settings = replace(settings, pictures="off", notify=False)
    profiles = chosen_profiles(_profiles(places, troubles), wishes)
    language = Language(application)
    language.choose(settings.language)
    theme.apply_theme(application, settings.theme)
    theme.apply_zoom(application, settings.zoom_percent)
    window = MainWindow()
    faults = FaultHandler(lambda details: _show_report(window, details))
    faults.install()
    autosave = Autosave(places.draft)
    window.show_profile(profiles.current, profiles.items)
    window.show_looks(settings.theme, settings.language)
    layout, damaged = layout_store.load(places.layout)
    window.put_back(layout)
    window.set_draft(_first_draft(autosave, profiles, troubles))
    window.say(joined(*troubles))
    window.show()

    async def live() -> None:
        from chatapp_desktop.app.controller import Controller
        from chatapp_desktop.ui.widgets.mark import mark_icon

        spare_what_stays()
        application.setWindowIcon(mark_icon())
        _start_log(places)
        for trouble in damaged:  # not before: there was no log to say it in
            logger.warning("%s", trouble)
        controller = Controller(
            window,
            places=places,
            profiles=profiles,
            settings=settings,
            autosave=autosave,
            faults=faults,
            language=language,
        )
        if first:
            controller.first_steps.welcome()
        if wishes.file is not None:
            controller.drafts.open_file(wishes.file)
        if wishes.tour is not None:
            controller.tour(wishes.tour)
        await controller.run()
        codes.append(controller.exit_code)

    codes: list[int] = []
    try:
        return aio.run(application, live, _load_services) or max(codes, default=0)
    finally:
        faults.uninstall()
        window.deleteLater()


def spare_what_stays() -> None:
    """Search for garbage from now on, but not among what was made until now, which is in use.

    Among all of it, a search holds the window up for 25 ms and more, in the middle of typing.
    """
    gc.freeze()
    gc.enable()


def _load_services() -> None:
    """Import what needs no Qt, on a thread: half a second that the window does not stand still."""
    import chatapp_desktop.outbox.outbox
    import chatapp_desktop.store.history.history
    import chatapp_desktop.store.secrets.secrets  # noqa: F401


def _places(wishes: Wishes) -> Places:
    """Take the user's folders; the tour has its own, for its messages are no history."""
    if wishes.tour is None:
        return standard_places()
    return places_under(Path(tempfile.mkdtemp(prefix="chatapp-desktop-tour-")))


def make_application(arguments: list[str]) -> QApplication:
    """Make Qt's application object, under the names by which files are found."""
    # Qt would spread each gradient, of which a scroll bar has several, over threads and wait for
    # them: a seventh more processor time for a form, and far longer while others are at work.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    # Asked for here, because `setStyle` would hand the style to Python, with forty enumerations.
    application = QApplication([*arguments, "-style", "fusion"])
    application.setApplicationName("chatapp-desktop")
    application.setApplicationDisplayName("Chat App Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("chatapp-desktop")
    application.setQuitOnLastWindowClosed(False)
    return application


def chosen_profiles(profiles: Profiles, wishes: Wishes) -> Profiles:
    """Choose the profile that the command line asks for. Raises UnknownProfileError."""
    if wishes.profile:
        for item in profiles.items:
            if item.name.casefold() == wishes.profile.casefold():
                return replace(profiles, chosen=item.id)
        raise UnknownProfileError(wishes.profile, tuple(item.name for item in profiles.items))
    if wishes.demo or wishes.tour:
        for item in profiles.items:
            if item.kind is ProfileKind.SANDBOX:
                return replace(profiles, chosen=item.id)
        added = sandbox_profile()
        return replace(profiles.with_profile(added), chosen=added.id)
    return profiles


def _settings(places: Places, troubles: list[str]) -> Settings:
    try:
        settings, _aside = settings_store.load(places.settings)
    except FileError as error:
        troubles.append(file_error_text(error))
        return Settings()
    return settings


def _profiles(places: Places, troubles: list[str]) -> Profiles:
    """Read the profiles; on the very first start, keep the default so that its id stays."""
    try:
        profiles, aside = profile_store.load(places.profiles)
        if aside is not None or not places.profiles.exists():
            profile_store.save(places.profiles, profiles)
    except FileError as error:
        troubles.append(file_error_text(error))
        return Profiles((sandbox_profile(),))
    if aside is not None:
        troubles.append(aside_text(aside.kept))
    return profiles


def _first_draft(autosave: Autosave, profiles: Profiles, troubles: list[str]) -> Draft:
    found = autosave.restore()
    if isinstance(found, Draft):
        return found
    if isinstance(found, str):
        troubles.append(found)
    return fresh_draft(profiles.current)


def _start_log(places: Places) -> None:
    from chatapp_desktop.store import logs

    try:
        logs.install(places.logs)
    except FileError as error:
        # The program can do without a log; stderr is where such a word belongs.
        logger.warning("no log file: %s", error)


def _stop_log() -> None:
    from chatapp_desktop.store import logs

    logs.uninstall()


def _show_report(window: MainWindow, details: str) -> None:
    from chatapp_desktop.ui.report_dialog import ReportDialog

    if any(shown.isVisible() for shown in window.findChildren(ReportDialog)):
        return  # the first one tells most, and what repeats would bury the window; all are logged
    dialog = ReportDialog(details, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
