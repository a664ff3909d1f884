"""Length and size of a video, read from the few bytes that tell them (ISO 14496-12, QuickTime).

mp4, m4v, mov and 3gp are made of boxes: length, name, contents. `moov` holds the film's head; it
stands at the beginning or behind all pictures, so boxes are stepped over without reading them.
A film in fragments (`mvex`) has its whole length in `mehd`, and where that is missing nowhere in
its head: `mvhd` then counts the first fragment at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Read = Callable[[int, int], bytes]
"""Gives at most that many bytes from that place on; fewer only at the end of the file."""

_MOST_BOXES = 64
_NO_END = 1 << 62
_STARTS = (b"ftyp", b"moov", b"wide", b"free", b"skip", b"mdat")


class NotAVideoError(Exception):
    """The bytes are no video of this family."""


class NoHeadError(Exception):
    """It begins as such a video, but ends before its head does, or the head is damaged."""


class HeadTooFarError(Exception):
    """It begins as such a video, but its head is behind more boxes than are stepped over."""


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What the head of a video tells."""

    seconds: float | None
    """None where its head does not tell it."""
    width: int
    """In pixels; 0 where no track shows pictures."""
    height: int
    is_fragmented: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    """Of the contents."""
    end: int

    def contents(self, read: Read, most: int = 120) -> bytes:
        """The first of its bytes; all that is needed of any box read here."""
        wanted = min(self.end - self.start, most)
        data = read(self.start, wanted) if wanted else b""
        if len(data) < wanted:
            raise NoHeadError  # the file ends inside of it
        return data


def video_facts(read: Read) -> VideoFacts:
    """Read the head of a video; passes on whatever `read` raises.

    Raises NotAVideoError, NoHeadError, HeadTooFarError.
    """
    if read(4, 4) not in _STARTS:
        raise NotAVideoError
    for box in _boxes(read, 0, _NO_END):
        if box.name == b"moov":
            return _facts(read, box)
    raise NoHeadError


def _boxes(read: Read, place: int, end: int) -> Iterator[_Box]:
    for _ in range(_MOST_BOXES):
        if place + 8 > end:
            return
        head = read(place, 16)
        if len(head) < 8:  # noqa: PLR2004  (a box's head)
            if end != _NO_END:
                raise NoHeadError  # the file ends inside of the box that holds these
            return
        box = _box(head, place, end)
        if box is None:
            return
        yield box
        place = box.end
    raise HeadTooFarError


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


def _facts(read: Read, moov: _Box) -> VideoFacts:
    mvhd, size, fragments = b"", (0, 0), None
    for box in _boxes(read, moov.start, moov.end):
        match box.name:
            case b"mvhd":
                mvhd = box.contents(read)
            case b"trak":
                size = max(size, _size(_child(read, box, b"tkhd")))
            case b"mvex":
                fragments = _child(read, box, b"mehd")
    scale, length = _scale_and_length(mvhd)
    if fragments is not None:
        length = _number(fragments, 4)
    seconds = length / scale if scale and length else None
    return VideoFacts(seconds, *size, is_fragmented=fragments is not None)


def _child(read: Read, parent: _Box, name: bytes) -> bytes:
    """The first bytes of a box's child; none where it has no such child."""
    for box in _boxes(read, parent.start, parent.end):
        if box.name == name:
            return box.contents(read)
    return b""


def _is_wide(contents: bytes) -> bool:
    """Version 0 has times of 4 bytes, version 1 of 8."""
    return contents[:1] == b"\x01"


def _number(contents: bytes, at: int) -> int:
    """Read a length of time; 0 where none is told, as the highest number means too."""
    each = 8 if _is_wide(contents) else 4
    piece = contents[at : at + each]
    return 0 if len(piece) < each or piece == b"\xff" * each else int.from_bytes(piece)


def _scale_and_length(mvhd: bytes) -> tuple[int, int]:
    """The scale has 4 bytes in both versions; without a whole box there is no head."""
    at = 20 if _is_wide(mvhd) else 12
    if len(mvhd) < at + (12 if _is_wide(mvhd) else 8):
        raise NoHeadError
    return int.from_bytes(mvhd[at : at + 4]), _number(mvhd, at + 4)


def _size(tkhd: bytes) -> tuple[int, int]:
    """Width and height end the box, as numbers with 16 bits behind the point."""
    at = 88 if _is_wide(tkhd) else 76
    if len(tkhd) < at + 8:
        return 0, 0
    return int.from_bytes(tkhd[at : at + 4]) >> 16, int.from_bytes(tkhd[at + 4 : at + 8]) >> 16
