"""The torture set in the real window, and the reports of both kinds of trial."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QTableWidget

from chatapp_desktop.store.layout import Layout
from tests.support.hands import drag_column
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.templates import ORDER, opened, picked
from tests.support.trials import export, matrix


def test_the_torture_set_flags_what_breaks_a_rule_and_sends_nothing(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    picked(real, ORDER, "de")
    real.click("open_torture")
    made = real.find(QDialog, "torture_window")
    rows = real.rows("torture_grid", made)
    assert len(rows) == 20
    assert rows[0][1] == "✕ empty"
    assert rows[0][5].startswith("The variable name has no value")
    assert [row[1][0] for row in rows[:10]] == list("✕✓✓✓✓!✓✓✓✓")
    assert "20 value(s) tried" in real.text("torture_summary", made)
    assert sandbox.messages() == []
    made.close()


def test_both_export_a_report(real: RealWindow, tmp_path: Path) -> None:
    made = matrix(real)
    page = export(real, made, "html", tmp_path / "m.html")
    assert "Hallo Ann, Ihre Bestellung A-1042 ist unterwegs." in page
    assert "dir='auto'" in page
    table = export(real, made, "csv", tmp_path / "m.csv")
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 13
    assert rows[0][-1] == "'+380441234567"
    made.close()
    real.click("open_torture")
    torture = real.find(QDialog, "torture_window")
    page = export(real, torture, "html", tmp_path / "t.html")
    assert page.count("class=flagged") == 4
    assert "Tom &amp; &lt;b&gt;Jerry" in page
    assert "'+380441234567" in export(real, torture, "csv", tmp_path / "t.csv")
    torture.close()


def widths(made: QDialog, name: str) -> list[int]:
    """Of all columns but the last, which takes what is left."""
    table = made.findChild(QTableWidget, name)
    assert table is not None
    return [table.columnWidth(column) for column in range(table.columnCount() - 1)]


def dragged(made: QDialog, name: str, column: int, by: int) -> list[int]:
    """Drag a column's edge; all widths afterwards."""
    table = made.findChild(QTableWidget, name)
    assert table is not None
    before = table.columnWidth(column)
    assert drag_column(table, column, by) == before + by
    return widths(made, name)


def test_columns_are_as_wide_as_they_were_left(real: RealWindow) -> None:
    made = matrix(real)
    first = widths(made, "matrix_grid")
    left = dragged(made, "matrix_grid", 2, -60)
    assert left != first
    made.close()
    real.wait(lambda: real.window.findChild(QDialog, "matrix_window") is None)
    real.click("open_torture")
    torture = real.find(QDialog, "torture_window")
    tortured = dragged(torture, "torture_grid", 0, 40)
    torture.close()
    real.wait(lambda: real.window.findChild(QDialog, "torture_window") is None)
    kept = real.window.layout_now()
    real.window.put_back(Layout())
    real.click("open_torture")
    assert widths(real.find(QDialog, "torture_window"), "torture_grid") != tortured
    real.find(QDialog, "torture_window").close()
    real.wait(lambda: real.window.findChild(QDialog, "torture_window") is None)
    real.window.put_back(kept)
    real.click("open_torture")
    assert widths(real.find(QDialog, "torture_window"), "torture_grid") == tortured
    real.find(QDialog, "torture_window").close()
    real.click("open_matrix")
    made = real.find(QDialog, "matrix_window")
    for numbers in ("380441234567", "380441234567\n380441234568", "380441234567"):
        wanted = 5 + numbers.count("\n")
        real.find(QPlainTextEdit, "matrix_recipients", made).setPlainText(numbers)
        real.wait(lambda: len(widths(made, "matrix_grid")) == wanted)  # noqa: B023  (here and now)
        assert widths(made, "matrix_grid")[:5] == left
    made.close()


@pytest.mark.screen
@pytest.mark.parametrize("kept", [{}, {"matrix_window": (2000, 900), "torture_window": (9, 900)}])
def test_both_stand_on_the_screen_whole_and_have_a_button_to_close(
    real: RealWindow, kept: dict[str, tuple[float, float]]
) -> None:
    opened(real)
    picked(real, ORDER, "de")
    real.window.put_back(Layout(dialogs=kept))
    for name in ("matrix", "torture"):
        real.click(f"open_{name}")
        made = real.find(QDialog, f"{name}_window")
        real.wait(made.isActiveWindow)
        # The window manager has given it a title bar.
        real.wait(lambda: made.frameGeometry().top() < made.geometry().top())  # noqa: B023
        screen = made.screen().availableGeometry()
        assert screen.contains(made.frameGeometry()), (name, made.frameGeometry())
        button = real.find(QPushButton, f"close_{name}", made)
        assert QKeySequence.mnemonic(button.text()).toString() == "Alt+L"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        real.wait(lambda: real.window.findChild(QDialog, f"{name}_window") is None)  # noqa: B023
