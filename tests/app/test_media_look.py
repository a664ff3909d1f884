"""Looking at media on a real server: what is told and what the file itself tells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from chatapp_desktop.app.media_look import look, small_picture
from chatapp_desktop.viber.message_types import Media
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
        facts = look(site.fetcher(), f"{site.origin}/p", Media.IMAGE)
    assert (facts.width, facts.height) == (640, 480)
    assert (facts.length, facts.content_type) == (len(data), "image/x")
    assert facts.told_by_head is heads


@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("head_first", [True, False])
def test_a_video_tells_its_length(*, head_first: bool, ranges: bool) -> None:
    data = film(32, (640, 360), head_first=head_first, pictures=300_000)
    with serving(Site({"/v.mp4": ("video/mp4", data)}, ranges=ranges)) as site:
        facts = look(site.fetcher(), f"{site.origin}/v.mp4", Media.VIDEO)
    assert (facts.seconds, facts.width, facts.height) == (32, 640, 360)
    assert facts.length == len(data)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("media", [Media.IMAGE, Media.VIDEO, Media.DOCUMENT])
def test_what_is_something_else_has_no_size(media: Media) -> None:
    with serving(Site({"/x": ("text/html", b"<html>" + b"x" * 5000)})) as site:
        facts = look(site.fetcher(), f"{site.origin}/x", media)
    assert (facts.width, facts.seconds, facts.status) == (0, None, 200)


def test_what_is_not_there_has_its_status() -> None:
    with serving(Site({})) as site:
        assert look(site.fetcher(), f"{site.origin}/x", Media.VIDEO).status == 404


@pytest.mark.usefixtures("qapp")
def test_pictures_are_made_small_for_the_window() -> None:
    made = QImage.fromData(QByteArray(small_picture(picture(3000, 1500, "JPEG"))))
    assert (made.width(), made.height()) == (900, 450)
    assert QImage.fromData(QByteArray(small_picture(picture(20, 10)))).width() == 20
    assert small_picture(b"<html>") == b""
