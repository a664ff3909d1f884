"""The aliyun command line's safety policy, from its file and from the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.accounts.safety_policy import Action, Ruling, policy_path, ruling

ENABLED = "ALIBABA_CLOUD_SAFETY_POLICY_ENABLED"
RULES = "ALIBABA_CLOUD_SAFETY_POLICY_RULES"
SKIP = "ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM"


def write(home: Path, *rules: tuple[str, str], enabled: bool = True) -> None:
    entries = [{"pattern": pattern, "action": action} for pattern, action in rules]
    policy_path(home).parent.mkdir(exist_ok=True)
    policy_path(home).write_text(json.dumps({"enabled": enabled, "rules": entries}), "utf-8")


def test_no_policy_allows(tmp_path: Path) -> None:
    assert ruling(tmp_path, {}).action is Action.ALLOW


@pytest.mark.parametrize(
    ("pattern", "action", "expected"),
    [
        ("cams:SendChatappMessage", "deny", Action.DENY),
        ("CAMS:sendchatapp*", "Deny", Action.DENY),
        ("*:Send*", "confirm", Action.CONFIRM),
        ("cams:*", "forbid", Action.CONFIRM),
        ("*", "deny", Action.DENY),
        ("cams:SendChatappMassMessage", "deny", Action.ALLOW),
        ("cams:Send", "deny", Action.ALLOW),
        ("ecs:*", "deny", Action.ALLOW),
        ("cams:Send.*", "deny", Action.ALLOW),
        ("cams:SendChatappMessage", "allow", Action.ALLOW),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, action: str, expected: Action) -> None:
    write(tmp_path, (pattern, action))
    assert ruling(tmp_path, {}).action is expected
    assert ruling(tmp_path, {ENABLED: "true", RULES: f"{pattern}={action}"}).action is expected


def test_the_first_rule_that_matches_counts(tmp_path: Path) -> None:
    write(tmp_path, ("cams:Send*", "allow"), ("*", "deny"))
    assert ruling(tmp_path, {}).action is Action.ALLOW
    write(tmp_path, ("ecs:*", "allow"), ("cams:*", "confirm"), ("*", "deny"))
    found = ruling(tmp_path, {})
    assert (found.action, found.rule) == (Action.CONFIRM, "cams:*=confirm")


def test_the_environment_replaces_the_file(tmp_path: Path) -> None:
    write(tmp_path, ("*", "deny"))
    assert ruling(tmp_path, {ENABLED: "false"}).action is Action.ALLOW
    assert ruling(tmp_path, {RULES: ""}).action is Action.ALLOW
    assert ruling(tmp_path, {RULES: "cams:*=confirm"}).action is Action.CONFIRM
    write(tmp_path, ("*", "deny"), enabled=False)
    assert ruling(tmp_path, {}).action is Action.ALLOW
    assert ruling(tmp_path, {ENABLED: "1"}).action is Action.DENY


def test_skipping_confirmations_never_skips_a_denial(tmp_path: Path) -> None:
    write(tmp_path, ("*", "confirm"))
    assert ruling(tmp_path, {SKIP: "1"}) == Ruling(Action.ALLOW, "*=confirm", skipped=True)
    assert ruling(tmp_path, {SKIP: "no"}) == Ruling(Action.CONFIRM, "*=confirm")
    write(tmp_path, ("*", "deny"))
    assert ruling(tmp_path, {SKIP: "1"}).action is Action.DENY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"enabled": 1}',
        '{"rules": 3}',
        '{"enabled": true, "rules": [{"pattern": "*"}]}',
        '{"enabled": true, "rules": [{"pattern": "*", "action": "maybe"}]}',
        '{"enabled": true, "rules": ["*"]}',
    ],
)
def test_a_policy_that_is_not_understood_asks(tmp_path: Path, text: str) -> None:
    write(tmp_path)
    policy_path(tmp_path).write_text(text, "utf-8")
    found = ruling(tmp_path, {SKIP: "1"})
    assert found.action is Action.CONFIRM
    assert str(policy_path(tmp_path)) in found.rule


@pytest.mark.parametrize("name", [ENABLED, RULES])
def test_an_environment_that_is_not_understood_asks(tmp_path: Path, name: str) -> None:
    assert ruling(tmp_path, {name: "perhaps"}).action is Action.CONFIRM


def test_the_file_is_never_written(tmp_path: Path) -> None:
    write(tmp_path, ("*", "deny"))
    before = policy_path(tmp_path).stat()
    ruling(tmp_path, {RULES: "*=allow"})
    after = policy_path(tmp_path).stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert [p.name for p in policy_path(tmp_path).parent.iterdir()] == ["safety-policy.json"]


@given(st.dictionaries(st.sampled_from([ENABLED, RULES, SKIP]), st.text()))
def test_any_environment_gives_a_ruling(environment: dict[str, str]) -> None:
    assert ruling(Path("/nonexistent"), environment).action in Action
