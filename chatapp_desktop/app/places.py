"""Where this program keeps what it keeps, by the rules of the operating system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one user."""

    data: Path
    """History and unfinished draft."""
    config: Path
    """Profiles, settings and the windows' layout."""
    logs: Path

    @property
    def history(self) -> Path:
        return self.data / "history.sqlite3"

    @property
    def draft(self) -> Path:
        return self.data / "unfinished-draft.json"

    @property
    def templates(self) -> Path:
        return self.data / "templates.sqlite3"

    @property
    def pictures(self) -> Path:
        return self.data / "pictures"

    @property
    def audit(self) -> Path:
        return self.data / "audit.jsonl"

    @property
    def unsent(self) -> Path:
        return self.data / "unsent.json"

    @property
    def facts(self) -> Path:
        return self.data / "accounts.json"

    @property
    def contacts(self) -> Path:
        return self.config / "contacts.json"

    @property
    def profiles(self) -> Path:
        return self.config / "profiles.json"

    @property
    def layout(self) -> Path:
        return self.config / "layout.json"

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"


def standard_places() -> Places:
    """Take the folders of the operating system; the application's name must be set before."""
    where = QStandardPaths.StandardLocation
    data = Path(QStandardPaths.writableLocation(where.AppLocalDataLocation))
    config = Path(QStandardPaths.writableLocation(where.AppConfigLocation))
    # On Windows and macOS both may be the same folder; the files' names do not collide.
    return Places(data, config, data / "logs")


def places_under(folder: Path) -> Places:
    """Take folders below one of the caller's own."""
    return Places(folder / "data", folder / "config", folder / "data" / "logs")
