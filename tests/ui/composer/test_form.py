"""The form: rows follow the message, what was typed stays, and every row says what it knows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QListWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from chatapp_desktop.ui.composer.counter import Counter
from chatapp_desktop.ui.composer.rows import FieldRow
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.parameter import Kind
from chatapp_desktop.viber.parameters import BY_NAME
from tests.support.hands import Hands
from tests.viber.drafts import CONTENT, good

ALWAYS = {"To", "From", "CustSpaceId", "Type", "Label", "Ttl"}
FOLDED = {"FallBackId", "FallBackContent", "FallBackDuration", "FallBackRule"} | {
    "TrackingData",
    "Tag",
    "TaskId",
}
ROWS = [name for name, p in BY_NAME.items() if p.kind not in (Kind.CONSTANT, Kind.CONTENT)]


def row(hands: Hands, name: str) -> FieldRow:
    return hands.window.form._rows[name]


def note(hands: Hands, name: str) -> Note:
    found = row(hands, name).body.findChild(Note)
    assert isinstance(found, Note)
    return found


def settle(hands: Hands, qtbot: QtBot) -> None:
    """Wait until the form has told what was typed."""
    qtbot.waitUntil(lambda: not hands.window.form._is_telling)


def visible(hands: Hands) -> set[str]:
    return {name for name in ROWS if hands.find(QWidget, name).isVisibleTo(hands.window)}


@pytest.mark.parametrize("kind", list(CONTENT))
def test_the_rows_of_each_message_type(hands: Hands, qtbot: QtBot, kind: str) -> None:
    hands.choose("MessageType", kind)
    settle(hands, qtbot)
    assert visible(hands) == ALWAYS | {"MessageType"} | {f"Content.{k}" for k in CONTENT[kind]}


def test_the_rows_of_a_template(hands: Hands, qtbot: QtBot) -> None:
    hands.choose("Type", "template")
    settle(hands, qtbot)
    assert visible(hands) == ALWAYS | {"TemplateCode", "Language", "TemplateParams"}


def test_every_parameter_has_a_row_in_its_group(hands: Hands, qtbot: QtBot) -> None:
    for group in ("fallback", "tracking"):
        hands.click(f"group_{group}")
    settle(hands, qtbot)
    assert visible(hands) >= FOLDED


def test_what_was_typed_stays(hands: Hands, qtbot: QtBot) -> None:
    typed = {
        "Content.text": "stays",
        "Content.link": "https://example.com/a.png",
        "Content.caption": "Shop",
        "Content.duration": "32",
        "TemplateCode": "744c",
    }
    hands.choose("MessageType", "text_video_button")
    for name, text in typed.items():
        if name == "TemplateCode":
            hands.choose("Type", "template")
        hands.type(name, text)
    for kind in CONTENT:
        hands.choose("Type", "message")
        hands.choose("MessageType", kind)
        settle(hands, qtbot)
        hands.choose("Type", "template")
    draft = hands.window.draft()
    assert {name: draft[name] for name in typed} == typed


class Watched(QObject):
    """Notes each time that the page is painted at another height than what it has needs."""

    def __init__(self, hands: Hands) -> None:
        super().__init__()
        self.painted: list[tuple[int, int]] = []
        self._form = hands.window.form
        self._form._page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            page, room = self._form._page, self._form.viewport().height()
            needed = max(page.minimumSizeHint().height(), room)
            self.painted.append((page.height(), needed))
        return False


def test_other_rows_are_painted_once_they_have_their_room(hands: Hands, qtbot: QtBot) -> None:
    for kind in (*CONTENT, *reversed(tuple(CONTENT))):
        watched = Watched(hands)
        hands.choose("MessageType", kind)
        settle(hands, qtbot)
        qtbot.wait(20)
        assert [height for height, needed in watched.painted if height != needed] == [], kind


@pytest.mark.parametrize("kind", [*CONTENT])
def test_a_draft_goes_in_and_comes_out(hands: Hands, kind: str) -> None:
    draft = good(kind, FallBackId="S_1", Tag="t", Ttl="60", FallBackRule="sentFailed")
    hands.window.set_draft(draft)
    assert hands.window.draft() == draft


def test_values_that_no_list_has_are_shown_as_they_are(hands: Hands) -> None:
    draft = Draft({"Type": "massage", "MessageType": "carousel", "Label": "x", "Language": "tlh"})
    hands.window.set_draft(draft)
    assert hands.window.draft() == draft


def test_counters(hands: Hands, qtbot: QtBot) -> None:
    hands.type("Content.text", "a😀")
    settle(hands, qtbot)
    counter = row(hands, "Content.text").body.findChild(Counter)
    assert isinstance(counter, Counter)
    assert counter.text() == "3 / 1000"
    assert counter.isVisibleTo(hands.window)


def test_units(hands: Hands, qtbot: QtBot) -> None:
    hands.type("Ttl", "3600")
    settle(hands, qtbot)
    assert note(hands, "Ttl").text() == "= 1 hour"
    hands.type("Ttl", "93600")
    settle(hands, qtbot)
    assert note(hands, "Ttl").text() == "= 1 day 2 hours"


@pytest.mark.parametrize(
    "pasted", ["+86 139-0000 1234", "0086 139 0000 1234", "\u202a+86\u202c 13900001234"]
)
def test_a_pasted_number_is_understood(hands: Hands, qtbot: QtBot, pasted: str) -> None:
    hands.type("To", pasted)
    settle(hands, qtbot)
    assert note(hands, "To").text() == "China · 8613900001234"


def test_required_marks(hands: Hands, qtbot: QtBot) -> None:
    settle(hands, qtbot)
    for name in ("To", "From", "Content.text", "Label"):
        assert row(hands, name).label.text().endswith("*"), name
    for name in ("Ttl", "CustSpaceId", "Tag", "FallBackId"):
        assert not row(hands, name).label.text().endswith("*"), name


def test_every_row_has_help_and_a_buddy(hands: Hands, qtbot: QtBot) -> None:
    for group in ("fallback", "tracking"):
        hands.click(f"group_{group}")
    seen = set()
    for kind in (*CONTENT, "template"):
        hands.choose("Type" if kind == "template" else "MessageType", kind)
        settle(hands, qtbot)
        for name in visible(hands):
            made = row(hands, name)
            (button,) = (each for each in made.body.findChildren(QToolButton) if each.text() == "?")
            assert name in made.editor.toolTip()
            assert name in button.toolTip()
            assert made.label.buddy() is made.editor
            assert made.editor.accessibleName() in button.accessibleName()
        seen |= visible(hands)
    assert seen == set(ROWS)


def test_a_problem_stands_beside_its_row_and_in_the_list(hands: Hands, qtbot: QtBot) -> None:
    hands.type("Ttl", "29")
    settle(hands, qtbot)
    line = note(hands, "Ttl")
    assert "from 30 to 1209600" in line.text()
    assert line.isVisibleTo(hands.window)
    problems = hands.find(QListWidget, "problems")
    texts = [problems.item(i).text() for i in range(problems.count())]
    assert any("from 30 to 1209600" in text for text in texts)
    assert not hands.button("send").isEnabled()


def test_what_is_missing_is_said_only_where_one_has_been(hands: Hands, qtbot: QtBot) -> None:
    settle(hands, qtbot)
    assert note(hands, "To").text() == ""
    hands.type("To", "1")
    hands.type("To", "")
    settle(hands, qtbot)
    assert "is missing" in note(hands, "To").text()
    assert note(hands, "Content.text").text() == ""


def test_a_dialog_in_front_is_no_leaving(hands: Hands, qtbot: QtBot) -> None:
    settle(hands, qtbot)
    to = hands.find(QWidget, "To")
    to.setFocus()
    qtbot.waitUntil(to.hasFocus)
    dialog = QDialog(hands.window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.close()
    qtbot.waitUntil(to.hasFocus)
    settle(hands, qtbot)
    assert note(hands, "To").text() == ""
    QTest.keyClick(to, Qt.Key.Key_Tab)
    settle(hands, qtbot)
    assert "is missing" in note(hands, "To").text()


def test_choosing_a_problem_unfolds_and_focuses_its_row(hands: Hands, qtbot: QtBot) -> None:
    hands.window.set_draft(good("text", FallBackDuration="1"))
    settle(hands, qtbot)
    assert not hands.find(QWidget, "FallBackDuration").isVisibleTo(hands.window)
    problems = hands.find(QListWidget, "problems")
    rows = range(problems.count())
    wanted = next(i for i in rows if "from 60 to 43200" in problems.item(i).text())
    problems.itemClicked.emit(problems.item(wanted))
    editor = hands.find(QWidget, "FallBackDuration")
    assert editor.isVisibleTo(hands.window)
    assert hands.window.focusWidget() is editor


def test_a_folded_group_says_what_is_in_it(hands: Hands, qtbot: QtBot) -> None:
    hands.window.set_draft(good("text", FallBackDuration="1", Tag="t", TaskId="7"))
    settle(hands, qtbot)
    assert "2" in hands.find(QToolButton, "group_tracking").text()
    assert "✕" in hands.find(QToolButton, "group_fallback").text()
    hands.click("group_tracking")
    settle(hands, qtbot)
    assert "2" not in hands.find(QToolButton, "group_tracking").text()
    assert hands.window.draft()["Tag"] == "t"


def test_a_language_that_is_not_listed_stays_as_it_is_typed(hands: Hands, qtbot: QtBot) -> None:
    hands.choose("Type", "template")
    for code in ("pt", "zh", "x", "EN"):
        hands.type("Language", code)
        settle(hands, qtbot)
        assert hands.window.draft()["Language"] == code


def test_the_wheel_changes_nothing(hands: Hands) -> None:
    hands.choose("MessageType", "document")
    for name in ("Type", "MessageType", "Label", "Language", "FallBackRule"):
        box = hands.find(QComboBox, name)
        before = box.currentText()
        where = QPointF(5, 5)
        wheel = QWheelEvent(
            where,
            QPointF(box.mapToGlobal(QPoint(5, 5))),
            QPoint(0, 0),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, wheel)
        assert box.currentText() == before


def test_variables_are_added_filled_and_removed(hands: Hands, qtbot: QtBot) -> None:
    hands.choose("Type", "template")
    for name in ("name", "order", "name"):
        hands.type("variable_name", name)
        QTest.keyClick(hands.find(QWidget, "variable_name"), Qt.Key.Key_Return)
    hands.type("TemplateParams.order", "A-1")
    settle(hands, qtbot)
    assert dict(hands.window.draft().variables) == {"name": "", "order": "A-1"}
    editor = hands.window.form._rows["TemplateParams"].editor
    remove = next(
        b for b in editor.findChildren(QToolButton) if b.accessibleName() == "Remove name"
    )
    remove.click()
    settle(hands, qtbot)
    assert dict(hands.window.draft().variables) == {"order": "A-1"}
