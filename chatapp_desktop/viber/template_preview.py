"""What the recipient will see of a template once it is filled in."""

from __future__ import annotations

from collections.abc import Mapping

from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import Preview, ShownButton, unasked
from chatapp_desktop.viber.template import Component, Template
from chatapp_desktop.viber.variables import Mark, Piece, fill

_MEDIA = {media.name: media for media in (Media.IMAGE, Media.VIDEO, Media.DOCUMENT)}


def template_preview(template: Template, values: Mapping[str, str]) -> Preview:
    """Make the value of a template; variables without a value are marked."""
    header = next((part for part in template.components if part.form in _MEDIA), Component(""))
    media = _MEDIA.get(header.form, Media.NONE)
    link = fill(header.url, values)
    shown = {Media.IMAGE: link, Media.VIDEO: fill(header.thumbnail, values)}.get(media, "")
    buttons = (button for part in template.components for button in part.buttons if button.text)
    pieces = template.pieces(values)
    return Preview(
        heading=fill(_heading(template), values),
        text="".join(piece.text for piece in pieces),
        media=media,
        picture=unasked(shown),
        link=link if media is not Media.NONE else "",
        file_name=header.file_name,
        seconds=header.duration or None,
        buttons=tuple(ShownButton(fill(each.text, values), each.kind) for each in buttons),
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
