"""The chosen row of a list: every cell of it is as easy to read, whatever cell the keyboard is at.

The pictures are those of the real window, in both themes.
"""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui import theme
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.template import Listed
from tests.support.hands import Hands


def listed(number: int) -> Listed:
    return Listed(f"abc{number}", "en", f"Order {number}", "UTILITY", "pass", "", 1_760_000_000_000)


def filled(hands: Hands, qtbot: QtBot) -> QTableView:
    """The list of templates with some lines, and the keyboard at its second one."""
    window = hands.window
    window.set_draft(Draft({"Type": "template"}))
    window.form.templates.show_rows([listed(number) for number in range(4)], 0.0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = hands.find(QTableView, "template_list")
    qtbot.waitUntil(table.isVisible)
    table.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: table.currentIndex().row() == 1)
    return table


def colours(table: QTableView, column: int) -> tuple[str, float]:
    """What a cell of the current row stands on, and how far the text's darkest is from that."""
    place = table.visualRect(table.currentIndex().siblingAtColumn(column)).adjusted(4, 4, -4, -4)
    picture = table.viewport().grab(place).toImage()
    wide, high = range(picture.width()), range(picture.height())
    found = Counter(picture.pixelColor(x, y).name() for x in wide for y in high)
    ground = found.most_common(1)[0][0]
    contrast = max(abs(QColor(each).lightness() - QColor(ground).lightness()) for each in found)
    return ground, contrast


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_cell_of_the_chosen_row_is_paler(hands: Hands, qtbot: QtBot, look: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply_theme(application, look)
    table = filled(hands, qtbot)
    accent = theme.colours().accent
    qtbot.waitUntil(lambda: table.palette().highlight().color().name() == accent)
    (ground, contrast), (other, usual) = colours(table, 0), colours(table, 1)
    assert ground == other == accent
    assert contrast >= 0.97 * usual


def test_the_row_stays_even_when_another_is_chosen_and_the_list_is_made_anew(
    hands: Hands, qtbot: QtBot
) -> None:
    table = filled(hands, qtbot)
    hands.type("template_search", "order")
    hands.type("template_search", "order 3")
    QTest.keyClick(hands.window.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(0)
    assert table.currentIndex().row() == 0
    assert colours(table, 0)[0] == colours(table, 1)[0]
