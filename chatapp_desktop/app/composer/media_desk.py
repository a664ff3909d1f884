"""Fetches the preview's pictures and checks media addresses, when the operator wants it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.store.pictures import PictureStore
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import labelled
from chatapp_desktop.ui.words.wording import media_label
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import Picture, PictureState, Preview
from chatapp_desktop.viber.problems import Severity

if TYPE_CHECKING:
    from chatapp_desktop.cams.web import WebError
    from chatapp_desktop.outbox.events import Refusal
    from chatapp_desktop.ui.preview.media_dialog import Line, MediaDialog
    from chatapp_desktop.viber.media_check import Finding, Kind

_SUBJECT = ("Type", "MessageType", "Content.link")
"""Fields that say what a check is about."""


class MediaDesk(QObject):
    """Between the preview and the servers; what was fetched is kept for the next run too."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        endpoint: Callable[[Profile], Awaitable[str | Refusal]],
        pictures: PictureStore,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._endpoint = endpoint
        self._pictures = pictures
        self._spawn = spawn
        window.preview.picture_wanted.connect(self._fetch)
        window.preview.check_requested.connect(self._check)

    async def _allowed(self, *addresses: str) -> frozenset[str]:
        """Where the sandbox listens, the only place on this machine that may be asked."""
        profile = self._profile()
        is_plain = any(address.lower().startswith("http://") for address in addresses)
        if profile.kind is ProfileKind.PRODUCTION or not is_plain:
            return frozenset()
        url = await self._endpoint(profile)
        if isinstance(url, str) and url.startswith("http://"):
            return frozenset({url.lower()})
        return frozenset()

    @Slot(str)
    def _fetch(self, address: str) -> None:
        self._spawn(self._bring(address))

    async def _bring(self, address: str) -> None:
        """Show what was there in an earlier run, and in its place what comes from there now."""
        preview = self._window.preview
        if kept := await aio.blocking(self._pictures.get, address):
            preview.show_picture(Picture(address, PictureState.READY, kept))
        found = await aio.blocking(_picture, address, await self._allowed(address))
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

        subjects = _subjects(message)
        if not subjects:
            return
        dialog = MediaDialog(self._window)
        dialog.show_asked([subject.address for subject in subjects])
        dialog.values_taken.connect(partial(self._fill, draft))
        self._spawn(self._ask(dialog, self._spawn(self._report(dialog, draft, subjects))))

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

    async def _report(
        self, dialog: MediaDialog, draft: Draft, subjects: tuple[_Subject, ...]
    ) -> None:
        is_over = threading.Event()
        allowed = await self._allowed(*(subject.address for subject in subjects))
        looks = (
            aio.blocking(_look, draft, subject, allowed, is_over.is_set) for subject in subjects
        )
        try:
            reports = await asyncio.gather(*looks)
        finally:
            is_over.set()  # who closes the dialog waits for no more; threads end soon
        lines = [line for report in reports for line in report.lines]
        link, found = subjects[0], reports[0]  # its length and no thumbnail's is the message's
        dialog.show_findings(lines, draft, found.values)
        self._window.preview.show_size(link.address, found.length)


@dataclass(frozen=True, slots=True)
class _Subject:
    """One address of a message."""

    name: str
    """Of its field."""
    address: str
    kind: Kind
    media: Media
    """What the message carries."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What a check of one address found."""

    lines: list[Line]
    values: dict[str, str] = field(default_factory=dict)
    """Fields that can be filled in."""
    length: int | None = None
    """Of what is there, in bytes."""


def _subjects(message: Preview) -> tuple[_Subject, ...]:
    """A message's media and, of a video, its thumbnail."""
    from chatapp_desktop.viber.media_check import Kind

    media = message.media
    if media is Media.NONE:
        return ()
    link = _Subject("Content.link", message.link, Kind(media.value), media)
    if media is not Media.VIDEO:
        return (link,)
    address = message.picture.address
    return link, _Subject("Content.thumbnail", address, Kind.THUMBNAIL, media)


def _picture(address: str, allowed: frozenset[str]) -> Picture:
    from chatapp_desktop.app.composer.media_look import Unshown, is_good, small_picture
    from chatapp_desktop.cams.web import Fetcher, WebError
    from chatapp_desktop.viber.web_policy import refusal

    failed = Picture(address, PictureState.FAILED)
    try:
        reply = Fetcher(allowed=allowed).get(address)
    except WebError as error:
        is_hopeless = refusal(address, allowed) is not None
        return replace(failed, trouble=error.trouble, is_hopeless=is_hopeless)
    if not is_good(reply.status):
        return replace(failed, status=reply.status)
    made = small_picture(reply.body)
    if isinstance(made, Unshown):
        return replace(failed, trouble=made.trouble, facts=made.facts)
    return Picture(address, PictureState.READY, made)


def _look(
    draft: Draft, subject: _Subject, allowed: frozenset[str], is_over: Callable[[], bool]
) -> _Report:
    from chatapp_desktop.app.composer.media_look import look
    from chatapp_desktop.cams.web import Fetcher, WebError
    from chatapp_desktop.viber.media_check import findings, is_usable, offers, unaskable

    address, kind = subject.address, subject.kind
    if (why := unaskable(address)) is not None:
        return _Report([_found(subject, why)])
    try:
        looked = look(Fetcher(allowed=allowed), address, kind, is_over)
    except WebError as error:
        return _Report(_troubles(subject, error))
    lines = [_found(subject, found) for found in findings(address, kind, looked.facts)]
    if looked.trouble is not None:
        lines.extend(_troubles(subject, looked.trouble))
    length = looked.facts.length if is_usable(kind, looked.facts) else None
    return _Report(lines, offers(draft, kind, looked.facts), length)


def _found(subject: _Subject, found: Finding) -> Line:
    from chatapp_desktop.ui.words.media_words import finding_text

    return _line(subject, partial(finding_text, found), found.severity)


def _troubles(subject: _Subject, error: WebError) -> list[Line]:
    """What came in the way; of a refused redirect also where it led."""
    from chatapp_desktop.ui.words.media_words import trouble_text
    from chatapp_desktop.viber.media_check import Finding

    trouble = _line(subject, partial(trouble_text, error), Severity.BLOCKS)
    if error.redirected_to:
        return [
            _found(subject, Finding("elsewhere", facts={"address": error.redirected_to})),
            trouble,
        ]
    return [trouble]


def _line(subject: _Subject, what: Callable[[], str], severity: Severity | None) -> Line:
    from chatapp_desktop.ui.preview.media_dialog import Line

    return Line(lambda: labelled(media_label(subject.name, subject.media), what()), severity)
