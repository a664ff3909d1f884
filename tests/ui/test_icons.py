"""Icons: drawn in the colour of the text beside them, in its size, whatever the theme."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets import icons
from chatapp_desktop.ui.widgets.icons import show_magnifier, wear

DRAWINGS = {name: each for name, each in vars(icons).items() if name.isupper() and name[0] != "_"}


def ink(image: QImage) -> set[str]:
    """The colours of what is drawn with full strength."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    }


def worn(button: QPushButton, mode: QIcon.Mode) -> QImage:
    return button.icon().pixmap(button.iconSize(), 1.0, mode).toImage()


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("size", [13, 32])
def test_each_is_drawn_within_its_square(qapp: QApplication, name: str, size: int) -> None:
    """A stroke that is cut off would touch the edge."""
    image = icons.picture(DRAWINGS[name], "#1d1b26", size, 2).toImage()
    assert image.width() == image.height() == 2 * size
    assert image.devicePixelRatio() == 2
    last = image.width() - 1
    edge = [(x, y) for x in range(last + 1) for y in (0, last)]
    assert not [at for at in edge if image.pixelColor(*at).alpha() > 250]
    assert not [at for at in edge if image.pixelColor(at[1], at[0]).alpha() > 250]
    assert image != icons.picture((), "#1d1b26", size, 2).toImage()


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_it_follows_theme_and_size(qtbot: QtBot, qapp: QApplication, chosen: str) -> None:
    theme.apply_theme(qapp, "dark" if chosen == "light" else "light")
    button = QPushButton("Refresh")
    qtbot.addWidget(button)
    wear(button, icons.REFRESH)
    button.show()
    small = button.iconSize().width()
    theme.apply_theme(qapp, chosen)
    font = button.font()
    font.setPointSizeF(2 * font.pointSizeF())
    button.setFont(font)
    assert button.iconSize().width() >= 2 * small - 2
    assert button.iconSize().height() <= button.fontMetrics().height()
    qtbot.waitUntil(lambda: theme.colours().text in ink(worn(button, QIcon.Mode.Normal)))
    assert theme.colours().text not in ink(worn(button, QIcon.Mode.Disabled))


def test_a_button_in_colours_of_its_own_has_its_icon_in_them(qtbot: QtBot) -> None:
    button = QPushButton("Send")
    qtbot.addWidget(button)
    wear(button, icons.SEND)
    button.setStyleSheet("QPushButton { background: #1b6b3a; color: #fefefe; }")
    button.show()
    assert "#fefefe" in ink(worn(button, QIcon.Mode.Normal))


def test_a_line_to_search_with_has_its_mark_before_the_text(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    show_magnifier(line)
    line.show()
    for points in (10, 20):
        font = line.font()
        font.setPointSize(points)
        line.setFont(font)
        line.resize(line.sizeHint())
        (mark,) = line.findChildren(QLabel)
        assert mark.height() >= line.fontMetrics().ascent()
        assert line.rect().contains(mark.geometry())
        assert mark.geometry().right() < line.textMargins().left()
        hint = line.palette().color(QPalette.ColorRole.PlaceholderText)
        assert QColor(hint.name()).name() in ink(mark.pixmap().toImage())
