"""The safety policy of the aliyun command line: read, never written.

`~/.aliyun/safety-policy.json` has `enabled` and ordered `rules`; the environment's
`ALIBABA_CLOUD_SAFETY_POLICY_ENABLED` and `_RULES` (`pattern=action,…`) replace one and the other,
and `ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM` answers every question of the policy with yes. The first
rule that matches counts; `*` stands for anything; capitals do not matter. A policy that cannot be
understood is no permission: it asks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.files import read_text

SEND: Final = "cams:SendChatappMessage"
_PREFIX: Final = "ALIBABA_CLOUD_SAFETY_"
_LIMIT: Final = 1024 * 1024
_TRUE: Final = ("1", "t", "true")
_FALSE: Final = ("0", "f", "false")


class Action(StrEnum):
    """What a rule says."""

    ALLOW = "allow"
    CONFIRM = "confirm"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the policy says about sending."""

    action: Action = Action.ALLOW
    rule: str = ""
    """The rule as written, `cams:Send*=deny`, or why the policy cannot be read."""
    broken: bool = False
    """The policy cannot be read, so what it says is not known."""
    skipped: bool = False
    """It says `confirm`, and the environment answers that with yes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the policy."""

    pattern: str
    action: Action

    def matches(self, operation: str) -> bool:
        """Whether the rule is about this operation, `product:Name`."""
        parts = (re.escape(part) for part in self.pattern.strip().split("*"))
        return bool(re.fullmatch(".*".join(parts), operation, re.IGNORECASE | re.DOTALL))


@dataclass(frozen=True, slots=True)
class Policy:
    """A file's or the environment's policy."""

    enabled: bool = False
    rules: tuple[Rule, ...] = ()


class PolicyError(ValueError):
    """The policy is not what the aliyun command line writes."""


def policy_path(home: Path) -> Path:
    """Where the aliyun command line keeps it."""
    return home / ".aliyun" / "safety-policy.json"


def ruling(home: Path, environment: Mapping[str, str], operation: str = SEND) -> Ruling:
    """Say what the policy in force says about an operation. Blocking; never raises."""
    try:
        policy = _with_environment(_read(policy_path(home)), environment)
    except (PolicyError, FileError) as error:
        return Ruling(Action.CONFIRM, str(error), broken=True)
    found = next((rule for rule in policy.rules if rule.matches(operation)), None)
    if not policy.enabled or found is None:
        return Ruling()
    skips = environment.get(f"{_PREFIX}SKIP_CONFIRM", "").strip().lower() in _TRUE
    if found.action is Action.CONFIRM and skips:
        return Ruling(Action.ALLOW, f"{found.pattern}={found.action}", skipped=True)
    return Ruling(found.action, f"{found.pattern}={found.action}")


def _read(path: Path) -> Policy:
    try:
        text = read_text(path, _LIMIT)
    except FileError as error:
        if error.reason is FileTrouble.MISSING:
            return Policy()
        raise
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise PolicyError(f"{path}: not JSON") from error
    rules = (found.get("rules") or []) if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(rules, list):
        raise PolicyError(f"{path}: not a policy")
    enabled = found.get("enabled", False)
    if not isinstance(enabled, bool):
        raise PolicyError(f"{path}: enabled is neither true nor false")
    return Policy(enabled, tuple(_rule_of(rule, path) for rule in rules))


def _rule_of(found: object, path: Path) -> Rule:
    pattern = found.get("pattern") if isinstance(found, dict) else None
    action = found.get("action") if isinstance(found, dict) else None
    if not isinstance(pattern, str) or not pattern.strip() or not isinstance(action, str):
        raise PolicyError(f"{path}: a rule without pattern or action")
    return Rule(pattern, _action(action, str(path)))


def _action(word: str, place: str) -> Action:
    # `forbid` is the command line's older word for `confirm`.
    bare = word.strip().lower().replace("forbid", "confirm")
    try:
        return Action(bare)
    except ValueError as error:
        raise PolicyError(f"{place}: unknown action {word!r}") from error


def _with_environment(policy: Policy, environment: Mapping[str, str]) -> Policy:
    enabled, rules = policy.enabled, policy.rules
    name = f"{_PREFIX}POLICY_ENABLED"
    if (word := environment.get(name)) is not None:
        bare = word.strip().lower()
        if bare not in (*_TRUE, *_FALSE):
            raise PolicyError(f"{name}: {word!r}")
        enabled = bare in _TRUE
    name = f"{_PREFIX}POLICY_RULES"
    if (text := environment.get(name)) is not None:
        parts = text.split(",") if text.strip() else []
        rules = tuple(_environment_rule(part.strip(), name) for part in parts)
    return Policy(enabled, rules)


def _environment_rule(part: str, name: str) -> Rule:
    pattern, _, action = (piece.strip() for piece in part.partition("="))
    if not pattern:
        raise PolicyError(f"{name}: {part!r}")
    return Rule(pattern, _action(action, name))
