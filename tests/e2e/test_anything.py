"""Three hundred things in no order: nothing raises, nothing that was typed is lost."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QToolButton,
    QWidget,
)

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.parameter import Kind
from chatapp_desktop.viber.parameters import BY_NAME
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio

ACTIONS = 300
TYPEABLE = [
    name
    for name, row in BY_NAME.items()
    if row.kind not in (Kind.CONSTANT, Kind.CONTENT, Kind.CHOICE, Kind.VARIABLES)
]
CHOICES = [name for name, row in BY_NAME.items() if row.kind is Kind.CHOICE]
WORDS = ("", "1", "hello", "380441234567", "https://example.com/a.png", "你好\n😀", "<b>x</b>")
PASTED = ("a\tb", "\u200f\u05d0", "\u00a0", "x" * 1200, "{label} %1 $(name)")


class Anyone:
    """Does this and that, and remembers what must be in the form."""

    def __init__(self, run: Studio, seed: int) -> None:
        self.run = run
        self.chance = random.Random(seed)  # noqa: S311  (chance, no secret)
        self.expected = dict(run.window.draft().values)

    def act(self) -> str:
        name = self.chance.choice([each for each in dir(self) if each.startswith("do_")])
        getattr(self, name)()
        if self.chance.random() < 0.3:
            QApplication.processEvents()
        self.look()
        return name

    def look(self) -> None:
        shown = self.run.window.draft()
        assert dict(shown.values) == dict(Draft(self.expected).values)

    def editor(self) -> tuple[str, QLineEdit | QPlainTextEdit]:
        name = self.chance.choice(TYPEABLE)
        widget: QWidget | None = self.run.find(QWidget, name)
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit()
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        return name, widget

    def text_of(self, widget: QLineEdit | QPlainTextEdit) -> str:
        if isinstance(widget, QLineEdit):
            return widget.text()
        return widget.document().toRawText().replace("\u2029", "\n")

    def do_type(self) -> None:
        name, _ = self.editor()
        text = self.chance.choice(WORDS)
        if name != "Content.text":
            text = text.replace("\n", " ")
        self.run.type(name, text)
        self.expected[name] = text

    def do_paste(self) -> None:
        name, widget = self.editor()
        QApplication.clipboard().setText(self.chance.choice(PASTED))
        widget.paste()
        self.expected[name] = self.text_of(widget)

    def do_undo(self) -> None:
        name, widget = self.editor()
        widget.undo()
        if self.chance.random() < 0.5:
            widget.redo()
        self.expected[name] = self.text_of(widget)

    def do_choose(self) -> None:
        name = self.chance.choice(CHOICES)
        box = self.run.find(QComboBox, name)
        box.setCurrentIndex(self.chance.randrange(box.count()))
        self.expected[name] = str(box.currentData() or "")

    def do_fold(self) -> None:
        group = self.chance.choice(("recipient", "message", "delivery", "fallback", "tracking"))
        self.run.button(f"group_{group}").click()

    def do_variable(self) -> None:
        name = self.chance.choice(("name", "order", "<i>", "a b", ""))
        self.run.type("variable_name", name)
        self.run.button("add_variable").click()
        if name:
            self.expected.setdefault(f"TemplateParams.{name}", "")

    def do_fill_a_variable(self) -> None:
        names = [name for name in self.expected if name.startswith("TemplateParams.")]
        if names:
            name = self.chance.choice(names)
            self.run.type(name, "Ann")
            self.expected[name] = "Ann"

    def do_remove_a_variable(self) -> None:
        editor = self.run.find(QWidget, "TemplateParams")
        removes = [b for b in editor.findChildren(QToolButton) if b.text() == "×"]
        if removes and self.chance.random() < 0.3:
            removes[0].click()
            self.expected = dict(self.run.window.draft().values)

    def do_jump(self) -> None:
        problems = self.run.find(QListWidget, "problems")
        if problems.count():
            problems.itemClicked.emit(problems.item(self.chance.randrange(problems.count())))

    def do_key(self) -> None:
        key = self.chance.choice(
            (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F1)
        )
        QTest.keyClick(QApplication.focusWidget() or self.run.window, key)

    def do_open_and_close_credentials(self) -> None:
        if self.chance.random() < 0.3:
            self.run.button("credentials").click()
            self.run.wait(lambda: self.run.window.findChildren(CredentialsDialog))
            for dialog in self.run.window.findChildren(CredentialsDialog):
                dialog.reject()
            self.run.wait(lambda: not self.run.window.findChildren(CredentialsDialog))

    def do_new_and_back(self) -> None:
        if self.chance.random() < 0.5:
            self.run.click("new_draft")
            self.run.window.previous_draft_requested.emit()

    def do_look(self) -> None:
        look = self.chance.choice(("light", "dark", "system"))
        self.run.window.theme_chosen.emit(look)

    def do_speak(self) -> None:
        if self.chance.random() < 0.5:
            self.run.window.language_chosen.emit(self.chance.choice(("en", "zh_CN")))

    def do_search(self) -> None:
        self.run.type("history_search", self.chance.choice(("", "x", "MID", "你")))

    def do_choose_a_row(self) -> None:
        self.run.find(QTableView, "history").selectRow(0)

    def do_resize(self) -> None:
        self.run.window.resize(self.chance.randrange(200, 1600), self.chance.randrange(200, 1000))


@pytest.mark.parametrize("seed", [1, 20261])
def test_anything_goes(open_window: Opening, sandbox: SandboxProcess, seed: int) -> None:
    done: list[str] = []
    with open_window() as run:
        run.type("To", "380441234567")
        run.type("Content.text", "a row to look at")
        run.send()
        assert run.ended() is State.ACCEPTED
        anyone = Anyone(run, seed)
        try:
            for _ in range(ACTIONS // 2):
                done += [anyone.act()]
        except AssertionError:
            print(done)  # noqa: T201  (what led there)
            raise
        run.window.language_chosen.emit("en")
        run.window.theme_chosen.emit("light")
        draft = run.window.draft()
    assert len(sandbox.messages()) == 1
    with open_window() as run:
        assert run.window.draft() == draft
