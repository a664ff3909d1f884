"""Names: for tools and tests, and for those who cannot see the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.outbox.guard import Reason
from chatapp_desktop.store.accounts.profiles import Profiles, sandbox_profile
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog
from chatapp_desktop.ui.profiles.dialog import ProfilesDialog
from chatapp_desktop.ui.profiles.list_dialog import ListDialog
from chatapp_desktop.ui.questions.sending import Asked, Question, QuestionDialog
from chatapp_desktop.ui.report_dialog import ReportDialog
from chatapp_desktop.ui.under_way import UnderWay
from chatapp_desktop.viber.parameter import Kind
from chatapp_desktop.viber.parameters import BY_NAME
from tests.support.hands import Hands
from tests.ui.composer.test_form import settle
from tests.viber.drafts import CONTENT, good, good_template

NAMES = (
    *(name for name, p in BY_NAME.items() if p.kind not in (Kind.CONSTANT, Kind.CONTENT)),
    *("profile", "send", "cancel", "new_draft", "history", "history_search", "problems"),
    *("preview", "status"),
)


def test_every_promised_name_is_there_once(hands: Hands) -> None:
    found = {name: len(hands.window.findChildren(QWidget, name)) for name in NAMES}
    assert found == dict.fromkeys(NAMES, 1)


def test_the_window_has_its_name(hands: Hands) -> None:
    assert hands.window.objectName() == "main_window"


def nameless(window: QWidget) -> Iterator[str]:
    """What can have the focus, is seen, and tells a screen reader nothing."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if not face.text(QAccessible.Text.Name).strip():
            yield f"{type(widget).__name__} {widget.objectName()!r} in {_inside(widget)}"


def _inside(widget: QWidget) -> str:
    return type(widget.parentWidget()).__name__


@pytest.mark.parametrize("kind", [*CONTENT, "template"])
def test_everything_in_the_window_has_a_name(hands: Hands, qtbot: QtBot, kind: str) -> None:
    profile = sandbox_profile()
    hands.window.show_profile(profile, (profile,))
    hands.window.set_draft(good_template() if kind == "template" else good(kind))
    for group in ("fallback", "tracking"):
        hands.click(f"group_{group}")
    hands.window.show_under_way(tuple(UnderWay(n, "380441234567", State.SENDING) for n in range(3)))
    hands.window.under_way.refresh()
    hands.window.say("The status line is read as it is.")
    settle(hands, qtbot)
    assert list(nameless(hands.window)) == []


def credentials() -> QDialog:
    return CredentialsDialog("A name", "A place")


def report() -> QDialog:
    return ReportDialog("details")


def profiles() -> QDialog:
    sandbox = sandbox_profile()
    dialog = ProfilesDialog(Profiles((sandbox,), sandbox.id), {})
    dialog.show_report(sandbox.id, Report(Finding.GOOD, spaces=("cams-1",)))
    return dialog


def question() -> QDialog:
    return QuestionDialog(
        Question(sandbox_profile(), (Asked(good("text")),), tuple(Reason), "cams:*=confirm")
    )


def numbers() -> QDialog:
    dialog = ListDialog("A title", "What for", ("name", "number"), ("Name", "Number"))
    dialog.show_lines([("Ann", "380441234567"), ("Eve", "")])
    return dialog


@pytest.mark.parametrize("make", [credentials, report, profiles, question, numbers])
def test_everything_in_the_dialogs_has_a_name(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle()
    assert list(nameless(dialog)) == []
