"""How the operator has laid the windows out: one JSON file, and nothing is lost with it.

Sizes of columns and dialogs are kept in the font's own measure, so that they grow with the text.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from chatapp_desktop.store.documents import load_document, save_document
from chatapp_desktop.store.errors import FileError

Size = tuple[float, float]

_MOST: Final = 10_000
"""Characters of a text, entries of a list, pixels of a part: nobody's screen has more."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Empty values change nothing of what the program does by itself."""

    window: str = ""
    """The main window's place and size, Qt's own text (base64)."""
    side_shown: bool = True
    """Whether preview and problems stand beside the form."""
    splits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The parts of each splitter by its name, in pixels; only their proportions count."""
    columns: Mapping[str, float] = field(default_factory=dict)
    """The history's columns that were dragged, by their names, in digits' widths."""
    folded: tuple[str, ...] | None = None
    """The groups of the form that are folded; None for the program's own choice."""
    chat: str = ""
    """The preview's colours."""
    phone: str = ""
    """The preview's width."""
    dialogs: Mapping[str, Size] = field(default_factory=dict)
    """Other windows by their names: width in digits' widths, height in lines of text."""
    tables: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Columns that were dragged in other windows' tables, by the tables' names, as `columns`."""

    def __post_init__(self) -> None:
        for name in ("splits", "columns", "dialogs", "tables"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))


def load(path: Path) -> tuple[Layout, tuple[str, ...]]:
    """Read the layout, and say for the log what could not be used of it; raises nothing.

    A value that makes no sense is left out alone; a file that makes none is set aside.
    """
    try:
        document, aside = load_document(path)
    except FileError as error:
        return Layout(), (f"the layout cannot be read: {error}",)
    if aside is not None:
        return Layout(), (f"the layout is damaged ({aside.reason}) and is now {aside.kept}",)
    values: dict[str, object] = {}
    troubles: list[str] = []
    for name, read in _READERS.items():
        if name in document:
            try:
                values[name] = read(document[name])
            except (TypeError, ValueError, OverflowError):
                troubles.append(f"the layout's {name} is damaged and is left out")
    return Layout(**values), tuple(troubles)  # type: ignore[arg-type]


def save(path: Path, layout: Layout) -> None:
    """Put the layout in place of the one before; raises FileError."""
    kept = {each.name: getattr(layout, each.name) for each in dataclasses.fields(layout)}
    plain = {k: dict(v) if isinstance(v, Mapping) else v for k, v in kept.items()}
    save_document(path, plain)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST:
        raise ValueError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _measure(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not math.isfinite(value) or not 0 < value <= _MOST:
        raise ValueError
    return float(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise TypeError
    return value


def _pixels(value: object) -> tuple[int, ...]:
    # A part that is hidden has no pixel at all.
    return tuple(int(_measure(each)) if each != 0 else 0 for each in _list(value))


def _measures(value: object) -> tuple[float, ...]:
    return tuple(map(_measure, _list(value)))


def _names(value: object) -> tuple[str, ...] | None:
    return None if value is None else tuple(_text(each) for each in _list(value))


def _size(value: object) -> Size:
    wide, high = (_measure(each) for each in _list(value))
    return wide, high


def _table(read: Callable[[object], object]) -> Callable[[object], object]:
    def reads(value: object) -> object:
        if not isinstance(value, dict):
            raise TypeError
        return {_text(name): read(each) for name, each in value.items()}

    return reads


_READERS: Final[Mapping[str, Callable[[object], object]]] = {
    "window": _text,
    "side_shown": _truth,
    "splits": _table(_pixels),
    "columns": _table(_measure),
    "folded": _names,
    "chat": _text,
    "phone": _text,
    "dialogs": _table(_size),
    "tables": _table(_measures),
}
