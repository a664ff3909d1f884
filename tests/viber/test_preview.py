"""What a preview shows of each kind of message."""

from __future__ import annotations

import pytest

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import MESSAGE_TYPES, Media
from chatapp_desktop.viber.preview import PictureState, preview_of
from tests.support.contents import CONTENT


@pytest.mark.parametrize("kind", MESSAGE_TYPES)
def test_a_preview_has_what_the_message_type_has(kind: str) -> None:
    row = MESSAGE_TYPES[kind]
    shown = preview_of(Draft({"Type": "message", "MessageType": kind, **CONTENT}))
    assert bool(shown.text) == ("text" in row.content)
    assert bool(shown.buttons) == ("caption" in row.content)
    assert bool(shown.file_name) == ("fileName" in row.content)
    assert (shown.seconds == 32) == ("duration" in row.content)
    assert (shown.file_size == 10_485_760) == ("fileSize" in row.content)
    assert shown.media is row.media


def test_a_video_shows_its_thumbnail() -> None:
    draft = Draft({"Type": "message", "MessageType": "video", **CONTENT})
    picture = preview_of(draft).picture
    assert picture.address == CONTENT["Content.thumbnail"]
    assert picture.state is PictureState.UNASKED
    assert preview_of(draft).link == CONTENT["Content.link"]


def test_what_was_typed_for_another_type_is_not_shown() -> None:
    shown = preview_of(Draft({"Type": "message", "MessageType": "text", **CONTENT}))
    assert shown.media is Media.NONE
    assert shown.picture.state is PictureState.ABSENT
    assert shown.buttons == ()


def test_a_template_has_no_text_of_its_own() -> None:
    assert preview_of(Draft({"Type": "template", **CONTENT})).text == ""
