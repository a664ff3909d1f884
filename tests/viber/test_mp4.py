"""The head of a video: found wherever it stands, and never believed when it is damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.mp4 import NotAVideoError, Read, VideoFacts, video_facts
from tests.support.films import box, film


def reading(data: bytes) -> Read:
    return lambda place, length: data[place : place + length]


@pytest.mark.parametrize("head_first", [True, False])
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("large_box", [True, False])
def test_length_and_size_are_read(*, head_first: bool, wide: bool, large_box: bool) -> None:
    data = film(31.5, (640, 360), head_first=head_first, wide=wide, large_box=large_box)
    assert video_facts(reading(data)) == VideoFacts(31.5, 640, 360)


def test_the_pictures_are_not_read() -> None:
    data = film(2, (16, 16), head_first=False, pictures=5_000_000)
    read = 0

    def count(place: int, length: int) -> bytes:
        nonlocal read
        piece = data[place : place + length]
        read += len(piece)
        return piece

    assert video_facts(count).seconds == 2
    assert read < 10_000


def test_a_film_without_pictures_has_no_size() -> None:
    assert video_facts(reading(film(3, (0, 0)))) == VideoFacts(3, 0, 0)


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>no film</html>", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, box(b"ftyp", b"isom"),
     box(b"ftyp", b"isom") + b"\0\0\0\x03moov", box(b"ftyp", b"x") + box(b"moov", b"")],
)  # fmt: skip
def test_what_is_no_film_is_refused(data: bytes) -> None:
    with pytest.raises(NotAVideoError):
        video_facts(reading(data))


def test_an_unknown_length_is_not_given() -> None:
    with pytest.raises(NotAVideoError):
        video_facts(reading(film(0, (16, 16))))


@given(st.binary(max_size=300), st.integers(0, 300), st.integers(0, 255))
def test_damage_never_does_worse_than_a_refusal(noise: bytes, place: int, value: int) -> None:
    data = bytearray(film(12, (320, 240)))
    if data:
        data[place % len(data)] = value
    for damaged in (bytes(data), bytes(data[:place]), b"\0\0\0\x18ftyp" + noise):
        try:
            facts = video_facts(reading(damaged))
        except NotAVideoError:
            continue
        assert facts.seconds >= 0
