"""How a profile is told from the others at a glance: its kind's word and its colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPixmap

from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_LOUD = {
    ProfileKind.SANDBOX: QT_TRANSLATE_NOOP("ProfileKind", "SANDBOX"),
    ProfileKind.TEST: QT_TRANSLATE_NOOP("ProfileKind", "TEST"),
    ProfileKind.PRODUCTION: QT_TRANSLATE_NOOP("ProfileKind", "PRODUCTION"),
}
_PLAIN = {
    ProfileKind.SANDBOX: QT_TRANSLATE_NOOP("ProfileKind", "Sandbox: nothing leaves this computer"),
    ProfileKind.TEST: QT_TRANSLATE_NOOP("ProfileKind", "Test: sends to its test recipients only"),
    ProfileKind.PRODUCTION: QT_TRANSLATE_NOOP("ProfileKind", "Production: reaches customers"),
}
_OWN: Final = {
    ProfileKind.SANDBOX: "#1b6b3a",
    ProfileKind.TEST: "#1f5fa8",
    ProfileKind.PRODUCTION: "#b3261e",
}
COLOURS: Final = {
    "#1b6b3a": QT_TRANSLATE_NOOP("Colour", "Green"),
    "#0b6e75": QT_TRANSLATE_NOOP("Colour", "Teal"),
    "#1f5fa8": QT_TRANSLATE_NOOP("Colour", "Blue"),
    "#5b45d6": QT_TRANSLATE_NOOP("Colour", "Violet"),
    "#9c2a7a": QT_TRANSLATE_NOOP("Colour", "Magenta"),
    "#b3261e": QT_TRANSLATE_NOOP("Colour", "Red"),
    "#8a5100": QT_TRANSLATE_NOOP("Colour", "Brown"),
    "#f2c94c": QT_TRANSLATE_NOOP("Colour", "Yellow"),
    "#4a4a55": QT_TRANSLATE_NOOP("Colour", "Grey"),
}
_DARK, _LIGHT = "#1d1b26", "#ffffff"
_BRIGHT: Final = 0.18
"""Relative luminance from which dark letters read better than white ones."""
_LINEAR, _GAMMA = 0.04045, 2.4


def kind_word(kind: ProfileKind) -> str:
    """The kind in capitals, for title, band and Send button."""
    return QCoreApplication.translate("ProfileKind", _LOUD[kind])


def kind_text(kind: ProfileKind) -> str:
    """The kind with what it means, for lists."""
    return QCoreApplication.translate("ProfileKind", _PLAIN[kind])


def colour_name(colour: str) -> str:
    """A colour of the palette by its name."""
    return QCoreApplication.translate("Colour", COLOURS[colour])


def colour_of(profile: Profile) -> str:
    """The profile's colour as `#rrggbb`; its kind's where it has none or a damaged one."""
    own = QColor(profile.colour) if profile.colour.startswith("#") else QColor()
    return own.name() if own.isValid() else _OWN[profile.kind]


def ink_on(colour: str) -> str:
    """The letters' colour that reads best on a colour: at least 4.5 : 1."""
    return _DARK if _luminance(QColor(colour)) > _BRIGHT else _LIGHT


def swatch(colour: str, size: int) -> QIcon:
    """A square of a colour, `size` pixels wide, for lists."""
    square = QPixmap(size, size)
    square.fill(QColor(colour))
    icon = QIcon(square)
    # Qt would mix it with the colour of the selection, and red would look dull.
    icon.addPixmap(square, QIcon.Mode.Selected)
    return icon


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** _GAMMA
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def no_keys_text(profile: Profile) -> str:
    """Why no keys can be entered for a profile; empty if they can."""
    if profile.kind is ProfileKind.SANDBOX:
        return QCoreApplication.translate(
            "ProfileKind", "The sandbox has its own keys, so there are none to enter."
        )
    return ""
