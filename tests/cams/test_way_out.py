"""What the doctor offers beside words: the policy that is missing, and the service's own page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop import cams
from chatapp_desktop.cams.advice import (
    PROGRAM_ACTIONS,
    advise,
    least_policy,
    troubleshooting_url,
)


def test_the_policy_allows_what_is_missing_and_no_more() -> None:
    policy = json.loads(least_policy(["cams:SendChatappMessage", "cams:ListInstance"] * 2))
    assert policy == {
        "Version": "1",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["cams:ListInstance", "cams:SendChatappMessage"],
                "Resource": "*",
            }
        ],
    }


@given(st.lists(st.one_of(st.text(), st.sampled_from(["*", "cams:*", "ram:*", "cams:A\n"]))))
def test_no_answer_can_widen_the_policy(actions: list[str]) -> None:
    statement = json.loads(least_policy(actions))["Statement"][0]
    assert statement["Action"]
    assert all(re.fullmatch("cams:[A-Za-z]+", action) for action in statement["Action"])


def test_without_a_named_action_the_policy_is_that_of_the_program() -> None:
    statement = json.loads(least_policy([""]))["Statement"][0]
    assert statement["Action"] == list(PROGRAM_ACTIONS)


def test_the_program_asks_for_no_permission_that_it_does_not_use() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(cams.__path__[0]).glob("*.py"))
    named = set(re.findall(r'"((?:Get|List|Send)[A-Z]\w+)"', source)) - {"ListTemplate", "SendTime"}
    assert {f"cams:{name}" for name in named} == set(PROGRAM_ACTIONS)


def test_the_troubleshooting_address() -> None:
    assert troubleshooting_url("Forbidden.RAM", "455059DD-1") == (
        "https://api.aliyun.com/troubleshoot?q=Forbidden.RAM&product=Cams&requestId=455059DD-1"
    )
    assert "?q=a%20b%26c%23%2F%C3%A9&" in troubleshooting_url("a b&c#/é", "1")


@given(st.text(), st.text())
def test_the_troubleshooting_address_holds_any_code(code: str, request_id: str) -> None:
    parts = urlsplit(troubleshooting_url(code, request_id))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "api.aliyun.com", "/troubleshoot")
    assert parts.fragment == ""
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert query == {"q": [code], "product": ["Cams"], "requestId": [request_id]}


@pytest.mark.parametrize("ending", ["", ".secret", ".program"])
def test_the_troubleshooting_address_has_the_services_word_for_a_wrong_signature(
    ending: str,
) -> None:
    address = troubleshooting_url("SignatureDoesNotMatch" + ending, "1")
    assert "?q=SignatureDoesNotMatch&" in address


def test_a_broken_character_does_not_break_the_address() -> None:
    assert "q=%3F&" in troubleshooting_url("\ud800", "1")
    assert advise("\ud800").code == "\ud800"
