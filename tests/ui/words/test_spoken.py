"""Sentences one behind the other, in either script."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.ui.profiles.connection_text import report_text
from chatapp_desktop.ui.words.spoken import joined, text_of, together
from tests.support.speaking import speaking


def test_a_blank_stands_between_sentences_save_behind_a_full_width_sign() -> None:
    assert joined("One.", "", "Two.") == "One. Two."
    assert joined("一。", "", "二！", "Three.") == "一。二！Three."
    assert joined("", "") == ""
    assert text_of(together("一。", lambda: "二。")) == "一。二。"


def test_a_chinese_connection_result_has_no_blank_behind_a_full_stop(qapp: QApplication) -> None:
    report = Report(Finding.NO_PERMISSION, "NoPermission", denied=("cams:ListInstance",))
    with speaking(qapp, "zh_CN"):
        assert "。" in report_text(report)
        assert "。 " not in report_text(report)
    with speaking(qapp, "en"):
        assert ". " in report_text(report)
