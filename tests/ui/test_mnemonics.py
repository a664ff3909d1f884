"""Alt and a letter: in every window each letter means one thing, in either language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QWidget,
)

from chatapp_desktop.ui.button_commands import path_of
from tests.support import scenes
from tests.support.speaking import speaking

WITHOUT = {"delete_left_keys"}
"""It finds no letter that is left, and is seldom there."""
YES = {"question_yes", "confirm_send"}
"""Who holds the key that led to a question does not answer it by that."""


def shown(qtbot: Any, scene: str) -> QWidget:
    made = scenes.SCENES[scene]()
    qtbot.addWidget(made)
    qtbot.__dict__.setdefault("kept", []).append(made)
    made.show()
    qtbot.waitExposed(made)
    QCoreApplication.sendPostedEvents()
    return made


def spoken_for(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """What has words to press or to go to a field by, with those words."""
    for each in window.findChildren(QWidget):
        if each.window() is not window or not each.isVisibleTo(window):
            continue
        if isinstance(each, QAbstractButton):
            if each.text():
                yield each, each.text()
        elif isinstance(each, QLabel) and leads_to_a_field(each):
            yield each, each.text()


def leads_to_a_field(label: QLabel) -> bool:
    # It has none more often than its stub says.
    buddy: QWidget | None = label.buddy()
    return buddy is not None and buddy.focusPolicy() is not Qt.FocusPolicy.NoFocus


def letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def clashes(window: QWidget) -> dict[str, list[str]]:
    """The letters that mean more than one thing."""
    found = defaultdict(list)
    for _, text in spoken_for(window):
        found[letter(text)].append(text)
    if isinstance(window, QMainWindow):
        for action in window.menuBar().actions():
            found[letter(action.text())].append(action.text())
    found.pop("", None)
    return {key: texts for key, texts in found.items() if len(texts) > 1}


def leaves(button: QWidget) -> bool:
    """Whether Esc does the same, as everywhere."""
    box = button.parentWidget()
    inside = isinstance(box, QDialogButtonBox) and isinstance(button, QAbstractButton)
    return inside and box.buttonRole(button) is QDialogButtonBox.ButtonRole.RejectRole  # type: ignore[union-attr]


def said(widget: QWidget) -> str:
    """What a screen reader and a tooltip say of it."""
    name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return name + widget.accessibleName() + widget.toolTip()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scene", scenes.SCENES)
def test_each_letter_means_one_thing(
    qapp: QApplication, qtbot: Any, scene: str, language: str
) -> None:
    """In a dialog every button and field has one; nobody hears or reads its mark."""
    with speaking(qapp, language):
        window = shown(qtbot, scene)
        assert clashes(window) == {}
        without = [
            text
            for each, text in spoken_for(window)
            if not letter(text) and not leaves(each) and each.objectName() not in WITHOUT | YES
        ]
        assert isinstance(window, QMainWindow) or without == []
        assert [each for each, _ in spoken_for(window) if "&" in said(each)] == []
        assert [
            text for each, text in spoken_for(window) if each.objectName() in YES and letter(text)
        ] == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_command_of_the_palette_shows_the_mark(
    qapp: QApplication, qtbot: Any, language: str
) -> None:
    with speaking(qapp, language):
        window = shown(qtbot, "main_window")
        paths = [path_of(action) for action in window.commands.listed()]  # type: ignore[attr-defined]
        assert len(paths) > 30
        assert [path for path in paths if "&" in path or "()" in path] == []


@pytest.mark.parametrize(("language", "key"), [("en", Qt.Key.Key_I), ("zh_CN", Qt.Key.Key_I)])
def test_the_letter_leads_to_the_field_and_presses_the_button(
    qapp: QApplication, qtbot: Any, language: str, key: Qt.Key
) -> None:
    with speaking(qapp, language):
        dialog = shown(qtbot, "credentials")
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        secret, key_id = (
            dialog.findChild(QLineEdit, name) for name in ("access_key_secret", "access_key_id")
        )
        assert isinstance(secret, QLineEdit)
        assert isinstance(key_id, QLineEdit)
        secret.setFocus()
        QTest.keyClick(secret, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(key_id.hasFocus)
        forget = dialog.findChild(QPushButton, "forget_credentials")
        assert isinstance(forget, QPushButton)
        with qtbot.waitSignal(forget.clicked):
            QTest.keyClick(key_id, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
