"""Length and size of a video, read from the few bytes that tell them (ISO 14496-12, QuickTime).

mp4, m4v, mov and 3gp are made of boxes: length, name, contents. `moov` holds the film's head; it
stands at the beginning or behind all pictures, so boxes are stepped over without reading them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Read = Callable[[int, int], bytes]
"""Gives at most that many bytes from that place on; fewer only at the end of the file."""

_MOST_BOXES = 64
_HEAD_BYTES = 262_144
"""Of `moov`: the film's head and the tracks' heads are at its beginning or near it."""


class NotAVideoError(Exception):
    """The bytes are no video of this family, or its head is damaged."""


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What the head of a video tells."""

    seconds: float
    width: int
    """In pixels; 0 where no track shows pictures."""
    height: int


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    """Of the contents."""
    end: int


def video_facts(read: Read) -> VideoFacts:
    """Read the head of a video. Raises NotAVideoError, and whatever `read` raises."""
    if read(4, 4) not in (b"ftyp", b"moov", b"wide", b"free", b"skip", b"mdat"):
        raise NotAVideoError
    for box in _outer_boxes(read):
        if box.name == b"moov":
            return _facts(read(box.start, min(box.end - box.start, _HEAD_BYTES)))
    raise NotAVideoError


def _outer_boxes(read: Read) -> Iterator[_Box]:
    place = 0
    for _ in range(_MOST_BOXES):
        head = read(place, 16)
        if len(head) < 8:  # noqa: PLR2004  (a box's head)
            return
        box = _box(head, place, place + (1 << 62))
        if box is None:
            return
        yield box
        place = box.end


def _box(head: bytes, place: int, limit: int) -> _Box | None:
    """Read one box's head; None where it cannot be one. A length of 0 means up to the end."""
    length, start = int.from_bytes(head[:4]), 8
    if length == 1:
        length, start = int.from_bytes(head[8:16]), 16
    elif length == 0:
        length = limit - place
    if length < start:
        return None
    return _Box(head[4:8], place + start, min(place + length, limit))


def _inner_boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    place = start
    while place + 8 <= end:
        box = _box(data[place : place + 16], place, end)
        if box is None:
            return
        yield box
        place = box.end


def _facts(moov: bytes) -> VideoFacts:
    seconds, size = None, (0, 0)
    for box in _inner_boxes(moov, 0, len(moov)):
        if box.name == b"mvhd":
            seconds = _seconds(moov[box.start : box.end])
        elif box.name == b"trak":
            for inner in _inner_boxes(moov, box.start, box.end):
                if inner.name == b"tkhd":
                    size = max(size, _size(moov[inner.start : inner.end]))
    if seconds is None:
        raise NotAVideoError
    return VideoFacts(seconds, *size)


def _seconds(mvhd: bytes) -> float | None:
    """Version 0 has times of 4 bytes, version 1 of 8; the scale has 4 in both."""
    wide = mvhd[:1] == b"\x01"
    scale_at = 20 if wide else 12
    length_bytes = 8 if wide else 4
    if len(mvhd) < scale_at + 4 + length_bytes:
        return None
    scale = int.from_bytes(mvhd[scale_at : scale_at + 4])
    length = int.from_bytes(mvhd[scale_at + 4 : scale_at + 4 + length_bytes])
    unknown = (1 << (8 * length_bytes)) - 1
    return length / scale if scale and length not in (0, unknown) else None


def _size(tkhd: bytes) -> tuple[int, int]:
    """Width and height end the box, as numbers with 16 bits behind the point."""
    if len(tkhd) < 84:  # noqa: PLR2004  (the least length of this box)
        return 0, 0
    return int.from_bytes(tkhd[-8:-4]) >> 16, int.from_bytes(tkhd[-4:]) >> 16
