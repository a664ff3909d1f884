"""Every window fits at every scale of the screen and every size of the text, 100 to 200 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WIDTH, HEIGHT = 1024, 700
SCRIPT = """
import json, os, sys
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
zoom, later = int(sys.argv[1]), int(sys.argv[2])
application = QApplication(["scales", "-style", "fusion"])
from chatapp_desktop.ui import theme
from tests.support import scenes
from tests.support.fitting import misfits
from tests.support.speaking import LANGUAGES, speaking
theme.apply_theme(application, "light")
found = {}
kept = []  # to the end: what is shown must not go while it is looked at
size = QApplication.primaryScreen().availableSize().toTuple()

def settle():
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        application.processEvents()

for language in LANGUAGES:
    with speaking(application, language):
        for name, make in scenes.SCENES.items():
            if later != zoom and not name.endswith("_window"):
                continue  # nothing changes the text's size behind a dialog
            theme.apply_zoom(application, zoom)
            widget = make()
            kept.append(widget)
            if widget.windowType() is Qt.WindowType.Window:
                widget.resize(*size)
            widget.show()
            settle()
            if later != zoom:
                theme.apply_zoom(application, later)
                settle()
            wrong = [*misfits(widget)]
            if language == "longer" and later > 150:
                # A menu is as wide as its words; none of a real language has so many.
                wrong = [each for each in wrong if not each.startswith("QMenu ")]
            if widget.width() > size[0] or widget.height() > size[1]:
                wrong.append(f"{widget.width()} x {widget.height()}")
            if wrong:
                found[f"{name} {language}"] = wrong
            widget.hide()
print(json.dumps([application.devicePixelRatio(), size, found]), flush=True)
os._exit(0)
"""


def looked_at(
    folder: Path, factor: float, zoom: int, later: int
) -> tuple[float, list[int], dict[str, list[str]]]:
    """Open every window in a process of its own, because Qt takes scale and screen once."""
    wide, high = int(WIDTH * factor), int(HEIGHT * factor)
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen = {"name": "small", "x": 0, "y": 0, "width": wide, "height": high, **dots}
    described = folder / "screen.json"
    described.write_text(json.dumps({"screens": [screen]}), "utf-8")
    platform = f"offscreen:configfile={described}"
    scaled = {"QT_SCALE_FACTOR": str(factor), "QT_QPA_PLATFORM": platform}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(zoom), str(later)],
        env={**os.environ, **scaled},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    ratio, size, found = json.loads(done.stdout.splitlines()[-1])
    return ratio, size, found


@pytest.mark.parametrize(
    ("factor", "zoom"),
    [(1.5, 100), (2, 100), (1, 125), (1, 150), (1.5, 150), (1, 175), (1, 200)],
)
def test_everything_fits_at_every_scale(tmp_path: Path, factor: float, zoom: int) -> None:
    assert looked_at(tmp_path, factor, zoom, zoom) == (factor, [WIDTH, HEIGHT], {})


@pytest.mark.parametrize(("zoom", "later"), [(100, 200), (200, 100)])
def test_a_window_that_is_open_follows_the_size_of_the_text(
    tmp_path: Path, zoom: int, later: int
) -> None:
    assert looked_at(tmp_path, 1, zoom, later) == (1, [WIDTH, HEIGHT], {})
