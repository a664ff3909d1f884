"""Builds the menu bar from the table of commands, and keeps its words in the language in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from chatapp_desktop.ui.actions import (
    ALSO_CALLED,
    CHOICES,
    COMMANDS,
    LANGUAGE_NAMES,
    MENUS,
    THEME_NAMES,
    Command,
)
from chatapp_desktop.ui.button_commands import ALSO, GROUP, plain


class Menus(QObject):
    """The window's menus. What a command does is told with `on`."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus = {name: window.menuBar().addMenu("") for name in MENUS}
        for menu in self._menus.values():
            menu.setToolTipsVisible(True)
        self._actions = {command.name: self._add(command) for command in COMMANDS}
        self._themes = self._choices(THEME_NAMES)
        self._themes.triggered.connect(self._choose_theme)
        self._menus["view"].addSeparator()
        self._languages = self._choices(LANGUAGE_NAMES)
        self._languages.triggered.connect(self._choose_language)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        """The command of that name. Raises KeyError."""
        return self._actions[name]

    def on(self, name: str, slot: Callable[[], object]) -> None:
        """Have a command do something when it is chosen, in the menu or with its keys."""
        self._actions[name].triggered.connect(lambda _checked=False: slot())

    def forbid(self, name: str, reason: str) -> None:
        """Say why a command cannot be chosen; an empty reason allows it again."""
        action = self._actions[name]
        action.setEnabled(not reason)
        action.setToolTip(reason)
        action.setStatusTip(reason)

    def show_looks(self, theme: str, language: str) -> None:
        """Mark the theme and the language in force."""
        for group, name in ((self._themes, theme), (self._languages, language)):
            for action in group.actions():
                action.setChecked(action.data() == name)

    def show_theme(self, name: str) -> None:
        """Mark the theme in force."""
        for action in self._themes.actions():
            action.setChecked(action.data() == name)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        for name, menu in self._menus.items():
            menu.setTitle(_said(MENUS[name]))
        for command in COMMANDS:
            action, said = self._actions[command.name], _said(command.text)
            action.setText(said)
            # Its English name finds it too: it can be typed without an input method.
            action.setProperty(ALSO, plain(command.text) if said != command.text else None)
        for group, names, title in (
            (self._themes, THEME_NAMES, CHOICES["theme"]),
            (self._languages, LANGUAGE_NAMES, CHOICES["language"]),
        ):
            for action in group.actions():
                action.setText(said := _said(names[action.data()]))
                action.setProperty(GROUP, _said(title))
                english = plain(names[action.data()]) if said != names[action.data()] else None
                action.setProperty(ALSO, ALSO_CALLED.get(action.data(), english))

    def _add(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setObjectName(f"command_{command.name}")
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        # A key that is held down is one wish; zooming may go on.
        action.setAutoRepeat(command.name not in ("send", "stop"))
        menu = self._menus[command.menu]
        menu.addAction(action)
        if command.ends_group:
            menu.addSeparator()
        return action

    def _choices(self, names: Mapping[str, str]) -> QActionGroup:
        """Add to the view menu a group of which one is chosen."""
        group = QActionGroup(self._window)
        for name in names:
            action = QAction(self._window)
            action.setData(name)
            action.setCheckable(True)
            group.addAction(action)
            self._menus["view"].addAction(action)
        return group

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())


def _said(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
