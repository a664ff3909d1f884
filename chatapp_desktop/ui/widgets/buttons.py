"""Push buttons made alike: named for tests and readers, never pressed by an Enter elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QPushButton


def named_button(name: str) -> QPushButton:
    """A button that Enter does not press unless it has the focus; `name` is its `objectName`."""
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def menu_button(name: str) -> tuple[QPushButton, QMenu]:
    """A named button that opens a menu, and the menu: still empty."""
    button = named_button(name)
    menu = QMenu(button)
    button.setMenu(menu)
    return button, menu


def button_for(name: str, intent: object) -> QPushButton:
    """A named button; pressing it is `intent`, a slot or a signal."""
    button = named_button(name)
    button.clicked.connect(intent)
    return button
