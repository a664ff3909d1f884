"""Measures whether the words of a window fit into the room that they have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)


def misfits(window: QWidget) -> Iterator[str]:
    """Describe each widget that shows less than its text needs."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or widget.window() is not window:
            continue
        for kind, measure in MEASURES.items():
            if isinstance(widget, kind) and (found := measure(widget)):
                yield f"{type(widget).__name__} {widget.objectName()}: {found}"
        if sticks_out(widget):
            yield f"{type(widget).__name__} {widget.objectName()} sticks out of its parent"


def _label(label: QLabel) -> str:
    if not label.text() or label.pixmap().width():
        return ""
    if label.wordWrap():
        wanted, given = label.heightForWidth(label.width()), label.height()
    else:
        wanted, given = label.sizeHint().width(), label.width()
    return f"{label.text()!r} needs {wanted}, has {given}" if wanted > given else ""


def _button(button: QAbstractButton) -> str:
    wanted, given = button.minimumSizeHint().width(), button.width()
    if not button.text() or wanted <= given:
        return ""
    return f"{button.text()!r} needs {wanted}, has {given}"


def _combo(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    for index in range(combo.count()):
        wanted = combo.fontMetrics().horizontalAdvance(combo.itemText(index))
        if wanted > field.width():
            return f"{combo.itemText(index)!r} needs {wanted}, has {field.width()}"
    return ""


def _line(line: QLineEdit) -> str:
    wanted = line.fontMetrics().horizontalAdvance(line.placeholderText())
    given = line.contentsRect().width()
    return f"{line.placeholderText()!r} needs {wanted}, has {given}" if wanted > given else ""


def _header(header: QHeaderView) -> str:
    if header.orientation() is not Qt.Orientation.Horizontal:
        return ""
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        wanted = header.sectionSizeHint(section)
        if wanted > header.sectionSize(section):
            return f"section {section} needs {wanted}, has {header.sectionSize(section)}"
    return ""


def _scrolled(area: QScrollArea) -> str:
    page = area.widget()
    hidden = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if hidden and page and page.minimumSizeHint().width() > area.viewport().width():
        return f"page needs {page.minimumSizeHint().width()}, has {area.viewport().width()}"
    return ""


MEASURES: dict[type[QWidget], Callable[..., str]] = {
    QLabel: _label,
    QAbstractButton: _button,
    QComboBox: _combo,
    QLineEdit: _line,
    QHeaderView: _header,
    QScrollArea: _scrolled,
}


def sticks_out(widget: QWidget) -> bool:
    """Whether a widget is larger than its parent, which then cuts it off."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QScrollArea):
        return False
    layout = parent.layout()
    return (
        layout is not None
        and layout.indexOf(widget) >= 0
        and not parent.rect().contains(widget.geometry())
    )
