"""The head of a video: found wherever it stands, and never believed when it is damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.mp4 import (
    HeadTooFarError,
    NoHeadError,
    NotAVideoError,
    Read,
    VideoFacts,
    video_facts,
)
from tests.support.films import box, film, whole_length


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
    [b"", b"<html>no film</html>", b"\x89PNG\r\n\x1a\n" + b"\0" * 50],
)
def test_what_is_no_film_is_refused(data: bytes) -> None:
    with pytest.raises(NotAVideoError):
        video_facts(reading(data))


@pytest.mark.parametrize(
    "data",
    [box(b"ftyp", b"isom"), box(b"ftyp", b"isom") + b"\0\0\0\x03moov",
     box(b"ftyp", b"x") + box(b"moov", b""), film(9, (16, 16))[:120], film(9, (16, 16))[:180],
     film(9, (16, 16), head_first=False)[:60]],
)  # fmt: skip
def test_a_film_that_ends_before_its_head_does_has_none(data: bytes) -> None:
    with pytest.raises(NoHeadError):
        video_facts(reading(data))


def test_a_head_behind_too_many_boxes_is_not_looked_for() -> None:
    data = box(b"ftyp", b"isom") + box(b"free", b"") * 100 + film(9, (16, 16))
    with pytest.raises(HeadTooFarError):
        video_facts(reading(data))


@pytest.mark.parametrize("wide", [True, False])
def test_an_unknown_length_is_not_given(*, wide: bool) -> None:
    highest = ((1 << 64 if wide else 1 << 32) - 1) / 1000
    assert video_facts(reading(film(0, (16, 16), wide=wide))) == VideoFacts(None, 16, 16)
    if not wide:
        assert video_facts(reading(film(highest, (16, 16)))).seconds is None


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("first", [0, 2])
def test_fragments_last_as_long_as_their_head_says(first: float, *, wide: bool) -> None:
    data = film(first, (640, 360), fragments=box(b"trex", bytes(24)) + whole_length(32, wide=wide))
    assert video_facts(reading(data)) == VideoFacts(32, 640, 360, is_fragmented=True)


@pytest.mark.parametrize("first", [0, 2])
@pytest.mark.parametrize("fragments", [b"", box(b"trex", bytes(24)), whole_length(0)])
def test_fragments_of_an_untold_length_do_not_last_as_long_as_the_first(
    first: float, fragments: bytes
) -> None:
    data = film(first, (640, 360), fragments=fragments)
    assert video_facts(reading(data)) == VideoFacts(None, 640, 360, is_fragmented=True)


@given(st.binary(max_size=300), st.integers(0, 300), st.integers(0, 255))
def test_damage_never_does_worse_than_a_refusal(noise: bytes, place: int, value: int) -> None:
    data = bytearray(film(12, (320, 240)))
    if data:
        data[place % len(data)] = value
    for damaged in (bytes(data), bytes(data[:place]), b"\0\0\0\x18ftyp" + noise):
        try:
            facts = video_facts(reading(damaged))
        except (NotAVideoError, NoHeadError, HeadTooFarError):
            continue
        assert facts.seconds is None or facts.seconds > 0


@given(st.floats(0.001, 600), st.floats(0.001, 600), st.integers(0, 400))
def test_a_beginning_never_tells_another_length_than_the_whole(
    first: float, whole: float, end: int
) -> None:
    """Fragments stand behind the length that a beginning would be taken at its word for."""
    data = film(first, (320, 240), fragments=whole_length(whole))
    told = video_facts(reading(data)).seconds
    try:
        facts = video_facts(reading(data[:end]))
    except (NotAVideoError, NoHeadError):
        return
    assert facts.seconds == told == round(whole * 1000) / 1000
