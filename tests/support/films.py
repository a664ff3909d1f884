"""Makes the smallest files of the mp4 family that have a head."""

from __future__ import annotations

_SCALE = 1000


def box(name: bytes, contents: bytes, *, large: bool = False) -> bytes:
    """One box; a `large` one writes its length in 8 bytes."""
    if large:
        return b"\0\0\0\1" + name + (len(contents) + 16).to_bytes(8) + contents
    return (len(contents) + 8).to_bytes(4) + name + contents


def whole_length(seconds: float, *, wide: bool = False) -> bytes:
    """The box that tells how long all fragments last."""
    version, each = (1, 8) if wide else (0, 4)
    return box(b"mehd", bytes([version, 0, 0, 0]) + round(seconds * _SCALE).to_bytes(each))


def film(
    seconds: float,
    size: tuple[int, int],
    *,
    head_first: bool = True,
    wide: bool = False,
    large_box: bool = False,
    pictures: int = 100,
    fragments: bytes | None = None,
) -> bytes:
    """A film of that length and size, with so many bytes in place of its pictures.

    `fragments` is what stands in its `mvex`, as of a film in fragments; None for no such box.
    """
    times = 8 if wide else 4
    mvhd = bytes([int(wide), 0, 0, 0]) + bytes(2 * times) + _SCALE.to_bytes(4)
    mvhd += round(seconds * _SCALE).to_bytes(times) + bytes(80)
    tkhd = bytes(76) + (size[0] << 16).to_bytes(4) + (size[1] << 16).to_bytes(4)
    extra = b"" if fragments is None else box(b"mvex", fragments)
    head = box(b"moov", box(b"mvhd", mvhd) + box(b"trak", box(b"tkhd", tkhd)) + extra)
    body = box(b"mdat", bytes(pictures), large=large_box)
    parts = (head, body) if head_first else (body, head)
    return box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + b"".join(parts)
