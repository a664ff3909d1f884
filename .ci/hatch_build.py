"""Build hook: compiles the Qt Linguist sources to the .qm files that the program loads."""

import subprocess
import sysconfig
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface):
    """Runs Qt's lrelease over resources/translations, for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict) -> None:
        folder = Path(self.root) / "resources" / "translations"
        import PySide6

        lrelease = Path(PySide6.__file__).parent / "lrelease"
        sources = sorted(folder.glob("*.ts"))
        for source in sources:
            subprocess.run(
                [lrelease, "-silent", source, "-qm", source.with_suffix(".qm")], check=True
            )
