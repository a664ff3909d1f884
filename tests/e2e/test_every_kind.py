"""The main job: compose each of the ten kinds by typing and clicking, send, read the MessageId."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from chatapp_desktop.viber.message_types import MESSAGE_TYPES
from tests.e2e.conftest import Opening
from tests.support.sandbox import SandboxProcess
from tests.support.studio import Studio

TEXT = "Hello *Ann* & <you> + 100% ~ 你好 😀"
TYPED: dict[str, tuple[str, str | int]] = {
    "text": (TEXT, TEXT),
    "link": (
        "https://cdn.example.com/a%20b.png?x=1&y=2",
        "https://cdn.example.com/a%20b.png?x=1&y=2",
    ),
    "thumbnail": ("https://cdn.example.com/t.jpg", "https://cdn.example.com/t.jpg"),
    "fileSize": ("10485760", 10485760),
    "duration": ("32", 32),
    "fileName": ("invoice.pdf", "invoice.pdf"),
    "fileType": (".PDF", "pdf"),
    "caption": ("Shop now", "Shop now"),
    "action": ("https://shop.example.com/?q=1", "https://shop.example.com/?q=1"),
}
"""What is typed, and what must arrive for it."""
TEMPLATE = "8c566c38d91d7559ea29b5505d02d82e"


def compose(run: Studio, kind: str) -> dict[str, object]:
    """Fill the form for a kind; the request parameters that must arrive."""
    run.type("To", "+380 44 123-45-67")
    if kind == "template":
        return compose_template(run)
    run.choose("MessageType", kind)
    content: dict[str, str | int] = {}
    for key in MESSAGE_TYPES[kind].content:
        typed, sent = TYPED[key]
        run.type(f"Content.{key}", typed)
        content[key] = sent
    return {"Type": "message", "MessageType": kind, "Content": content}


def compose_template(run: Studio) -> dict[str, object]:
    run.choose("Type", "template")
    run.type("TemplateCode", TEMPLATE)
    run.type("Language", "en")
    for name, value in (("name", "Ann"), ("order", "A-1042 你好")):
        run.type("variable_name", name)
        run.click("add_variable")
        run.type(f"TemplateParams.{name}", value)
    params = {"name": "Ann", "order": "A-1042 你好"}
    return {
        "Type": "template",
        "TemplateCode": TEMPLATE,
        "Language": "en",
        "TemplateParams": params,
    }


@pytest.mark.parametrize("kind", [*MESSAGE_TYPES, "template"])
def test_every_kind(open_window: Opening, sandbox: SandboxProcess, kind: str) -> None:
    with open_window() as run:
        expected = compose(run, kind)
        run.send()
        assert run.ended() is State.ACCEPTED
        (message,) = sandbox.messages()
        assert run.cell(Column.MESSAGE_ID) == message["message_id"]
        assert message["message_id"] in run.status
        sent = dict(message["parameters"])
        for name in ("Content", "TemplateParams"):
            if name in sent:
                sent[name] = json.loads(sent[name])
        assert len(sent.pop("TaskId")) == 32
        assert sent == {
            "ChannelType": "viber",
            "To": "380441234567",
            "From": "2909",
            "CustSpaceId": "cams-sandbox",
            "Label": "promotion",
            "Ttl": "3600",
            **expected,
        }


def test_every_other_parameter(open_window: Opening, sandbox: SandboxProcess) -> None:
    typed = {
        "FallBackId": "S_000001",
        "FallBackContent": "as SMS 你好",
        "FallBackDuration": "120",
        "TrackingData": "tracking_id:1",
        "Tag": "spring+summer",
        "TaskId": "100000001",
        "Ttl": "7200",
    }
    with open_window() as run:
        compose(run, "text")
        for group in ("fallback", "tracking"):
            run.click(f"group_{group}")
        for name, text in typed.items():
            run.type(name, text)
        run.choose("FallBackRule", "sentFailed")
        run.send()
        assert run.ended() is State.ACCEPTED
        (message,) = sandbox.messages()
        expected = {**typed, "FallBackRule": "sentFailed"}
        assert {name: message["parameters"][name] for name in expected} == expected


def test_what_a_text_may_hold_arrives_as_it_was_typed(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    """No-break spaces, line ends, direction marks, characters of two units, quotes, backslashes."""
    text = "a\u00a0b\u202fc \u200f\u05d0\u200e\nd\te \\ \" ' 𝟘 👩\u200d👧 z"
    with open_window() as run:
        run.type("To", "380441234567")
        run.type("Content.text", text)
        editor = run.find(QPlainTextEdit, "Content.text")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        run.send()
        assert run.ended() is State.ACCEPTED
        (message,) = sandbox.messages()
        assert json.loads(message["parameters"]["Content"])["text"] == text + "\n\n"
