"""The menu of one message, opened at its row with the right button or the Menu key."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.store.history.records import Entry, State
from chatapp_desktop.ui.history.pane import HistoryPane
from tests.support.speaking import speaking
from tests.ui.rows import entry, row

Reason = QContextMenuEvent.Reason
RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def pane(qtbot: Any) -> Iterator[HistoryPane]:
    """Six attempts; their details come when a test lets them."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Language(app).choose("en")
    made = HistoryPane()
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    ids = array("q", range(6, 0, -1))
    made.show_ids(ids, [row(each, message_id=f"id-{each}") for each in ids])
    made.end_list()
    yield made
    for menu in made.findChildren(QMenu, "row_menu"):
        menu.close()
    made.hide()
    made.deleteLater()


def table(pane: HistoryPane) -> QTableView:
    found = pane.findChild(QTableView, "history")
    assert isinstance(found, QTableView)
    return found


def right_click(pane: HistoryPane, where: QPoint) -> None:
    """Through the window, as the system tells it: the press, and that a menu is wanted."""
    window = pane.windowHandle()
    QTest.mouseClick(window, RIGHT, pos=table(pane).viewport().mapTo(pane, where))


def menu_key(pane: HistoryPane) -> None:
    """What Qt's parts for each system make of that key."""
    focused = QApplication.focusWidget()
    assert focused is not None
    middle = focused.rect().center()
    event = QContextMenuEvent(Reason.Keyboard, middle, focused.mapToGlobal(middle))
    QApplication.sendEvent(focused, event)


def at_row(pane: HistoryPane, attempt: int) -> QPoint:
    place = pane.model.place_of(attempt)
    assert place is not None
    return table(pane).visualRect(pane.model.index(place, 1)).center()


def answer(pane: HistoryPane, attempt: int, state: State = State.ACCEPTED) -> None:
    pane.show_entry(entry(row(attempt, state, message_id=f"id-{attempt}")))


def opened(pane: HistoryPane) -> QMenu | None:
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) and shown.objectName() == "row_menu" else None


def pick(menu: QMenu, name: str) -> None:
    action = next(each for each in menu.actions() if each.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_the_right_button_opens_the_menu_of_the_row_under_it(pane: HistoryPane) -> None:
    right_click(pane, at_row(pane, 4))
    assert opened(pane) is None  # it is not known yet what can be done with it
    answer(pane, 4)
    menu = opened(pane)
    assert menu is not None
    assert pane.details.entry_id == 4
    texts = [each.text() for each in menu.actions() if each.isVisible() and each.text()]
    assert texts[-2:] == ["Copy &MessageId", "Copy &all"]
    assert {"Send again", "Reopen as draft"} < set(texts)
    pick(menu, "copy_message_id")
    assert QGuiApplication.clipboard().text() == "id-4"


def test_the_menu_key_opens_the_menu_of_the_current_row(pane: HistoryPane) -> None:
    table(pane).setFocus()
    QTest.keyClick(table(pane), Qt.Key.Key_Down)
    answer(pane, 5)
    menu_key(pane)
    menu = opened(pane)
    assert menu is not None
    row_there = table(pane).visualRect(pane.model.index(1, 0))
    assert menu.pos() == table(pane).viewport().mapToGlobal(row_there.bottomLeft())
    sent: list[Entry] = []
    pane.details.resend_requested.connect(sent.append)
    pick(menu, "send_again")
    assert [each.row.id for each in sent] == [5]


def test_where_there_is_no_row_nothing_opens(pane: HistoryPane) -> None:
    right_click(pane, QPoint(30, table(pane).viewport().height() - 5))
    assert opened(pane) is None
    assert pane.details.entry_id == 0


def test_what_waits_for_one_message_does_not_open_for_another(pane: HistoryPane) -> None:
    right_click(pane, at_row(pane, 4))
    QTest.mouseClick(table(pane).viewport(), Qt.MouseButton.LeftButton, pos=at_row(pane, 2))
    answer(pane, 2)
    assert opened(pane) is None


def test_a_choice_never_acts_on_another_message(pane: HistoryPane) -> None:
    right_click(pane, at_row(pane, 3))
    answer(pane, 3)
    menu = opened(pane)
    assert menu is not None
    sent: list[Entry] = []
    pane.details.resend_requested.connect(sent.append)
    pane.select_newest()
    answer(pane, 6)
    pick(menu, "send_again")
    assert sent == []


def test_it_speaks_chinese(qapp: QApplication, pane: HistoryPane) -> None:
    with speaking(qapp, "zh_CN"):
        pane.retranslate()
        right_click(pane, at_row(pane, 4))
        answer(pane, 4)
        menu = opened(pane)
        assert menu is not None
        texts = [each.text() for each in menu.actions() if each.isVisible() and each.text()]
        assert all(any("一" <= sign <= "鿿" for sign in text) for text in texts), texts
