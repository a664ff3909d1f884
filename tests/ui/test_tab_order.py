"""Tab leads through every window: to everything, out of everything, in the order of reading."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.focus_ring import FocusRing
from tests.support import scenes

DIALOGS = [name for name in scenes.SCENES if not name.endswith("_window")]
MOST = 80


def opened(qtbot: Any, scene: str) -> QWidget:
    made = scenes.SCENES[scene]()
    qtbot.addWidget(made)
    qtbot.__dict__.setdefault("kept", []).append(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    QCoreApplication.sendPostedEvents()
    return made


def stops(window: QWidget) -> set[QWidget]:
    """Everything that the keyboard must be able to reach."""
    found = set()
    for each in window.findChildren(QWidget):
        inside = isinstance(each.parent(), QAbstractSpinBox | QComboBox)
        reached = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
        if each.window() is window and each.isVisible() and each.isEnabled() and reached:
            found |= set() if inside else {each}
    return found


def way(window: QWidget) -> list[QWidget]:
    """What has the focus after each Tab, until all has come round."""
    found: list[QWidget] = []
    for _ in range(MOST):
        now = QApplication.focusWidget()
        assert now is not None
        if found and now is found[0] and len(found) > 1:
            break
        if not found or now is not found[-1]:  # a time is one field with two parts
            found.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize("scene", DIALOGS)
def test_tab_reaches_everything_and_the_buttons_last(qtbot: Any, scene: str) -> None:
    window = opened(qtbot, scene)
    found = way(window)
    assert {each.objectName() for each in stops(window) - set(found)} == set()
    ends = [isinstance(each.parent(), QDialogButtonBox) for each in found]
    # Wherever it begins: from the last button it goes to the first field, once.
    turns = sum(end and not ends[place - 1] for place, end in enumerate(ends))
    assert turns <= 1, [each.objectName() for each in found]


@pytest.mark.parametrize("scene", ["dry_run", "code"])
def test_a_page_comes_after_its_name(qtbot: Any, scene: str) -> None:
    found = way(opened(qtbot, scene))
    names = [place for place, each in enumerate(found) if isinstance(each, QTabBar)]
    assert names
    after = found[(names[0] + 1) % len(found)]
    assert isinstance(after, QPlainTextEdit)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("scene", DIALOGS)
def test_each_stop_can_be_seen(qapp: QApplication, qtbot: Any, scene: str, look: str) -> None:
    ring = FocusRing(qapp, qapp)
    try:
        theme.apply_theme(qapp, look)
        window = opened(qtbot, scene)
        for each in stops(window):
            window.setFocus()
            QApplication.processEvents()
            without = window.grab().toImage()
            each.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            assert window.grab().toImage() != without, each.objectName()
    finally:
        ring.deleteLater()
        theme.apply_theme(qapp, "light")
