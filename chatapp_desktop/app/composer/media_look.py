"""Looks at what a media address leads to. Blocking: for a thread of its own, without widgets."""

from __future__ import annotations

import http
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QImageWriter

from chatapp_desktop.cams.web import Fetcher, Reply, WebError, WebTrouble
from chatapp_desktop.viber.media_check import Kind, MediaFacts
from chatapp_desktop.viber.mp4 import NotAVideoError, video_facts

_PREVIEW_SIDE = 900
"""Pixels; larger pictures are made smaller before the window gets them."""
_PIECE = 65_536
_HEADS = ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG\r\n\x1a\n", b"png"), (b"GIF8", b"gif"))
"""How the files of pictures begin, and Qt's names for them."""
_NO_HEAD = (
    http.HTTPStatus.FORBIDDEN,
    http.HTTPStatus.METHOD_NOT_ALLOWED,
    http.HTTPStatus.NOT_IMPLEMENTED,
)


def is_good(status: int) -> bool:
    """Whether a status means that the file is there."""
    return http.HTTPStatus.OK <= status < http.HTTPStatus.MULTIPLE_CHOICES


def small_picture(data: bytes) -> bytes:
    """A PNG of a picture, small enough for the preview; empty if it is none that Viber shows."""
    buffer = _buffer(data)
    reader = _reader(data, buffer)
    if reader is None:
        return b""
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _PREVIEW_SIDE:
        box = QSize(_PREVIEW_SIDE, _PREVIEW_SIDE)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return b""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"PNG")).write(image)
    return bytes(made.data().data())


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(data: bytes, buffer: QBuffer) -> QImageReader | None:
    """Read a picture of a kind that Viber shows; None for anything else.

    A stranger's bytes must not choose among all that Qt can read: an SVG opens other files.
    """
    form = _form(data)
    if not form:
        return None
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    return reader


def _form(data: bytes) -> bytes:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    return next((form for head, form in _HEADS if data.startswith(head)), b"")


def look(fetcher: Fetcher, address: str, kind: Kind) -> MediaFacts:
    """Ask the server about a file, and the file about itself; raises WebError."""
    reply, told_by_head = fetcher.head(address), True
    if reply.status in _NO_HEAD:
        reply, told_by_head = fetcher.part(address, 0, 1), False
    facts = _told(reply, told_by_head=told_by_head)
    if not is_good(reply.status):
        return facts
    match kind:
        case Kind.IMAGE | Kind.THUMBNAIL:
            return _measured(fetcher, facts)
        case Kind.VIDEO:
            return _timed(fetcher, facts)
        case Kind.DOCUMENT:
            return facts


def _told(reply: Reply, *, told_by_head: bool) -> MediaFacts:
    length = reply.headers.get("content-length", "")
    span = reply.headers.get("content-range", "").rpartition("/")[2]
    told = span if reply.status == http.HTTPStatus.PARTIAL_CONTENT else length
    return MediaFacts(
        reply.address,
        reply.status,
        reply.headers.get("content-type", ""),
        int(told) if told.isascii() and told.isdigit() else None,
        told_by_head,
    )


def _measured(fetcher: Fetcher, facts: MediaFacts) -> MediaFacts:
    data = fetcher.part(facts.address, 0, _PIECE).body
    buffer = _buffer(data)
    reader = _reader(data, buffer)
    size = QSize() if reader is None else reader.size()
    return replace(facts, width=max(0, size.width()), height=max(0, size.height()))


def _timed(fetcher: Fetcher, facts: MediaFacts) -> MediaFacts:
    start = fetcher.part(facts.address, 0, _PIECE).body

    def read(place: int, length: int) -> bytes:
        if place + length <= len(start):
            return start[place : place + length]
        if facts.length is not None and place >= facts.length:
            return b""
        return fetcher.part(facts.address, place, length).body

    try:
        found = video_facts(read)
    except NotAVideoError:
        return facts
    except WebError as error:
        # A server without ranges, and the film's head behind more than is read here.
        if error.trouble is WebTrouble.TOO_LARGE:
            return facts
        raise
    return replace(facts, seconds=found.seconds, width=found.width, height=found.height)
