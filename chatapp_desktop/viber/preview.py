"""What the recipient will see of a message, as one value that every renderer reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chatapp_desktop.viber.check import integer
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media


class PictureState(StrEnum):
    """What is known of a picture."""

    ABSENT = "absent"
    """No address yet."""
    UNASKED = "unasked"
    """Not fetched, because nobody has asked for it."""
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or thumbnail: where it is, and what came of fetching it."""

    address: str = ""
    state: PictureState = PictureState.ABSENT
    data: bytes = b""
    """The file as fetched, when READY."""
    trouble: str = ""
    """When FAILED, the kind of what Viber would meet: of an error, or `no_picture`."""
    status: int = 0
    """When FAILED, the server's answer, if it was that."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One message in a conversation; texts as typed, with their marks, and empty where absent."""

    business: str = ""
    heading: str = ""
    """Above the text: a template's HEADER of text."""
    text: str = ""
    media: Media = Media.NONE
    picture: Picture = Picture()
    file_name: str = ""
    file_size: int | None = None
    """In bytes."""
    seconds: int | None = None
    """Length of the video."""
    caption: str = ""
    """What stands on the button."""
    marked: tuple[tuple[int, int], ...] = ()
    """Ranges of `text` to point out, such as variables without a value: first, one past last."""


def picture_address(draft: Draft) -> str:
    """The picture that a phone shows for a draft: of a video, its thumbnail. May be empty."""
    row = draft.message_type
    if row is None or row.media not in (Media.IMAGE, Media.VIDEO):
        return ""
    return draft[f"Content.{'thumbnail' if row.media is Media.VIDEO else 'link'}"].strip()


def preview_of(
    draft: Draft,
    picture: Picture | None = None,
    business: str = "",
    found_size: int | None = None,
) -> Preview:
    """Make the value of a draft. A template's own text is not in a draft: its preview is empty.

    `found_size` is what is at the link, in bytes, for a file, whose size no parameter tells.
    """
    row = draft.message_type
    if row is None:
        return Preview(business=business)
    address = picture_address(draft)
    unasked = Picture(address, PictureState.UNASKED if address else PictureState.ABSENT)

    def field(key: str) -> str:
        return draft[f"Content.{key}"] if key in row.content else ""

    return Preview(
        business=business,
        text=field("text"),
        media=row.media,
        picture=picture or unasked,
        file_name=field("fileName"),
        file_size=found_size if row.media is Media.DOCUMENT else integer(field("fileSize")),
        seconds=integer(field("duration")),
        caption=field("caption"),
    )
