"""A message shown as code: each form, run for real, sends that very message."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatapp_desktop.cams.code import json_text, python_program, shell_command
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.wire import request_parameters
from tests.support.sandbox import SandboxProcess
from tests.viber.drafts import CONTENT, good, good_template

BASH = shutil.which("bash")
TEXT = 'It\'s 50% off & "more" $HOME `x` \\n\n😀 مرحبا'


def draft(kind: str) -> Draft:
    made = good_template() if kind == "template" else good(kind)
    return made.replaced({"From": "2909", "CustSpaceId": "cams-sandbox", "To": "15550100005"})


def run_python(program: str) -> str:
    keys = {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **keys},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


@pytest.mark.parametrize("kind", [*CONTENT, "template"])
def test_the_program_for_the_sdk_sends_the_message(kind: str) -> None:
    parameters = request_parameters(draft(kind))
    with SandboxProcess.start() as sandbox:
        answer = run_python(python_program(parameters, sandbox.url))
        if kind == "template":  # the sandbox does not have this template; it was asked for it
            return
        (message,) = sandbox.messages()
    assert message["message_id"] in answer
    sent = message["parameters"]
    assert {name: sent[name] for name in parameters} == parameters


def test_any_text_survives_the_program() -> None:
    parameters = request_parameters(draft("text").replaced({"Content.text": TEXT}))
    with SandboxProcess.start() as sandbox:
        run_python(python_program(parameters, sandbox.url))
        (message,) = sandbox.messages()
    assert json.loads(message["parameters"]["Content"]) == {"text": TEXT}


@pytest.mark.skipif(BASH is None, reason="there is no POSIX shell")
@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_survives_the_shell(text: str) -> None:
    parameters = request_parameters(draft("text").replaced({"Content.text": text}))
    command = shell_command(parameters, "https://cams.ap-southeast-1.aliyuncs.com")
    script = f"aliyun() {{ printf '%s\\0' \"$@\"; }}\n{command}\n"
    done = subprocess.run([str(BASH), "-c", script], capture_output=True, check=True, timeout=30)
    given_words = done.stdout.decode("utf-8").split("\0")[:-1]
    assert given_words[:3] == ["cams", "SendChatappMessage", "--force"]
    options = dict(zip(given_words[3::2], given_words[4::2], strict=True))
    assert {name: options[f"--{name}"] for name in parameters} == parameters
    assert options["--endpoint"] == "cams.ap-southeast-1.aliyuncs.com"


def test_the_language_has_another_name_on_the_command_line() -> None:
    command = shell_command({"Language": "en"}, "cams.ap-southeast-1.aliyuncs.com")
    assert "--biz-language en" in command


def test_json_is_the_parameters() -> None:
    parameters = request_parameters(draft("text").replaced({"Content.text": TEXT}))
    assert json.loads(json_text(parameters)) == parameters
