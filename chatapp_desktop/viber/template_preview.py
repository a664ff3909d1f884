"""What the recipient will see of a template once it is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import Picture, PictureState, Preview
from chatapp_desktop.viber.template import Component, Template
from chatapp_desktop.viber.variables import Mark, Piece, fill

_MEDIA = {media.name: media for media in (Media.IMAGE, Media.VIDEO, Media.DOCUMENT)}


def template_preview(template: Template, values: Mapping[str, str]) -> Preview:
    """Make the value of a template; variables without a value are marked."""
    header = next((part for part in template.components if part.form in _MEDIA), Component(""))
    media = _MEDIA.get(header.form, Media.NONE)
    address = header.thumbnail if media is Media.VIDEO else header.url
    address = "" if media is Media.DOCUMENT else fill(address, values)
    captions = (button.text for part in template.components for button in part.buttons)
    pieces = template.pieces(values)
    return Preview(
        heading=fill(_heading(template), values),
        text="".join(piece.text for piece in pieces),
        media=media,
        picture=Picture(address, PictureState.UNASKED if address else PictureState.ABSENT),
        file_name=header.file_name,
        seconds=header.duration or None,
        caption=fill(next(captions, ""), values),
        marked=_unfilled(pieces),
    )


def _heading(template: Template) -> str:
    """The HEADER of text, unless it stands for the text itself, as without a BODY."""
    parts = template.components
    if not any(part.kind == "BODY" and part.text for part in parts):
        return ""
    texts = (part.text for part in parts if part.kind == "HEADER" and part.form == "TEXT")
    return next(texts, "")


def _unfilled(pieces: tuple[Piece, ...]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    place = 0
    for piece in pieces:
        if piece.mark is Mark.UNFILLED:
            found.append((place, place + len(piece.text)))
        place += len(piece.text)
    return tuple(found)
