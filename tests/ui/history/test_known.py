"""Whatever order news comes in, list and status line say the same and take nothing back."""

from __future__ import annotations

import dataclasses
import itertools
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.history.known import Known
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.doctor import outcome_sentence
from tests.support.hands import Hands
from tests.ui.rows import row

LIFE = (
    row(1, State.PREPARED, message_id=""),
    row(1, State.SENDING, message_id=""),
    row(1, State.UNKNOWN, message_id=""),
    row(1, State.UNKNOWN, message_id="", looked_at=5.0),
    row(1, delivery="submitted"),
    row(1, delivery="sent"),
    row(1, delivery="failed"),
    row(1, delivery="failed", fell_back=1),
    row(1, delivery="delivered"),
    row(1, delivery="read"),
)


@given(st.lists(st.integers(2, len(LIFE) - 1), min_size=1))
def test_nothing_that_comes_late_takes_anything_back(order: list[int]) -> None:
    known = Known()
    for farthest, place in zip(itertools.accumulate(order, max), order, strict=True):
        assert known.take(LIFE[place]) == LIFE[farthest]
        assert known.newest(LIFE[0]) == LIFE[farthest]


def test_what_is_as_far_is_news() -> None:
    known = Known()
    known.take(LIFE[1])
    assert known.take(LIFE[0]) == LIFE[0], "a try that came to nothing is followed by another"
    again = dataclasses.replace(LIFE[5], follow=1)
    known.take(LIFE[5])
    assert known.take(again) == again
    odd = row(1, delivery="Queued at the gateway")
    assert known.take(odd) == odd
    assert known.take(LIFE[9]) == LIFE[9]
    assert known.newest(row(2)) == row(2)


def test_it_forgets_what_was_long_ago() -> None:
    known = Known()
    for number in range(1, 4100):
        known.take(row(number, delivery="read"))
    assert known.newest(row(1)).delivery == ""
    assert known.newest(row(4099)).delivery == "read"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    return made


def failed(number: int = 7) -> Row:
    return row(number, delivery="failed", fail_reason="SRVC_NOT_VIBER_USER")


def said_of(row: Row) -> str:
    return f"{row.to} · {outcome_sentence(row)}"


def test_the_status_line_follows_the_row_it_speaks_of(window: MainWindow) -> None:
    eyes = Hands(window)
    window.history.show_ids(array("q", (7, 6)), [row(7), row(6)])
    window.history.put_fates([failed()])
    window.say_outcome(failed())
    assert window.said == said_of(failed())
    read = row(7, delivery="read")
    window.history.put_fates([read])
    assert eyes.cell(Column.DELIVERY) == "Read"
    assert window.said == said_of(read)
    # What was on its way before it: the send's own end, an older report, a page read earlier.
    window.history.put_newest([(7, row(7, delivery="submitted"))])
    window.history.put_fates([failed()])
    window.history.put_rows([failed()])
    assert eyes.cell(Column.DELIVERY) == "Read"
    window.history.show_ids(array("q", (7, 6)), [failed(), row(6)])
    window.say_outcome(failed())
    assert eyes.cell(Column.DELIVERY) == "Read"
    assert window.said == said_of(read)


def test_it_says_nothing_of_others_and_nothing_over_what_was_said_since(
    window: MainWindow,
) -> None:
    window.say_outcome(failed())
    window.history.put_fates([row(6, delivery="read")])
    assert window.said == said_of(failed())
    window.say("Saved")
    window.history.put_fates([row(7, delivery="read")])
    assert window.said == "Saved"
