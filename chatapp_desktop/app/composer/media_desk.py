"""Fetches the preview's pictures and checks media addresses, when the operator wants it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, endpoint_url
from chatapp_desktop.ui.preview.media_dialog import Line, MediaDialog
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import labelled
from chatapp_desktop.ui.words.wording import field_label
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import Picture, PictureState
from chatapp_desktop.viber.problems import Severity

if TYPE_CHECKING:
    from chatapp_desktop.viber.media_check import Kind

_KEPT_PICTURES = 24
_SUBJECT = ("Type", "MessageType", "Content.link")
"""Fields that say what a check is about."""


class MediaDesk(QObject):
    """Each picture is fetched once in a run; the newest ones are kept in memory."""

    def __init__(self, window: MainWindow, profile: Callable[[], Profile], spawn: Spawn) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._spawn = spawn
        self._kept: OrderedDict[str, Picture] = OrderedDict()
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
        kept = self._kept.get(address)
        if kept is not None:
            self._kept.move_to_end(address)
            self._window.preview.show_picture(kept)
            return
        self._spawn(self._bring(address))

    async def _bring(self, address: str) -> None:
        picture = await aio.blocking(_picture, address, self._allowed())
        if picture.state is PictureState.READY:
            # A failure is not kept: the server may be mended in the meantime.
            self._kept[address] = picture
            while len(self._kept) > _KEPT_PICTURES:
                self._kept.popitem(last=False)
        self._window.preview.show_picture(picture)

    @Slot(Draft)
    def _check(self, draft: Draft) -> None:
        dialog = MediaDialog(self._window)
        dialog.values_taken.connect(partial(self._fill, draft))
        self._spawn(self._ask(dialog, self._spawn(self._report(dialog, draft))))

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

    async def _report(self, dialog: MediaDialog, draft: Draft) -> None:
        found = await aio.blocking(_report, draft, self._allowed())
        dialog.show_findings(found.lines, draft, found.values)
        self._window.preview.show_size(draft["Content.link"].strip(), found.length)


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


def _report(draft: Draft, allowed: frozenset[str]) -> _Report:
    """Look at the draft's media and, of a video, its thumbnail."""
    from chatapp_desktop.viber.media_check import Kind

    row = draft.message_type
    if row is None or row.media is Media.NONE:
        return _Report([])
    report = _look(draft, "Content.link", Kind(row.media.value), allowed)
    if "thumbnail" in row.content:
        report.lines.extend(_look(draft, "Content.thumbnail", Kind.THUMBNAIL, allowed).lines)
    return report


def _look(draft: Draft, name: str, kind: Kind, allowed: frozenset[str]) -> _Report:
    from chatapp_desktop.app.composer.media_look import look
    from chatapp_desktop.cams.web import Fetcher, WebError
    from chatapp_desktop.ui.preview.media_words import finding_text, trouble_text
    from chatapp_desktop.viber.media_check import Finding, findings, is_usable, offers

    def line(what: Callable[[], str], severity: Severity | None) -> Line:
        return Line(lambda: labelled(field_label(name, draft), what()), severity)

    address = draft[name].strip()
    if not address:
        missing = Finding("missing", Severity.BLOCKS)
        return _Report([line(partial(finding_text, missing), missing.severity)])
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
