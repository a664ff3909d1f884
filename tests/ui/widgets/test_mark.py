"""The mark that the program draws is the one that its file shows to the desktop."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from chatapp_desktop import resource
from chatapp_desktop.ui.widgets.mark import mark, mark_icon


def pixels(pixmap: QPixmap) -> bytes:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return bytes(image.constBits())


@pytest.mark.parametrize("size", [16, 64, 256])
def test_it_is_drawn_as_in_the_file(qapp: QApplication, size: int) -> None:
    del qapp
    kept = QIcon(str(resource.path("icons", "chatapp-desktop.svg"))).pixmap(size, size)
    drawn, wanted = pixels(mark(size)), pixels(kept)
    assert len(drawn) == len(wanted) == 4 * size * size
    # Where edges are smoothed the two ways of drawing differ by a shade.
    assert sum(abs(a - b) for a, b in zip(drawn, wanted, strict=True)) < 2 * len(drawn)
    assert max(abs(a - b) for a, b in zip(drawn, wanted, strict=True)) < 64


def test_the_icon_is_sharp_at_the_sizes_that_desktops_ask_for(qapp: QApplication) -> None:
    del qapp
    assert {size.width() for size in mark_icon().availableSizes()} >= {16, 32, 48, 256}


def test_on_a_fine_screen_it_has_more_pixels(qapp: QApplication) -> None:
    del qapp
    assert mark(32, 2.0).width() == 64
    assert mark(32, 2.0).deviceIndependentSize().width() == 32
