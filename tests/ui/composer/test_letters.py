"""Alt and a letter in the main window: one meaning for each, whatever message is being written."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.composer.fold_header import FoldHeader
from chatapp_desktop.ui.composer.letters import LETTERS, lettered
from chatapp_desktop.ui.under_way import UnderWay
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import MESSAGE_TYPES
from chatapp_desktop.viber.parameter import Group
from chatapp_desktop.viber.parameters import PARAMETERS
from tests.support import scenes
from tests.support.speaking import speaking
from tests.ui.rows import entry, row
from tests.ui.test_mnemonics import clashes, letter, spoken_for

KINDS = (*MESSAGE_TYPES, "template")
SENDING = {"send", "send_again", "cancel", "cancel_entry"}
PUT_AWAY = {each.name for each in PARAMETERS if each.group in (Group.FALLBACK, Group.TRACKING)}


def writing(qtbot: Any, kind: str) -> MainWindow:
    """A message in the form with every group open, and a restricted history below."""
    window = scenes.main_window(kind)
    qtbot.addWidget(window)
    qtbot.__dict__.setdefault("kept", []).append(window)
    window.form.fold(())
    times = window.findChild(QComboBox, "filter_time")
    assert isinstance(times, QComboBox)
    times.setCurrentIndex(times.findData("range"))
    window.show()
    qtbot.waitExposed(window)
    QCoreApplication.sendPostedEvents()
    return window


def press(window: MainWindow, char: str) -> None:
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{char}"), Qt.KeyboardModifier.AltModifier)


def led_to(window: MainWindow) -> dict[str, str]:
    """The fields of the form with their letters, by their labels; none is an empty text."""
    found = {}
    for label, text in spoken_for(window):
        if isinstance(label, QLabel) and window.form.isAncestorOf(label):
            found[label.buddy().objectName()] = letter(text)
    return found


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_means_one_thing(
    qapp: QApplication, qtbot: Any, kind: str, language: str
) -> None:
    """In every state of the message that is chosen in the history, and while one is sent."""
    with speaking(qapp, language):
        window = writing(qtbot, kind)
        for state in State:
            chosen = row(1, state, to="380441234567", delivery="failed")
            window.show_under_way((UnderWay(1, "380441234567", state),))
            window.history.details.show_entry(entry(chosen))
            assert clashes(window) == {}
        texts = dict(spoken_for(window))
        lettered_names = {each.objectName() for each, text in texts.items() if letter(text)}
        assert lettered_names & SENDING == set()
        assert [text for each, text in texts.items() if "&" in each.accessibleName()] == []
        # The form's variables are called what the service calls them.
        without = {name for name, key in led_to(window).items() if not key}
        assert without - {"TemplateParams.name"} == PUT_AWAY & set(led_to(window))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_leads_to_the_field(
    qapp: QApplication, qtbot: Any, kind: str, language: str
) -> None:
    with speaking(qapp, language):
        window = writing(qtbot, kind)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        reached = {name: key for name, key in led_to(window).items() if key}
        assert reached.items() <= {n: f"Alt+{key}" for n, key in LETTERS.items()}.items()
        for name, key in reached.items():
            window.history.table.setFocus()
            press(window, key[-1])
            field = window.findChild(QWidget, name)
            focused = QApplication.focusWidget()
            assert isinstance(field, QWidget)
            assert focused is not None, (name, key)
            assert focused is field or field.isAncestorOf(focused), (name, key)


def test_the_letter_of_the_variables_leads_to_the_first_one(qapp: QApplication, qtbot: Any) -> None:
    window = writing(qtbot, "template")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first, name = (
        window.findChild(QLineEdit, each) for each in ("TemplateParams.name", "variable_name")
    )
    assert isinstance(first, QLineEdit)
    assert isinstance(name, QLineEdit)
    press(window, "B")
    assert first.hasFocus()
    bare = {k: v for k, v in window.draft().values.items() if not k.startswith("TemplateParams")}
    window.form.set_draft(Draft(bare))
    window.history.table.setFocus()
    press(window, "B")
    assert name.hasFocus()


def test_a_letter_opens_what_is_put_away(qtbot: Any) -> None:
    window = scenes.main_window("text")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    header = window.findChild(FoldHeader, "group_fallback")
    assert isinstance(header, FoldHeader)
    assert not header.unfolded
    press(window, "K")
    qtbot.waitUntil(lambda: header.unfolded)


def test_no_letter_sends(qtbot: Any) -> None:
    """Those of the menu bar open menus and do nothing else."""
    window = writing(qtbot, "text")
    window.set_draft(scenes.draft("text"))
    window.history.details.show_entry(entry(row(1, State.NOT_SENT)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    send = window.findChild(QAbstractButton, "send")
    assert isinstance(send, QAbstractButton)
    qtbot.waitUntil(send.isEnabled)
    asked: list[object] = []
    window.send_requested.connect(asked.append)
    window.history.details.resend_requested.connect(lambda *_: asked.append("again"))
    # W opens the preview's menu, which waits for an answer.
    for char in "ABCDEIJKLNOPQRSTUXYZ":
        press(window, char)
    # A button that a letter presses is let go of a moment later.
    qtbot.waitUntil(lambda: not any(each.isDown() for each in window.findChildren(QAbstractButton)))
    assert asked == []


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("To", "T", "&To"),
        ("Message type", "S", "Me&ssage type"),
        ("Video size", "S", "Video &size"),
        ("Text", "J", "Text(&J)"),
        ("文本", "X", "文本(&X)"),
        ("空间 ID", "D", "空间 ID(&D)"),
        ("Tom & Ann", "A", "Tom && &Ann"),
        ("Tag", "", "Tag"),
    ],
)
def test_where_the_mark_stands(text: str, key: str, shown: str) -> None:
    assert lettered(text, key) == shown
