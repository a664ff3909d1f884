"""What is drawn beside the text: it grows with it, and its outlines are seen in either theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionGroupBox,
    QStyleOptionSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.history.model import HistoryModel
from chatapp_desktop.ui.history.table import HistoryTable
from chatapp_desktop.ui.profiles.list_table import ListTable
from chatapp_desktop.ui.templates.matrix_values import MatrixValues
from chatapp_desktop.ui.templates.picker import _Table as TemplateTable
from chatapp_desktop.ui.widgets.wrapped_table import WrappedTable
from tests.ui.test_accessibility import contrast

_Part, _Complex, _Element = QStyle.SubControl, QStyle.ComplexControl, QStyle.SubElement
Measure = Callable[[QWidget], int]


def history_table() -> QWidget:
    model = HistoryModel()
    made = HistoryTable(model)
    model.setParent(made)
    return made


def list_table() -> QWidget:
    lines = QStandardItemModel(2, 2)
    made = ListTable(lines)
    lines.setParent(made)
    return made


def template_table() -> QWidget:
    made = TemplateTable()
    made.setModel(QStandardItemModel(2, 2, made))
    return made


@contextmanager
def zoomed(application: QApplication, percent: int) -> Iterator[None]:
    try:
        theme.apply_zoom(application, percent)
        yield
    finally:
        theme.apply_zoom(application, 100)


def combo() -> QComboBox:
    made = QComboBox()
    made.addItems(["A rather long entry", "short"])
    return made


def editable_combo() -> QComboBox:
    made = combo()
    made.setEditable(True)
    return made


def date() -> QDateEdit:
    made = QDateEdit()
    made.setCalendarPopup(True)
    return made


def group() -> QGroupBox:
    made = QGroupBox("Group")
    made.setCheckable(True)
    QVBoxLayout(made).addWidget(QWidget())
    return made


def tick(box: QWidget) -> int:
    """The side of a box to tick, or of a round one."""
    option = QStyleOptionButton()
    assert isinstance(box, QCheckBox | QRadioButton)
    box.initStyleOption(option)
    round_ = isinstance(box, QRadioButton)
    part = _Element.SE_RadioButtonIndicator if round_ else _Element.SE_CheckBoxIndicator
    place = box.style().subElementRect(part, option, box)
    return drawn(box, place, QColor(theme.LIGHT.window)).width()


def group_tick(box: QWidget) -> int:
    option = QStyleOptionGroupBox()
    assert isinstance(box, QGroupBox)
    box.initStyleOption(option)
    part = _Part.SC_GroupBoxCheckBox
    place = box.style().subControlRect(_Complex.CC_GroupBox, option, part, box)
    return drawn(box, place).width()


def list_arrow(box: QWidget) -> int:
    option = QStyleOptionComboBox()
    if isinstance(box, QComboBox):
        box.initStyleOption(option)
    else:
        option.initFrom(box)
        option.editable = True
    part = _Part.SC_ComboBoxArrow
    place = box.style().subControlRect(_Complex.CC_ComboBox, option, part, box)
    return drawn(box, place.adjusted(2, 4, -4, -4)).width()


def step_arrow(box: QWidget) -> int:
    option = QStyleOptionSpinBox()
    assert isinstance(box, QSpinBox)
    box.initStyleOption(option)
    part = _Part.SC_SpinBoxUp
    place = box.style().subControlRect(_Complex.CC_SpinBox, option, part, box)
    return drawn(box, place.adjusted(2, 3, -2, -1)).width()


def fold_arrow(button: QWidget) -> int:
    return drawn(button, button.rect().adjusted(2, 2, -2, -2)).width()


def drawn(widget: QWidget, place: QRect, ground: QColor | None = None) -> QRect:
    """What can be told from its ground in a place; at first that is what the place's corner has."""
    image = widget.grab().toImage()
    ground = ground or image.pixelColor(place.topLeft())
    points = [
        (x, y)
        for x in range(max(place.left(), 0), min(place.right() + 1, image.width()))
        for y in range(max(place.top(), 0), min(place.bottom() + 1, image.height()))
        if contrast(image.pixelColor(x, y), ground) > _TOLD
    ]
    assert points
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*points, strict=True))
    return QRect(left, top, right - left + 1, bottom - top + 1)


_TOLD = 1.6


def arrow_button() -> QToolButton:
    made = QToolButton()
    made.setArrowType(Qt.ArrowType.DownArrow)
    made.setAutoRaise(True)
    return made


MARKS: dict[str, tuple[Callable[[], QWidget], Measure]] = {
    "check box": (lambda: QCheckBox("Tick"), tick),
    "radio button": (lambda: QRadioButton("One"), tick),
    "group": (group, group_tick),
    "list": (combo, list_arrow),
    "list to type in": (editable_combo, list_arrow),
    "calendar": (date, list_arrow),
    "stepper": (QSpinBox, step_arrow),
    "fold": (arrow_button, fold_arrow),
}


def shown(qtbot: Any, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("name", MARKS)
def test_marks_grow_with_the_text(qapp: QApplication, qtbot: Any, name: str) -> None:
    make, measure = MARKS[name]
    theme.apply_theme(qapp, "light")
    usual = measure(shown(qtbot, make()))
    with zoomed(qapp, 200):
        grown = measure(shown(qtbot, make()))
    # In whole pixels: 7 becomes 16.
    assert 1.75 * usual <= grown <= 2.7 * usual, (usual, grown)
    assert measure(shown(qtbot, make())) == usual


@pytest.mark.parametrize("name", MARKS)
def test_marks_of_an_open_window_grow_too(qapp: QApplication, qtbot: Any, name: str) -> None:
    make, measure = MARKS[name]
    theme.apply_theme(qapp, "light")
    widget = shown(qtbot, make())
    usual = measure(widget)
    with zoomed(qapp, 200):
        QApplication.processEvents()
        widget.resize(widget.sizeHint())
        assert measure(widget) >= 1.75 * usual
    QApplication.processEvents()
    widget.resize(widget.sizeHint())
    assert measure(widget) <= 1.4 * usual


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_list_has_room_for_its_words_beside_its_arrow(
    qapp: QApplication, qtbot: Any, percent: int
) -> None:
    with zoomed(qapp, percent):
        box = shown(qtbot, combo())
        assert isinstance(box, QComboBox)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        field = box.style().subControlRect(
            _Complex.CC_ComboBox, option, _Part.SC_ComboBoxEditField, box
        )
        assert field.width() >= box.fontMetrics().horizontalAdvance(box.itemText(0))


# Outlines

OUTLINED: dict[str, Callable[[], QWidget]] = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "list of lines": QListWidget,
    "list": combo,
    "list to type in": editable_combo,
    "number": QSpinBox,
    "date": date,
    "check box": QCheckBox,
    "radio button": QRadioButton,
    "button": lambda: QPushButton("Press"),
    "tool button": QToolButton,
    "history": history_table,
    "list of numbers": list_table,
    "renderings": WrappedTable,
    "variables": MatrixValues,
    "templates": template_table,
}


def edge(image: QImage, window: QColor) -> float:
    """The contrast of what separates a control from the window, met from the left."""
    middle = image.height() // 2
    line = [image.pixelColor(x, middle) for x in range(_OUTSIDE + _DEEP)]
    assert line[0].name() == window.name()
    return max(contrast(each, window) for each in line)


_OUTSIDE, _DEEP = 6, 5
"""In pixels: what lies around a control, and how far into it one looks for its outline."""


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("control", OUTLINED)
def test_the_outline_of_a_control_is_seen(
    qapp: QApplication, qtbot: Any, control: str, name: str, percent: int
) -> None:
    """3 : 1 against the window, as WCAG 2.2 asks in 1.4.11, where it has not the focus."""
    try:
        theme.apply_theme(qapp, name)
        with zoomed(qapp, percent):
            page = QWidget()
            layout = QVBoxLayout(page)
            layout.setContentsMargins(_OUTSIDE, _OUTSIDE, _OUTSIDE, _OUTSIDE)
            other, made = QPushButton("first"), OUTLINED[control]()
            layout.addWidget(other)
            layout.addWidget(made)
            shown(qtbot, page)
            other.setFocus()
            image = page.grab(made.geometry().adjusted(-_OUTSIDE, 0, 0, 0)).toImage()
            window = QColor(theme.colours().window)
            found = edge(image, window)
            assert found >= 3, f"{control}: {found:.2f}"
    finally:
        theme.apply_theme(qapp, "light")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_outline_is_told_from_what_it_surrounds(name: str) -> None:
    chosen = theme.DARK if name == "dark" else theme.LIGHT
    for ground in (chosen.window, chosen.base):
        assert contrast(chosen.outline, ground) >= 3
