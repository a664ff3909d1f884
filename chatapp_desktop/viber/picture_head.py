"""Kind and size of a picture, read from its first bytes alone.

The size stands at the very beginning of PNG, GIF and WebP. In JPEG (ITU-T T.81, annex B) it stands
in the frame header, behind all that cameras and programs have put before it: thumbnails, colour
profiles, XMP. That may be megabytes, so a caller reads on until this says that it has enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STARTS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"))
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_WEBP_START = 12
_MARKER = re.compile(rb"\xff[^\x00\xff]")
"""Any number of FF may stand before a marker; what is between segments is skipped by decoders."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a segment."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9
_MOST_SEGMENTS = 20_000


class NotAPictureError(Exception):
    """The bytes are no JPEG, PNG, GIF or WebP, or their head is damaged."""


@dataclass(frozen=True, slots=True)
class PictureHead:
    """What the head of a picture tells."""

    form: str
    """jpeg, png, gif or webp, as Qt names them."""
    width: int
    """In pixels; at least 1."""
    height: int


def form_of(data: bytes) -> str:
    """Which kind of picture begins like this; empty for none."""
    if _WEBP.match(data):
        return "webp"
    return next((form for start, form in _STARTS if data.startswith(start)), "")


def picture_head(data: bytes) -> PictureHead | None:
    """Read a picture's head; None where it goes on behind `data`. Raises NotAPictureError."""
    form = form_of(data)
    match form:
        case "jpeg":
            size = _jpeg(data)
        case "png":
            size = _png(data)
        case "gif":
            size = _gif(data)
        case "webp":
            size = _webp(data)
        case _:
            if _may_become_one(data):
                return None
            raise NotAPictureError
    if size is None:
        return None
    if not all(size):
        raise NotAPictureError
    return PictureHead(form, *size)


def _may_become_one(data: bytes) -> bool:
    if any(start.startswith(data) for start, _ in _STARTS):
        return True
    riff = b"RIFF"[: len(data)] + data[4:8] + b"WEBP"[: max(0, len(data) - 8)]
    return len(data) < _WEBP_START and data == riff


def _jpeg(data: bytes) -> tuple[int, int] | None:
    place = 2
    for _ in range(_MOST_SEGMENTS):
        found = _MARKER.search(data, place)
        if found is None:
            return None
        marker, place = data[found.end() - 1], found.end()
        if marker in _ALONE:
            continue
        if marker in (_SCAN, _END):
            raise NotAPictureError
        if marker in _FRAMES:
            return _frame(data[place : place + 7])
        if place + 2 > len(data):
            return None
        length = int.from_bytes(data[place : place + 2])
        if length < 2:  # noqa: PLR2004  (the length counts itself)
            raise NotAPictureError
        place += length
    return None


def _frame(segment: bytes) -> tuple[int, int] | None:
    if len(segment) < 7:  # noqa: PLR2004  (length, precision, height, width)
        return None
    return int.from_bytes(segment[5:7]), int.from_bytes(segment[3:5])


def _png(data: bytes) -> tuple[int, int] | None:
    if len(data) < 24:  # noqa: PLR2004  (to the end of the height)
        return None
    if data[12:16] != b"IHDR":
        raise NotAPictureError
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _webp(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30:  # noqa: PLR2004  (to the end of the longest head)
        return None
    match data[12:16]:
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            wide, high = (int.from_bytes(data[at : at + 2], "little") for at in (26, 28))
            return wide & 0x3FFF, high & 0x3FFF
        case b"VP8L" if data[20] == 0x2F:  # noqa: PLR2004  (its signature)
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            wide, high = (int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
            return wide + 1, high + 1
        case _:
            raise NotAPictureError


def _gif(data: bytes) -> tuple[int, int] | None:
    if len(data) < 10:  # noqa: PLR2004  (to the end of the height)
        return None
    return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
