"""Data files are found in the source tree and inside an installed package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from chatapp_desktop import resource


def test_source_tree() -> None:
    assert resource.path("sandbox", "templates.json").is_file()
    assert resource.path().is_dir()
    assert not resource.path("sandbox", "nothing").is_file()


def test_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "chatapp_desktop"
    inside = package / "resources" / "sandbox"
    inside.mkdir(parents=True)
    (inside / "x.txt").write_text("inside")
    (package / "__init__.py").touch()
    shutil.copy(resource.__file__, package)
    script = (
        "from chatapp_desktop.resource import path; print(path('sandbox', 'x.txt').read_text())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "inside"
