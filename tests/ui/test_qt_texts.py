"""The dialogs that Qt draws itself speak the language of the window to the last word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTreeView, QWidget

from chatapp_desktop.ui.widgets.file_dialogs import ask_where, ask_which
from chatapp_desktop.ui.words.qt_texts import QT_TEXTS
from tests.support.speaking import speaking

CONTEXTS = ("QFileDialog", "QFileSystemModel", "QAbstractFileIconProvider", "QPlatformTheme")


class Asked(QTranslator):
    """Is asked last, and so only for what no other translator knows."""

    def __init__(self) -> None:
        super().__init__()
        self.unknown: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, text: str, remark: str | None = None, n: int = -1) -> str:
        del remark, n
        self.unknown.add((str(context), str(text)))
        return ""


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[Asked]:
    last = Asked()
    qapp.installTranslator(last)
    native = QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield last
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, native)
    qapp.removeTranslator(last)


@pytest.mark.parametrize("ask", [ask_which, ask_where])
def test_a_file_dialog_has_no_english_in_chinese(
    qapp: QApplication, qtbot: Any, tmp_path: Path, asked: Asked, ask: Any
) -> None:
    (tmp_path / "spring").mkdir()
    (tmp_path / "away").symlink_to(tmp_path / "spring")
    with speaking(qapp, "zh_CN"):
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        ask(window, "草稿", "json", print)
        dialog = window.findChild(QFileDialog, "file_dialog")
        assert isinstance(dialog, QFileDialog)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        dialog.setDirectory(str(tmp_path))
        table = dialog.findChild(QTreeView, "treeView")
        assert isinstance(table, QTreeView)

        def kind() -> str:
            return str(table.model().index(0, 2, table.rootIndex()).data() or "")

        qtbot.waitUntil(lambda: bool(kind()))
        captions = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
        assert kind() == "文件夹"
        assert len(captions) == 3
        assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in captions)
        dialog.close()
    assert {(context, text) for context, text in asked.unknown if context in CONTEXTS} == set()


@pytest.mark.parametrize("text", QT_TEXTS)
def test_what_qt_lacks_is_there(qapp: QApplication, text: str) -> None:
    context = "QFileDialog" if text.endswith(":") else "QAbstractFileIconProvider"
    with speaking(qapp, "zh_CN"):
        said = QCoreApplication.translate(context, text, "All other platforms")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in said)
