"""Commands that only move about the window: the Go and Help menus, Ctrl+K and F1."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMainWindow, QPushButton, QWidget

from chatapp_desktop.ui.button_commands import TWIN, ButtonCommand, button_commands
from chatapp_desktop.ui.composer.form import DraftForm
from chatapp_desktop.ui.menus import Menus


class Commands(QObject):
    """Carries them out, and knows every command that the window has."""

    def __init__(self, window: QMainWindow, form: DraftForm, menus: Menus) -> None:
        super().__init__(window)
        self._window = window
        self._palette, self._side = menus["commands"], menus["sidebar"]
        for name, target in (
            ("go_problems", "problems"),
            ("go_history", "history"),
            ("go_details", "entry"),
        ):
            menus.on(name, partial(self._focus, target))
        menus.on("go_recipient", partial(form.jump_to, "To"))
        menus.on("go_text", form.jump_to_text)
        menus.on("go_profile", self._choose_profile)
        menus.on("reopen", partial(self._press, "reopen"))
        menus.on("field_help", self._help_for_field)
        menus.on("commands", self._show_palette)
        menus.on("shortcuts", self._show_sheet)

    def all(self) -> list[QAction]:
        """Every command of the window that has a name, in the order in which it was made."""
        named = [each for each in self._window.findChildren(QAction) if each.menu() is None]
        return [
            each
            for each in named
            if each.text() and not each.isSeparator() and not isinstance(each, ButtonCommand)
        ]

    def listed(self) -> list[QAction]:
        """All of them, and the buttons that are in no menu; what opens the list is left out."""
        left_out = {self._palette}
        own = [each for each in self.all() if each not in left_out and not each.property(TWIN)]
        return [*own, *button_commands(self._window)]

    def _focus(self, name: str) -> None:
        widget = self._window.findChild(QWidget, name)
        if not isinstance(widget, QWidget):
            return
        if not widget.isVisibleTo(self._window):
            self._side.trigger()
        if widget.isVisible():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _press(self, name: str) -> None:
        button = self._window.findChild(QPushButton, name)
        if isinstance(button, QPushButton):
            button.click()

    def _help_for_field(self) -> None:
        """Show what the field with the focus is for, as its "?" does."""
        from PySide6.QtWidgets import QToolTip

        field = QApplication.focusWidget()
        while field is not None and not field.toolTip():
            field = field.parentWidget()
        if field is not None:
            QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), field.toolTip(), field)

    def _choose_profile(self) -> None:
        profiles = self._window.findChild(QComboBox, "profile")
        if isinstance(profiles, QComboBox):
            profiles.setFocus(Qt.FocusReason.ShortcutFocusReason)
            profiles.showPopup()

    @Slot()
    def _show_palette(self) -> None:
        from chatapp_desktop.ui.command_list import CommandPalette

        self._open(CommandPalette(self.listed(), self._window))

    @Slot()
    def _show_sheet(self) -> None:
        from chatapp_desktop.ui.command_list import KeySheet

        self._open(KeySheet(self.all(), self._window))

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
