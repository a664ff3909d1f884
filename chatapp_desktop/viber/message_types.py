"""The nine MessageTypes of Viber: what each must contain, and what it must not.

Source: SendChatappMessage for Viber, parameter `Content`. `text_image` has no rule line there; it
takes text and link, as the type's name says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Media(StrEnum):
    """What `Content.link` points to."""

    NONE = ""
    IMAGE = "image"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class MessageType:
    """One MessageType: all of its content keys are required, no others are sent."""

    name: str
    content: tuple[str, ...]
    media: Media = Media.NONE
    forbidden: tuple[str, ...] = ()
    """Keys that the document names as not allowed, beyond those that are merely not used."""


_VIDEO = ("link", "thumbnail", "fileSize", "duration")

MESSAGE_TYPES: dict[str, MessageType] = {
    row.name: row
    for row in (
        MessageType("text", ("text",)),
        MessageType("image", ("link",), Media.IMAGE),
        MessageType("video", _VIDEO, Media.VIDEO),
        MessageType("document", ("link", "fileName", "fileType"), Media.DOCUMENT),
        MessageType("text_button", ("text", "caption", "action")),
        MessageType("text_image_button", ("text", "link", "caption", "action"), Media.IMAGE),
        MessageType("text_video", ("text", *_VIDEO), Media.VIDEO),
        # Viber's button opens the video itself, so an address would have no meaning.
        MessageType("text_video_button", ("text", *_VIDEO, "caption"), Media.VIDEO, ("action",)),
        MessageType("text_image", ("text", "link"), Media.IMAGE),
    )
}

IMAGE_EXTENSIONS = frozenset({"jpg", "jpeg", "png", "gif", "webp"})
VIDEO_EXTENSIONS = frozenset({"mp4", "m4v", "mov", "3gp"})
FILE_TYPES: tuple[str, ...] = (
    "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "rtf", "dot", "dotx", "odt", "odf", "fodt",
    "ods", "fods", "xlsm", "xltx", "info", "xps", "pdax", "eps",
)  # fmt: skip
"""What a `document` may be ("Viber message types"); presentations and archives are not in it."""
