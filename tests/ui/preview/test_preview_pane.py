"""The preview pane: follows the draft, asks once about pictures, gives itself as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from chatapp_desktop import resource
from chatapp_desktop.ui.preview.pane import PreviewPane
from chatapp_desktop.ui.words.spoken import text_of
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.preview import Picture, PictureState, Preview, ShownButton
from chatapp_desktop.viber.template import Button, Component, Template
from chatapp_desktop.viber.template_preview import template_preview
from tests.support import scenes

ADDRESS = "https://cdn.example.com/winter/boots.jpg"


@pytest.fixture
def pane(qtbot: Any) -> PreviewPane:
    made = PreviewPane()
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


def words(pane: PreviewPane) -> str:
    view = pane.findChild(QWidget, "preview_view")
    assert isinstance(view, QWidget)
    return view.accessibleDescription()


def press(pane: PreviewPane, name: str) -> None:
    button = pane.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_a_screen_reader_hears_the_message(pane: PreviewPane) -> None:
    pane.show_draft(scenes.draft("text_video_button"))
    for piece in ("Hello Ann, your order is ready", "0:32 · 10.0 MB", "Open the order"):
        assert piece in words(pane)


def test_nothing_is_fetched_before_somebody_agreed(pane: PreviewPane, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(pane.picture_wanted, wait=700):
        pane.show_draft(scenes.draft("video"))
    assert "not fetched" in words(pane)
    with qtbot.waitSignals([pane.pictures_chosen, pane.picture_wanted]):
        press(pane, "fetch_pictures")


def test_who_refuses_is_not_asked_again(pane: PreviewPane, qtbot: Any) -> None:
    pane.show_draft(scenes.draft("video"))
    button = pane.findChild(QPushButton, "fetch_no_pictures")
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    with qtbot.assertNotEmitted(pane.picture_wanted, wait=700):
        button.click()
        pane.show_draft(scenes.draft("text"))
        pane.show_draft(scenes.draft("video"))
    assert not button.isVisible()


def test_typing_an_address_fetches_once(pane: PreviewPane, qtbot: Any) -> None:
    pane.allow_pictures(True)
    asked: list[str] = []
    pane.picture_wanted.connect(asked.append)
    for length in range(8, len(ADDRESS) + 1):
        draft = {"Type": "message", "MessageType": "image", "Content.link": ADDRESS[:length]}
        pane.show_draft(Draft(draft))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [ADDRESS]


def test_a_picture_that_comes_too_late_is_not_shown(pane: PreviewPane) -> None:
    pane.allow_pictures(True)
    pane.show_draft(scenes.draft("video"))
    pane.show_picture(Picture("https://other.example/x.jpg", PictureState.READY, b"x"))
    assert pane.preview().picture.state is PictureState.UNASKED
    shown = Picture(ADDRESS, PictureState.FAILED, status=404)
    pane.show_picture(shown)
    assert "status 404" in words(pane)
    pane.show_picture(Picture(ADDRESS, PictureState.FAILED, trouble="timeout"))
    assert "answers too slowly" in words(pane)


def image_at(address: str) -> Draft:
    return Draft({"Type": "message", "MessageType": "image", "Content.link": address})


def again(pane: PreviewPane) -> QPushButton:
    button = pane.findChild(QPushButton, "fetch_again")
    assert isinstance(button, QPushButton)
    return button


@pytest.mark.parametrize("how", ["mouse", "space", "shortcut"])
def test_a_failed_picture_is_fetched_again(pane: PreviewPane, qtbot: Any, how: str) -> None:
    pane.allow_pictures(True)
    asked: list[str] = []
    pane.picture_wanted.connect(asked.append)
    pane.show_draft(image_at(ADDRESS))
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert not again(pane).isVisible()
    pane.show_picture(Picture(ADDRESS, PictureState.FAILED, status=503))
    qtbot.waitUntil(again(pane).isVisible)
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    again(pane).setFocus()
    match how:
        case "mouse":
            qtbot.mouseClick(again(pane), Qt.MouseButton.LeftButton)
        case "space":
            qtbot.keyClick(again(pane), Qt.Key.Key_Space)
        case "shortcut":
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            qtbot.keyClick(pane, Qt.Key.Key_R, both)
    assert asked == [ADDRESS, ADDRESS]
    assert "Fetching" in words(pane)
    assert again(pane).isVisible()
    again(pane).click()
    assert len(asked) == 2
    pane.show_picture(Picture(ADDRESS, PictureState.READY, b"x"))
    assert not again(pane).isVisible()


def test_a_picture_that_was_here_is_here_again_at_once(pane: PreviewPane, qtbot: Any) -> None:
    pane.allow_pictures(True)
    with qtbot.waitSignal(pane.picture_wanted):
        pane.show_draft(image_at(ADDRESS))
    picture = Picture(ADDRESS, PictureState.READY, b"x")
    pane.show_picture(picture)
    with qtbot.assertNotEmitted(pane.picture_wanted, wait=700):
        pane.show_draft(image_at(ADDRESS[:-1]))
        assert pane.preview().picture.state is PictureState.UNASKED
        pane.show_draft(image_at(ADDRESS))
        assert pane.preview().picture == picture
        pane.allow_pictures(False)
        assert pane.preview().picture.state is PictureState.UNASKED
        pane.allow_pictures(True)
        assert pane.preview().picture == picture


def test_an_address_with_a_variable_waits_for_its_value(pane: PreviewPane, qtbot: Any) -> None:
    pane.allow_pictures(True)
    asked: list[str] = []
    pane.picture_wanted.connect(asked.append)
    head = Component("HEADER", "IMAGE", url="https://cdn.example.com/$(name).jpg")
    template = Template("1", "en", components=(head,))
    draft = Draft({"Type": "template", "TemplateCode": "1", "Language": "en"})
    pane.show_preview(template_preview(template, {}), draft)
    qtbot.wait(700)
    assert asked == []
    assert "A variable in its address has no value yet." in words(pane)
    pane.show_preview(template_preview(template, {"name": "boots"}), draft)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["https://cdn.example.com/boots.jpg"]


def test_all_buttons_of_a_template_are_heard_in_their_order(pane: PreviewPane) -> None:
    buttons = [("Open", "URL"), ("Call us", "PHONE_NUMBER"), ("Odd", "NEW_KIND")]
    made = tuple(Button(kind, text, "", "") for text, kind in buttons)
    parts = Component("BODY", text="Hello"), Component("BUTTONS", buttons=made)
    pane.show_preview(template_preview(Template("1", "en", components=parts), {}), Draft())
    assert words(pane).split("\n") == [
        "Hello",
        "Open (opens a web address)",
        "Call us (calls a number)",
        "Odd (NEW_KIND)",
    ]


@pytest.mark.parametrize(
    ("kind", "missing"), [("text", False), ("image", True), ("video", True), ("document", True)]
)
def test_only_what_has_an_address_lacks_one(pane: PreviewPane, kind: str, missing: bool) -> None:
    pane.show_draft(Draft({"Type": "message", "MessageType": kind}))
    assert ("no address yet" in words(pane)) is missing


def test_a_file_with_an_address_lacks_no_picture(pane: PreviewPane) -> None:
    pane.show_draft(scenes.draft("document"))
    assert "no address" not in words(pane)
    assert "not loaded" not in words(pane)


def test_a_filled_template_is_shown_as_given(pane: PreviewPane) -> None:
    pane.show_preview(Preview(text="Dear *Ann*", buttons=(ShownButton("Open"),)), Draft())
    assert words(pane).startswith("Dear Ann")


def test_a_template_has_no_link_to_check(pane: PreviewPane) -> None:
    pane.show_draft(scenes.draft("video"))
    button = pane.findChild(QPushButton, "check_media")
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    template = Draft({"Type": "template", "TemplateCode": "1", "Language": "en"})
    pane.show_preview(Preview(text="Dear Ann"), template)
    assert not button.isVisible()
    check = next(action for action in pane.actions_offered() if action.text() == "Check media")
    assert not check.isEnabled()


def test_the_preview_is_saved_and_copied_as_a_picture(
    pane: PreviewPane, qtbot: Any, tmp_path: Path
) -> None:
    pane.show_draft(scenes.draft("text"))
    target = tmp_path / "preview.png"
    with qtbot.waitSignal(pane.said):
        pane.save_picture(str(target))
    saved = QImage(str(target))
    assert saved.width() > 200
    copy = next(a for a in pane.actions_offered() if "Copy" in a.text())
    copy.trigger()
    assert QGuiApplication.clipboard().image().size() == saved.size()
    with qtbot.waitSignal(pane.said) as said:
        pane.save_picture(str(tmp_path / "no" / "such.png"))
    assert "could not be written" in text_of(said.args[0])


def test_without_a_template_it_says_what_to_do(qtbot: Any) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_draft(Draft({"Type": "template"}))
    view = pane.findChild(QWidget, "preview_view")
    assert isinstance(view, QWidget)
    assert "Choose a template." in view.accessibleDescription()


def test_a_failure_is_said_in_the_language_of_the_moment(
    pane: PreviewPane, qapp: QApplication
) -> None:
    pane.allow_pictures(True)
    pane.show_draft(scenes.draft("video"))
    pane.show_picture(Picture(ADDRESS, PictureState.FAILED, trouble="timeout"))
    translator = QTranslator()
    assert translator.load(str(resource.path("translations/chatapp_desktop_zh_CN.qm")))
    qapp.installTranslator(translator)
    try:
        pane.retranslate()
        assert "服务器" in words(pane)
    finally:
        qapp.removeTranslator(translator)
