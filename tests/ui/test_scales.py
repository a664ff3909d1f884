"""Every window fits at every scale of the screen, from 100 to 200 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SCRIPT = """
import json
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
application = QApplication(["scales", "-style", "fusion"])
from tests.support import scenes
from tests.support.fitting import misfits
from tests.support.speaking import speaking
found = {}
kept = []  # to the end: what is shown must not go while it is looked at
for language in ("zh_CN", "longer"):
    with speaking(application, language):
        for name, make in scenes.SCENES.items():
            widget = make()
            kept.append(widget)
            if widget.windowType() is Qt.WindowType.Window:
                widget.resize(1024, 700)  # whatever the screen of this platform is
            widget.show()
            for _ in range(3):
                QCoreApplication.sendPostedEvents()
                application.processEvents()
            wrong = [*misfits(widget)]
            if widget.width() > 1024 or widget.height() > 700:
                wrong.append(f"{widget.width()} x {widget.height()}")
            if wrong:
                found[f"{name} {language}"] = wrong
            widget.hide()
print(json.dumps([application.devicePixelRatio(), found]), flush=True)
import os
os._exit(0)
"""


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_everything_fits_at_every_scale(factor: str) -> None:
    """In a process of its own, because Qt takes the scale once."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    ratio, found = json.loads(done.stdout.splitlines()[-1])
    assert ratio == float(factor)
    assert found == {}
