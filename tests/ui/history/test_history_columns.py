"""What the history shows first: the columns that a narrow window must not hide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QTableView

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.words.doctor import delivery_label
from tests.support import scenes
from tests.support.speaking import speaking

FIRST = (Column.TIME, Column.OUTCOME, Column.RECIPIENT)
USUAL = ("submitted", "sent", "delivered", "read", "failed")


@pytest.fixture
def chinese_font(qapp: QApplication) -> Iterator[QFont]:
    """The program in the Chinese font whose ideographs are the widest beside its letters."""
    before = qapp.font()
    names = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    fonts = [QFont(name, before.pointSize()) for name in names]
    uneven = [font for font in fonts if _unevenness(font) > 1.2]
    if not uneven:
        pytest.skip("no Chinese font here has letters narrower than its ideographs")
    qapp.setFont(max(uneven, key=_unevenness))
    yield qapp.font()
    qapp.setFont(before)


def _unevenness(font: QFont) -> float:
    metrics = QFontMetrics(font)
    return metrics.averageCharWidth() / metrics.horizontalAdvance("0")


@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.usefixtures("chinese_font")
def test_outcome_recipient_and_delivery_are_seen(
    qapp: QApplication, qtbot: Any, language: str, width: int
) -> None:
    with speaking(qapp, language):
        window = scenes.main_window()
        qtbot.addWidget(window)
        window.resize(width, 700)
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()
        table = window.findChild(QTableView, "history")
        assert isinstance(table, QTableView)
        for column in FIRST:
            right = table.columnViewportPosition(column) + table.columnWidth(column)
            assert right <= table.viewport().width(), column.name
        # Of the delivery what becomes of most messages; a rare sentence may go on beyond the edge.
        start = table.columnViewportPosition(Column.DELIVERY)
        for word in USUAL:
            wide = table.fontMetrics().horizontalAdvance(delivery_label(word)) + theme.unit(table)
            assert start + wide <= table.viewport().width(), word


def test_a_wider_column_shows_more_of_the_text(qapp: QApplication, qtbot: Any) -> None:
    with speaking(qapp, "en"):
        window = scenes.main_window()
        qtbot.addWidget(window)
        table = window.findChild(QTableView, "history")
        assert isinstance(table, QTableView)
        before = window.history.model.text_room
        table.setColumnWidth(Column.TEXT, 3 * table.columnWidth(Column.TEXT))
        assert abs(window.history.model.text_room - 3 * before) <= 2


def test_a_character_is_as_wide_as_a_digit(chinese_font: QFont) -> None:
    metrics = QFontMetrics(chinese_font)
    assert theme.character(metrics) == metrics.horizontalAdvance("0")
    assert theme.character(metrics) < metrics.averageCharWidth()


def test_each_column_stands_under_its_head(qapp: QApplication, qtbot: Any) -> None:
    with speaking(qapp, "en"):
        window = scenes.main_window()
        qtbot.addWidget(window)
        model = window.history.model
        heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    wanted = [column.name.lower().replace("_", "") for column in Column]
    assert [str(head).lower() for head in heads] == wanted
