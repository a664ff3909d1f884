"""Looking at media on a real server: what is told and what the file itself tells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from chatapp_desktop.app.composer.media_look import look, small_picture
from chatapp_desktop.viber.media_check import Kind
from tests.support.films import film
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
        facts = look(site.fetcher(), f"{site.origin}/p", Kind.IMAGE)
    assert (facts.width, facts.height) == (640, 480)
    assert (facts.length, facts.content_type) == (len(data), "image/x")
    assert facts.told_by_head is heads


@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("head_first", [True, False])
def test_a_video_tells_its_length(*, head_first: bool, ranges: bool) -> None:
    data = film(32, (640, 360), head_first=head_first, pictures=300_000)
    with serving(Site({"/v.mp4": ("video/mp4", data)}, ranges=ranges)) as site:
        facts = look(site.fetcher(), f"{site.origin}/v.mp4", Kind.VIDEO)
    assert (facts.seconds, facts.width, facts.height) == (32, 640, 360)
    assert facts.length == len(data)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("media", [Kind.IMAGE, Kind.VIDEO, Kind.DOCUMENT])
def test_what_is_something_else_has_no_size(media: Kind) -> None:
    with serving(Site({"/x": ("text/html", b"<html>" + b"x" * 5000)})) as site:
        facts = look(site.fetcher(), f"{site.origin}/x", media)
    assert (facts.width, facts.seconds, facts.status) == (0, None, 200)


def test_what_is_not_there_has_its_status() -> None:
    with serving(Site({})) as site:
        assert look(site.fetcher(), f"{site.origin}/x", Kind.VIDEO).status == 404


@pytest.mark.usefixtures("qapp")
def test_pictures_are_made_small_for_the_window() -> None:
    made = QImage.fromData(QByteArray(small_picture(picture(3000, 1500, "JPEG"))))
    assert (made.width(), made.height()) == (900, 450)
    assert QImage.fromData(QByteArray(small_picture(picture(20, 10)))).width() == 20
    assert small_picture(b"<html>") == b""


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
            assert small_picture(data) == b""
            assert look(site.fetcher(), site.origin + name, Kind.IMAGE).width == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_drawing_opens_no_file_of_this_computer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # In a process of its own: who opens a pipe without a writer waits for ever.
    program = (
        "import sys; from chatapp_desktop.app.composer.media_look import small_picture; "
        "sys.exit(len(small_picture(sys.stdin.buffer.read())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=drawing(pipe), timeout=30, check=False
    )
    assert done.returncode == 0
