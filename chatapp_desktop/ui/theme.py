"""Looks: Fusion with our own light and dark palettes, and the few colours that carry a meaning.

Qt's own `setColorScheme` has no effect on a bare X11 screen, so the palettes are ours. Style sheets
stand on leaf widgets only; sizes come from font metrics, never from pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QTableView, QWidget


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as `#rrggbb`. Texts have 4.5 : 1 on what they stand on."""

    window: str
    base: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    error: str
    warning: str
    success: str
    bubble: str
    chat: str
    outline: str
    """Of fields, boxes and buttons: 3 : 1 on `window` and on `base` (WCAG 2.2, 1.4.11)."""


LIGHT = Colours(
    window="#f3f3f7",
    base="#ffffff",
    text="#1d1b26",
    muted="#5f5b70",
    line="#dad8e4",
    accent="#5b45d6",
    on_accent="#ffffff",
    error="#b3261e",
    warning="#8a5100",
    success="#1b6b3a",
    bubble="#ffffff",
    chat="#e7e4f3",
    outline="#7e7b8d",
)
DARK = Colours(
    window="#1b1a21",
    base="#25242d",
    text="#eceaf4",
    muted="#a9a5ba",
    line="#3d3b47",
    accent="#a394ff",
    on_accent="#1b1a21",
    error="#ff8a80",
    warning="#ffc266",
    success="#7ddc9f",
    bubble="#33313d",
    chat="#1f1d29",
    outline="#7a7690",
)

THEMES = ("system", "light", "dark")


def colours() -> Colours:
    """The colours in force, told from the palette so that no state is kept beside it."""
    palette = QGuiApplication.palette()
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < _MIDDLE else LIGHT


_MIDDLE = 128
_OUTLINED = (
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "QListView",
    "QComboBox",
    "QCheckBox",
    "QRadioButton",
    "QAbstractSpinBox",
    "QPushButton",
    "QToolButton",
)
_FUSION_DARKENS = 140
"""In percent: what Fusion makes of the window's colour for an outline."""


def apply_theme(application: QApplication, theme: str) -> None:
    """Dress the program; `theme` is one of THEMES."""
    chosen = _chosen(theme)
    palette = _palette(chosen)
    application.setPalette(palette)
    # Fusion outlines a field in a darker shade of the window: on a dark window that is no line.
    outline = QColor(chosen.outline).lighter(_FUSION_DARKENS)
    palette.setColor(QPalette.ColorRole.Window, outline)
    for kind in _OUTLINED:
        # PySide6's stub asks for bytes, its code for a str.
        application.setPalette(palette, kind)  # type: ignore[arg-type]
    # A table's frame is drawn in the colour of texts on a window, of which it has none.
    tables, plain = _palette(chosen), _palette(chosen)
    tables.setColor(QPalette.ColorRole.WindowText, QColor(chosen.outline))
    for kind, colours_of in (("QTableView", tables), ("QHeaderView", plain), ("QScrollBar", plain)):
        application.setPalette(colours_of, kind)  # type: ignore[arg-type]
    _tint_anew(application)


def frame_table(table: QTableView) -> None:
    """Draw a line around a table that is seen as well as that of other controls."""
    table.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)


def _chosen(theme: str) -> Colours:
    if theme in ("light", "dark"):
        return DARK if theme == "dark" else LIGHT
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(chosen.window))
    for where, colour in (
        (role.Window, chosen.window),
        (role.WindowText, chosen.text),
        (role.Base, chosen.base),
        (role.AlternateBase, chosen.window),
        (role.Text, chosen.text),
        (role.Button, chosen.base),
        (role.ButtonText, chosen.text),
        (role.BrightText, chosen.error),
        (role.Highlight, chosen.accent),
        (role.HighlightedText, chosen.on_accent),
        (role.Accent, chosen.accent),
        (role.Link, chosen.accent),
        (role.LinkVisited, chosen.accent),
        (role.PlaceholderText, chosen.muted),
        (role.ToolTipBase, chosen.base),
        (role.ToolTipText, chosen.text),
        (role.Mid, chosen.line),
        (role.Midlight, chosen.line),
        (role.Dark, chosen.line),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(chosen.muted))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(chosen.line))
    return palette


def apply_zoom(application: QApplication, percent: int) -> None:
    """Set the size of all text, in percent of what the system has; 50 to 300."""
    font = application.font()
    kept = application.property(_OWN_SIZE)
    own = kept if isinstance(kept, float) else font.pointSizeF()
    application.setProperty(_OWN_SIZE, own)
    percent = max(_LEAST_ZOOM, min(percent, _MOST_ZOOM))
    wanted = own * percent / 100
    # A system whose font is told in pixels has no size in points, and is left as it is.
    if own > 0 and font.pointSizeF() != wanted:
        font.setPointSizeF(wanted)
        application.setFont(font)
        _apply_style(application, percent)
        for widget in application.allWidgets():
            if widget.property(_SMALLER):
                shrink(widget)
            if sheet := widget.styleSheet():
                # A style sheet that says anything of the font keeps the size it was read with.
                widget.setStyleSheet("")
                widget.setStyleSheet(sheet)

        # Before the loop of events runs, the widgets have not heard of the font.
        QTimer.singleShot(0, application, lambda: _measure_lists(application))


def _measure_lists(application: QApplication) -> None:
    """Of a new font alone a list forgets its best size, but not its least."""
    for widget in application.allWidgets():
        if isinstance(widget, QComboBox):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
            widget.updateGeometry()


def _apply_style(application: QApplication, percent: int) -> None:
    """Have the marks of boxes and lists grow with the text."""
    if percent == _USUAL:
        application.setStyle("fusion")
    else:
        from chatapp_desktop.ui.grown_style import GrownStyle

        application.setStyle(GrownStyle(percent))


def shrink(widget: QWidget) -> None:
    """Set a widget in small print, of whatever size the program's text is."""
    font = widget.font()
    font.setPointSizeF(QApplication.font().pointSizeF() * _SMALL_PRINT)
    widget.setFont(font)
    widget.setProperty(_SMALLER, True)


_OWN_SIZE = "own_point_size"
_SMALLER = "small_print"
_SMALL_PRINT = 0.92
_USUAL = 100
_LEAST_ZOOM, _MOST_ZOOM = 50, 300


def unit(widget: QWidget) -> int:
    """The basic distance of the layout: about half a line of text."""
    return max(4, widget.fontMetrics().height() // 2)


def character(metrics: QFontMetrics) -> int:
    """The width of an ordinary letter: that of a digit, in pixels.

    Not averageCharWidth(): a Chinese font counts its ideographs in, which are far wider.
    """
    return metrics.horizontalAdvance("0")


def resize(window: QWidget, width: int, height: int) -> None:
    """Give a window the size that it wants, or as much of that as the screen has."""
    room, title = window.screen().availableSize(), 2 * window.fontMetrics().height()
    window.resize(min(width, room.width()), min(height, room.height() - title))


def tint(widget: QWidget, colour: str) -> None:
    """Colour a label's text without a style sheet; a new theme gives it the new theme's shade."""
    palette = widget.palette()
    name = _name(colours(), colour)
    shown = palette.color(QPalette.ColorRole.WindowText).name()
    if (shown, widget.property(_TINT)) == (colour, name):
        return  # as with almost every key
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    widget.setPalette(palette)
    widget.setProperty(_TINT, name)


_TINT = "tint"


@cache
def _name(theme: Colours, colour: str) -> str:
    """What a colour is for in its theme; empty where it is none of the theme's."""
    names = (each.name for each in fields(Colours) if getattr(theme, each.name) == colour)
    return next(names, "")


def _tint_anew(application: QApplication) -> None:
    for widget in application.allWidgets():
        name = widget.property(_TINT)
        if isinstance(name, str) and name:
            tint(widget, getattr(colours(), name))
