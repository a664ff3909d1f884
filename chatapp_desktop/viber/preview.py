"""What the recipient will see of a message, as one value that every renderer reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chatapp_desktop.viber.check import integer
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.variables import find_variables


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
    """When FAILED, why: an error's kind, `no_picture`, `damaged_picture` or `too_many_pixels`."""
    facts: Mapping[str, int] = field(default_factory=dict)
    """When FAILED, what its sentence names: `width` and `height` in pixels, `length` in bytes."""
    is_hopeless: bool = False
    """When FAILED, whether the address itself is why, so that to ask again would change nothing."""
    status: int = 0
    """When FAILED, the server's answer, if it was that."""


@dataclass(frozen=True, slots=True)
class ShownButton:
    """A button below a message."""

    caption: str
    kind: str = ""
    """What a tap does, in a template's word such as `URL`; empty for a message's own button."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One message in a conversation; texts as typed, with their marks, and empty where absent."""

    business: str = ""
    heading: str = ""
    """Above the text: a template's HEADER of text."""
    text: str = ""
    media: Media = Media.NONE
    picture: Picture = Picture()
    link: str = ""
    """Where what it carries is: the picture itself, the video or the file."""
    file_name: str = ""
    file_size: int | None = None
    """In bytes."""
    seconds: int | None = None
    """Length of the video."""
    buttons: tuple[ShownButton, ...] = ()
    """From top to bottom."""
    marked: tuple[tuple[int, int], ...] = ()
    """Ranges of `text` to point out, such as variables without a value: first, one past last."""


def unasked(address: str) -> Picture:
    """A picture of which only the address is known, if that."""
    return Picture(address, PictureState.UNASKED if address else PictureState.ABSENT)


def is_fetchable(address: str) -> bool:
    """Whether there is something to fetch; not before an address's variables have their values."""
    return address.lower().startswith(("https://", "http://")) and not find_variables(address)


def preview_of(draft: Draft) -> Preview:
    """Make the value of a draft. A template's own text is not in a draft: its preview is empty."""
    row = draft.message_type
    if row is None:
        return Preview()

    def field(key: str) -> str:
        return draft[f"Content.{key}"] if key in row.content else ""

    shown = {Media.IMAGE: "link", Media.VIDEO: "thumbnail"}.get(row.media, "")
    return Preview(
        text=field("text"),
        media=row.media,
        picture=unasked(field(shown).strip()),
        link=field("link").strip(),
        file_name=field("fileName"),
        file_size=integer(field("fileSize")),
        seconds=integer(field("duration")),
        # Also before it says anything: that there will be one is a part of what is seen.
        buttons=(ShownButton(field("caption") or "…"),) if "caption" in row.content else (),
    )
