"""Every control has a name for a screen reader; all text has contrast; errors are announced."""

from __future__ import annotations

import os
import re
import time
from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAction,
    QColor,
    QPalette,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.model import Column, cell_text, state_colour
from chatapp_desktop.ui.profiles.dialog import ProfilesDialog
from chatapp_desktop.ui.templates.picker import TemplatePicker
from chatapp_desktop.ui.under_way import UnderWay
from chatapp_desktop.ui.widgets.focus_ring import FocusRing
from chatapp_desktop.ui.widgets.plain_names import PlainNames
from chatapp_desktop.ui.widgets.still import name_list
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.viber.problems import Severity
from chatapp_desktop.viber.template import Listed
from tests.support import scenes
from tests.support.speaking import speaking
from tests.ui.test_tab_order import DIALOGS, opened, stops
from tests.viber.drafts import good

ROLE = QAccessible.Role
OPERATED = {
    ROLE.Button, ROLE.PushButton, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText,
    ROLE.List, ROLE.Table, ROLE.Tree, ROLE.SpinBox, ROLE.Slider, ROLE.PageTab, ROLE.Link,
    ROLE.MenuItem, ROLE.ButtonMenu, ROLE.ButtonDropDown, ROLE.ColumnHeader,
}  # fmt: skip


def everything(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    children = [interface.child(place) for place in range(interface.childCount())]
    for child in filter(None, children):
        if child.isValid():
            yield from everything(child)


def seen(interface: QAccessibleInterface) -> bool:
    return not interface.state().invisible


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name).strip()


def nameless(widget: QWidget) -> list[str]:
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    found = []
    for each in everything(root):
        owner = each.object()
        if each.role() in OPERATED and seen(each) and not own_name(each, owner):
            where = type(owner).__name__, getattr(owner, "objectName", str)()
            # Parts of a control (a combo box's list, a table's corner) speak through the control.
            if not _is_part(owner):
                found.append(f"{each.role()} {where}")
    return found


def own_name(interface: QAccessibleInterface, owner: QObject | None) -> str:
    """What a control is called; a combo box without a name calls itself what is chosen in it."""
    if not isinstance(owner, QComboBox) or name(interface) != owner.currentText():
        return name(interface)
    labels = interface.relations(QAccessible.RelationFlag.Label)
    described = interface.text(QAccessible.Text.Description)
    called = owner.accessibleName()
    return "".join((*(name(label) for label, _ in labels), called if called in described else ""))


def _is_part(owner: QObject | None) -> bool:
    parent = owner.parent() if owner is not None else None
    while parent is not None:
        if type(parent).__name__ in {"QComboBoxPrivateContainer", "QTableView", "QTreeWidget"}:
            return True
        parent = parent.parent()
    return False


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scene", scenes.SCENES)
def test_every_control_has_a_name(
    qapp: QApplication, qtbot: Any, scene: str, language: str
) -> None:
    with speaking(qapp, language):
        widget = scenes.SCENES[scene]()
        qtbot.addWidget(widget)
        widget.show()
        assert nameless(widget) == []


def test_the_audit_finds_a_nameless_control(qtbot: Any) -> None:
    window = QWidget()
    QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    assert len(nameless(window)) == 1


def test_what_is_chosen_in_a_list_is_not_its_name(qtbot: Any) -> None:
    window = QWidget()
    QComboBox(window).addItem("Any outcome")
    qtbot.addWidget(window)
    window.show()
    assert len(nameless(window)) == 1


def test_a_name_that_qt_does_not_tell_is_none(qtbot: Any) -> None:
    """On Unix it tells what is chosen in a list, whatever the list is called."""
    window = QWidget()
    box = QComboBox(window)
    box.addItem("Any outcome")
    box.setAccessibleName("Outcome")
    qtbot.addWidget(window)
    window.show()
    assert len(nameless(window)) == (1 if os.name == "posix" else 0)
    name_list(box, "Outcome")
    assert nameless(window) == []


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str]]]:
    """What Qt is given for a screen reader that listens: the widget's name and the words."""
    told: list[tuple[str, str]] = []

    def take(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            owner = event.object()
            told.append((owner.objectName(), event.message()))

    active = QAccessible.isActive()
    QAccessible.setActive(True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    yield told
    QAccessible.setActive(active)


def test_what_is_said_is_announced(qtbot: Any, heard: list[tuple[str, str]]) -> None:
    window = scenes.main_window()
    qtbot.addWidget(window)
    heard.clear()
    window.say("The keyring is locked.")
    window.tell("Saved.")
    assert heard == [("status", "The keyring is locked."), ("toast", "Saved.")]


def test_why_nothing_was_sent_is_announced(qtbot: Any, heard: list[tuple[str, str]]) -> None:
    """Ctrl+Return on a draft that is blocked."""
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    heard.clear()
    send = window.findChild(QAction, "command_send")
    assert isinstance(send, QAction)
    send.trigger()
    draft = window.draft()
    problems = window.problems_of(draft)
    blocking = [each for each in problems if each.severity is Severity.BLOCKS]
    assert heard == [("status", problem_text(blocking[0], draft))]


def test_a_search_that_finds_no_template_is_announced(
    qtbot: Any, heard: list[tuple[str, str]]
) -> None:
    picker = TemplatePicker()
    qtbot.addWidget(picker)
    picker.show_rows((Listed("0" * 32, "en", "order", "text", "pass", "", 0),), 0.0)
    picker.show()
    search = picker.findChild(QLineEdit, "template_search")
    assert isinstance(search, QLineEdit)
    for text in ("order", "no such", "no such thing", "", "no such"):
        search.setText(text)
    assert heard == 2 * [
        ("template_empty", "No template matches. Clear the search or the filters.")
    ]


@pytest.fixture
def composing(qtbot: Any, heard: list[tuple[str, str]]) -> MainWindow:
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.set_draft(good("text", To=""))
    window.form.focus_first()
    QApplication.processEvents()
    heard.clear()
    return window


def tab_on(window: MainWindow, name: str, typed: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Go to a field, type into it and leave it."""
    field = window.findChild(QWidget, name)
    assert isinstance(field, QWidget)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(field, typed)
    QApplication.processEvents()
    QTest.keyClick(field, key)
    for _ in range(3):
        QApplication.processEvents()


def error_of(window: MainWindow, name: str) -> str:
    draft = window.draft()
    found = [each for each in window.problems_of(draft) if each.field == name]
    assert found[0].severity is Severity.BLOCKS
    return problem_text(found[0], draft)


@pytest.mark.parametrize(
    ("name", "typed"), [("To", "380abc"), ("To", ""), ("Ttl", "x"), ("CustSpaceId", "")]
)
def test_what_is_wrong_with_a_field_is_announced_as_it_is_left(
    composing: MainWindow, heard: list[tuple[str, str]], name: str, typed: str
) -> None:
    tab_on(composing, name, typed)
    wrong = name != "CustSpaceId"
    assert heard == ([(name, error_of(composing, name))] if wrong else [])
    heard.clear()
    tab_on(composing, name, "", Qt.Key.Key_Backtab)
    assert len(heard) == wrong  # whoever comes by again is told again, once


def test_nothing_is_announced_with_a_key_or_by_another_window(
    composing: MainWindow, heard: list[tuple[str, str]]
) -> None:
    field = composing.findChild(QLineEdit, "To")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "380abc")
    composing.form.jump_to("Ttl")  # as a problem that was chosen does
    for _ in range(3):
        QApplication.processEvents()
    assert heard == []


def test_that_a_message_can_be_taken_back_is_announced_once(
    composing: MainWindow, heard: list[tuple[str, str]]
) -> None:
    held = UnderWay(7, "380441234567", State.PREPARED, held_until=time.monotonic() + 60)
    for item in (held, replace(held, attempt=3), held):
        composing.show_under_way((item,))
        composing.show_under_way(())
    ((name, said),) = heard
    assert name == "cancel"
    assert "380441234567" in said
    assert "Undo" in said
    assert "Esc" in said


def test_a_search_that_finds_nothing_is_announced(qtbot: Any, heard: list[tuple[str, str]]) -> None:
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.show()
    heard.clear()
    search = window.findChild(QLineEdit, "history_search")
    assert isinstance(search, QLineEdit)
    with qtbot.waitSignal(window.history.filter_changed):
        QTest.keyClicks(search, "no such")
    for _ in range(2):  # what is found again by the next letter is not told again
        window.history.show_ids(array("q"), [])
        window.history.end_list()
    text = "Nothing found. Clear the search and the filters to see everything."
    assert heard == [("history_empty", text)]


def test_every_stop_of_tab_has_a_name_or_a_label(qtbot: Any) -> None:
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.show()
    stops = 0
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        takes = widget.focusPolicy().value & 1 and widget.isVisibleTo(window)
        if takes and widget.isEnabled() and widget.window() is window:
            stops += 1
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget.objectName()
        widget = widget.nextInFocusChain()
    assert stops > 15


def test_an_error_is_told_where_it_belongs(qtbot: Any) -> None:
    """The sentence about a field is that field's description."""
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.show()
    field = window.findChild(QWidget, "Content.caption")
    assert isinstance(field, QWidget)
    qtbot.waitUntil(lambda: "30 are allowed" in field.accessibleDescription())


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader listens."""
    active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(active)


@pytest.mark.parametrize("scene", DIALOGS)
def test_no_name_ends_in_a_mnemonic(
    qapp: QApplication, qtbot: Any, listening: None, scene: str
) -> None:
    """As in 保存(V): neither a control's own, nor that of the label beside it."""
    names = PlainNames(qapp, qapp)
    try:
        with speaking(qapp, "zh_CN"):
            for each in stops(opened(qtbot, scene)):
                each.setFocus()
                face = QAccessible.queryAccessibleInterface(each)
                assert face is not None
                labels = [label for label, _ in face.relations(QAccessible.RelationFlag.Label)]
                for told in map(name, (face, *labels)):
                    assert not re.search(r"\([A-Z0-9]\)", told), each.objectName()
    finally:
        names.deleteLater()


def test_the_preview_is_a_picture_with_words(qtbot: Any) -> None:
    window = scenes.main_window("text")
    qtbot.addWidget(window)
    window.show()
    view = window.findChild(QWidget, "preview_view")
    assert isinstance(view, QWidget)
    face = QAccessible.queryAccessibleInterface(view)
    assert face is not None
    assert face.role() == ROLE.Graphic
    qtbot.waitUntil(lambda: "Hello" in face.text(QAccessible.Text.Description))


def test_a_name_follows_the_text(qapp: QApplication, qtbot: Any, listening: None) -> None:
    names = PlainNames(qapp, qapp)
    window = QWidget()
    qtbot.addWidget(window)
    one, other = QPushButton("撤销(&U)", window), QLineEdit(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    one.setFocus()
    face = QAccessible.queryAccessibleInterface(one)
    assert face is not None
    assert name(face) == "撤销"
    other.setFocus()
    one.setText("停止")
    assert name(face) == "停止"
    names.deleteLater()


def test_the_history_can_be_read(qtbot: Any) -> None:
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.show()
    table = window.findChild(QWidget, "history")
    assert isinstance(table, QWidget)
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None
    texts = [each.text(QAccessible.Text.Name) for each in everything(interface)]
    for word in ("Accepted", "Rejected", "Unknown", "380441234567"):
        assert word in texts


# Contrast and colour


def luminance(colour: str | QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


TEXTS = ("text", "muted", "error", "warning", "success", "accent")
GROUNDS = ("window", "base", "bubble")
PAIRS = [
    *product(TEXTS, GROUNDS),
    ("on_accent", "accent"),
    ("text", "chat"),
    ("accent", "chat"),
    ("muted", "line"),
    ("bubble", "warning"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_has_contrast(name: str, text: str, ground: str) -> None:
    colours = theme.DARK if name == "dark" else theme.LIGHT
    found = contrast(getattr(colours, text), getattr(colours, ground))
    assert found >= 4.5, f"{text} on {ground}: {found:.2f}"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_has_contrast(qapp: QApplication, name: str) -> None:
    role = QPalette.ColorRole
    try:
        theme.apply_theme(qapp, name)
        palette = qapp.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
            for text, ground in (
                (role.WindowText, role.Window),
                (role.Text, role.Base),
                (role.Text, role.AlternateBase),
                (role.ButtonText, role.Button),
                (role.PlaceholderText, role.Base),
                (role.HighlightedText, role.Highlight),
                (role.ToolTipText, role.ToolTipBase),
                (role.Link, role.Base),
            ):
                found = contrast(palette.color(group, text), palette.color(group, ground))
                assert found >= 4.5, f"{group} {text} on {ground}: {found:.2f}"
    finally:
        theme.apply_theme(qapp, "light")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_meaning_is_told_by_colour_alone(qapp: QApplication, qtbot: Any, name: str) -> None:
    """What has a colour has a mark or a word too."""
    theme.apply_theme(qapp, name)
    window = scenes.main_window()
    qtbot.addWidget(window)
    window.apply_theme(name)
    rows = [scenes.row(1, state) for state in State]
    told = {cell_text(row, Column.OUTCOME) for row in rows}
    assert len(told) == len(rows)
    assert all(contrast(state_colour(s), theme.colours().base) >= 4.5 for s in State)
    lines = [label.text() for label in window.findChildren(QLabel) if label.text()[:1] in "✕!"]
    assert any(line.startswith("✕ ") for line in lines)
    theme.apply_theme(qapp, "light")


def test_the_focus_is_always_visible(qtbot: Any) -> None:
    """Each stop of Tab looks different when it has the focus."""
    window: MainWindow = scenes.main_window("text")
    qtbot.addWidget(window)
    window.set_draft(scenes.draft("text"))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name in ("To", "Type", "Content.text", "send", "new_draft", "profile", "preview_view",
                 "problems", "history", "preview_options", "group_message", "entry"):  # fmt: skip
        widget = window.findChild(QWidget, name)
        assert isinstance(widget, QWidget), name
        window.setFocus()
        other = window.findChild(QWidget, "CustSpaceId")
        assert isinstance(other, QWidget)
        other.setFocus()
        QApplication.processEvents()
        without = widget.grab().toImage()
        widget.setFocus()
        QApplication.processEvents()
        assert widget.grab().toImage() != without, name


@pytest.mark.parametrize(
    ("language", "heard"), [("en", "Keys: None kept yet"), ("zh_CN", "密钥：尚未保存")]
)
def test_where_the_keys_are_can_be_heard(
    qapp: QApplication, qtbot: Any, language: str, heard: str
) -> None:
    with speaking(qapp, language):
        dialog = scenes.SCENES["profiles"]()
        qtbot.addWidget(dialog)
        place = dialog.findChild(QLabel, "profile_keys_place")
        assert isinstance(place, QLabel)
        interface = QAccessible.queryAccessibleInterface(place)
        assert interface is not None
        assert name(interface) == heard


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QDateEdit])
def test_what_is_typed_into_has_the_ring_too(
    qapp: QApplication, qtbot: Any, kind: type[QWidget], look: str
) -> None:
    """Two pixels on each side, also once something was typed."""
    ring = FocusRing(qapp, qapp)
    theme.apply_theme(qapp, look)
    window = QWidget()
    qtbot.addWidget(window)
    made, other = kind(window), QPushButton(window)
    made.setGeometry(20, 20, 160, 30)
    other.move(20, 80)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    QTest.keyClicks(made, "12")
    made.resize(120, 32)
    QApplication.processEvents()
    accent = made.palette().highlight().color().rgb()
    sides = [
        point
        for near in (0, 1)
        for point in ((near, 16), (119 - near, 16), (60, near), (60, 31 - near))
    ]
    picture = made.grab().toImage()
    assert {picture.pixel(*point) for point in sides} == {accent}
    other.setFocus()
    QApplication.processEvents()
    picture = made.grab().toImage()
    assert accent not in {picture.pixel(*point) for point in sides[4:]}
    ring.deleteLater()
    theme.apply_theme(qapp, "light")


@pytest.mark.parametrize(
    ("language", "states"), [("en", ("folded", "unfolded")), ("zh_CN", ("已折叠", "已展开"))]
)
def test_a_heading_says_whether_it_is_folded(
    qapp: QApplication,
    qtbot: Any,
    heard: list[tuple[str, str]],
    language: str,
    states: tuple[str, str],
) -> None:
    """It is no check box: "Fallback to SMS, not checked" would say that there is none."""
    shut, unfolded = states
    with speaking(qapp, language):
        window = scenes.main_window("text")
        qtbot.addWidget(window)
        window.show()
        header = window.findChild(QToolButton, "group_fallback")
        assert isinstance(header, QToolButton)
        interface = QAccessible.queryAccessibleInterface(header)
        assert interface is not None
        assert interface.role() is not ROLE.CheckBox
        assert not interface.state().checkable
        assert interface.text(QAccessible.Text.Description) == shut
        heard.clear()
        header.click()
        assert interface.text(QAccessible.Text.Description) == unfolded
        assert ("group_fallback", unfolded) in heard
        assert window.form.folded() == ("tracking",)


@pytest.mark.parametrize(("language", "word"), [("en", "required: "), ("zh_CN", "必填：")])
def test_what_is_required_says_so(qapp: QApplication, qtbot: Any, language: str, word: str) -> None:
    """The star beside the label is told to nobody who does not see it."""
    with speaking(qapp, language):
        window = scenes.main_window("text")
        qtbot.addWidget(window)
        window.show()
        labels = [label for label in window.form.findChildren(QLabel) if label.buddy() is not None]
        told = {
            label.buddy().objectName(): label.buddy().accessibleDescription()
            for label in labels
            if label.isVisible()
        }
        starred = {label.buddy().objectName() for label in labels if label.text().endswith(" *")}
        assert {name for name, said in told.items() if said.startswith(word)} == starred & set(told)
        assert {"To", "From", "Content.text"} <= starred & set(told)


def test_the_result_of_a_connection_test_is_announced(
    qtbot: Any, heard: list[tuple[str, str]]
) -> None:
    dialog = scenes.SCENES["profiles"]()
    assert isinstance(dialog, ProfilesDialog)
    qtbot.addWidget(dialog)
    heard.clear()
    dialog.say("Connected.")
    assert heard == [("connection_result", "Connected.")]
