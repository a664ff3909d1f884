"""A template that the program does not know yet: nobody sends it by mistake, nobody is kept."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from chatapp_desktop.app.templates import template_desk
from chatapp_desktop.app.templates.template_source import TemplateSource
from chatapp_desktop.viber.draft import Draft
from tests.support.real_window import RealWindow
from tests.support.sandbox import SandboxProcess
from tests.support.templates import MID_AUTUMN, ORDER, opened, picked, preview, problems, ready

DETAIL = "GetChatappTemplateDetail"
BEING_READ = "The template is being read."
UNREAD = "The template has not been read"


@pytest.fixture(autouse=True)
def _nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is read ahead, which might be the very one that is chosen."""

    async def none(_source: TemplateSource) -> tuple[()]:
        return ()

    monkeypatch.setattr(TemplateSource, "outdated", none)


def sends(sandbox: SandboxProcess) -> int:
    return sum(each["operation"] == "SendChatappMessage" for each in sandbox.requests())


def codes_found(real: RealWindow) -> set[str]:
    """What is wrong at this moment, whatever is shown of it yet."""
    return {each.code for each in real.window.problems_of(real.window.draft())}


def hint(real: RealWindow) -> str:
    return real.window.preview._words(real.window.preview.preview()).hint


def press_ctrl_enter(real: RealWindow) -> None:
    QTest.keyClick(real.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_template_is_not_sent_before_it_is_known(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    real.type("To", "+380441234567")
    sandbox.fault("stall", operation=DETAIL)
    real.pick(ORDER, "en")
    real.wait(lambda: BEING_READ in problems(real))
    assert not ready(real)
    assert "Its text is being read …" in hint(real)
    assert real.text("template_note") == "Reading the template …"
    real.window.activateWindow()
    press_ctrl_enter(real)
    real.wait(lambda: BEING_READ in real.text("status"))
    assert sends(sandbox) == 0
    # A stalled call ends with the sandbox's patience; the same template is asked for once more.
    real.controller._templates.read_again()
    real.wait(lambda: "order has no value" in problems(real))
    assert BEING_READ not in problems(real)
    assert real.text("template_note") == ""
    real.click("fill_examples")
    real.wait(lambda: ready(real))
    assert preview(real) == "Hi Ann, your order A-1042 is on its way."
    press_ctrl_enter(real)
    real.wait(lambda: len(sandbox.messages()) == 1)


def test_slow_details_are_waited_for_and_then_checked(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    real.type("To", "+380441234567")
    sandbox.fault("slow", seconds=1.5, operation=DETAIL)
    real.pick(ORDER, "en")
    seen: list[tuple[str, bool]] = []
    real.window.draft_changed.connect(lambda _: seen.append((problems(real), ready(real))))
    real.wait(lambda: BEING_READ in problems(real))
    real.wait(lambda: "order has no value" in problems(real))
    assert not ready(real)
    assert not any(could for _, could in seen)


def test_who_knows_a_template_that_cannot_be_read_may_go_on(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    opened(real)
    real.type("To", "+380441234567")
    sandbox.fault("status", 9, status=403, code="NoPermission", operation=DETAIL)
    real.pick(ORDER, "en")
    real.wait(lambda: UNREAD in problems(real))
    assert ready(real)
    assert "Its text has not been read." in hint(real)
    sandbox.reset()
    real.click("read_again")
    real.wait(lambda: "order has no value" in problems(real))
    assert UNREAD not in problems(real)


def test_a_code_that_the_service_does_not_know_is_not_blocked(
    real: RealWindow, sandbox: SandboxProcess
) -> None:
    del sandbox
    real.choose("Type", "template")
    real.type("To", "+380441234567")
    real.type("TemplateCode", "0" * 32)
    real.type("Language", "en")
    real.wait(lambda: UNREAD in problems(real))
    assert ready(real)
    assert "TemplateNotExist" in real.text("template_note")


def test_a_reading_that_takes_too_long_holds_nobody_up(
    real: RealWindow, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_desk, "_PATIENCE_SECONDS", 0.3)
    opened(real)
    real.type("To", "+380441234567")
    sandbox.fault("stall", operation=DETAIL)
    real.pick(ORDER, "en")
    real.wait(lambda: UNREAD in problems(real))
    assert ready(real)


def test_what_is_kept_is_there_without_a_flicker(
    qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path, sandbox: SandboxProcess
) -> None:
    with RealWindow(qtbot, loop, tmp_path, sandbox.url) as first:
        opened(first)
        picked(first, ORDER, "en")
        picked(first, MID_AUTUMN, "zh_CN")
    said: list[str] = []
    with RealWindow(qtbot, loop, tmp_path, "http://127.0.0.1:9") as second:
        opened(second)
        second.type("To", "+380441234567")
        second.window.draft_changed.connect(lambda _: said.append(problems(second)))
        for code, language in ((ORDER, "en"), (MID_AUTUMN, "zh_CN")) * 3:
            picked(second, code, language)
        second.wait(lambda: "名字 has no value" in problems(second))
    assert any("order has no value" in each for each in said)
    assert not any(BEING_READ in each for each in said)


def test_a_draft_of_before_is_checked_when_the_window_opens(
    qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path, sandbox: SandboxProcess
) -> None:
    with RealWindow(qtbot, loop, tmp_path, sandbox.url) as real:
        named = {"Type": "template", "TemplateCode": ORDER, "Language": "en", "To": "380441234567"}
        sandbox.fault("slow", seconds=1, operation=DETAIL)
        real.window.set_draft(real.window.draft().replaced(named))
        assert real.window.problems_of(real.window.draft())
        real.wait(lambda: "order has no value" in problems(real))
        # There and back again, as with a message that was reopened.
        real.window.set_draft(Draft())
        real.wait(lambda: "order" not in problems(real))
        real.window.set_draft(real.window.draft().replaced(named))
        real.wait(lambda: "order has no value" in problems(real))


def test_a_fault_of_the_program_holds_nobody_up(
    real: RealWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    opened(real)
    real.type("To", "+380441234567")
    monkeypatch.setattr(TemplateSource, "kept", broken)
    real.pick(ORDER, "en")
    real.wait(lambda: UNREAD in problems(real))
    assert ready(real)
    assert real.faults
    real.faults.clear()


FAULTS: list[dict[str, Any]] = [
    {"kind": "slow", "seconds": 0.2},
    {"kind": "drop_before"},
    {"kind": "stall"},
    {"kind": "garbage"},
    {"kind": "status", "status": 403, "code": "NoPermission"},
]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_comes_a_reading_that_has_ended_holds_nobody_up(
    real: RealWindow, sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(template_desk, "_PATIENCE_SECONDS", 0.3)
    monkeypatch.setattr(template_desk, "_TYPING_SECONDS", 0.02)
    chance = random.Random(seed)  # noqa: S311  (a walk that can be walked again)
    opened(real)
    desk, codes = real.controller._templates, (ORDER, MID_AUTUMN, "0" * 32, "")
    steps: tuple[Callable[[], None], ...] = (
        lambda: real.type("TemplateCode", chance.choice(codes)),
        lambda: real.type("Language", chance.choice(("en", "de", "zh_CN"))),
        lambda: real.choose("Type", chance.choice(("template", "template", "message"))),
        lambda: real.window.profile_chosen.emit(real.profile.id),
        lambda: sandbox.fault(**chance.choice(FAULTS), operation=DETAIL),
        lambda: real.window.set_draft(real.window.draft()),
        desk.refresh,
        desk.read_again,
    )
    for _ in range(40):
        chance.choice(steps)()
        for _ in range(chance.randrange(6)):
            real.qtbot.wait(chance.choice((0, 5, 40)))
    real.choose("Type", "template")
    real.type("To", "+380441234567")
    real.type("TemplateCode", ORDER)
    real.type("Language", "en")
    real.wait(lambda: "template_being_read" not in codes_found(real))
    # Nobody was let past either: it was read, or it is said that it was not.
    known = real.window.draft().variables.keys() >= {"name", "order"}
    assert known or "template_unread" in codes_found(real)
