"""Painting is done by the window's own thread: waiting for others costs more than they save."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_THREADS = Path("/proc/self/task")
_PAINT = """
import sys
from pathlib import Path
from PySide6.QtGui import QImage, QLinearGradient, QPainter
from chatapp_desktop.app.start import make_application

application = make_application(["test"])
image = QImage(800, 800, QImage.Format.Format_ARGB32_Premultiplied)
painter = QPainter(image)
gradient = QLinearGradient(0, 0, 800, 800)
gradient.setColorAt(0, "white")
gradient.setColorAt(1, "black")
painter.fillRect(image.rect(), gradient)
painter.end()
names = [(each / "comm").read_text() for each in Path("/proc/self/task").iterdir()]
sys.exit(any("pooled" in name for name in names))
"""


@pytest.mark.skipif(not _THREADS.is_dir(), reason="only Linux lists a process's threads there")
def test_a_gradient_needs_no_other_thread() -> None:
    subprocess.run([sys.executable, "-c", _PAINT], check=True, timeout=60)
