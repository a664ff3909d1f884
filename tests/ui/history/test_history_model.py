"""The list of the history: ids only, rows when they are looked at, newest first."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.history.model import Column, HistoryModel
from tests.ui.rows import row


@pytest.fixture
def model(qapp: object) -> HistoryModel:
    del qapp
    return HistoryModel()


def texts(model: QAbstractTableModel, column: Column = Column.MESSAGE_ID) -> list[str]:
    return [str(model.index(place, column).data()) for place in range(model.rowCount())]


def test_rows_are_asked_for_when_they_are_looked_at(model: HistoryModel, qtbot: QtBot) -> None:
    model.set_ids(array("q", range(1000, 0, -1)))
    assert model.rowCount() == 1000
    with qtbot.waitSignal(model.rows_wanted) as asked:
        assert model.index(250, 0).data() == "…"
        assert model.index(251, 0).data() == "…"
    assert asked.args is not None
    (ids,) = asked.args
    assert ids == list(range(776, 744, -1))
    model.put_rows(row(number) for number in ids)
    assert model.index(250, Column.MESSAGE_ID).data() == "MID-750"


def test_rows_at_hand_are_not_asked_for(model: HistoryModel, qtbot: QtBot) -> None:
    model.set_ids(array("q", (2, 1)), [row(2), row(1)])
    with qtbot.assertNotEmitted(model.rows_wanted, wait=50):
        assert texts(model) == ["MID-2", "MID-1"]


def put(model: HistoryModel, *rows: Row) -> None:
    model.put_many([(each.id, each) for each in rows])


def test_several_at_once(model: HistoryModel) -> None:
    model.set_ids(array("q", (2, 1)), [row(2), row(1)])
    put(model, row(3), row(2, code="Late"), row(4), row(3, code="Again"))
    assert texts(model) == ["MID-4", "MID-3", "MID-2", "MID-1"]
    assert texts(model, Column.CODE)[1:3] == ["Again", "Late"]


def test_only_what_is_known(model: HistoryModel) -> None:
    model.set_ids(array("q", (2, 1)), [row(2), row(1)])
    left_out = model.put_many([(3, row(3)), (1, row(1, code="New"))], known_only=True)
    assert [each.id for each in left_out] == [3]
    assert texts(model, Column.CODE) == [row(2).code, "New"]
    assert not model.put_many([(1, row(1))], known_only=True)


def test_a_new_attempt_comes_first_and_changes_in_place(model: HistoryModel) -> None:
    model.set_ids(array("q", (1,)), [row(1)])
    put(model, row(2, State.SENDING))
    assert texts(model) == ["MID-2", "MID-1"]
    put(model, row(2, State.UNKNOWN, code="Reply.Closed"))
    assert texts(model) == ["MID-2", "MID-1"]
    assert model.index(0, Column.CODE).data() == "Reply.Closed"
    assert "Unknown" in texts(model, Column.OUTCOME)[0]


def test_an_attempt_gets_its_real_id(model: HistoryModel) -> None:
    model.set_ids(array("q", (1,)), [row(1)])
    model.put_many([(-1, row(-1, State.PREPARED))])
    model.put_many([(-1, row(7))])
    assert texts(model) == ["MID-7", "MID-1"]
    assert model.id_at(0) == 7


def test_what_is_not_on_disk_is_not_asked_for(model: HistoryModel, qtbot: QtBot) -> None:
    model.set_ids(array("q", (-5,)))
    with qtbot.assertNotEmitted(model.rows_wanted, wait=50):
        texts(model)


def test_every_state_has_a_mark_and_a_word(model: HistoryModel) -> None:
    for state in State:
        model.set_ids(array("q", (1,)), [row(1, state)])
        mark, word = texts(model, Column.OUTCOME)[0].split(" ", 1)
        assert len(mark) == 1
        spoken = model.index(0, Column.OUTCOME).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == word


def test_a_row_is_heard_in_one_go(model: HistoryModel) -> None:
    sent = row(1, to="380441234567", summary="Your order", profile="Shop", delivery="read")
    model.set_ids(array("q", (1,)), [sent])
    first = model.index(0, Column.TIME)
    heard = f"380441234567, Accepted, Read, Your order, {first.data()}, Shop"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == heard
    model.masked = True
    assert "441234" not in str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    model.set_ids(array("q", (2,)), [row(2, State.SENDING, summary="")])
    assert ", ," not in str(model.index(0, Column.TIME).data(Qt.ItemDataRole.AccessibleTextRole))


def test_what_the_service_says_is_no_markup(model: HistoryModel) -> None:
    model.set_ids(array("q", (1,)), [row(1, message="<img src=x><b>no</b>")])
    index = model.index(0, Column.MESSAGE)
    assert index.data() == "<img src=x><b>no</b>"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == (
        "<p>&lt;img src=x&gt;&lt;b&gt;no&lt;/b&gt;</p>"
    )


def test_the_text_and_the_profile_have_columns(model: HistoryModel) -> None:
    model.set_ids(array("q", (1,)), [row(1, summary="Your order", profile="Shop")])
    assert texts(model, Column.TEXT) == ["Your order"]
    assert texts(model, Column.PROFILE) == ["Shop"]


def test_no_more_text_is_laid_out_than_can_be_seen(model: HistoryModel) -> None:
    long = "word " * 40
    model.text_room = 20
    model.set_ids(array("q", (1, 2)), [row(1, summary=long), row(2, summary=long[:20])])
    assert texts(model, Column.TEXT) == [long[:20] + "…", long[:20]]
    index = model.index(0, Column.TEXT)
    assert long.strip() in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == long.strip()


def test_a_number_in_a_text_is_masked_before_the_text_is_cut(model: HistoryModel) -> None:
    model.masked = True
    model.text_room = 8
    model.set_ids(array("q", (1,)), [row(1, to="380441234567", summary="Is 380441234567 you?")])
    assert texts(model, Column.TEXT) == ["Is 380••…"]
    index = model.index(0, Column.TEXT)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "380•••••••67 you?" in str(index.data(role))


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("newest"), st.integers(1, 30)),
        st.tuples(st.just("extend"), st.integers(1, 5)),
        st.tuples(st.just("reset"), st.integers(0, 5)),
        st.tuples(st.just("rows"), st.integers(1, 30)),
    ),
    max_size=30,
)


@given(steps=STEPS)
def test_qt_finds_nothing_to_complain_about(qapp: object, steps: list[tuple[str, int]]) -> None:
    del qapp
    model = HistoryModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    oldest = 1000
    expected: list[int] = []
    for step, number in steps:
        match step:
            case "newest":
                put(model, row(2000 + number))
                if 2000 + number not in expected:
                    expected.insert(0, 2000 + number)
            case "extend":
                more = range(oldest - 1, oldest - 1 - number, -1)
                oldest -= number
                model.extend_ids(array("q", more))
                expected.extend(more)
            case "reset":
                expected = list(range(3000, 3000 - number, -1))
                model.set_ids(array("q", expected))
            case _:
                model.put_rows([row(2000 + number)])
        assert [model.id_at(place) for place in range(model.rowCount())] == expected
    tester.deleteLater()
    model.deleteLater()
