"""What can be done with one message, where the mouse or the keyboard is: the details' buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


def open_row_menu(
    at: QPoint,
    buttons: Iterable[QPushButton],
    actions: Iterable[QAction],
    still: Callable[[], bool],
    parent: QWidget,
) -> QMenu:
    """Open a menu at a point of the screen: what the buttons do, then these actions.

    It stays as it was opened. A button that has gone since, or that would act on another message
    because `still` says no, is not pressed.
    """
    menu = QMenu(parent)
    menu.setObjectName("row_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for button in buttons:
        _press_by(menu.addAction(button.icon(), button.text()), button, still)
    menu.addSeparator()
    menu.addActions(list(actions))
    menu.popup(at)
    return menu


def _press_by(action: QAction, button: QPushButton, still: Callable[[], bool]) -> None:
    action.setObjectName(button.objectName())
    action.setEnabled(button.isEnabled())

    def press() -> None:
        if still() and not button.isHidden():
            button.click()

    action.triggered.connect(press)
