"""Everything by keyboard: shortcuts, mnemonics, the palette, the sheet, the order of Tab."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from chatapp_desktop.ui.actions import COMMANDS
from chatapp_desktop.ui.button_commands import IN_MENUS, plain
from chatapp_desktop.ui.command_list import keys_of, matches, name_of
from chatapp_desktop.ui.window import MainWindow
from tests.support import scenes
from tests.support.speaking import speaking

CONVENTIONS = {
    "Ctrl+Return", "Ctrl+K", "Ctrl+N", "Ctrl+D", "Ctrl+S", "Ctrl+O", "Ctrl+Shift+H", "Ctrl+E",
    "Ctrl+Shift+E", "Ctrl+F", "Ctrl+L", "Ctrl+'", "F1", "Ctrl+Shift+Return", "Ctrl+Shift+G",
    "Ctrl+B", "Ctrl+,", "F2", "Esc", "Shift+F1", "Ctrl++", "Ctrl+-", "Ctrl+0",
}  # fmt: skip


@pytest.fixture
def window(qtbot: Any) -> MainWindow:
    made = scenes.main_window()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shortcuts(window: MainWindow) -> list[str]:
    return [key.toString() for action in window.commands.all() for key in action.shortcuts()]


def test_the_usual_keys_are_there_and_each_means_one_thing(window: MainWindow) -> None:
    assert set(shortcuts(window)) >= CONVENTIONS
    assert [key for key, count in Counter(shortcuts(window)).items() if count > 1] == []


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_does_something(window: MainWindow, command: str) -> None:
    action = window.findChild(QAction, f"command_{command}")
    assert isinstance(action, QAction)
    idle = QMenu(window).addAction("idle")  # the menu itself listens to each of its commands
    assert action.receivers("2triggered(bool)") > idle.receivers("2triggered(bool)")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_mnemonics_are_unique(qapp: QApplication, qtbot: Any, language: str) -> None:
    with speaking(qapp, language):
        window = scenes.main_window()
        qtbot.addWidget(window)
        bar = [action.text() for action in window.menuBar().actions()]
        menus = [[each.text() for each in menu.actions()] for menu in window.findChildren(QMenu)]
        for texts in [bar, *menus]:
            letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
            assert len(set(letters)) == len(letters), texts
        assert all("&" in text for text in bar[:5])


def dialog(window: MainWindow, name: str) -> QDialog:
    found = window.findChild(QDialog, name)
    assert isinstance(found, QDialog)
    return found


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, key, modifier)
    QApplication.processEvents()


CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def test_the_palette_finds_and_runs_a_command(window: MainWindow, qtbot: Any) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    palette = dialog(window, "command_palette")
    search = palette.findChild(QLineEdit, "command_search")
    assert isinstance(search, QLineEdit)
    search.setText("dark")
    with qtbot.waitSignal(window.theme_chosen) as chosen:
        press(search, Qt.Key.Key_Return, PLAIN)
    assert chosen.args == ["dark"]


def lines(window: MainWindow) -> list[QTreeWidgetItem]:
    """What the palette lists."""
    press(window, Qt.Key.Key_K, CTRL)
    listing = dialog(window, "command_palette").findChild(QTreeWidget, "commands")
    assert isinstance(listing, QTreeWidget)
    return lines_of(listing)


def lines_of(listing: QTreeWidget) -> list[QTreeWidgetItem]:
    found = [listing.topLevelItem(place) for place in range(listing.topLevelItemCount())]
    return [item for item in found if item is not None]


@pytest.mark.parametrize("kind", ["text_video_button", "template"])
def test_every_command_is_in_the_palette(window: MainWindow, qtbot: Any, kind: str) -> None:
    """Those of the menus, and whatever a button does that is in no menu."""
    window.set_draft(scenes.draft(kind))
    qtbot.waitUntil(lambda: window.form.draft()["Type"] == scenes.draft(kind)["Type"])
    window.form.arrange()
    names = [item.text(0).rpartition("› ")[2] for item in lines(window)]
    menus = window.menuBar().findChildren(QMenu)
    wanted = {
        name_of(a) for menu in menus for a in menu.actions() if a.menu() is None and name_of(a)
    }
    assert wanted - {*names} <= {"All commands …"}
    buttons = [each for each in window.findChildren(QPushButton) if each.window() is window]
    pressed = {plain(each.text()) for each in buttons if each.objectName() not in IN_MENUS}
    assert pressed - {*names, ""} == set()
    assert {"Send again", "Clear filters"} <= pressed
    assert {"Copy all", "Copy MessageId"} <= {*names}
    assert ("Fill with examples" in pressed) is (kind == "template")


def test_no_command_is_in_the_palette_twice(window: MainWindow) -> None:
    paths = [item.text(0) for item in lines(window)]
    assert [path for path, count in Counter(paths).items() if count > 1] == []
    assert len([path for path in paths if path.endswith("Settings …")]) == 1


def test_a_line_of_the_palette_says_where_the_command_belongs(window: MainWindow) -> None:
    paths = {item.text(0) for item in lines(window)}
    assert {"View › Theme › Dark", "History › Send again", "Go › Go to the history"} <= paths


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("theme", "View › Theme › "), ("chinese", "View › Language › 简体中文"),
     ("dark", "View › Theme › Dark"),
     ("his", "Go › Go to the history"), ("expo", "History › Export what is listed …")],
)  # fmt: skip
def test_the_palette_knows_what_is_meant(window: MainWindow, typed: str, meant: str) -> None:
    search, listing = opened_palette(window)
    search.setText(typed)
    current = listing.currentItem()
    assert current is not None
    assert current.text(0).startswith(meant)


@pytest.mark.parametrize(
    ("code", "typed"), [("en", "retry"), ("zh_CN", "retry"), ("zh_CN", "重试")]
)
def test_the_palette_finds_what_is_called_something_else(
    qapp: QApplication, window: MainWindow, code: str, typed: str
) -> None:
    with speaking(qapp, code):
        QApplication.processEvents()
        window.preview._again.setEnabled(True)
        search, listing = opened_palette(window)
        search.setText(typed)
        current = listing.currentItem()
        assert current is not None
        assert current.text(0).endswith(window.preview._again.text())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("dark", "查看 › 外观 › 深色"), ("go to the history", "转到 › 转到历史记录")],
)
def test_in_chinese_the_palette_knows_the_english_name_too(
    qapp: QApplication, window: MainWindow, typed: str, meant: str
) -> None:
    with speaking(qapp, "zh_CN"):
        QApplication.processEvents()
        search, listing = opened_palette(window)
        search.setText(typed)
        current = listing.currentItem()
        assert current is not None
        assert current.text(0) == meant


def test_what_cannot_be_done_now_is_found_all_the_same(window: MainWindow) -> None:
    search, listing = opened_palette(window)
    search.setText("send again")
    found = [item for item in lines_of(listing) if not item.isHidden()]
    assert [item.text(0) for item in found][:1] == ["History › Send again"]
    assert found[0].isDisabled()
    assert listing.currentItem() is None


def test_a_button_of_the_palette_is_pressed(window: MainWindow, qtbot: Any) -> None:
    box = window.findChild(QComboBox, "filter_outcome")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    search, _listing = opened_palette(window)
    search.setText("clear filters")
    press(search, Qt.Key.Key_Return, PLAIN)
    qtbot.waitUntil(lambda: box.currentIndex() == 0)


def test_the_palette_says_that_there_is_no_such_command(window: MainWindow) -> None:
    search, listing = opened_palette(window)
    told = listing.findChild(QLabel, "no_command")
    assert isinstance(told, QLabel)
    assert not told.isVisible()
    search.setText("qqqq")
    assert told.isVisible()
    assert told.text() == "No such command"


def opened_palette(window: MainWindow) -> tuple[QLineEdit, QTreeWidget]:
    press(window, Qt.Key.Key_K, CTRL)
    palette = dialog(window, "command_palette")
    search = palette.findChild(QLineEdit, "command_search")
    listing = palette.findChild(QTreeWidget, "commands")
    assert isinstance(search, QLineEdit)
    assert isinstance(listing, QTreeWidget)
    return search, listing


def test_the_help_of_the_field_is_a_key_away(window: MainWindow, qtbot: Any) -> None:
    press(window, Qt.Key.Key_L, CTRL)
    field = window.findChild(QWidget, "To")
    assert isinstance(field, QWidget)
    press(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: QToolTip.text() == field.toolTip() != "")


def test_escape_leaves_the_palette_and_nothing_happened(window: MainWindow, qtbot: Any) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    palette = dialog(window, "command_palette")
    with qtbot.waitSignal(palette.rejected):
        press(palette, Qt.Key.Key_Escape, PLAIN)


def test_the_sheet_names_every_shortcut(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1, PLAIN)
    listing = dialog(window, "key_sheet").findChild(QTreeWidget, "commands")
    assert isinstance(listing, QTreeWidget)
    with_keys = [action for action in window.commands.all() if action.shortcuts()]
    assert listing.topLevelItemCount() == len(with_keys)
    assert all(keys_of(action) for action in with_keys)


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_L, "To"), (Qt.Key.Key_T, "Content.text"), (Qt.Key.Key_Apostrophe, "entry")],
)
def test_keys_go_where_they_say(window: MainWindow, qtbot: Any, key: Qt.Key, name: str) -> None:
    press(window, key, CTRL)
    target = window.findChild(QWidget, name)
    assert isinstance(target, QWidget)
    qtbot.waitUntil(target.hasFocus)


def test_who_goes_to_the_history_sees_which_row_is_meant(window: MainWindow, qtbot: Any) -> None:
    """The details and their buttons belong to the current row, so it is the selected one."""
    table = window.findChild(QTableView, "history")
    assert isinstance(table, QTableView)
    press(window, Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(table.hasFocus)
    rows = [index.row() for index in table.selectionModel().selectedRows()]
    assert rows == [table.currentIndex().row()] == [0]


def top(window: MainWindow) -> int:
    """Where the form's page begins on the screen; it scrolls."""
    page = window.form.widget()
    assert page is not None
    return page.mapToGlobal(page.rect().topLeft()).y()


def test_tab_goes_from_top_to_bottom(window: MainWindow) -> None:
    """Within the form, each stop of Tab lies below the one before."""
    press(window, Qt.Key.Key_L, CTRL)
    places: list[int] = []
    names: list[str] = []
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        if not widget.objectName():
            break
        names.append(widget.objectName())
        if widget.objectName() in {"send", "new_draft"}:
            break
        places.append(widget.mapToGlobal(widget.rect().topLeft()).y() - top(window))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert names[:3] == ["To", "From", "CustSpaceId"]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("wanted", "name", "found"),
    [("", "Send", True), ("snd", "Send", True), ("dark", "Dark", True), ("xyz", "Send", False),
     ("发", "发送", True), ("ds", "Send", False)],
)  # fmt: skip
def test_matching(wanted: str, name: str, *, found: bool) -> None:
    assert matches(wanted, name) is found


def test_names_have_no_mnemonic() -> None:
    for text, name in (("&Send", "Send"), ("发送(&S)", "发送"), ("Open …", "Open …")):
        assert name_of(QAction(text)) == name
