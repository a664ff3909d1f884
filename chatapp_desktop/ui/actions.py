"""Every command of the menus, once: its menu, its name, its words and its keys.

Shortcuts follow what comparable tools have in common; each is a chord, because Enter alone must
never send.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_Standard = QKeySequence.StandardKey
_ENTER = ("Return", "Enter") if sys.platform == "darwin" else ("Enter", "Return")
"""Both keys; shown is the one whose name the main keyboard bears. For Qt that one is Return."""
_SENDS = tuple(f"Ctrl+{key}" for key in _ENTER)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu; `text` is English with the mark of the mnemonic."""

    menu: str
    name: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    ends_group: bool = False
    """Whether a line is drawn below."""


MENUS: Final = {
    "file": QT_TRANSLATE_NOOP("Menus", "&File"),
    "message": QT_TRANSLATE_NOOP("Menus", "&Message"),
    "view": QT_TRANSLATE_NOOP("Menus", "&View"),
    "go": QT_TRANSLATE_NOOP("Menus", "&Go"),
    "help": QT_TRANSLATE_NOOP("Menus", "&Help"),
}
COMMANDS: Final = (
    Command("file", "new", QT_TRANSLATE_NOOP("Menus", "&New draft"), (_Standard.New,)),
    Command("file", "previous", QT_TRANSLATE_NOOP("Menus", "&Bring back the previous draft")),
    Command("file", "open", QT_TRANSLATE_NOOP("Menus", "&Open draft …"), (_Standard.Open,)),
    Command("file", "save", QT_TRANSLATE_NOOP("Menus", "&Save draft …"), (_Standard.Save,), True),
    Command("file", "settings", QT_TRANSLATE_NOOP("Menus", "Se&ttings …"), ("Ctrl+,",), True),
    Command("file", "quit", QT_TRANSLATE_NOOP("Menus", "&Quit"), (_Standard.Quit,)),
    Command(
        "message",
        "send",
        QT_TRANSLATE_NOOP("Menus", "&Send"),
        _SENDS,
    ),
    Command(
        "message",
        "dry_run",
        QT_TRANSLATE_NOOP("Menus", "D&ry run …"),
        tuple(f"Ctrl+Shift+{key}" for key in _ENTER),
    ),
    Command(
        "message", "code", QT_TRANSLATE_NOOP("Menus", "Show as c&ode …"), ("Ctrl+Shift+G",), True
    ),
    Command(
        "message",
        "stop",
        QT_TRANSLATE_NOOP("Menus", "Cance&l what has not left"),
        ("Esc",),
    ),
    Command(
        "message", "find", QT_TRANSLATE_NOOP("Menus", "&Find in history"), (_Standard.Find,), True
    ),
    Command("message", "profiles", QT_TRANSLATE_NOOP("Menus", "&Profiles …")),
    Command("message", "rename_profile", QT_TRANSLATE_NOOP("Menus", "Re&name profile …"), ("F2",)),
    Command("message", "credentials", QT_TRANSLATE_NOOP("Menus", "&Credentials …"), ("Ctrl+E",)),
    Command("message", "do_not_contact", QT_TRANSLATE_NOOP("Menus", "&Do-not-contact list …")),
    Command("view", "zoom_in", QT_TRANSLATE_NOOP("Menus", "Lar&ger text"), ("Ctrl++", "Ctrl+=")),
    Command("view", "zoom_out", QT_TRANSLATE_NOOP("Menus", "S&maller text"), ("Ctrl+-",)),
    Command(
        "view",
        "zoom_reset",
        QT_TRANSLATE_NOOP("Menus", "&Ordinary text"),
        ("Ctrl+0",),
        True,
    ),
    Command(
        "view", "sidebar", QT_TRANSLATE_NOOP("Menus", "&Preview and problems"), ("Ctrl+B",), True
    ),
    Command("go", "go_recipient", QT_TRANSLATE_NOOP("Menus", "Go to the &recipient"), ("Ctrl+L",)),
    Command("go", "go_text", QT_TRANSLATE_NOOP("Menus", "Go to the &text"), ("Ctrl+T",)),
    Command("go", "go_profile", QT_TRANSLATE_NOOP("Menus", "Choose a &profile"), ("Ctrl+Shift+E",)),
    Command(
        "go", "go_problems", QT_TRANSLATE_NOOP("Menus", "Go to the proble&ms"), ("Ctrl+Shift+M",)
    ),
    Command(
        "go", "go_history", QT_TRANSLATE_NOOP("Menus", "Go to the &history"), ("Ctrl+Shift+H",)
    ),
    Command(
        "go",
        "go_details",
        QT_TRANSLATE_NOOP("Menus", "Go to the &details of the chosen message"),
        ("Ctrl+'",),
    ),
    Command(
        "go",
        "reopen",
        QT_TRANSLATE_NOOP("Menus", "Reopen the &chosen message as draft"),
        ("Ctrl+D",),
    ),
    Command("help", "welcome", QT_TRANSLATE_NOOP("Menus", "&First steps …"), (), True),
    Command(
        "help", "field_help", QT_TRANSLATE_NOOP("Menus", "&Help for this field"), ("Shift+F1",)
    ),
    Command("help", "commands", QT_TRANSLATE_NOOP("Menus", "&All commands …"), ("Ctrl+K",)),
    Command(
        "help", "shortcuts", QT_TRANSLATE_NOOP("Menus", "&Keyboard shortcuts"), ("F1", "Ctrl+?")
    ),
)


def keys_text(name: str) -> str:
    """The shortcut of a command, as this system writes it. Raises StopIteration for no command."""
    keys = next(command.keys[0] for command in COMMANDS if command.name == name)
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


THEME_NAMES: Final = {
    "system": QT_TRANSLATE_NOOP("Menus", "Like the &system"),
    "light": QT_TRANSLATE_NOOP("Menus", "&Light"),
    "dark": QT_TRANSLATE_NOOP("Menus", "&Dark"),
}
LANGUAGE_NAMES: Final = {
    "system": QT_TRANSLATE_NOOP("Menus", "Language of the s&ystem"),
    # A language is named in itself, so that whoever reads it finds it.
    "en": "&English",
    "zh_CN": "简体中文(&C)",
}
CHOICES: Final = {
    "theme": QT_TRANSLATE_NOOP("Menus", "Theme"),
    "language": QT_TRANSLATE_NOOP("Menus", "Language"),
}
ALSO_CALLED: Final = {"en": "English 英语", "zh_CN": "Chinese (simplified) 中文"}
"""What readers of the other language call a language."""
