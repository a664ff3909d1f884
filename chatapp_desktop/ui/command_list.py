"""Every command of the window in one list: to find and run one (Ctrl+K), or to learn keys (F1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui.button_commands import ALSO, path_of, plain
from chatapp_desktop.ui.widgets.announcing import announce
from chatapp_desktop.ui.widgets.icons import show_magnifier
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.words.words import Words

_COMMAND = Qt.ItemDataRole.UserRole
_LETTERS_ONLY = 4
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def name_of(action: QAction) -> str:
    """A command's name as people read it, without the mark of its mnemonic."""
    return plain(action.text())


def keys_of(action: QAction) -> str:
    """A command's shortcuts, as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return "  ".join(keys.toString(form) for keys in action.shortcuts()[:1])


def matches(wanted: str, name: str) -> bool:
    """Whether all letters of `wanted` come in `name` in that order, as people abbreviate."""
    letters = iter(name.casefold())
    return all(char in letters for char in wanted.casefold() if not char.isspace())


def distance(wanted: str, name: str) -> tuple[int, int]:
    """How far a name that matches is from what was typed; the least is the one that is meant.

    What begins like it comes first, then what has its words' beginnings, in any order.
    """
    typed, last = wanted.casefold().strip(), name.rpartition("› ")[2].casefold()
    if not typed:
        return 0, 0
    if last.startswith(typed):
        return 0, len(last)
    for rank, words in ((1, last.split()), (2, name.casefold().replace("›", " ").split())):
        if all(any(word.startswith(part) for word in words) for part in typed.split()):
            return rank, len(name)
    return 3 if typed in name.casefold() else _LETTERS_ONLY, len(name)


class CommandPalette(QDialog):
    """Type a part of a name, press Enter."""

    def __init__(self, commands: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("command_palette")
        say = Words(self)
        say.put(self.setWindowTitle, lambda: self.tr("Commands"))
        self._search = QLineEdit()
        self._search.setObjectName("command_search")
        show_magnifier(self._search)
        say.put(self._search.setPlaceholderText, lambda: self.tr("Type a part of a command"))
        say.put(self._search.setAccessibleName, lambda: self.tr("Type a part of a command"))
        self._list = _listing(commands)
        say.put(self._list.setAccessibleName, lambda: self.tr("Commands"))
        say.then(partial(_name_later, self._list))
        self._search.textChanged.connect(self._sift)
        self._search.returnPressed.connect(self._run)
        self._search.installEventFilter(self)
        self._list.itemActivated.connect(self._run)
        layout = QVBoxLayout(self)
        self._none = QLabel(self._list)
        self._none.setObjectName("no_command")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        say.put(self._none.setText, lambda: self.tr("No such command"))
        QVBoxLayout(self._list).addWidget(self._none)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        self._sift("")
        _size(self)

    @Slot(str)
    def _sift(self, wanted: str) -> None:
        places = range(self._list.topLevelItemCount())
        items = [item for place in places if (item := self._list.topLevelItem(place)) is not None]
        for item in items:
            item.setHidden(not _found(wanted, item))
        left = [item for item in items if not item.isHidden()]
        self._none.setVisible(not left)
        possible = [item for item in left if not item.isDisabled()]
        nearest = min(possible, key=lambda item: distance(wanted, _sought(item)), default=None)
        if nearest is None:
            self._list.setCurrentIndex(QModelIndex())
        else:
            self._list.setCurrentItem(nearest)
        if not left:
            announce(self._none, self._none.text())

    @Slot()
    def _run(self) -> None:
        item = self._list.currentItem()
        if item is None or item.isHidden():
            return
        action = item.data(0, _COMMAND)
        self.accept()
        # When the dialog is gone, so that the command finds the window as it was.
        QTimer.singleShot(0, action.trigger)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _MOVES:
            return False
        QApplication.sendEvent(self._list, event)
        return True


class KeySheet(QDialog):
    """All commands that have a shortcut, and the shortcut."""

    def __init__(self, commands: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        say = Words(self)
        say.put(self.setWindowTitle, lambda: self.tr("Keyboard shortcuts"))
        self._list = _listing([command for command in commands if command.shortcuts()])
        say.put(self._list.setAccessibleName, lambda: self.tr("Keyboard shortcuts"))
        say.then(partial(_name_later, self._list))
        buttons = QDialogButtonBox()
        close = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say.put(close.setText, lambda: self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)
        _size(self)


def _found(wanted: str, item: QTreeWidgetItem) -> bool:
    letters_only = distance(wanted, _sought(item))[0] == _LETTERS_ONLY
    return not letters_only or matches(wanted, name_of(item.data(0, _COMMAND)))


def _sought(item: QTreeWidgetItem) -> str:
    """All words by which a command is found, its own name last."""
    also = item.data(0, _COMMAND).property(ALSO)
    return f"{also} › {item.text(0)}" if isinstance(also, str) else item.text(0)


def _listing(commands: Sequence[QAction]) -> QTreeWidget:
    made = QTreeWidget()
    made.setObjectName("commands")
    made.setColumnCount(2)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setWordWrap(True)
    made.setAlternatingRowColors(True)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for command in commands:
        item = QTreeWidgetItem([path_of(command), keys_of(command)])
        item.setData(0, _COMMAND, command)
        if not command.isEnabled():
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setToolTip(0, command.statusTip())
        made.addTopLevelItem(item)
    return made


def _name_later(listing: QTreeWidget) -> None:
    """Name the commands anew once the menus have their words of the language."""
    QTimer.singleShot(0, listing, partial(_name, listing))


def _name(listing: QTreeWidget) -> None:
    for place in range(listing.topLevelItemCount()):
        item = listing.topLevelItem(place)
        if item is not None:
            item.setText(0, path_of(item.data(0, _COMMAND)))
            item.setText(1, keys_of(item.data(0, _COMMAND)))


def _size(dialog: QDialog) -> None:
    open_at(dialog, 84, 26)
