"""The settings: found with a key, in force when saved, and still there at the next start."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableView,
    QTimeEdit,
    QWidget,
)

from chatapp_desktop.store.history.records import State
from chatapp_desktop.store.pictures import PictureStore
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.settings.window import SettingsWindow
from tests.e2e.conftest import Opening
from tests.support.rails import decline, reasons_of
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _ordinary_looks(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_zoom(qapp, 100)
    theme.apply_theme(qapp, "light")


def opened(run: Studio) -> SettingsWindow:
    """Press the key, and wait for the window."""
    run.wait(run.window.isActiveWindow)
    QTest.keyClick(run.window, Qt.Key.Key_Comma, CTRL)
    return shown(run)


def shown(run: Studio) -> SettingsWindow:
    run.wait(lambda: run.window.findChild(SettingsWindow, "settings_window"))
    found = run.window.findChild(SettingsWindow, "settings_window")
    assert isinstance(found, SettingsWindow)
    run.wait(found.isActiveWindow)
    return found


def page(window: SettingsWindow, name: str) -> None:
    """Click a page's line in the list."""
    names = window.findChild(QListWidget, "settings_pages")
    assert isinstance(names, QListWidget)
    row = ["general", "sending", "guard_rails", "history"].index(name)
    at = names.visualItemRect(names.item(row)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=at)


def number(window: SettingsWindow, name: str, value: int) -> None:
    box = window.findChild(QSpinBox, name)
    assert isinstance(box, QSpinBox)
    assert box.isVisible(), name
    box.selectAll()
    QTest.keyClicks(box, str(value))


def leave(run: Studio, window: SettingsWindow, *, save: bool) -> None:
    name = "save_settings" if save else "cancel_settings"
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    run.wait(lambda: not run.window.findChild(SettingsWindow, "settings_window"))


def kept(run: Studio) -> dict[str, Any]:
    path = run.places.settings
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def test_what_is_saved_is_in_force_at_once_and_kept(open_window: Opening) -> None:
    with open_window() as run:
        window = opened(run)
        hands = type(run).choose
        for name, value in (("language", "zh_CN"), ("theme", "dark"), ("zoom_percent", "125")):
            hands(run, name, value)
        page(window, "sending")
        number(window, "undo_seconds", 7)
        number(window, "duplicate_minutes", 30)
        page(window, "history")
        QTest.mouseClick(run.button("mask_numbers"), Qt.MouseButton.LeftButton, pos=_mark(run))
        size = QApplication.font().pointSizeF()
        leave(run, window, save=True)
        assert run.button("new_draft").text() == "新建草稿"
        assert theme.colours() is theme.DARK
        assert QApplication.font().pointSizeF() == pytest.approx(1.25 * size)
        run.wait(lambda: kept(run).get("undo_seconds") == 7)
        found = kept(run)
    wanted = {"language": "zh_CN", "theme": "dark", "zoom_percent": 125, "duplicate_minutes": 30}
    assert {name: found[name] for name in wanted} == wanted
    assert found["mask_numbers"] is True
    assert found["undo_seconds_production"] == QUIET.undo_seconds_production


def _mark(run: Studio) -> QPoint:
    """Where the box's mark is."""
    return QPoint(8, run.button("mask_numbers").height() // 2)


def test_cancel_changes_nothing(open_window: Opening) -> None:
    with open_window() as run:
        window = opened(run)
        run.choose("language", "zh_CN")
        page(window, "sending")
        number(window, "undo_seconds", 7)
        leave(run, window, save=False)
        assert run.button("new_draft").text() == "New draft"
        assert run.controller._settings.current.undo_seconds == 0
        assert "undo_seconds" not in kept(run)


def test_what_is_changed_beside_the_window_stays(open_window: Opening) -> None:
    with open_window() as run:
        window = opened(run)
        page(window, "sending")
        number(window, "undo_seconds", 7)
        run.window.preview.pictures_chosen.emit(False)
        leave(run, window, save=True)
        now = run.controller._settings.current
        assert (now.undo_seconds, now.pictures) == (7, "off")


def test_a_send_waits_as_long_as_was_set(open_window: Opening) -> None:
    with open_window() as run:
        window = opened(run)
        page(window, "sending")
        number(window, "undo_seconds", 60)
        leave(run, window, save=True)
        run.type("To", "380441234567")
        run.type("Content.text", "Hello")
        run.send()
        run.wait(lambda: run.shows(State.PREPARED))
        run.click("cancel")
        assert run.ended() is State.CANCELLED


ZOOMS = [
    (Qt.Key.Key_Plus, 110),
    (Qt.Key.Key_Plus, 125),
    (Qt.Key.Key_Minus, 110),
    (Qt.Key.Key_0, 100),
]


def test_keys_make_the_text_larger_and_it_stays_so(open_window: Opening, qapp: Any) -> None:
    own = qapp.font().pointSizeF()
    with open_window() as run:
        run.wait(run.window.isActiveWindow)
        label = run.find(QWidget, "status")
        for key, percent in ZOOMS:
            QTest.keyClick(run.window, key, CTRL)
            assert run.controller._settings.current.zoom_percent == percent
            size = pytest.approx(own * percent / 100)
            run.wait(lambda size=size: label.font().pointSizeF() == size)  # type: ignore[misc]
        QTest.keyClick(run.window, Qt.Key.Key_Plus, CTRL)
    assert kept(run)["zoom_percent"] == 110


def test_zoom_has_ends(open_window: Opening) -> None:
    settings = dataclasses.replace(QUIET, zoom_percent=200)
    with open_window(settings=settings) as run:
        run.wait(run.window.isActiveWindow)
        QTest.keyClick(run.window, Qt.Key.Key_Plus, CTRL)
        assert run.controller._settings.current.zoom_percent == 200


def test_delete_old_messages_leads_to_its_field_and_asks(open_window: Opening) -> None:
    with open_window() as run:
        run.type("To", "380441234567")
        run.type("Content.text", "Hello")
        run.send()
        run.ended()
        run.wait(run.window.isActiveWindow)
        run.window.history.keep_requested.emit()
        window = shown(run)
        box = window.findChild(QSpinBox, "keep_days")
        assert isinstance(box, QSpinBox)
        run.wait(box.hasFocus)
        QTest.keyClicks(box, "30")
        leave(run, window, save=True)
        run.wait(lambda: "old" in run.status.lower())
        assert not run.window.findChildren(QDialog, "question")
        assert run.rows == 1


def test_settings_of_another_program_are_shown_as_they_can_be(qtbot: Any) -> None:
    given = Settings(language="tlh", zoom_percent=117, theme="sepia", keep_days=10**9)
    window = SettingsWindow(given)
    qtbot.addWidget(window)
    box = window.findChild(QComboBox, "zoom_percent")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "110 %"
    assert window.chosen(given) == given


def test_guard_rails_are_set_by_clicking_and_are_in_force_at_once(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    del sandbox
    with open_window() as run:
        window = opened(run)
        page(window, "guard_rails")
        for name in ("confirm_production", "quiet_hours"):
            assert not run.button(name).property("checked")
            mark = QPoint(8, run.button(name).height() // 2)
            QTest.mouseClick(run.button(name), Qt.MouseButton.LeftButton, pos=mark)
        for name, keys in (("quiet_from", "0000"), ("quiet_to", "2359")):
            edit = run.find(QTimeEdit, name)
            edit.setSelectedSection(QTimeEdit.Section.HourSection)
            QTest.keyClicks(edit, keys)
        leave(run, window, save=True)
        run.wait(lambda: kept(run).get("quiet_hours") == "00:00-23:59")
        assert kept(run)["confirm_production"] is True
        run.type("To", "+1 212 555 12 34")
        run.type("Content.text", "Hello")
        run.wait(lambda: any("in New York (United States) now" in p for p in run.problems()))
        run.send()
        assert "in New York (United States) now" in reasons_of(run)
        decline(run)
        window = opened(run)
        page(window, "guard_rails")
        mark = QPoint(8, run.button("quiet_hours").height() // 2)
        QTest.mouseClick(run.button("quiet_hours"), Qt.MouseButton.LeftButton, pos=mark)
        leave(run, window, save=True)
        run.wait(lambda: not any("New York" in problem for problem in run.problems()))
        run.wait(lambda: kept(run)["quiet_hours"] == "")


def test_quiet_hours_without_length_are_not_saved(open_window: Opening) -> None:
    settings = dataclasses.replace(QUIET, quiet_hours="21:00-08:00")
    with open_window(settings=settings) as run:
        window = opened(run)
        page(window, "guard_rails")
        run.find(QCheckBox, "quiet_hours").setChecked(True)
        run.find(QTimeEdit, "quiet_to").setTime(run.find(QTimeEdit, "quiet_from").time())
        run.click("save_settings")
        assert "differ" in run.find(QLabel, "settings_trouble").text()
        assert window.isVisible()
        leave(run, window, save=False)


def test_the_do_not_contact_list_is_reached_from_the_settings(open_window: Opening) -> None:
    with open_window() as run:
        window = opened(run)
        page(window, "guard_rails")
        run.click("open_do_not_contact")
        run.wait(lambda: run.window.findChild(QDialog, "list_dialog"))
        run.wait(run.find(QDialog, "list_dialog").isActiveWindow)
        run.click("add_line")
        lines = run.find(QTableView, "list_table").model()
        lines.setData(lines.index(0, 0), "+380 44 123-45-67")
        run.click("save_list")
        run.wait(lambda: run.controller._watch.contacts.blocked)
        leave(run, window, save=False)


@pytest.mark.parametrize(("chosen", "then"), [("system", theme.LIGHT), ("dark", theme.DARK)])
def test_the_colours_go_with_the_desktop_only_if_they_are_to(
    open_window: Opening, qapp: QApplication, chosen: str, then: theme.Colours
) -> None:
    """This screen has no colours of its own, so it counts as light; that it tells so is ours."""
    with open_window(settings=dataclasses.replace(QUIET, theme=chosen)) as run:
        theme.apply_theme(qapp, "dark")
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert theme.colours() is then
        assert run.controller._settings.current.theme == chosen


def test_pictures_that_are_switched_off_are_not_kept(open_window: Opening) -> None:
    with open_window(settings=dataclasses.replace(QUIET, pictures="on")) as run:
        PictureStore(run.places.pictures).put("https://example.com/p.png", b"picture")
        run.window.preview._show_pictures.trigger()
        run.wait(lambda: not run.places.pictures.exists())
