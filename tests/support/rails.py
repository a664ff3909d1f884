"""What the tests of the guard rails share: who sends, and what the trail has of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QLabel

from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio, profile_at

NUMBER = "380441234567"


def write(run: Studio, text: str = "Hello Ann", to: str = "+380 44 123-45-67") -> None:
    run.type("To", to)
    run.type("Content.text", text)


def decisions(run: Studio) -> list[tuple[str, str]]:
    if not run.places.audit.exists():
        return []
    lines = map(json.loads, run.places.audit.read_text("ascii").splitlines())
    return [(line["decision"], line["why"]) for line in lines]


def production(sandbox: SandboxProcess, **changes: Any) -> Profile:
    return replace(profile_at(sandbox.url, "Shop"), kind=ProfileKind.PRODUCTION, **changes)


def reasons_of(run: Studio) -> str:
    """Wait for the question; why it is asked, one line a reason."""
    label: QLabel = run.opened("question_dialog").findChild(QLabel, "question_reasons")
    return label.text()


def hint_of(run: Studio) -> str:
    """What the send bar says of the newest message."""
    return run.window.send_bar._hint.text()


def decline(run: Studio) -> None:
    """Answer the question with no, and wait until nothing is under way."""
    run.click("decline_send")
    run.gone("question_dialog")
    run.wait(lambda: not run.window.send_bar.sending)


def put_policy(pattern: str, action: str, *, enabled: bool = True) -> None:
    """Lay a policy with one rule where the computer's own is looked for."""
    path = Path.home() / ".aliyun" / "safety-policy.json"
    path.parent.mkdir(exist_ok=True)
    rules = [{"pattern": pattern, "action": action}]
    path.write_text(json.dumps({"enabled": enabled, "rules": rules}), "utf-8")


def asked_again(run: Studio, answer: str) -> None:
    run.wait(lambda: run.window.findChild(QDialog, "question"))
    run.click(answer)
    run.wait(lambda: not run.window.findChild(QDialog, "question"))
    if answer == "question_no":
        run.wait(lambda: not run.window.send_bar.sending)
