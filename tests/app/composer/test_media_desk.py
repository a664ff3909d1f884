"""The preview's pictures and the media check, from the window to a real server and back."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Coroutine, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget

from chatapp_desktop import aio
from chatapp_desktop.app.composer import media_desk
from chatapp_desktop.app.composer.media_desk import MediaDesk
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.store.pictures import PictureStore
from chatapp_desktop.ui.preview.media_dialog import MediaDialog
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.preview import Picture, PictureState
from chatapp_desktop.viber.template import Component, Template
from tests.app.composer.test_media_look import many_pixels, picture
from tests.support.films import film
from tests.support.web_server import Site, serving

FINAL = (PictureState.READY, PictureState.FAILED)


class Bench:
    """A window whose profile's sandbox is a site with media."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.pictures = PictureStore(folder)
        self.errors: list[BaseException] = []
        self.window = MainWindow()
        self.kind = ProfileKind.SANDBOX
        self.endpoint = site.origin
        self.desk = MediaDesk(self.window, self.profile, self.where, self.pictures, self.spawn)

    def profile(self) -> Profile:
        # The demo's sandbox listens elsewhere than its profile says.
        return Profile("0" * 32, "Bench", self.kind, "http://127.0.0.1:8765")

    async def where(self, _profile: Profile) -> str:
        return self.endpoint

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        return aio.spawn(work, self.errors.append)

    def show(self, kind: str, name: str, **fields: str) -> None:
        links = {"Content.link": f"{self.site.origin}{name}"}
        draft = {"Type": "message", "MessageType": kind, **links, **fields}
        self.window.set_draft(Draft(draft))


@cache
def huge() -> bytes:
    return many_pixels(9000)


@pytest.fixture
def bench(
    loop: asyncio.AbstractEventLoop, qtbot: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Bench]:
    del loop
    files = {
        "/few.pdf": ("application/pdf", b"%PDF-1.7"),
        "/p.png": ("image/png", picture(40, 20)),
        "/none.png": ("text/html", b"<html>"),
        "/offer.pdf": ("application/pdf", b"%PDF-" + bytes(3_000_000)),
        "/v.mp4": ("video/mp4", film(32, (640, 360))),
        "/huge.png": ("image/png", huge() if "pixels" in request.node.name else b""),
    }
    moved = {"/away.png": "http://cdn.example.com/p.png"}
    with serving(Site(files, moved, secure=False, error_length=1534)) as site:
        made = Bench(site, tmp_path / "pictures")
        qtbot.addWidget(made.window)
        made.window.show()
        yield made
        assert made.errors == []


def test_a_picture_comes_into_the_preview_once(bench: Bench, qtbot: Any) -> None:
    pane = bench.window.preview
    pane.allow_pictures(True)
    for name in ("/p.png", "/none.png", "/p.png"):
        bench.show("image", name)

        def arrived(name: str = name) -> bool:
            shown = pane.preview().picture
            return shown.state in FINAL and shown.address.endswith(name)

        qtbot.waitUntil(arrived)
        good = name == "/p.png"
        assert (pane.preview().picture.state is PictureState.READY) == good
    assert bench.site.asked.count(("GET", "/p.png")) == 1


def shown(bench: Bench) -> Picture:
    return bench.window.preview.preview().picture


def test_a_picture_of_an_earlier_run_stands_in_until_it_is_known_what_is_there(
    bench: Bench, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer = threading.Event()

    def slow(address: str, allowed: frozenset[str]) -> Picture:
        assert may_answer.wait(30)
        return fetched(address, allowed)

    fetched = media_desk._picture
    monkeypatch.setattr(media_desk, "_picture", slow)
    earlier, pane = picture(8, 8), bench.window.preview
    pane.allow_pictures(True)
    for name, state in (("/p.png", PictureState.READY), ("/gone.png", PictureState.FAILED)):
        may_answer.clear()
        bench.pictures.put(f"{bench.site.origin}{name}", earlier)
        bench.show("image", name)
        qtbot.waitUntil(lambda: shown(bench).data == earlier)
        may_answer.set()
        qtbot.waitUntil(lambda: shown(bench).data != earlier)
        assert shown(bench).state is state
    qtbot.waitUntil(lambda: bench.pictures.get(f"{bench.site.origin}/p.png") != earlier)
    bench.desk.forget()
    qtbot.waitUntil(lambda: not bench.pictures.get(f"{bench.site.origin}/p.png"))


def test_nothing_is_asked_without_leave(bench: Bench, qtbot: Any) -> None:
    bench.window.preview.allow_pictures(False)
    bench.show("image", "/p.png")
    qtbot.wait(700)
    assert bench.site.asked == []


def test_values_of_a_video_are_taken_over(bench: Bench, qtbot: Any) -> None:
    bench.show("video", "/v.mp4", **{"Content.thumbnail": f"{bench.site.origin}/p.png"})
    button = bench.window.findChild(QPushButton, "check_media")
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isEnabled)
    button.click()
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is not None)
    dialog = bench.window.findChild(QWidget, "media_dialog")
    assert isinstance(dialog, MediaDialog)
    take = dialog.findChild(QPushButton, "take_values")
    assert isinstance(take, QPushButton)
    qtbot.waitUntil(take.isEnabled)
    listing = dialog.findChild(QListWidget, "media_findings")
    assert isinstance(listing, QListWidget)
    lines = [listing.item(row).text() for row in range(listing.count())]
    assert any("It lasts 32 second" in line for line in lines)
    assert any(
        line.startswith("! Thumbnail address: It measures 40 × 20 pixels; 400 × 400")
        for line in lines
    )
    take.click()
    length = len(bench.site.files["/v.mp4"][1])
    qtbot.waitUntil(lambda: bench.window.draft()["Content.fileSize"] == str(length))
    assert bench.window.draft()["Content.duration"] == "32"
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is None)


def opened(bench: Bench, qtbot: Any) -> MediaDialog:
    """The dialog, once its report is there."""
    button = bench.window.findChild(QPushButton, "check_media")
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isEnabled)
    button.click()
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is not None)
    dialog = bench.window.findChild(MediaDialog)
    assert isinstance(dialog, MediaDialog)
    qtbot.waitUntil(lambda: listing(dialog).count() > 0)
    return dialog


def listing(dialog: MediaDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "media_findings")
    assert isinstance(found, QListWidget)
    return found


def sentences(dialog: MediaDialog) -> list[str]:
    return [listing(dialog).item(row).text() for row in range(listing(dialog).count())]


def close(bench: Bench, dialog: MediaDialog, qtbot: Any) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is None)


def test_of_what_is_not_there_nothing_is_offered(bench: Bench, qtbot: Any) -> None:
    bench.show("document", "/gone.pdf", **{"Content.fileName": "a.pdf"})
    dialog = opened(bench, qtbot)
    assert "404" in sentences(dialog)[0]
    take = dialog.findChild(QPushButton, "take_values")
    assert isinstance(take, QPushButton)
    assert not take.isEnabled()
    assert bench.window.preview.preview().file_size is None
    close(bench, dialog, qtbot)


def test_a_thumbnail_without_an_address_is_missing(bench: Bench, qtbot: Any) -> None:
    bench.show("video", "/v.mp4")
    dialog = opened(bench, qtbot)
    said = sentences(dialog)
    assert said[-1].endswith("Thumbnail address: There is no address yet.")
    assert any("It lasts 32 second" in line for line in said)
    assert any("Reachable over http, which only the sandbox" in line for line in said)
    assert any(line.endswith("Its size is 0.3 kB.") for line in said)
    close(bench, dialog, qtbot)


def test_values_of_one_link_are_not_filled_in_for_another(bench: Bench, qtbot: Any) -> None:
    bench.show("video", "/v.mp4", **{"Content.thumbnail": f"{bench.site.origin}/p.png"})
    dialog = opened(bench, qtbot)
    bench.show("video", "/other.mp4")
    take = dialog.findChild(QPushButton, "take_values")
    assert isinstance(take, QPushButton)
    with qtbot.waitSignal(dialog.values_taken):
        take.click()
    assert bench.window.draft()["Content.fileSize"] == ""
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is None)


def test_a_file_is_shown_with_the_size_that_was_found(bench: Bench, qtbot: Any) -> None:
    bench.show("document", "/offer.pdf", **{"Content.fileName": "offer.pdf"})
    pane, view = bench.window.preview, bench.window.findChild(QWidget, "preview_view")
    assert isinstance(view, QWidget)
    assert pane.preview().file_size is None
    button = bench.window.findChild(QPushButton, "check_media")
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isEnabled)
    button.click()
    qtbot.waitUntil(lambda: pane.preview().file_size == 3_000_005)
    assert "offer.pdf\n2.9 MB" in view.accessibleDescription()
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is not None)
    dialog = bench.window.findChild(MediaDialog)
    assert isinstance(dialog, MediaDialog)
    dialog.reject()
    bench.show("document", "/other.pdf", **{"Content.fileName": "other.pdf"})
    qtbot.waitUntil(lambda: pane.preview().file_name == "other.pdf")
    assert pane.preview().file_size is None
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is None)


def test_a_check_can_be_left_before_it_ends(bench: Bench, qtbot: Any) -> None:
    bench.show("image", "/p.png")
    button = bench.window.findChild(QPushButton, "check_media")
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isEnabled)
    button.click()
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is not None)
    dialog = bench.window.findChild(MediaDialog)
    assert isinstance(dialog, MediaDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    qtbot.waitUntil(lambda: bench.window.findChild(MediaDialog) is None)


def test_an_address_with_a_variable_is_not_asked(bench: Bench, qtbot: Any) -> None:
    bench.show("image", "/$(name).png")
    dialog = opened(bench, qtbot)
    (said,) = sentences(dialog)
    assert said.endswith(
        "A variable in the address has no value yet: name. Nothing is asked before."
    )
    assert bench.site.asked == []
    close(bench, dialog, qtbot)


def test_the_media_of_a_template_are_checked_once_they_are_filled(bench: Bench, qtbot: Any) -> None:
    head = Component("HEADER", "IMAGE", url=f"{bench.site.origin}/$(name).png")
    bench.window.show_template(Template("1", "en", status="pass", components=(head,)))
    named = {"Type": "template", "TemplateCode": "1", "Language": "en"}
    bench.window.set_draft(Draft(named))
    dialog = opened(bench, qtbot)
    assert "no value yet: name" in sentences(dialog)[0]
    close(bench, dialog, qtbot)
    bench.window.set_draft(Draft({**named, "TemplateParams.name": "p"}))
    pane = bench.window.preview
    qtbot.waitUntil(lambda: pane.preview().link.endswith("/p.png"))
    dialog = opened(bench, qtbot)
    assert any("It measures 40 × 20 pixels" in line for line in sentences(dialog))
    assert all("Picture address:" in line for line in sentences(dialog))
    close(bench, dialog, qtbot)


def again_is_offered(bench: Bench) -> bool:
    button = bench.window.findChild(QPushButton, "fetch_again")
    assert isinstance(button, QPushButton)
    return not button.isHidden()


def test_to_fetch_again_is_offered_where_it_can_help(bench: Bench, qtbot: Any) -> None:
    bench.window.preview.allow_pictures(True)
    addresses = {
        f"{bench.site.origin}/gone.png": True,
        f"{bench.site.origin}/none.png": True,
        f"{bench.site.origin}/away.png": True,
        "http://cdn.example.com/a.png": False,
        "https://ann:secret@cdn.example.com/a.png": False,
        "https://192.168.0.1/a.png": False,
    }
    for address, helps in addresses.items():
        draft = {"Type": "message", "MessageType": "image", "Content.link": address}
        bench.window.set_draft(Draft(draft))
        qtbot.waitUntil(
            lambda address=address: (
                shown(bench).address == address and shown(bench).state is PictureState.FAILED
            )
        )
        assert again_is_offered(bench) == helps, address


def test_a_redirect_that_is_refused_is_named(bench: Bench, qtbot: Any) -> None:
    bench.show("image", "/away.png")
    dialog = opened(bench, qtbot)
    led, refused = sentences(dialog)
    assert "The server redirects to http://cdn.example.com/p.png." in led
    assert "this address is not https" in refused
    close(bench, dialog, qtbot)


@pytest.mark.qt_log_ignore("exceeds the current allocation limit")
def test_a_picture_of_too_many_pixels_is_told_with_vibers_limit(bench: Bench, qtbot: Any) -> None:
    bench.window.preview.allow_pictures(True)
    bench.show("image", "/huge.png")
    qtbot.waitUntil(lambda: shown(bench).state is PictureState.FAILED, timeout=30_000)
    view = bench.window.findChild(QWidget, "preview_view")
    assert isinstance(view, QWidget)
    said = view.accessibleDescription()
    assert "9000 × 9000 pixels are too many to be shown here." in said
    assert "recommends at most 50.0 MB for the file, which has" in said


def test_a_production_profile_asks_nothing_on_this_machine(bench: Bench, qtbot: Any) -> None:
    bench.kind = ProfileKind.PRODUCTION
    bench.show("image", "/p.png")
    dialog = opened(bench, qtbot)
    (said,) = sentences(dialog)
    assert "this address is not https" in said
    assert bench.site.asked == []
    close(bench, dialog, qtbot)


def test_what_is_waited_for_is_named_and_can_be_left(qtbot: Any) -> None:
    dialog = MediaDialog()
    qtbot.addWidget(dialog)
    dialog.show_asked(["https://a.example.com/v.mp4", "https://b.example.com/t.jpg", ""])
    assert "Asking a.example.com, b.example.com …" in labels(dialog)
    assert "Cancel" in buttons(dialog)
    dialog.show_findings([], Draft(), {})
    assert "Close" in buttons(dialog)


def test_a_few_bytes_are_not_nothing(bench: Bench, qtbot: Any) -> None:
    bench.show("document", "/few.pdf", **{"Content.fileName": "few.pdf"})
    dialog = opened(bench, qtbot)
    assert any(re.search(r"Its size is 8 byte", line) for line in sentences(dialog))
    close(bench, dialog, qtbot)


def labels(dialog: MediaDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def buttons(dialog: MediaDialog) -> list[str]:
    return [button.text() for button in dialog.findChildren(QPushButton)]
