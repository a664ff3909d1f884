"""Nothing moves under the mouse: a note that comes or goes has its room already."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.viber.draft import Draft
from tests.support import scenes
from tests.support.hands import Hands


def settle(qtbot: QtBot, hands: Hands) -> None:
    with qtbot.waitSignal(hands.window.draft_changed):
        hands.window.form._tell_soon()
    for _ in range(3):
        QApplication.processEvents()


def places(hands: Hands) -> dict[str, QPoint]:
    """Where the fields that can be seen are."""
    page = hands.window.form.widget()
    assert page is not None
    return {
        name: row.editor.mapTo(page, QPoint())
        for name, row in hands.window.form._rows.items()
        if row.editor.isVisibleTo(page)
    }


def note_of(hands: Hands, name: str) -> Note:
    found = hands.window.form._rows[name].body.findChild(Note)
    assert isinstance(found, Note)
    return found


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("To", ("0044", "8613900001234", "x", "")),
        ("From", ("", "29", "2909")),
        ("Ttl", ("29", "3600", "", "86400")),
        ("Content.link", ("", "ftp://x", "https://cdn.example.com/a.mp4")),
        ("Content.fileSize", ("1", "", "999999999999", "10485760")),
        ("Content.caption", ("x" * 31, "", "Open")),
    ],
)
def test_nothing_moves_when_a_note_comes_or_goes(
    hands: Hands, qtbot: QtBot, name: str, texts: tuple[str, ...]
) -> None:
    hands.window.resize(1100, 800)
    hands.window.set_draft(scenes.draft("text_video_button"))
    settle(qtbot, hands)
    before = places(hands)
    note, notes = note_of(hands, name), set()
    for text in texts:
        hands.type(name, text)
        settle(qtbot, hands)
        notes.add(note.text())
        assert places(hands) == before, (text, note.text())
    assert len(notes) > 1


def test_what_is_clicked_stays_where_it_is(hands: Hands, qtbot: QtBot) -> None:
    """Who leaves a field that must be filled is told so while the mouse goes down elsewhere."""
    hands.window.resize(1100, 800)
    hands.window.set_draft(Draft({**scenes.draft("text").values, "To": ""}))
    settle(qtbot, hands)
    hands.window.activateWindow()
    qtbot.waitUntil(hands.window.isActiveWindow)
    hands.find(QLineEdit, "To").setFocus()
    qtbot.waitUntil(hands.find(QLineEdit, "To").hasFocus)
    target = hands.find(QWidget, "CustSpaceId")
    note = note_of(hands, "To")
    place = target.mapToGlobal(QPoint())
    QTest.mousePress(target, Qt.MouseButton.LeftButton)
    settle(qtbot, hands)
    assert note.isVisible()
    assert target.mapToGlobal(QPoint()) == place
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton)
