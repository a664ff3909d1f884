"""Build hook: compiles the Qt Linguist sources to the .qm files that the program loads."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs Qt's lrelease over resources/translations, for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Leave one .qm beside each .ts; raises FileNotFoundError where there is no lrelease."""
        del version, build_data
        sources = sorted((Path(self.root) / "resources" / "translations").glob("*.ts"))
        if not sources:
            return
        lrelease = find_lrelease()
        for source in sources:
            compiled = source.with_suffix(".qm")
            subprocess.run([lrelease, "-silent", source, "-qm", compiled], check=True)


def find_lrelease() -> str:
    """Path of Qt's translation compiler: $LRELEASE, else PySide6's own, else one on PATH."""
    named = os.environ.get("LRELEASE")
    if named:
        return named
    for folder in pyside_folders():
        found = shutil.which("lrelease", path=str(folder))
        if found:
            return found
    for name in ("pyside6-lrelease", "lrelease6", "lrelease-qt6", "lrelease"):
        found = shutil.which(name)
        if found:
            return found
    message = "lrelease was not found: install PySide6-Essentials, or set LRELEASE to its path"
    raise FileNotFoundError(message)


def pyside_folders() -> list[Path]:
    """Folders in which PySide6's wheels keep Qt's tools, without importing PySide6."""
    spec = importlib.util.find_spec("PySide6")
    roots = [Path(root) for root in (spec.submodule_search_locations if spec else None) or ()]
    return [root / place for root in roots for place in (".", "Qt/libexec", "libexec")]
