"""The status line: what was said last, in the language of the moment."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.words.doctor import outcome_sentence
from tests.support import scenes
from tests.support.speaking import speaking


def status(window: Any) -> QLabel:
    found = window.findChild(QLabel, "status")
    assert isinstance(found, QLabel)
    return found


def test_the_last_sentence_follows_the_language(qapp: QApplication, qtbot: Any) -> None:
    row = scenes.row(1, State.UNKNOWN)
    with speaking(qapp, "en") as language:
        window = scenes.main_window()
        qtbot.addWidget(window)
        window.say(lambda: "first")
        window.say_also(lambda: outcome_sentence(row))
        english = outcome_sentence(row)
        assert status(window).text() == f"first {english}"
        language.choose("zh_CN")
        QApplication.processEvents()
        assert outcome_sentence(row) != english
        assert status(window).text() == f"first {outcome_sentence(row)}"
        assert outcome_sentence(row) in status(window).toolTip()


def test_what_cannot_be_said_anew_goes(qapp: QApplication, qtbot: Any) -> None:
    with speaking(qapp, "en") as language:
        window = scenes.main_window()
        qtbot.addWidget(window)
        window.say("only in English")
        language.choose("zh_CN")
        QApplication.processEvents()
        assert status(window).text() == ""


def test_it_leaves_no_empty_room(qapp: QApplication, qtbot: Any) -> None:
    """Many lines make it higher, and one line makes it low again, at once."""
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    qtbot.waitExposed(window)
    window.say("short")
    settle()
    low = window.statusBar().height()
    assert low <= 2 * window.fontMetrics().height()
    window.say("Saved as ~/" + "a-name-that-is-longer-than-most-" * 3)
    settle()
    assert window.statusBar().height() == low  # it fits into one line
    window.say("much longer " * 60)
    settle()
    assert window.statusBar().height() > low
    assert status(window).height() >= status(window).heightForWidth(status(window).width())
    window.say("short")
    settle()
    assert window.statusBar().height() == low
    page = window.centralWidget()
    assert page is not None
    bottom = page.geometry().bottom()
    assert window.statusBar().geometry().top() - bottom <= 2


def settle() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def test_a_window_is_not_made_larger_than_the_screen(qtbot: Any) -> None:
    """Else its lowest line, which says what came of a send, would be below the edge."""
    window = scenes.main_window()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    theme.resize(window, 2 * room.width(), 2 * room.height())
    assert window.width() <= room.width()
    assert window.height() < room.height()
