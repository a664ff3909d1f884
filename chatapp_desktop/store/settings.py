"""The user's choices, in one JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType

from chatapp_desktop.store.accounts.quiet_hours import quiet_hours
from chatapp_desktop.store.documents import Aside, load_document, save_document

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the program's text that are offered, in percent of the system's."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default, which stands for whatever makes no sense in the file, too."""

    language: str = "system"
    """`system`, `en` or `zh_CN`."""
    theme: str = "system"
    """`system`, `light` or `dark`."""
    zoom_percent: int = 100
    """Size of the program's text, in percent of the system's."""
    confirm_production: bool = True
    """Ask before a send from a production profile."""
    quiet_hours: str = "21:00-08:00"
    """When people are not to be disturbed, in the recipient's country; empty for never."""
    notify: bool = True
    """Tell the desktop when a message's fate is known."""
    undo_seconds: int = 0
    """How long a send can be taken back; 0 sends at once."""
    undo_seconds_production: int = 5
    """The same for production profiles; the longer of the two holds."""
    duplicate_minutes: int = 10
    """Ask before the same goes to the same recipient again within so many minutes; 0: never."""
    mask_numbers: bool = False
    """Hide the middle of phone numbers in the history, on the screen and in exports."""
    keep_days: int = 0
    """How long the history is kept; 0 for ever."""
    pictures: str = "ask"
    """Whether the preview fetches pictures: `ask` as long as nobody has answered, `on` or `off`."""
    unknown: Mapping[str, object] = field(default_factory=dict, repr=False)
    """What a newer program has written beside, kept as it is."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unknown", MappingProxyType(dict(self.unknown)))


_DEFAULTS: dict[str, object] = {
    each.name: each.default for each in fields(Settings) if each.default is not MISSING
}


def _sensible(name: str, value: object) -> bool:
    """Whether a value can be meant: who writes the file by hand may err.

    Quiet hours that nobody understands would else be none, and messages be sent at night.
    """
    if type(value) is not type(_DEFAULTS[name]):
        return False
    match value:
        case str() if name == "quiet_hours":
            return not value or quiet_hours(value) is not None
        case bool():
            return True
        case int():
            return value >= 0
        case _:
            return True


def load(path: Path) -> tuple[Settings, Aside | None]:
    """Read the settings; defaults when there are none yet.

    A damaged file is set aside and named in the second value. Raises FileError when the file is
    there but cannot be read at all.
    """
    document, aside = load_document(path)
    known = {k: v for k, v in document.items() if k in _DEFAULTS and _sensible(k, v)}
    unknown = {k: v for k, v in document.items() if k not in _DEFAULTS}
    return Settings(**known, unknown=unknown), aside  # type: ignore[arg-type]


def save(path: Path, settings: Settings) -> None:
    """Put the settings in place of those kept before, at once and durably; raises FileError."""
    known = {name: getattr(settings, name) for name in _DEFAULTS}
    save_document(path, {**settings.unknown, **known})
