"""The window without services: what it takes and what it emits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from tests.support.hands import Hands


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Language(app).choose("en")
    theme.apply_theme(app, "light")
    window = MainWindow()
    window.take_intents()
    window.show()
    qtbot.waitExposed(window)
    yield Hands(window)
    window.hide()
    window.deleteLater()
