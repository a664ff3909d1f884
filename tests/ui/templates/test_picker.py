"""The template picker: with each key the list is painted once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui.templates.picker import TemplatePicker
from chatapp_desktop.viber.template import Listed

ROWS = tuple(
    Listed(f"{number:032x}", "en", f"order_{number:03}", "text", "pass", "", 0)
    for number in range(300)
)


class Painted(QObject):
    """Counts how often all of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.whole = 0
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.whole += event.rect() == self._widget.rect()
        return False


@pytest.fixture
def picker(qtbot: QtBot) -> TemplatePicker:
    made = TemplatePicker()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_rows(ROWS, 0.0)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_key_in_the_search_paints_the_list_once(picker: TemplatePicker, qtbot: QtBot) -> None:
    search, table = picker.findChild(QLineEdit, "template_search"), picker.findChild(QTableView)
    assert isinstance(search, QLineEdit)
    assert isinstance(table, QTableView)
    painted, counts = Painted(table.viewport()), []
    for number in range(1, 7):
        painted.whole = 0
        search.setText(f"order_{number}" if number % 2 else "")
        qtbot.waitUntil(lambda: painted.whole > 0)
        qtbot.wait(20)  # for what would follow a moment later
        counts.append(painted.whole)
    # Once or twice the desktop itself may ask for it.
    assert sorted(counts)[:4] == [1] * 4


@pytest.mark.parametrize("comes", ["texts", "rows"])
def test_what_comes_late_leaves_the_highlight(picker: TemplatePicker, comes: str) -> None:
    """Texts are still read, or the list again, while somebody walks through what was found."""
    search, table = picker.findChild(QLineEdit, "template_search"), picker.findChild(QTableView)
    assert isinstance(search, QLineEdit)
    assert isinstance(table, QTableView)
    QTest.keyClicks(search, "order_00")
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    if comes == "texts":
        picker.put_words({ROWS[200].key: "order_00 too"})
    else:
        picker.show_rows(ROWS[1:], 0.0)
    assert [each.row() for each in table.selectionModel().selectedRows()] == [
        1 if comes == "texts" else 0
    ]
    chosen: list[object] = []
    picker.template_chosen.connect(chosen.append)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen == [ROWS[1].key]


def test_the_chosen_line_is_wholly_seen_though_the_room_gets_less(qtbot: QtBot) -> None:
    picker = TemplatePicker()
    qtbot.addWidget(picker)
    rows = [Listed(f"{place}", "en", "name", "text", "pass", "", 0) for place in range(33)]
    picker.show_rows(rows, 0)
    picker.resize(500, 600)
    picker.show()
    qtbot.waitExposed(picker)
    picker.select(rows[12].key)
    table = picker.findChild(QTableView, "template_list")
    assert isinstance(table, QTableView)
    (chosen,) = table.selectionModel().selectedRows()

    table.setFixedHeight(table.height() // 2)

    def is_whole() -> bool:
        seen = table.visualRect(chosen)
        return seen.top() >= 0 and seen.bottom() < table.viewport().height()

    qtbot.waitUntil(is_whole)
    bold = [table.model().index(12, column).data(Qt.ItemDataRole.FontRole) for column in range(6)]
    assert bold[0].bold()
    assert not any(bold[1:])
