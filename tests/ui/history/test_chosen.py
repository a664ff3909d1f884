"""The details and their buttons belong to the chosen message, whatever comes in about others."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from chatapp_desktop.store.history.records import Entry, Filter, Row, State
from chatapp_desktop.ui.history.pane import HistoryPane
from tests.ui.rows import entry, row

MANY = 400


class Feed:
    """Answers when the test lets it, in the order that the test wants."""

    def __init__(self, pane: HistoryPane) -> None:
        self.pane = pane
        self.wanted: list[int] = []
        self.filters: list[Filter] = []
        self.again = 0
        pane.list_again_wanted.connect(self._count)
        pane.entry_wanted.connect(self.wanted.append)
        pane.filter_changed.connect(self.filters.append)

    def _count(self) -> None:
        self.again += 1

    def answer(self) -> None:
        asked = tuple(self.wanted)
        self.wanted.clear()
        for each in asked:
            self.pane.show_entry(entry(row(each)))

    def list_all(self, first: int = 64) -> None:
        ids = array("q", range(MANY, 0, -1))
        self.pane.show_ids(ids[:first], [row(each) for each in ids[:first]])
        self.pane.extend_ids(ids[first:])
        self.pane.end_list()


@pytest.fixture
def pane(qtbot: Any) -> Iterator[HistoryPane]:
    made = HistoryPane()
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    made.deleteLater()


@pytest.fixture
def feed(pane: HistoryPane) -> Feed:
    made = Feed(pane)
    made.list_all()
    return made


def table(pane: HistoryPane) -> QTableView:
    found = pane.findChild(QTableView, "history")
    assert isinstance(found, QTableView)
    return found


def choose(pane: HistoryPane, attempt: int) -> None:
    place = pane.model.place_of(attempt)
    assert place is not None
    table(pane).scrollTo(pane.model.index(place, 0))
    where = table(pane).visualRect(pane.model.index(place, 0)).center()
    QTest.mouseClick(table(pane).viewport(), Qt.MouseButton.LeftButton, pos=where)


def highlighted(pane: HistoryPane) -> list[int]:
    rows = table(pane).selectionModel().selectedRows()
    return [pane.model.id_at(each.row()) for each in rows]


def button(pane: HistoryPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def sent_again(pane: HistoryPane) -> list[int]:
    sent: list[Entry] = []
    pane.details.resend_requested.connect(sent.append)
    QTest.mouseClick(button(pane, "send_again"), Qt.MouseButton.LeftButton)
    return [each.row.id for each in sent]


def delivered(attempt: int) -> Row:
    return row(attempt, delivery="delivered")


def search(pane: HistoryPane, text: str) -> None:
    field = pane.findChild(QLineEdit, "history_search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, text)


def test_news_of_the_one_before_does_not_bring_it_back(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    feed.answer()
    assert pane.details.entry_id == 399
    choose(pane, 398)
    pane.put_fates([delivered(399)])
    feed.answer()
    assert highlighted(pane) == [398]
    assert pane.details.entry_id == 398
    assert sent_again(pane) == [398]


def test_an_entry_that_comes_too_late_is_not_shown(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    choose(pane, 398)
    feed.wanted.reverse()
    feed.answer()
    assert pane.details.entry_id == 398


def test_until_the_details_are_there_nothing_can_be_done(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    feed.answer()
    choose(pane, 398)
    for name in ("send_again", "reopen", "refresh_entry"):
        assert not button(pane, name).isEnabled(), name
    assert sent_again(pane) == []
    feed.answer()
    assert button(pane, "send_again").isEnabled()


def test_what_is_not_chosen_any_more_is_not_shown(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    feed.answer()
    table(pane).clearSelection()
    assert pane.details.entry_id == 0
    assert not button(pane, "send_again").isEnabled()
    pane.put_fates([delivered(399)])
    feed.answer()
    assert pane.details.entry_id == 0
    choose(pane, 399)
    feed.answer()
    assert pane.details.entry_id == 399


def test_one_that_is_not_on_disk_has_its_own_details(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    feed.answer()
    pane.put_newest([(-1, row(-1, State.SENDING, message_id=""))])
    choose(pane, -1)
    assert pane.details.entry_id == -1
    pane.keep(entry(row(-1)))
    assert pane.details.entry_id == -1
    assert sent_again(pane) == [-1]


def test_the_choice_follows_a_message_that_is_written_down(pane: HistoryPane, feed: Feed) -> None:
    pane.put_newest([(-1, row(-1, State.PREPARED, message_id=""))])
    choose(pane, -1)
    pane.put_newest([(-1, row(401))])
    feed.answer()
    assert highlighted(pane) == [401]
    assert pane.details.entry_id == 401


@pytest.mark.parametrize("attempt", [395, 200])
def test_listing_anew_keeps_the_choice_and_the_place(
    pane: HistoryPane, feed: Feed, qtbot: Any, attempt: int
) -> None:
    search(pane, "text")
    qtbot.waitUntil(lambda: bool(feed.filters) and feed.filters[-1].text == "text")
    feed.list_all()
    choose(pane, attempt)
    feed.answer()
    top = table(pane).rowAt(0)
    pane.put_newest([(500, row(500))])
    qtbot.waitUntil(lambda: feed.again == 1)
    feed.list_all()
    assert highlighted(pane) == [attempt]
    assert table(pane).rowAt(0) == top
    assert feed.wanted == []
    assert pane.details.entry_id == attempt


def test_what_a_new_search_leaves_out_is_not_chosen(
    pane: HistoryPane, feed: Feed, qtbot: Any
) -> None:
    choose(pane, 399)
    feed.answer()
    search(pane, "380")
    qtbot.waitUntil(lambda: bool(feed.filters) and feed.filters[-1].text == "380")
    pane.show_ids(array("q", (5,)), [row(5)])
    assert pane.details.entry_id == 399
    pane.end_list()
    assert pane.details.entry_id == 0


def test_events_that_come_thick_and_fast_do_not_put_it_off(
    pane: HistoryPane, feed: Feed, qtbot: Any
) -> None:
    search(pane, "text")
    qtbot.waitUntil(lambda: bool(feed.filters) and feed.filters[-1].text == "text")
    pane.put_newest([(500, row(500))])
    left = pane._again.remainingTime()
    qtbot.waitUntil(lambda: pane._again.remainingTime() < left - 10)
    later = pane._again.remainingTime()
    pane.put_newest([(501, row(501))])
    assert pane._again.remainingTime() <= later


def test_a_fate_that_no_search_can_find_lists_nothing(
    pane: HistoryPane, feed: Feed, qtbot: Any
) -> None:
    search(pane, "anna")
    qtbot.waitUntil(lambda: bool(feed.filters) and feed.filters[-1].text == "anna")
    pane.put_fates([delivered(700)])
    assert not pane._again.isActive()
    pane.put_fates([dataclasses.replace(delivered(700), message_id="anna")])
    assert pane._again.isActive()


def in_list(pane: HistoryPane) -> list[int]:
    return [pane.model.id_at(place) for place in range(pane.model.rowCount())]


@pytest.mark.parametrize("portions", [((9, 5, 3),), ((9,), (5, 3)), ((9, 5), (3,)), ((9,), (8,))])
@pytest.mark.parametrize("oldest_first", [False, True])
def test_the_chosen_one_keeps_its_row_though_the_filter_leaves_it_out(
    pane: HistoryPane, feed: Feed, portions: tuple[tuple[int, ...], ...], oldest_first: bool
) -> None:
    if oldest_first:
        pane.table.horizontalHeader().sectionClicked.emit(0)
        portions = tuple(tuple(reversed(each)) for each in reversed(portions))
    pane.show_ids(array("q", sorted((4, 3), reverse=not oldest_first)), [row(4), row(3)])
    pane.end_list()
    choose(pane, 4)
    feed.answer()
    assert set(pane.rows_to_keep) == {4, 3}
    pane.show_ids(array("q", portions[0]), [row(4)])
    for each in portions[1:]:
        pane.extend_ids(array("q", each))
    pane.end_list()
    assert in_list(pane) == sorted({4, *sum(portions, ())}, reverse=not oldest_first)
    assert highlighted(pane) == [4]
    assert pane.details.entry_id == 4
    step = Qt.Key.Key_Up if oldest_first else Qt.Key.Key_Down
    if 3 in in_list(pane):  # whoever goes on from it comes to the one after it
        QTest.keyClick(table(pane), step)
        assert highlighted(pane) == [3]
        pane.show_ids(array("q", (3,)), [row(3)])
        pane.end_list()
        assert in_list(pane) == [3]


def test_the_next_key_goes_on_in_the_same_column(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    for _ in range(6):
        QTest.keyClick(table(pane), Qt.Key.Key_Right)
    scrolled = table(pane).horizontalScrollBar().value()
    assert scrolled
    feed.list_all()
    QTest.keyClick(table(pane), Qt.Key.Key_Down)
    assert highlighted(pane) == [398]
    assert table(pane).currentIndex().column() == 6
    assert table(pane).horizontalScrollBar().value() == scrolled


def test_one_that_is_in_the_list_is_not_there_twice(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    feed.answer()
    feed.list_all()
    assert in_list(pane) == list(range(MANY, 0, -1))
    assert highlighted(pane) == [399]


def test_one_that_has_been_deleted_is_not_kept(pane: HistoryPane, feed: Feed) -> None:
    choose(pane, 399)
    feed.answer()
    pane.show_ids(array("q", (9, 5)), [row(9), row(5)])
    pane.end_list()
    assert in_list(pane) == [9, 5]
    assert pane.details.entry_id == 0
