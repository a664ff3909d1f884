"""Every way to send obeys the guard rails: a test profile writes to its recipients only.

A way that is not here is a way around them: add it when a new one is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from chatapp_desktop.store.accounts.contacts import Blocked, Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.viber import draft_file
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio, profile_at

ANN, EVE = "380441234567", "4915112345678"
TESTERS = (Recipient("Ann", ANN),)


@pytest.fixture
def profile(sandbox: SandboxProcess) -> Profile:
    return replace(profile_at(sandbox.url, "Try-out"), kind=ProfileKind.TEST)


def put(run: Studio, profile: Profile, *testers: Recipient, blocked: str = "") -> None:
    """Let the lists hold this from now on."""
    found = (Blocked(blocked, "asked to stop"),) if blocked else ()
    run.wait(run.controller._sending._services.done)
    run.controller._watch.contacts = Contacts({profile.id: testers}, found)
    run.controller._watch.tell()


def write(run: Studio, to: str = EVE) -> None:
    run.type("To", to)
    run.type("Content.text", "Hello")


def denied(run: Studio) -> None:
    """Wait for the line that says that it was denied."""

    def lines() -> list[str]:
        if not run.places.audit.exists():
            return []
        text = run.places.audit.read_text("ascii")
        return [json.loads(line)["decision"] for line in text.splitlines()]

    run.wait(lambda: lines()[-1:] == ["denied"])
    run.wait(lambda: not run.window.send_bar.sending)


def by_button(run: Studio) -> None:
    """The button cannot be pressed; who presses the key is told why."""
    write(run)
    run.wait(lambda: any("not one of its test recipients" in text for text in run.problems()))
    assert not run.button("send").isEnabled()
    run.wait(run.window.isActiveWindow)
    QTest.keyClick(run.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def by_intent(run: Studio) -> None:
    """As if the form had not noticed yet."""
    write(run)
    run.window.send_requested.emit(run.window.draft())


def from_a_file(run: Studio) -> None:
    """A draft that somebody else has made."""
    write(run, "")
    path = run.places.draft.parent / "theirs.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(draft_file.dumps(run.window.draft().replaced({"To": EVE})), "utf-8")
    run.controller.drafts.open_file(path)
    run.wait(lambda: run.window.draft()["To"] == EVE)
    run.wait(lambda: not run.button("send").isEnabled())
    run.window.send_requested.emit(run.window.draft())


@pytest.mark.parametrize("way", [by_button, by_intent, from_a_file])
def test_the_form(
    open_window: Opening,
    sandbox: SandboxProcess,
    profile: Profile,
    way: Callable[[Studio], None],
) -> None:
    with open_window(profile) as run:
        put(run, profile, *TESTERS)
        way(run)
        denied(run)
        assert run.rows == 0
    assert sandbox.messages() == []


def test_a_draft_that_the_next_start_brings_back(
    open_window: Opening, sandbox: SandboxProcess, profile: Profile
) -> None:
    with open_window(profile) as run:
        put(run, profile, *TESTERS)
        write(run)
    with open_window(profile) as run:
        assert run.window.draft()["To"] == EVE
        # Not even in the first moment, before the lists are read.
        run.window.send_requested.emit(run.window.draft())
        denied(run)
        run.wait(lambda: not run.button("send").isEnabled())
    assert sandbox.messages() == []


def test_what_was_sent_before_is_not_sent_again_to_who_left_the_list(
    open_window: Opening, sandbox: SandboxProcess, profile: Profile
) -> None:
    with open_window(profile) as run:
        put(run, profile, *TESTERS)
        write(run, ANN)
        run.send()
        assert run.ended() is State.ACCEPTED
        put(run, profile)
        run.window.history.select_newest()
        run.wait(run.button("send_again").isEnabled)
        run.click("send_again")
        denied(run)
        assert run.rows == 1
    assert len(sandbox.messages()) == 1


@pytest.mark.parametrize("change", ["list", "do not contact", "kind"])
def test_what_is_held_back_stays_when_it_is_forbidden_meanwhile(
    open_window: Opening, sandbox: SandboxProcess, profile: Profile, change: str
) -> None:
    settings = replace(QUIET, undo_seconds=3)
    first = replace(profile, kind=ProfileKind.PRODUCTION) if change == "kind" else profile
    with open_window(first, settings=settings) as run:
        put(run, profile, *(TESTERS if change != "kind" else ()))
        write(run, ANN)
        run.send()
        run.wait(lambda: run.shows(State.PREPARED))
        if change == "kind":
            run.controller._profiles.all = run.controller._profiles.all.with_profile(profile)
        else:
            testers = TESTERS if change == "do not contact" else ()
            put(run, profile, *testers, blocked=ANN if change == "do not contact" else "")
        assert run.ended() is State.NOT_SENT
        assert run.cell(Column.CODE) == "GuardRail.Denied"
        assert "While the message was held back" in run.status
        denied(run)
    assert sandbox.messages() == []


def test_a_run_of_the_matrix(
    open_window: Opening, sandbox: SandboxProcess, profile: Profile
) -> None:
    """The matrix asks and sends by a way of its own; see also templates/test_matrix_questions."""
    from chatapp_desktop.app.gate.run_gate import RunGate
    from chatapp_desktop.app.templates.matrix_run import MatrixRun
    from chatapp_desktop.store.history.records import Row
    from chatapp_desktop.ui.questions.sending import Asked
    from chatapp_desktop.viber.matrix import Cell

    refused: list[str] = []

    class Show:
        def show_begun(self, cells: Sequence[Cell]) -> None:
            raise AssertionError("nobody was asked")

        def show_result(self, cell: Cell, row: Row) -> None:
            raise AssertionError("nothing may be sent")

        def show_refusal(self, cell: Cell, why: str) -> None:
            refused.append(why)

    with open_window(profile) as run:
        put(run, profile, *TESTERS)
        write(run)
        draft = run.window.draft()
        gate = RunGate(run.controller._gate, profile, [Asked(draft)], run.window, nullcontext)
        outbox = run.controller._trials._outbox
        job = MatrixRun(profile, outbox, Show(), gate).run([Cell(draft, ())])
        done = run.task.get_loop().create_task(job)
        run.wait(done.done)
        done.result()
        assert "not one of its test recipients" in refused[0]
        assert run.window.findChild(QDialog, "question_dialog") is None
        denied(run)
    assert sandbox.messages() == []
