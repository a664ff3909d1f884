"""Nothing moves under the mouse: a note that comes or goes has its room already."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.viber.draft import Draft
from tests.support import scenes
from tests.support.hands import Hands
from tests.support.speaking import speaking


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


PDF = "https://cdn.example.com/winter/boots.pdf"
LONG = "https://cdn.example.com/winter/boots.xyz"


def test_what_the_mouse_is_at_stays_when_a_note_of_two_lines_comes(
    hands: Hands, qtbot: QtBot
) -> None:
    window = hands.window
    window.resize(1024, 800)
    window.set_draft(scenes.draft("document").replaced({"Content.link": PDF}))
    settle(qtbot, hands)
    target = hands.find(QWidget, "Content.fileName")
    window.form.ensureWidgetVisible(target)
    settle(qtbot, hands)
    place = target.mapToGlobal(target.rect().center())
    QCursor.setPos(place)
    note = note_of(hands, "Content.link")
    page = window.form.widget()
    assert page is not None
    before = target.mapTo(page, QPoint()).y()
    hands.type("Content.link", LONG)
    settle(qtbot, hands)
    qtbot.waitUntil(lambda: note.height() > 1.5 * note.fontMetrics().height())
    assert target.mapTo(page, QPoint()).y() > before
    assert target.mapToGlobal(target.rect().center()) == place


def test_a_note_that_goes_moves_nothing_back(hands: Hands, qtbot: QtBot) -> None:
    hands.window.resize(1024, 800)
    hands.window.set_draft(scenes.draft("document").replaced({"Content.link": PDF}))
    settle(qtbot, hands)
    short = places(hands)
    hands.type("Content.link", LONG)
    settle(qtbot, hands)
    grown = places(hands)
    hands.type("Content.link", PDF)
    settle(qtbot, hands)
    assert note_of(hands, "Content.link").text() == ""
    assert places(hands) == grown != short


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_usual_notes_have_one_line_in_the_smallest_window(
    hands: Hands, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    hands.window.resize(1024, 700)
    with speaking(qapp, language):
        hands.window.set_draft(scenes.draft("text_video_button"))
        hands.window.form.touch_all()
        settle(qtbot, hands)
        for name, texts in USUAL.items():
            for text in texts:
                hands.type(name, text)
                settle(qtbot, hands)
                note = note_of(hands, name)
                assert note.text()
                assert note.height() < 1.8 * note.fontMetrics().height(), note.text()


USUAL = {
    "To": ("0044", "x", ""),
    "CustSpaceId": ("",),
    "Ttl": ("", "29", "x", "3600"),
    "Content.text": ("Hi $(name)", "x" * 1001),
    "Content.thumbnail": ("", "http://example.com/a.jpg", "example"),
    "Content.fileSize": ("", "x", "205000000"),
    "Content.caption": ("", "x" * 31),
}
