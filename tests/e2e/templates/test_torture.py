"""The torture set in the real window, and the reports of both kinds of trial."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from PySide6.QtWidgets import QDialog

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
