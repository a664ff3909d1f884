"""Messages in reports: drawn by the preview's own renderer, in the light chat."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.preview import bubble, shapes
from chatapp_desktop.ui.words.picture_words import picture_text
from chatapp_desktop.ui.words.wording import button_kind_text, facts_text
from chatapp_desktop.viber.preview import Preview
from chatapp_desktop.viber.report import Drawn
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.template_preview import template_preview
from chatapp_desktop.viber.variables import Mark, Piece

_CHARACTERS = 38
"""How wide the phone is, as the narrow one of the preview."""
_SCALE = 1.5


def drawn_template(template: Template, values: Mapping[str, str]) -> Drawn:
    """A template as its recipient sees it."""
    preview = template_preview(template, values)
    pieces = template.pieces(values)
    if preview.heading:
        pieces = (Piece(f"{preview.heading}\n", Mark.FIXED), *pieces)
    captions = (Piece(f"\n[{each.caption}]", Mark.FIXED) for each in preview.buttons)
    pieces = (*pieces, *captions)
    return Drawn(pieces, lambda: png_of(preview), int(_width()))


def png_of(preview: Preview) -> bytes:
    """Draw a message; a PNG file."""
    words = bubble.Words(
        business=QCoreApplication.translate("PreviewPane", "Your business"),
        picture=picture_text(preview.picture),
        address=preview.picture.address,
        facts=facts_text(preview),
        kinds=tuple(button_kind_text(each.kind) for each in preview.buttons),
    )
    look = shapes.Look(_width(), QApplication.font(), theme.LIGHT)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = bubble.picture(bubble.scene(preview, words, look), _SCALE)
    # PySide6's stub asks for bytes, its code for a str.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _width() -> float:
    return _CHARACTERS * theme.character(QFontMetrics(QApplication.font()))
