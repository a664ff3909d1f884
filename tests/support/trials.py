"""The language matrix in the real window, as tests open, fill and send it."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QPushButton

from tests.support.real_window import RealWindow
from tests.support.templates import ORDER, opened, picked

LANGUAGES = ("pt_BR", "he", "ar", "ja", "zh_HK", "zh_CN", "ru", "uk", "es", "fr", "de", "en")
FIXED = 5
NUMBERS = "+380441234567\n+4915112345678"
GRID, STATUS = "matrix_grid", "matrix_status"


def matrix(real: RealWindow, recipients: str = "+380441234567", examples: bool = True) -> QDialog:
    """Open the matrix of a template in all its languages, filled in."""
    opened(real)
    picked(real, ORDER, "de")
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    real.find(QPlainTextEdit, "matrix_recipients", made).setPlainText(recipients)
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))
    if examples:
        real.click("matrix_examples", made)
        real.wait(lambda: real.find(QPushButton, "matrix_send", made).isEnabled())
    return made


def send(real: RealWindow, made: QDialog) -> None:
    real.click("matrix_send", made)
    real.wait(lambda: made.findChild(QPushButton, "confirm_send") is not None)
    real.click("confirm_send", made)
    real.wait(lambda: made.findChild(QPushButton, "confirm_send") is None)


def cells(real: RealWindow, made: QDialog) -> list[str]:
    return [cell for row in real.rows(GRID, made) for cell in row[FIXED:]]


def audited(real: RealWindow) -> list[dict[str, str]]:
    return [json.loads(line) for line in real.places.audit.read_text("ascii").splitlines()]


def ended(real: RealWindow, made: QDialog) -> None:
    real.wait(lambda: "ready to be sent" in real.text(STATUS, made))


def export(real: RealWindow, made: QDialog, suffix: str, path: Path) -> str:
    real.click(f"export_{suffix}", made)
    real.wait(lambda: made.findChild(QFileDialog, "file_dialog") is not None)
    dialog = real.find(QFileDialog, "file_dialog", made)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    real.wait(path.exists)
    return path.read_bytes().decode("utf-8")
