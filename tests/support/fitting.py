"""Measures whether the words of a window fit into the room that they have.

What somebody has typed or the service has sent may be cut off where a tooltip has it whole; the
program's own words may not. In the pseudo-locale they are known by their marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from chatapp_desktop.ui.widgets.flow import Flow
from tests.support.speaking import MARK


def misfits(window: QWidget) -> Iterator[str]:
    """Describe each widget that shows less than its text needs."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QMenu):
            yield from _menu(widget)
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
        if wanted <= given:
            longest = max(re.split(r"[\s\u200b]+", label.text()), key=len)
            wanted = (
                label.fontMetrics().horizontalAdvance(longest)
                if _own(longest) and not label.toolTip()
                else 0
            )
            given = label.contentsRect().width()
    else:
        wanted, given = label.sizeHint().width(), label.width()
        if wanted <= given:
            wanted, given = label.fontMetrics().height(), label.height()
    return f"{label.text()!r} needs {wanted}, has {given}" if wanted > given else ""


def _button(button: QAbstractButton) -> str:
    least = button.minimumSizeHint()
    if not button.text() or (least.width() <= button.width() and least.height() <= button.height()):
        return ""
    return f"{button.text()!r} needs {least.toTuple()}, has {button.size().toTuple()}"


def _combo(combo: QComboBox) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    for index in range(combo.count()):
        icon = combo.iconSize().width() + 4 if not combo.itemIcon(index).isNull() else 0
        wanted = combo.fontMetrics().boundingRect(combo.itemText(index)).width() + icon
        if wanted > field.width():
            return f"{combo.itemText(index)!r} needs {wanted}, has {field.width()}"
    wanted, given = combo.minimumSizeHint().height(), combo.height()
    return f"needs a height of {wanted}, has {given}" if wanted > given else ""


def _line(line: QLineEdit) -> str:
    wanted = line.fontMetrics().horizontalAdvance(line.placeholderText())
    given = line.contentsRect().width()
    if wanted > given:
        return f"{line.placeholderText()!r} needs {wanted}, has {given}"
    inside = isinstance(line.parent(), QAbstractSpinBox | QComboBox)
    wanted = line.fontMetrics().height() if inside else line.minimumSizeHint().height()
    return f"needs a height of {wanted}, has {line.height()}" if wanted > line.height() else ""


def _spin(spin: QAbstractSpinBox) -> str:
    least = spin.minimumSizeHint()
    if least.width() <= spin.width() and least.height() <= spin.height():
        return ""
    return f"needs {least.toTuple()}, has {spin.size().toTuple()}"


def _header(header: QHeaderView) -> str:
    if header.isHidden():
        return ""
    across = header.orientation() is Qt.Orientation.Horizontal
    table = header.parent()
    # A column of wrapped texts has no reason to be wider than its table.
    room = header.viewport().width()
    across = across and isinstance(table, QTableView) and table.wordWrap()
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        wanted = header.sectionSizeHint(section)
        given = header.sectionSize(section)
        if wanted > given:
            return f"section {section} needs {wanted}, has {given}"
        if across and given > room:
            return f"section {section} of {given} is wider than the view of {room}"
    return ""


def _scrolled(area: QScrollArea) -> str:
    page = area.widget()
    hidden = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if hidden and page and page.minimumSizeHint().width() > area.viewport().width():
        return f"page needs {page.minimumSizeHint().width()}, has {area.viewport().width()}"
    return ""


def _tabs(bar: QTabBar) -> str:
    for place in range(bar.count()):
        wanted = bar.fontMetrics().horizontalAdvance(bar.tabText(place))
        given = bar.tabRect(place)
        if wanted > given.width() or not bar.rect().contains(given):
            return f"{bar.tabText(place)!r} needs {wanted}, has {given.width()}"
    return ""


def _menu_bar(bar: QMenuBar) -> str:
    for action in bar.actions():
        given = bar.actionGeometry(action)
        if action.isVisible() and (given.isEmpty() or not bar.rect().contains(given)):
            return f"{action.text()!r} is not in sight"
    return ""


def _menu(menu: QMenu) -> Iterator[str]:
    """A menu is as wide as its words; it must not be larger than the screen."""
    wanted, given = menu.sizeHint(), menu.screen().availableSize()
    if wanted.width() > given.width() or wanted.height() > given.height():
        yield f"QMenu {menu.title()} of {wanted.toTuple()} is larger than the screen"


def _cells(view: QAbstractItemView) -> str:
    model, root = view.model(), view.rootIndex()
    # A list's model tells its columns to nobody.
    columns = 1 if isinstance(view, QListView) else model.columnCount(root)
    for row in range(min(model.rowCount(root), _ROWS)):
        for column in range(columns):
            if found := _cell(view, model.index(row, column)):
                return found
    return ""


def _cell(view: QAbstractItemView, index: QModelIndex) -> str:
    if isinstance(view, QTableView):
        if view.isColumnHidden(index.column()):
            return ""
        given, wraps = view.columnWidth(index.column()), view.wordWrap()
        high = view.rowHeight(index.row())
    elif isinstance(view, QTreeView):
        given, wraps = view.columnWidth(index.column()), view.wordWrap()
        high = view.visualRect(index).height()
        if view.isRowHidden(index.row(), QModelIndex()):
            return ""
    elif isinstance(view, QListView):
        given, wraps = view.viewport().width(), view.wordWrap()
        high = view.visualRect(index).height()
    else:
        return ""
    text = str(index.data() or "")
    wanted = view.sizeHintForIndex(index)
    if wraps:
        # A row is as high as its wrapped texts; what has no break in it must fit by its width.
        words = [word for word in text.split() if _own(word)]
        wide = max((view.fontMetrics().horizontalAdvance(word) for word in words), default=0)
    else:
        wide = wanted.width()
    if wide <= given and (wraps or view.fontMetrics().height() <= high):
        return ""
    whole = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    if not _own(text) and text in whole:
        return ""
    return f"{text!r} in column {index.column()} needs {wide}, has {given}"


def _own(text: str) -> bool:
    """Whether these are the program's own words, which the pseudo-locale marks."""
    return MARK in text


_ROWS = 50
MEASURES: dict[type[QWidget], Callable[..., str]] = {
    QLabel: _label,
    QAbstractButton: _button,
    QAbstractItemView: _cells,
    QAbstractSpinBox: _spin,
    QComboBox: _combo,
    QLineEdit: _line,
    QHeaderView: _header,
    QMenuBar: _menu_bar,
    QScrollArea: _scrolled,
    QTabBar: _tabs,
}


def sticks_out(widget: QWidget) -> bool:
    """Whether a widget is larger than its parent, which then cuts it off."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QScrollArea):
        return False
    layout = parent.layout()
    placed = isinstance(parent, Flow) or (layout is not None and layout.indexOf(widget) >= 0)
    return placed and not parent.rect().contains(widget.geometry())
