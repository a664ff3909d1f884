"""The very first start: the program asks where to begin, and both answers lead there."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from chatapp_desktop.ui.history.model import Column
from tests.support.child import Child, program


def awaiting(child: Child, name: str, *, seen: bool = True) -> None:
    """Wait until a widget is on the screen, or no more."""
    child.until(lambda _: child.ask("sees", name) is seen)


def profiles() -> dict[str, Any]:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "chatapp-desktop" / "profiles.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_the_sandbox_can_be_sent_from_at_once() -> None:
    with program("--plain") as child:
        awaiting(child, "try_sandbox")
        child.ask("click", "try_sandbox")
        awaiting(child, "welcome", seen=False)
        child.until(lambda _: child.sandbox)
        child.compose("first")
        child.ask("click", "send")
        seen = child.until(lambda seen: seen["rows"] and seen["rows"][0][Column.MESSAGE_ID])
        (message,) = child.messages()
        assert seen["rows"][0][Column.MESSAGE_ID] == message["message_id"]
        assert child.close() == 0


def test_an_account_is_begun_and_in_force_when_saved() -> None:
    with program("--plain") as child:
        awaiting(child, "add_account")
        child.ask("click", "add_account")
        awaiting(child, "profiles_dialog")
        assert "TEST" in child.ask("chosen", "profile_list")
        child.ask("type", "profile_name", "Ours")
        child.ask("click", "save_profiles")
        child.until(lambda seen: "No keys" in seen["badge"] or "keyring" in seen["badge"].lower())
        assert child.close() == 0
    names = {each["id"]: each["name"] for each in profiles()["profiles"]}
    assert names[profiles()["chosen"]] == "Ours"
    assert "Sandbox" in names.values()


def test_an_account_that_is_not_saved_changes_nothing() -> None:
    with program("--plain") as child:
        awaiting(child, "add_account")
        before = profiles()
        child.ask("click", "add_account")
        awaiting(child, "profiles_dialog")
        child.ask("click", "cancel_profiles")
        awaiting(child, "profiles_dialog", seen=False)
        assert child.close() == 0
    assert profiles() == before


def test_nobody_is_welcomed_twice() -> None:
    with program("--plain") as child:
        awaiting(child, "welcome")
        assert child.close() == 0
    with program("--plain") as child:
        child.compose("second")
        assert not child.ask("sees", "welcome")
        assert child.close() == 0


def test_who_asks_for_the_sandbox_is_not_asked() -> None:
    with program() as child:
        child.compose("first")
        child.ask("click", "send")
        child.until(lambda seen: "MessageId" in seen["status"])
        assert not child.ask("sees", "welcome")
        assert child.close() == 0
