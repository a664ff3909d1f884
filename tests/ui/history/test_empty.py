"""An empty history says what it is for, and one that was searched in vain how to see everything."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.window import MainWindow
from tests.support import scenes
from tests.support.speaking import speaking


def words(window: MainWindow) -> list[str]:
    """What is said in the list's place."""
    table = window.findChild(QTableView, "history")
    assert isinstance(table, QTableView)
    return [each.text() for each in table.findChildren(QLabel) if each.isVisibleTo(window)]


@pytest.mark.parametrize(
    ("language", "first", "searched"),
    [("en", "Nothing sent yet", "Nothing found"), ("zh_CN", "还没有发送过消息", "")],
)
def test_an_empty_list_says_so(
    qapp: QApplication, qtbot: Any, language: str, first: str, searched: str
) -> None:
    with speaking(qapp, language):
        window = scenes.empty_window()
        qtbot.addWidget(window)
        window.show()
        assert [text[: len(first)] for text in words(window)] == [first]
        search = window.findChild(QLineEdit, "history_search")
        assert isinstance(search, QLineEdit)
        search.setText("nobody")
        window.history.show_ids(array("q"), [])
        (text,) = words(window)
        assert text.startswith(searched)
        assert not text.startswith(first)
        window.history.show_ids(array("q", [1]), [scenes.row(1, State.ACCEPTED)])
        assert words(window) == []
