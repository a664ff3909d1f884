"""Fetches the preview's pictures and checks media addresses, when the operator wants it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, endpoint_url
from chatapp_desktop.store.pictures import PictureStore
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import labelled
from chatapp_desktop.ui.words.wording import field_label
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import Picture, PictureState, Preview
from chatapp_desktop.viber.problems import Severity

if TYPE_CHECKING:
    from chatapp_desktop.ui.preview.media_dialog import Line, MediaDialog
    from chatapp_desktop.viber.media_check import Kind

_SUBJECT = ("Type", "MessageType", "Content.link")
"""Fields that say what a check is about."""


class MediaDesk(QObject):
    """Between the preview and the servers; what was fetched is kept for the next run too."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        pictures: PictureStore,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._pictures = pictures
        self._spawn = spawn
        window.preview.picture_wanted.connect(self._fetch)
        window.preview.check_requested.connect(self._check)

    def _allowed(self) -> frozenset[str]:
        """The sandbox's own address, the only one on this machine that may be asked."""
        profile = self._profile()
        if profile.kind is ProfileKind.PRODUCTION or not profile.endpoint.startswith("http://"):
            return frozenset()
        return frozenset({endpoint_url(profile).lower()})

    @Slot(str)
    def _fetch(self, address: str) -> None:
        self._spawn(self._bring(address))

    async def _bring(self, address: str) -> None:
        """Show what was there in an earlier run, and in its place what comes from there now."""
        preview = self._window.preview
        if kept := await aio.blocking(self._pictures.get, address):
            preview.show_picture(Picture(address, PictureState.READY, kept))
        found = await aio.blocking(_picture, address, self._allowed())
        preview.show_picture(found)
        if found.state is PictureState.READY and preview.fetches_pictures:
            await aio.blocking(self._pictures.put, address, found.data)

    @Slot()
    def forget(self) -> None:
        """Delete the pictures of this run and of earlier ones from the disk."""
        self._spawn(aio.blocking(self._pictures.clear))

    @Slot(Draft, Preview)
    def _check(self, draft: Draft, message: Preview) -> None:
        from chatapp_desktop.ui.preview.media_dialog import MediaDialog

        dialog = MediaDialog(self._window)
        dialog.values_taken.connect(partial(self._fill, draft))
        self._spawn(self._ask(dialog, self._spawn(self._report(dialog, draft, message))))

    def _fill(self, checked: Draft, values: dict[str, str]) -> None:
        """Put values into the form, unless it speaks of another file by now."""
        present = self._window.draft()
        if any(present[name].strip() != checked[name].strip() for name in _SUBJECT):
            self._window.say(
                lambda: self.tr("The form names another file now; nothing was filled in.")
            )
            return
        self._window.set_draft(present.replaced(values))

    @staticmethod
    async def _ask(dialog: MediaDialog, report: asyncio.Task[None]) -> None:
        """Show the dialog; who closes it early does not wait for the servers."""
        await aio.ask(dialog)
        report.cancel()
        dialog.deleteLater()

    async def _report(self, dialog: MediaDialog, draft: Draft, message: Preview) -> None:
        found = await aio.blocking(_report, draft, message, self._allowed())
        dialog.show_findings(found.lines, draft, found.values)
        self._window.preview.show_size(message.link, found.length)


@dataclass(frozen=True, slots=True)
class _Report:
    """What a check found."""

    lines: list[Line]
    values: dict[str, str] = field(default_factory=dict)
    """Fields that can be filled in."""
    length: int | None = None
    """Of what is at the link, in bytes."""


def _picture(address: str, allowed: frozenset[str]) -> Picture:
    from chatapp_desktop.app.composer.media_look import is_good, small_picture
    from chatapp_desktop.cams.web import Fetcher, WebError

    try:
        reply = Fetcher(allowed=allowed).get(address)
    except WebError as error:
        return Picture(address, PictureState.FAILED, trouble=error.trouble)
    if not is_good(reply.status):
        return Picture(address, PictureState.FAILED, status=reply.status)
    data = small_picture(reply.body)
    if not data:
        return Picture(address, PictureState.FAILED, trouble="no_picture")
    return Picture(address, PictureState.READY, data)


def _report(draft: Draft, message: Preview, allowed: frozenset[str]) -> _Report:
    """Look at a message's media and, of a video, its thumbnail."""
    from chatapp_desktop.viber.media_check import Kind

    def look_at(name: str, address: str, kind: Kind) -> _Report:
        return _look(draft, name, address, kind, allowed)

    if message.media is Media.NONE:
        return _Report([])
    report = look_at("Content.link", message.link, Kind(message.media.value))
    if message.media is Media.VIDEO:
        found = look_at("Content.thumbnail", message.picture.address, Kind.THUMBNAIL)
        report.lines.extend(found.lines)
    return report


def _look(draft: Draft, name: str, address: str, kind: Kind, allowed: frozenset[str]) -> _Report:
    from chatapp_desktop.app.composer.media_look import look
    from chatapp_desktop.cams.web import Fetcher, WebError
    from chatapp_desktop.ui.preview.media_dialog import Line
    from chatapp_desktop.ui.words.media_words import finding_text, trouble_text
    from chatapp_desktop.viber.media_check import findings, is_usable, offers, unaskable

    def line(what: Callable[[], str], severity: Severity | None) -> Line:
        return Line(lambda: labelled(field_label(name, draft), what()), severity)

    if (why := unaskable(address)) is not None:
        return _Report([line(partial(finding_text, why), why.severity)])
    try:
        facts = look(Fetcher(allowed=allowed), address, kind)
    except WebError as error:
        return _Report([line(partial(trouble_text, error), Severity.BLOCKS)])
    lines = [
        line(partial(finding_text, found), found.severity)
        for found in findings(address, kind, facts)
    ]
    length = facts.length if is_usable(kind, facts) else None
    return _Report(lines, offers(draft, kind, facts), length)
