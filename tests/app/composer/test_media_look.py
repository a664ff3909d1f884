"""Looking at media on a real server: what is told and what the file itself tells."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from chatapp_desktop.app.composer.media_look import Unshown, look, small_picture
from chatapp_desktop.cams.web import WebTrouble
from chatapp_desktop.viber.media_check import HeadAnswer, Inside, Kind
from tests.support.films import film, whole_length
from tests.support.web_server import Site, serving


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(form.encode())).write(image)
    return bytes(data.data())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("heads", [True, False])
def test_a_picture_is_measured(form: str, *, heads: bool) -> None:
    data = picture(640, 480, form)
    with serving(Site({"/p": ("image/x", data)}, heads=heads)) as site:
        facts = look(site.fetcher(), f"{site.origin}/p", Kind.IMAGE).facts
    assert (facts.width, facts.height) == (640, 480)
    assert (facts.length, facts.content_type) == (len(data), "image/x")
    assert facts.head == (None if heads else HeadAnswer(405, None))


@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("head_first", [True, False])
def test_a_video_tells_its_length(*, head_first: bool, ranges: bool) -> None:
    data = film(32, (640, 360), head_first=head_first, pictures=300_000)
    with serving(Site({"/v.mp4": ("video/mp4", data)}, ranges=ranges)) as site:
        facts = look(site.fetcher(), f"{site.origin}/v.mp4", Kind.VIDEO).facts
    assert (facts.seconds, facts.width, facts.height) == (32, 640, 360)
    assert facts.length == len(data)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("media", [Kind.IMAGE, Kind.VIDEO, Kind.DOCUMENT])
def test_what_is_something_else_has_no_size(media: Kind) -> None:
    with serving(Site({"/x": ("text/html", b"<html>" + b"x" * 5000)})) as site:
        facts = look(site.fetcher(), f"{site.origin}/x", media).facts
    assert (facts.width, facts.seconds, facts.status) == (0, None, 200)


def test_what_is_not_there_has_its_status() -> None:
    with serving(Site({})) as site:
        assert look(site.fetcher(), f"{site.origin}/x", Kind.VIDEO).facts.status == 404


def shown(data: bytes) -> bytes:
    made = small_picture(data)
    assert isinstance(made, bytes)
    return made


@pytest.mark.usefixtures("qapp")
def test_pictures_are_made_small_for_the_window() -> None:
    made = QImage.fromData(QByteArray(shown(picture(3000, 1500, "JPEG"))))
    assert (made.width(), made.height()) == (900, 450)
    assert QImage.fromData(QByteArray(shown(picture(20, 10)))).width() == 20
    assert small_picture(b"<html>") == Unshown("no_picture")


def drawing(path: Path) -> bytes:
    """An SVG that is green, and shows a file of this computer."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="40" height="40"><rect width="40" height="40" fill="green"/>'
        f'<image width="40" height="40" xlink:href="{path}"/></svg>'
    ).encode()


@pytest.mark.usefixtures("qapp")
def test_only_what_viber_shows_is_read_as_a_picture(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture(40, 40))
    files = {
        "/svg.png": ("image/png", drawing(secret)),
        "/bmp.png": ("image/png", picture(40, 40, "BMP")),
    }
    with serving(Site(files)) as site:
        for name, (_, data) in files.items():
            assert small_picture(data) == Unshown("no_picture")
            assert look(site.fetcher(), site.origin + name, Kind.IMAGE).facts.width == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_drawing_opens_no_file_of_this_computer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # In a process of its own: who opens a pipe without a writer waits for ever.
    program = (
        "import sys; from chatapp_desktop.app.composer.media_look import small_picture; "
        "sys.exit(isinstance(small_picture(sys.stdin.buffer.read()), bytes))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=drawing(pipe), timeout=30, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("segment", [b"\xff\xe1", b"\xff\xe2", b"\xff\xfe"])
@pytest.mark.parametrize("size", [140_000, 3_000_000])
@pytest.mark.usefixtures("qapp")
def test_a_jpeg_is_measured_behind_all_that_programs_put_before(segment: bytes, size: int) -> None:
    data = stuffed(picture(640, 480, "JPEG"), segment, size) + bytes(20_000_000)
    with serving(Site({"/p.jpg": ("image/jpeg", data)})) as site:
        facts = look(site.fetcher(), f"{site.origin}/p.jpg", Kind.IMAGE).facts
    assert (facts.width, facts.height, facts.inside) == (640, 480, Inside.READ)
    assert facts.length == len(data)
    assert site.sent < len(data)


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_tells_its_size_too_late_is_no_other_file() -> None:
    data = stuffed(picture(640, 480, "JPEG"), b"\xff\xe1", 9 * 1024 * 1024)
    files = {"/late.jpg": ("image/jpeg", data), "/cut.jpg": ("image/jpeg", data[:100_000])}
    with serving(Site(files)) as site:
        late = look(site.fetcher(), f"{site.origin}/late.jpg", Kind.IMAGE).facts
        cut = look(site.fetcher(), f"{site.origin}/cut.jpg", Kind.IMAGE).facts
    assert (late.inside, cut.inside) == (Inside.BEYOND, Inside.CUT)


def stuffed(jpeg: bytes, segment: bytes, size: int) -> bytes:
    """Put that many bytes in segments before a JPEG's own, with a false frame header in each."""
    lie = b"\xff\xc0\x00\x11\x08\x00\x07\x00\x07"
    piece = segment + (65_000).to_bytes(2) + (lie * 8_000)[: 65_000 - 2]
    return jpeg[:2] + piece * (size // len(piece) + 1) + jpeg[2:]


@pytest.mark.parametrize("kind", list(Kind))
def test_an_empty_file_is_empty(kind: Kind) -> None:
    with serving(Site({"/x": ("image/png", b"")})) as site:
        assert look(site.fetcher(), f"{site.origin}/x", kind).facts.length == 0


@pytest.mark.parametrize("told", [0, 7, None])
def test_what_is_there_counts_not_what_head_tells(told: int | None) -> None:
    site = Site({"/x.pdf": ("application/pdf", b"%PDF-1.7")}, head_lengths={"/x.pdf": told})
    with serving(site):
        facts = look(site.fetcher(), f"{site.origin}/x.pdf", Kind.DOCUMENT).facts
    assert (facts.status, facts.length, facts.head) == (200, 8, HeadAnswer(200, told))


@pytest.mark.parametrize("status", [400, 403, 404, 500, 501])
def test_a_server_that_refuses_head_has_the_file_nevertheless(status: int) -> None:
    site = Site({"/x.pdf": ("application/pdf", b"%PDF-1.7")}, head_statuses={"/x.pdf": status})
    with serving(site):
        facts = look(site.fetcher(), f"{site.origin}/x.pdf", Kind.DOCUMENT).facts
    assert (facts.status, facts.length, facts.head) == (200, 8, HeadAnswer(status, None))


@pytest.mark.parametrize("ranges", [True, False])
def test_a_film_in_fragments_is_a_film(*, ranges: bool) -> None:
    told = film(0, (640, 360), fragments=whole_length(32), pictures=200_000)
    untold = film(0, (640, 360), fragments=b"", pictures=200_000)
    files = {"/told.mp4": ("video/mp4", told), "/untold.mp4": ("video/mp4", untold)}
    with serving(Site(files, ranges=ranges)) as site:
        for name, seconds in (("told", 32), ("untold", None)):
            facts = look(site.fetcher(), f"{site.origin}/{name}.mp4", Kind.VIDEO).facts
            assert (facts.seconds, facts.inside) == (seconds, Inside.READ)
            assert facts.is_fragmented


def test_a_head_behind_more_than_is_read_is_not_called_damaged() -> None:
    data = film(32, (640, 360), head_first=False, pictures=27 * 1024 * 1024)
    with serving(Site({"/v.mp4": ("video/mp4", data)}, ranges=False)) as site:
        looked = look(site.fetcher(), f"{site.origin}/v.mp4", Kind.VIDEO)
    assert (looked.facts.inside, looked.trouble) == (Inside.BEYOND, None)


@pytest.mark.usefixtures("qapp")
def test_who_waits_no_more_ends_what_is_read() -> None:
    data = stuffed(picture(640, 480, "JPEG"), b"\xff\xe1", 7_000_000)
    with serving(Site({"/p.jpg": ("image/jpeg", data)})) as site:
        facts = look(site.fetcher(), f"{site.origin}/p.jpg", Kind.IMAGE, lambda: True).facts
    assert facts.width == 0
    assert site.sent < len(data)


def many_pixels(side: int) -> bytes:
    """A PNG of colours that is small as a file and large as a picture."""
    packed = zlib.compressobj(1)
    rows = [packed.compress(bytes(3 * side + 1)) for _ in range(side)]
    head = side.to_bytes(4) * 2 + b"\x08\x02\0\0\0"
    chunks = ((b"IHDR", head), (b"IDAT", b"".join(rows) + packed.flush()), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
        for name, data in chunks
    )


@pytest.mark.qt_log_ignore("exceeds the current allocation limit")
@pytest.mark.usefixtures("qapp")
def test_a_picture_of_too_many_pixels_is_told_from_a_damaged_one() -> None:
    data = many_pixels(9000)
    facts = {"width": 9000, "height": 9000, "length": len(data)}
    assert small_picture(data) == Unshown("too_many_pixels", facts)
    assert small_picture(picture(40, 20)[:40]) == Unshown("damaged_picture")
    assert shown(many_pixels(1000))


@pytest.mark.usefixtures("qapp")
def test_a_file_that_ends_too_early_is_no_damaged_one() -> None:
    data = stuffed(picture(640, 480, "JPEG"), b"\xff\xe1", 200_000)
    with serving(Site({"/p.jpg": ("image/jpeg", data)}, cut={"/p.jpg": 150_000})) as site:
        looked = look(site.fetcher(), f"{site.origin}/p.jpg", Kind.IMAGE)
    assert looked.trouble is not None
    assert looked.trouble.trouble is WebTrouble.BROKEN
    assert (looked.facts.length, looked.facts.inside) == (len(data), Inside.UNREAD)
