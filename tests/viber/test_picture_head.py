"""The head of a picture: kind and size from its first bytes, and no more than they tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.picture_head import (
    NotAPictureError,
    PictureHead,
    form_of,
    picture_head,
)

Sides = st.integers(1, 16383)


def jpeg(width: int, height: int, before: bytes = b"", frame: int = 0xC0) -> bytes:
    size = height.to_bytes(2) + width.to_bytes(2)
    return b"\xff\xd8" + before + b"\xff" + bytes([frame]) + b"\0\x11\x08" + size + bytes(12)


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4) + bytes(5)


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + bytes(3)


def webp(chunk: bytes, contents: bytes) -> bytes:
    return b"RIFF\x80\0\0\0WEBP" + chunk + b"\x70\0\0\0" + contents + bytes(20)


def lossy(width: int, height: int) -> bytes:
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return webp(b"VP8 ", b"\x10\0\0\x9d\x01\x2a" + size)


def lossless(width: int, height: int) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    return webp(b"VP8L", b"\x2f" + bits.to_bytes(4, "little"))


def extended(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", bytes(4) + size)


MAKERS = {
    "jpeg": (jpeg,), "png": (png,), "gif": (gif,), "webp": (lossy, lossless, extended),
}  # fmt: skip
EVERY = [(form, make) for form, makers in MAKERS.items() for make in makers]
Segments = st.lists(
    st.builds(
        lambda marker, body, fill: (
            b"\xff" * fill + bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body
        ),
        st.sampled_from([0xC4, 0xDB, 0xE0, 0xE1, 0xE2, 0xED, 0xFE]),
        st.binary(max_size=300),
        st.integers(0, 3),
    ),
    max_size=6,
).map(b"".join)


@pytest.mark.parametrize(("form", "make"), EVERY)
@given(data=st.data())
def test_every_size_is_read_and_no_beginning_tells_another(
    form: str, make: object, data: st.DataObject
) -> None:
    assert callable(make)
    width, height = data.draw(Sides), data.draw(Sides)
    whole = make(width, height)
    head = PictureHead(form, width, height)
    assert picture_head(whole) == head
    for end in range(len(whole)):
        assert picture_head(whole[:end]) in (None, head)


@given(Segments, Sides, Sides, st.sampled_from([0xC0, 0xC1, 0xC2, 0xC9]))
def test_what_stands_before_the_frame_is_stepped_over(
    before: bytes, width: int, height: int, frame: int
) -> None:
    whole = jpeg(width, height, before, frame)
    assert picture_head(whole) == PictureHead("jpeg", width, height)
    assert picture_head(whole[: 2 + len(before)]) is None


def test_a_preview_inside_of_a_segment_is_not_the_picture() -> None:
    small = jpeg(160, 120)
    segment = b"\xff\xe1" + (len(small) + 2).to_bytes(2) + small
    assert picture_head(jpeg(4000, 3000, segment)) == PictureHead("jpeg", 4000, 3000)


@pytest.mark.parametrize(
    "data",
    [b"<html>", b"%PDF-1.7", b"BM" + bytes(50), b"RIFF\0\0\0\0WAVE",
     b"\x89PNG\r\n\x1a\n" + bytes(20),
     jpeg(0, 9), png(9, 0), gif(0, 0), b"\xff\xd8\xff\xda" + bytes(9), b"\xff\xd8\xff\xd9",
     b"\xff\xd8\xff\xe0\0\x01", webp(b"ALPH", b"")],
)  # fmt: skip
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPictureError):
        picture_head(data)


@given(st.sampled_from([make(320, 240) for _, make in EVERY]), st.binary(max_size=200), st.data())
def test_damage_never_does_worse_than_a_refusal(
    whole: bytes, noise: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(whole)))
    for damaged in (noise, whole[:place] + noise, whole[:place] + noise + whole[place:]):
        try:
            head = picture_head(damaged)
        except NotAPictureError:
            continue
        assert head is None or (head.form == form_of(damaged) and head.width and head.height)


def test_endless_segments_end() -> None:
    assert picture_head(b"\xff\xd8" + b"\xff\xe0\0\x02" * 30_000) is None
    assert picture_head(b"\xff\xd8" + b"\xff" * 300_000) is None
