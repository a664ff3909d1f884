"""Looks at what a media address leads to. Blocking: for a thread of its own, without widgets."""

from __future__ import annotations

import http
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from chatapp_desktop.cams.web import Fetcher, Reply, WebError, WebTrouble
from chatapp_desktop.viber.media_check import HeadAnswer, Inside, Kind, MediaFacts
from chatapp_desktop.viber.mp4 import (
    HeadTooFarError,
    NoHeadError,
    NotAVideoError,
    video_facts,
)
from chatapp_desktop.viber.picture_head import (
    NotAPictureError,
    PictureHead,
    form_of,
    picture_head,
)

_PREVIEW_SIDE = 900
"""Pixels; larger pictures are made smaller before the window gets them."""
_PIECE = 65_536
_MOST_HEAD = 8 * 1024 * 1024
"""Bytes that are read in search of a picture's size; no camera puts as much before it."""
_MOST_PIECES = 24
_LONGEST_SECONDS = 40.0
"""For all pieces of a video."""


def is_good(status: int) -> bool:
    """Whether a status means that the file is there."""
    return http.HTTPStatus.OK <= status < http.HTTPStatus.MULTIPLE_CHOICES


@dataclass(frozen=True, slots=True)
class Unshown:
    """A picture that cannot be shown here, and why: a kind of trouble, and its facts."""

    trouble: str
    facts: Mapping[str, int] = field(default_factory=dict)


def small_picture(data: bytes) -> bytes | Unshown:
    """A PNG of a picture, small enough for the preview, or why there is none."""
    buffer = _buffer(data)
    reader = _reader(data, buffer)
    if reader is None:
        return Unshown("no_picture")
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _PREVIEW_SIDE:
        box = QSize(_PREVIEW_SIDE, _PREVIEW_SIDE)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return _unshown(data, reader)
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"PNG")).write(image)
    return bytes(made.data().data())


def _unshown(data: bytes, reader: QImageReader) -> Unshown:
    """Tell what needs too much of this computer's memory from what is damaged."""
    head = _head(data)
    if isinstance(head, PictureHead):
        bits = QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel() or 32
        needed = head.width * head.height * bits // 8
        if needed >= QImageReader.allocationLimit() * 1024 * 1024:
            size = {"width": head.width, "height": head.height, "length": len(data)}
            return Unshown("too_many_pixels", size)
    return Unshown("damaged_picture")


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(data: bytes, buffer: QBuffer) -> QImageReader | None:
    """Read a picture of a kind that Viber shows; None for anything else.

    A stranger's bytes must not choose among all that Qt can read: an SVG opens other files.
    """
    form = form_of(data)
    if not form:
        return None
    reader = QImageReader(buffer, QByteArray(form.encode()))
    reader.setAutoDetectImageFormat(False)
    return reader


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found at an address, and what came in the way before all was found."""

    facts: MediaFacts
    trouble: WebError | None = None


def look(
    fetcher: Fetcher, address: str, kind: Kind, is_over: Callable[[], bool] = lambda: False
) -> Looked:
    """Ask the server about a file, and the file about itself; raises WebError if there is nothing.

    `is_over` tells that nobody waits for the answer any more; what is read then ends.
    """
    told = fetcher.head(address)
    wanted = _Wanted(kind, is_over)
    try:
        reply = fetcher.beginning(address, wanted)
    except WebError as error:
        if not is_good(told.status):
            raise
        return Looked(replace(_told(told, told), inside=Inside.UNREAD), error)
    facts = _told(told, reply)
    if not is_good(reply.status) or facts.length == 0:
        return Looked(facts)
    match kind:
        case Kind.IMAGE | Kind.THUMBNAIL:
            return Looked(_measured(reply.body, facts))
        case Kind.VIDEO:
            return _timed(fetcher, reply.body, facts, is_over)
        case Kind.DOCUMENT:
            return Looked(facts)


class _Wanted:
    """How much of a file's beginning is wanted; asked each time that some more has come."""

    def __init__(self, kind: Kind, is_over: Callable[[], bool]) -> None:
        self._kind = kind
        self._is_over = is_over
        self._next = 1024

    def __call__(self, body: bytearray) -> bool:
        if self._is_over():
            return True
        match self._kind:
            case Kind.DOCUMENT:
                return True
            case Kind.VIDEO:
                return len(body) >= _PIECE
            case _:
                return len(body) >= _MOST_HEAD or self._is_measured(body)

    def _is_measured(self, body: bytearray) -> bool:
        """Look only when there is twice as much: a stranger's file could make it long."""
        if len(body) < self._next:
            return False
        self._next = 2 * len(body)
        return _head(bytes(body)) is not None


def _head(data: bytes) -> PictureHead | Inside | None:
    """A picture's head, or why there is none; None where more bytes are needed."""
    try:
        return picture_head(data)
    except NotAPictureError:
        return Inside.CUT if form_of(data) else Inside.OTHER


def _told(told: Reply, reply: Reply) -> MediaFacts:
    """What the server says of the file, in answer to HEAD and to GET."""
    by_head, by_get = _length(told), _length(reply)
    is_empty = is_good(reply.status) and reply is not told and not reply.body
    length = 0 if is_empty else by_head if by_get is None and is_good(told.status) else by_get
    same = is_good(told.status) and by_head == length
    return MediaFacts(
        reply.address,
        reply.status,
        reply.headers.get("content-type", ""),
        length,
        None if same else HeadAnswer(told.status, by_head),
    )


def _length(reply: Reply) -> int | None:
    told = reply.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else None


def _measured(body: bytes, facts: MediaFacts) -> MediaFacts:
    form = form_of(body)
    match _head(body):
        case PictureHead(_, width, height):
            return replace(facts, form=form, width=width, height=height)
        case Inside() as why:
            return replace(facts, form=form, inside=why)
        case _:
            why = Inside.BEYOND if len(body) >= _MOST_HEAD else Inside.CUT
            return replace(facts, form=form, inside=why if form else Inside.OTHER)


class _TooFarError(Exception):
    """More pieces of a file than are read here would be needed."""


@dataclass(slots=True)
class _Pieces:
    """A file on a server, read in pieces of one size, each of them once."""

    fetcher: Fetcher
    facts: MediaFacts
    is_over: Callable[[], bool]
    until: float
    kept: dict[int, bytes] = field(default_factory=dict)

    def read(self, place: int, length: int) -> bytes:
        """Read from a place on; less only at the end of the file. Raises WebError."""
        first, last = place // _PIECE, (place + length - 1) // _PIECE
        data = b"".join(self._piece(number) for number in range(first, last + 1))
        return data[place - first * _PIECE :][:length]

    def _piece(self, number: int) -> bytes:
        if number not in self.kept:
            self.kept[number] = self._fetched(number * _PIECE)
        return self.kept[number]

    def _fetched(self, place: int) -> bytes:
        if self.facts.length is not None and place >= self.facts.length:
            return b""
        if len(self.kept) >= _MOST_PIECES or time.monotonic() > self.until or self.is_over():
            raise _TooFarError
        reply = self.fetcher.part(self.facts.address, place, _PIECE)
        if reply.status == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return b""
        span = reply.headers.get("content-range", f"bytes {place}-")
        if not is_good(reply.status) or not span.startswith(f"bytes {place}-"):
            raise _TooFarError
        return reply.body


def _timed(fetcher: Fetcher, body: bytes, facts: MediaFacts, is_over: Callable[[], bool]) -> Looked:
    pieces = _Pieces(fetcher, facts, is_over, time.monotonic() + _LONGEST_SECONDS)
    pieces.kept[0] = body[:_PIECE]
    try:
        found = video_facts(pieces.read)
    except NotAVideoError:
        return Looked(replace(facts, inside=Inside.OTHER))
    except NoHeadError:
        return Looked(replace(facts, inside=Inside.CUT))
    except (HeadTooFarError, _TooFarError):
        return Looked(replace(facts, inside=Inside.BEYOND))
    except WebError as error:
        # A server without ranges, and the film's head behind more than is read here.
        far = error.trouble is WebTrouble.TOO_LARGE
        return Looked(replace(facts, inside=Inside.BEYOND), None if far else error)
    seconds, size = found.seconds, (found.width, found.height)
    timed = replace(facts, seconds=seconds, is_fragmented=found.is_fragmented)
    return Looked(replace(timed, width=size[0], height=size[1]))
