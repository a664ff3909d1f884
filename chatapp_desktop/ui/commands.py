"""Commands that only move about the window: the Go and Help menus, Ctrl+K and F1."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QMainWindow, QPushButton, QWidget

from chatapp_desktop.ui.command_list import CommandPalette, KeySheet, name_of


class Commands(QObject):
    """Adds its menus to a window, and knows every command that the window has."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._go = window.menuBar().addMenu("")
        self._recipient = self._add(lambda: self._focus("To"), "Ctrl+L")
        self._text = self._add(lambda: self._focus("Content.text"), "Ctrl+T")
        self._profile = self._add(self._choose_profile, "Ctrl+Shift+E")
        self._problems = self._add(lambda: self._focus("problems"), "Ctrl+Shift+M")
        self._history = self._add(lambda: self._focus("history"), "Ctrl+Shift+H")
        self._details = self._add(lambda: self._focus("entry"), "Ctrl+'")
        self._reopen = self._add(lambda: self._press("reopen"), "Ctrl+D")
        self._help = window.menuBar().addMenu("")
        self._palette = self._add(self._show_palette, "Ctrl+K", menu_name="help")
        self._sheet = self._add(self._show_sheet, "F1", "Ctrl+?", menu_name="help")

    def _add(self, slot: Callable[[], object], *keys: str, menu_name: str = "go") -> QAction:
        action = QAction(self._window)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda _checked=False: slot())
        (self._help if menu_name == "help" else self._go).addAction(action)
        return action

    def all(self) -> list[QAction]:
        """Every command of the window that has a name, in the order in which it was made."""
        named = [each for each in self._window.findChildren(QAction) if each.menu() is None]
        return [each for each in named if name_of(each) and not each.isSeparator()]

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._go.setTitle(self.tr("&Go"))
        self._help.setTitle(self.tr("&Help"))
        for action, text in (
            (self._recipient, self.tr("&Recipient")),
            (self._text, self.tr("&Text")),
            (self._profile, self.tr("Choose a &profile")),
            (self._problems, self.tr("Proble&ms")),
            (self._history, self.tr("&History")),
            (self._details, self.tr("&Details of the chosen message")),
            (self._reopen, self.tr("Reopen the &chosen message as draft")),
            (self._palette, self.tr("&All commands …")),
            (self._sheet, self.tr("&Keyboard shortcuts")),
        ):
            action.setText(text)

    def _focus(self, name: str) -> None:
        widget = self._window.findChild(QWidget, name)
        if isinstance(widget, QWidget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press(self, name: str) -> None:
        button = self._window.findChild(QPushButton, name)
        if isinstance(button, QPushButton):
            button.click()

    def _choose_profile(self) -> None:
        profiles = self._window.findChild(QComboBox, "profile")
        if isinstance(profiles, QComboBox):
            profiles.setFocus(Qt.FocusReason.ShortcutFocusReason)
            profiles.showPopup()

    @Slot()
    def _show_palette(self) -> None:
        here = {self._palette}
        self._open(CommandPalette([c for c in self.all() if c not in here], self._window))

    @Slot()
    def _show_sheet(self) -> None:
        self._open(KeySheet(self.all(), self._window))

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
