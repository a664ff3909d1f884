"""Every window in every language: its words change without a restart, and all of them fit."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction, QCursor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from shiboken6 import delete

import chatapp_desktop.ui
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.button_commands import plain
from chatapp_desktop.ui.words.spoken import labelled
from chatapp_desktop.ui.words.wording import country_name, duration_text
from chatapp_desktop.viber.message_types import MESSAGE_TYPES
from tests.support import scenes
from tests.support.fitting import misfits
from tests.support.speaking import LANGUAGES, speaking

WIDTH, HEIGHT = 1024, 700


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")


def shown(qtbot: Any, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    # To the end of the test: a window that is thrown away goes in a search for garbage, and takes
    # what it owns with it in the middle of that.
    qtbot.__dict__.setdefault("kept", []).append(widget)
    if widget.objectName() == "main_window":
        widget.resize(WIDTH, HEIGHT)
    else:
        # As on a screen of that size, whatever this one has.
        widget.resize(min(widget.width(), WIDTH), min(widget.height(), HEIGHT))
    widget.show()
    qtbot.waitExposed(widget)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()
    return widget


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", scenes.SCENES)
def test_everything_fits(qapp: QApplication, qtbot: Any, scene: str, language: str) -> None:
    with speaking(qapp, language):
        widget = shown(qtbot, scenes.SCENES[scene]())
        assert widget.width() <= WIDTH
        assert widget.height() <= HEIGHT
        assert list(misfits(widget)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*MESSAGE_TYPES, "template"])
def test_every_message_type_fits(qapp: QApplication, qtbot: Any, kind: str, language: str) -> None:
    with speaking(qapp, language):
        assert list(misfits(shown(qtbot, scenes.main_window(kind)))) == []


def controls(window: QWidget) -> list[QWidget]:
    """All but the ring around the one that has the focus: another window may have that now."""
    return [each for each in window.findChildren(QWidget) if each.objectName() != "focus_ring"]


def words(widget: QWidget) -> list[str]:
    """All that stands in a window: labels, buttons, menus, titles, headings."""
    found = [action.text() for action in widget.findChildren(QAction)]
    for each in controls(widget):
        found += [str(each.property(name) or "") for name in ("text", "placeholderText", "title")]
        found += [each.accessibleName(), each.toolTip()]
    return sorted(found)


def test_language_changes_without_a_restart(qapp: QApplication, qtbot: Any) -> None:
    """A window that has changed its language says what one says that was made in it."""
    with speaking(qapp, "zh_CN"):
        fresh = words(shown(qtbot, scenes.main_window()))
    with speaking(qapp, "en") as language:
        window = shown(qtbot, scenes.main_window())
        before = words(window)
        language.choose("zh_CN")
        window.profile_bar.show_badge("Sandbox")  # type: ignore[attr-defined]
        QApplication.processEvents()
        assert words(window) == fresh
        language.choose("en")
        QApplication.processEvents()
        assert words(window) == before


def texts(widget: QWidget) -> list[str]:
    """All that is said in a window, titles and tables among it, in its order."""
    found = [widget.windowTitle()]
    parts: list[QWidget] = [widget, *widget.findChildren(QWidget)]
    # The arrows of tabs are Qt's own, which names them once.
    parts = [part for part in parts if not isinstance(part.parent(), QTabBar)]
    for each in [part for part in parts if not (isinstance(part, QLabel) and part.isHidden())]:
        found += [str(each.property(name) or "") for name in ("text", "placeholderText", "title")]
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QComboBox):
            found += [each.itemText(place) for place in range(each.count())]
        if isinstance(each, QTabWidget):
            found += [each.tabText(place) for place in range(each.count())]
        if isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
        if isinstance(each, QAbstractItemView):
            found += cells(each.model())
    return [text for text in found if text]


def cells(model: QAbstractItemModel) -> list[str]:
    # The binding hides how many columns a list has: it is one.
    count = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    rows, columns = range(model.rowCount()), range(count)
    heads = [str(model.headerData(c, Qt.Orientation.Horizontal) or "") for c in columns]
    return heads + [str(model.index(row, c).data() or "") for row in rows for c in columns]


@pytest.mark.parametrize("scene", scenes.SCENES)
def test_what_is_open_follows_the_language(qapp: QApplication, qtbot: Any, scene: str) -> None:
    """After a switch an open window says what one says that was opened in the new language."""
    said = {}
    for language in ("zh_CN", "en"):
        with speaking(qapp, language):
            widget = shown(qtbot, scenes.SCENES[scene]())
            said[language] = texts(widget)
            # Qt does not bear a visible dialog that is collected as garbage.
            widget.hide()
    assert said["zh_CN"] != said["en"]
    for first, then in (("en", "zh_CN"), ("zh_CN", "en")):
        with speaking(qapp, first) as spoken:
            widget = shown(qtbot, scenes.SCENES[scene]())
            spoken.choose(then)
            QApplication.processEvents()
            QApplication.processEvents()
            assert texts(widget) == said[then]
            widget.hide()


def below(kind: type) -> list[type]:
    return type.__subclasses__(kind)


def test_every_window_is_in_a_scene() -> None:
    """What is in no scene is looked at by no test of fit, names, contrast and language."""
    for module in pkgutil.walk_packages(chatapp_desktop.ui.__path__, "chatapp_desktop.ui."):
        importlib.import_module(module.name)
    found: set[type] = set()
    fresh: set[type] = {QDialog, QMainWindow}
    while fresh:
        found |= fresh
        fresh = {each for kind in fresh for each in below(kind)} - found
    ours = {kind for kind in found if kind.__module__.startswith("chatapp_desktop.")}
    made = [make() for make in scenes.SCENES.values()]
    shown_kinds = {type(each) for each in made}
    for each in made:
        delete(each)
    bases = {base for kind in ours for base in kind.__bases__}
    assert {kind.__name__ for kind in ours - shown_kinds - bases} == set()


def test_texts_of_qt_itself_follow(qapp: QApplication) -> None:
    def cancel() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    with speaking(qapp, "zh_CN"):
        assert cancel() == "取消"
    with speaking(qapp, "en"):
        assert cancel() == "Cancel"


STAYS = frozenset(
    # Names of the API, and of things that have no other name.
    ("MessageId", "RequestId", "AccessKey ID", "AccessKey Secret", "JSON", "English", "Sandbox")
)
GIVEN = frozenset(
    # What the scenes put in: names, texts of messages, the service's own words.
    ("Shop", "Ann", "Eve", "ann", "asked for it", "de", "ar", "zh_CN", "en", "name", "order", "pdf",
     "✕ NoPermission", "Hello Ann", "Exporting …", "✓ Reachable over https (status 200).",
     "! It is large.", "You are not authorized to perform the operation.", "Ram.PermissionDeny")
)  # fmt: skip
RENDERINGS = ("matrix_grid", "torture_grid")
"""Their cells are messages; their headings are ours."""
KEYS = re.compile(r"(Ctrl|Shift|Alt|Meta|Esc|F\d+)\b")
IDENTIFIER = re.compile(
    r"[0-9a-fA-F-]{20,}|[a-z0-9-]+(\.[a-z0-9-]+)+|cams-\d|x{20,}|= [\d.]+ [kM]B"
)


def spoken_by_us(widget: QWidget) -> list[str]:
    """Labels, buttons, titles, menus, choices, headings and cells; not what is typed or sent."""
    found = [action.text() for action in widget.findChildren(QAction)]
    found += [action.toolTip() for action in widget.findChildren(QAction)]
    for each in [widget, *widget.findChildren(QWidget)]:
        names: tuple[str, ...] = ("title",)
        if isinstance(each, QLabel | QAbstractButton):
            names += ("text", "toolTip", "accessibleName")
        found += [str(each.property(name) or "") for name in names]
        if isinstance(each, QComboBox):
            found += [each.itemText(place) for place in range(each.count())]
        if isinstance(each, QTabWidget):
            found += [each.tabText(place) for place in range(each.count())]
        if isinstance(each, QAbstractItemView) and not isinstance(each, QHeaderView):
            count = each.model().columnCount() if each.objectName() in RENDERINGS else None
            found += cells(each.model())[:count]
    return [plain(text).strip() for text in found]


def is_english(text: str) -> bool:
    """Whether a reader of Chinese would have to read English."""
    latin = re.search("[A-Za-z]{2}", text) and not re.search("[\u4e00-\u9fff]", text)
    known = text in STAYS | GIVEN or KEYS.match(text) or IDENTIFIER.fullmatch(text)
    return bool(latin and not known)


@pytest.mark.parametrize("scene", scenes.SCENES)
def test_no_english_is_left_in_chinese(qapp: QApplication, qtbot: Any, scene: str) -> None:
    with speaking(qapp, "zh_CN"):
        found = spoken_by_us(shown(qtbot, scenes.SCENES[scene]()))
    assert any(re.search("[\u4e00-\u9fff]", text) for text in found)
    assert sorted({text for text in found if is_english(text)}) == []


def test_countries_and_durations_are_in_the_language(qapp: QApplication) -> None:
    with speaking(qapp, "zh_CN"):
        assert country_name("UA") == "乌克兰"
        assert duration_text(90_061) == "1 天 1 小时"
    with speaking(qapp, "en"):
        assert country_name("UA") == "Ukraine"
        assert duration_text(90_061) == "1 day 1 hour"
        assert duration_text(7_322) == "2 hours 2 minutes"


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("de_DE", "en_US"), ("zh_SG", "zh_CN"), ("zh_TW", "en_US"), ("en_GB", "en_GB"),
     ("zh_CN", "zh_CN"), ("ar_EG", "en_US")],
)  # fmt: skip
def test_dates_and_qt_speak_the_language_of_the_window(
    qapp: QApplication, system: str, spoken: str
) -> None:
    language = Language(qapp)
    try:
        language.choose(system)
        assert QLocale().name() == spoken
        chinese = spoken == "zh_CN"
        assert duration_text(3_600) == ("1 小时" if chinese else "1 hour")
        said = QCoreApplication.translate("QPlatformTheme", "Cancel")
        assert said == ("取消" if chinese else "Cancel")
    finally:
        language.silence()
        QLocale.setDefault(QLocale("en"))


def test_a_colon_is_the_language_s(qapp: QApplication) -> None:
    with speaking(qapp, "zh_CN"):
        assert labelled("状态", "%1: %2") == "状态：%1: %2"
    with speaking(qapp, "en"):
        assert labelled("Code", "%2") == "Code: %2"


def test_an_unknown_language_speaks_english(qapp: QApplication) -> None:
    language = Language(qapp)
    language.choose("fr")
    assert duration_text(3_600) == "1 hour"
    language.silence()
    QLocale.setDefault(QLocale("en"))


def unfocused(window: QWidget) -> QImage:
    """A picture without cursor and focus: which window the screen makes active is not ours."""
    window.focusWidget().clearFocus()
    for _ in range(3):
        QApplication.processEvents()
    return window.grab().toImage()


@pytest.mark.parametrize(("first", "then"), [("light", "dark"), ("dark", "light")])
def test_a_new_theme_dresses_everything(
    qapp: QApplication, qtbot: Any, first: str, then: str
) -> None:
    """A window that has changed its theme looks as one that was made in it."""
    qapp.setCursorFlashTime(0)
    # What lies under the pointer has a shade of its own.
    QCursor.setPos(qapp.primaryScreen().geometry().bottomRight())
    theme.apply_theme(qapp, then)
    fresh = shown(qtbot, scenes.main_window("text"))
    wanted = unfocused(fresh)
    theme.apply_theme(qapp, first)
    changed = scenes.main_window("text")
    shown(qtbot, changed)
    changed.apply_theme(then)
    for _ in range(3):
        QApplication.processEvents()
    assert unfocused(changed) == wanted


def sizes(window: QWidget) -> list[tuple[str, str, float]]:
    """The size of the text of every control."""
    return [
        (type(each).__name__, each.objectName(), round(each.font().pointSizeF(), 3))
        for each in controls(window)
    ]


def test_a_window_whose_text_is_made_larger_is_like_one_made_so(
    qapp: QApplication, qtbot: Any
) -> None:
    try:
        theme.apply_zoom(qapp, 150)
        fresh = shown(qtbot, scenes.main_window())
        wanted, heights = sizes(fresh), rows_height(fresh)
        theme.apply_zoom(qapp, 100)
        window = shown(qtbot, scenes.main_window())
        assert sizes(window) != wanted
        theme.apply_zoom(qapp, 150)
        shown(qtbot, window)
        assert sizes(window) == wanted
        assert rows_height(window) == heights
    finally:
        theme.apply_zoom(qapp, 100)


def rows_height(window: QWidget) -> int:
    table = window.findChild(QTableView, "history")
    assert isinstance(table, QTableView)
    return table.rowHeight(0)
