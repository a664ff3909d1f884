"""What the service and the history file tell, in the language of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from chatapp_desktop.store.history.opening import Notice, NoticeKind
from chatapp_desktop.ui.words.notices import notice_text
from chatapp_desktop.ui.words.services import service_text
from chatapp_desktop.ui.words.wording import kind_label, milliseconds_text
from chatapp_desktop.viber.surroundings import ServiceId
from tests.support.speaking import speaking

COUNTRIES = frozenset({"UA", "CN"})


@pytest.mark.parametrize(
    ("language", "state", "line"),
    [
        ("en", "running", "2909 · Shop · running · CN, UA"),
        ("en", " Stop ", "2909 · Shop · stopped · CN, UA"),
        ("zh_CN", "running", "2909 · Shop · 运行中 · CN、UA"),
        ("zh_CN", "stop", "2909 · Shop · 已停用 · CN、UA"),
        ("zh_CN", "auditing", "2909 · Shop · auditing · CN、UA"),
        ("zh_CN", "", "2909 · Shop · CN、UA"),
    ],
)
def test_a_service_id_is_told(qapp: QApplication, language: str, state: str, line: str) -> None:
    with speaking(qapp, language):
        assert service_text(ServiceId("2909", "Shop", state, COUNTRIES)) == line


@pytest.mark.parametrize(
    ("language", "count", "end"),
    [
        ("en", 0, "0 messages could be read and are in the list."),
        ("en", 1, "1 message could be read and is in the list."),
        ("en", 2, "2 messages could be read and are in the list."),
        ("zh_CN", 1, "能读出的 1 条消息已列在表中。"),
    ],
)
def test_what_was_saved_of_a_history_is_counted(
    qapp: QApplication, language: str, count: int, end: str
) -> None:
    with speaking(qapp, language):
        said = notice_text(Notice(NoticeKind.DAMAGED, Path("aside.db"), recovered=count))
    assert "aside.db" in said
    assert said.endswith(end)


def test_units_and_categories_are_in_the_language(qapp: QApplication) -> None:
    with speaking(qapp, "zh_CN"):
        assert (milliseconds_text(14), milliseconds_text(0)) == ("14 毫秒", "")
        assert (kind_label("text"), kind_label("UTILITY")) == ("文本", "UTILITY")
    with speaking(qapp, "en"):
        assert milliseconds_text(14) == "14 ms"
