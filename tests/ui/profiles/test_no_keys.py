"""The sandbox's keys cannot be entered, and it is said why; the dialog for others is in line."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QTreeWidget, QWidget

from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind, sandbox_profile
from chatapp_desktop.ui import theme
from tests.support import scenes
from tests.support.speaking import speaking

SHOP = Profile("shop", "Shop", ProfileKind.PRODUCTION)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_sandbox_has_no_keys_to_enter(qapp: QApplication, qtbot: Any, language: str) -> None:
    with speaking(qapp, language):
        window = scenes.main_window("text")
        qtbot.addWidget(window)
        window.show()
        asked: list[object] = []
        window.credentials_requested.connect(lambda: asked.append(None))
        command = window.findChild(QAction, "command_credentials")
        button = window.findChild(QPushButton, "credentials")
        assert isinstance(command, QAction)
        assert isinstance(button, QPushButton)
        reason = command.toolTip()
        assert ("sandbox" in reason) if language == "en" else ("沙箱" in reason)
        assert button.toolTip() == command.statusTip() == reason
        command.trigger()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert asked == []
        window.show_profile(SHOP, (SHOP, sandbox_profile()))
        assert reason not in (button.toolTip(), command.toolTip(), command.statusTip())
        command.trigger()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert len(asked) == 2


def test_the_list_of_commands_says_why(qtbot: Any) -> None:
    palette = scenes.SCENES["palette"]()
    qtbot.addWidget(palette)
    found = palette.findChild(QTreeWidget, "commands")
    assert isinstance(found, QTreeWidget)
    items = [found.topLevelItem(place) for place in range(found.topLevelItemCount())]
    tips = [item.toolTip(0) for item in items if item and item.text(0).endswith("Credentials …")]
    assert len(tips) == 1
    assert "sandbox" in tips[0]


def test_the_dialog_of_profiles_says_why(qtbot: Any) -> None:
    dialog = scenes.SCENES["profiles"]()
    qtbot.addWidget(dialog)
    dialog.show()
    names = dialog.findChild(QListWidget)
    keys, testers = (
        dialog.findChild(QPushButton, name) for name in ("profile_keys", "test_recipients")
    )
    assert isinstance(names, QListWidget)
    assert isinstance(keys, QPushButton)
    assert isinstance(testers, QPushButton)
    assert (keys.isEnabled(), keys.toolTip()) == (True, "")
    assert "test profile" in testers.toolTip()
    names.setCurrentRow(1)
    assert not keys.isEnabled()
    assert "sandbox" in keys.toolTip()


@pytest.mark.parametrize("language", ["en", "zh_CN", "longer"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_field_for_keys_is_beside_its_label(
    qapp: QApplication, qtbot: Any, percent: int, language: str
) -> None:
    try:
        with speaking(qapp, language):
            theme.apply_zoom(qapp, percent)
            dialog = scenes.SCENES["credentials"]()
            qtbot.addWidget(dialog)
            dialog.show()
            lefts = set()
            for label in dialog.findChildren(QLabel):
                field: QWidget | None = label.buddy()
                if field is not None:
                    middle = field.geometry().center().y()
                    assert abs(label.geometry().center().y() - middle) <= field.height() // 4
                    lefts.add(field.geometry().left())
            assert len(lefts) == 1
    finally:
        theme.apply_zoom(qapp, 100)
