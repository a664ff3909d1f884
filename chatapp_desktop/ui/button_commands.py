"""The window's buttons as commands, so that the list of all commands has them too."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

IN_MENUS = frozenset(
    {"send", "cancel", "new_draft", "edit_profiles", "credentials", "reopen"}
    | {"check_media", "fetch_again"}
    | {"history_menu", "entry_menu", "preview_options"}
)
"""Buttons that do what a command of the menus or of the preview does, or open a menu."""
TWIN = "twin"
"""The property of an action that another one does the work of."""


class ButtonCommand(QAction):
    """Presses a button; its words and whether it can be chosen are the button's."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        self.follow()
        self.triggered.connect(button.click)

    def follow(self) -> None:
        """Take over what the button says now."""
        self.setText(self._button.text())
        shown = self._button.isVisibleTo(self._button.window())
        self.setEnabled(shown and self._button.isEnabled())


def button_commands(window: QWidget) -> list[QAction]:
    """A command for each button of the window itself that says anything and is in no menu."""
    found: dict[str, QAction] = {}
    for button in window.findChildren(QPushButton):
        ours = button.window() is window and button.text()
        if ours and button.objectName() not in IN_MENUS:
            kept = button.findChild(ButtonCommand)
            made = kept if isinstance(kept, ButtonCommand) else ButtonCommand(button)
            path = path_of(made)
            # Where two say the same, only one of them can be pressed at a time.
            if path not in found or made.isEnabled():
                found[path] = made
    return [*found.values()]


def path_of(action: QAction) -> str:
    """A command's name behind the menu or the part of the window to which it belongs."""
    if isinstance(action, ButtonCommand):
        action.follow()
    group = action.property(GROUP)
    parts = (_place(action), group if isinstance(group, str) else "", plain(action.text()))
    return " › ".join(filter(None, parts))


GROUP = "command_group"
"""The property that names the choice to which an action belongs, such as the theme."""
ALSO = "command_also"
"""The property with other words by which people look for an action."""


def _place(action: QAction) -> str:
    for menu in action.associatedObjects():
        if isinstance(menu, QMenu) and menu.title():
            return plain(menu.title())
    owner = action.parent()
    # The button's own name says no more than its text.
    owner = owner.parent() if isinstance(owner, QPushButton) else owner
    while owner is not None:
        if isinstance(owner, QWidget) and owner.accessibleName():
            return owner.accessibleName()
        owner = owner.parent()
    return ""


def plain(text: str) -> str:
    """A text as people read it, without the mark of its mnemonic."""
    for bracket in [f"(&{char})" for char in text[text.find("&") + 1 : text.find("&") + 2]]:
        text = text.replace(bracket, "")
    return text.replace("&", "")
