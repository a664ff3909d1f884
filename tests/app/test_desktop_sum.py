"""What the desktop is told of, and what has been looked at long ago."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.sending.desktop_notice import DesktopNotice
from chatapp_desktop.app.sending.notification_service import NotificationService
from chatapp_desktop.store.history.records import Row, State
from tests.ui.rows import row

pytestmark = pytest.mark.screen


class Board:
    """Keeps what is shown."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    async def show(self, title: str, _text: str) -> bool:
        self.titles.append(title)
        return True


def delivered(number: int) -> Row:
    return dataclasses.replace(row(number), delivery="delivered", to="380441234567")


def test_what_was_looked_at_is_not_summed_up_again(qtbot: QtBot) -> None:
    board = Board()
    notice = DesktopNotice(lambda coro: cast("asyncio.Task[None]", coro.close()))
    notice._service = cast("NotificationService", board)
    for number in (1, 2, 3):
        notice.note(delivered(number), masked=False)
    asyncio.run(notice._speak())
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.hide()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is None)
    notice.note(delivered(4), masked=False)
    asyncio.run(notice._speak())
    notice._soon.stop()
    assert board.titles[1] == "Delivered: 380441234567"


def test_a_sentence_that_stands_for_a_while_says_what_is_known_by_then(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    notice = DesktopNotice(lambda coro: cast("asyncio.Task[None]", coro.close()))
    notice.note(delivered(1), masked=False)
    with qtbot.waitSignal(notice.told) as told:
        asyncio.run(notice._speak())
    notice._soon.stop()
    assert told.args is not None
    (words,) = told.args
    assert words(lambda row: row).startswith("Delivered: 380441234567")
    assert words(lambda row: dataclasses.replace(row, delivery="read")).startswith("Read: 3804")


def test_a_send_that_ended_badly_counts_as_failed(qapp: QApplication) -> None:
    del qapp
    from chatapp_desktop.app.sending.desktop_notice import _words

    rows = (delivered(1), row(2, State.REJECTED), row(3, State.NOT_SENT))
    assert "2" in _words(rows, masked=False)[1]
