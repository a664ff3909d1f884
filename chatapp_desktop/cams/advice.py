"""The error doctor: for any code or error text, what it means and what to do now."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote, urlencode

from chatapp_desktop.cams.catalogue import Resend, WhoseMove, catalogue
from chatapp_desktop.cams.outcomes import Rejected

__all__ = [
    "PROGRAM_ACTIONS",
    "Advice",
    "Language",
    "Resend",
    "WhoseMove",
    "advise",
    "clock_facts",
    "delivery_advice",
    "is_denial",
    "least_policy",
    "permissions",
    "rejection_advice",
    "signature_advice",
    "troubleshooting_url",
]

Language = Literal["en", "zh_CN"]

PROGRAM_ACTIONS = (
    "cams:GetChatappOpenStatus",
    "cams:GetChatappTemplateDetail",
    "cams:ListChatappMessage",
    "cams:ListChatappTemplate",
    "cams:ListInstance",
    "cams:ListViberServiceMessage",
    "cams:SendChatappMessage",
)
"""Every permission that this program uses, and no other."""

_SIGNATURE = "SignatureDoesNotMatch"
_DENIALS = ("Forbidden.RAM", "NoPermission", "Ram.", "ActionUnauthorized", "Authentication.NoAuth")
_PLAIN_FACTS = ("message", "denied_action")
_NO_FACTS: Mapping[str, str] = MappingProxyType({})
_ACTION = re.compile(r"cams:[A-Za-z]+")
_PARAMETER = re.compile(
    r"(?:invalid|missing)parameter\.(?P<whole>[\w.]+)|(?:invalid|missing)(?P<first>\w+)(?:\..*)?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to tell the operator. `code` is the text asked about, character for character."""

    code: str
    cause: str
    """What is wrong, whatever was asked of the service."""
    consequence: str
    """What that means for a message that was being sent; may be empty."""
    next_step: str
    whose_move: WhoseMove
    resend: Resend
    blank: str = " "
    """What stands between two sentences of the language."""

    @property
    def meaning(self) -> str:
        """Cause and consequence, for the send that it happened to."""
        return self.blank.join(filter(None, (self.cause, self.consequence)))


def advise(code: str, *, language: Language = "en", facts: Mapping[str, str] = _NO_FACTS) -> Advice:
    """Say what a code, or any error text, means; every text gets an answer, none raises.

    `facts` fill the sentences; words stand for those that are empty or missing:
    `message` (what the service said), `denied_action` (such as cams:SendChatappMessage), `seconds`
    (to wait), `minutes` (signed; this clock is fast if positive), `time` (of the last look).
    """
    entry, matched = catalogue().find(code)
    words = _words(code, matched, language, facts)
    return Advice(
        code=code,
        cause=entry.meaning[language].format_map(words),
        consequence=entry.consequence[language].format_map(words),
        next_step=entry.next_step[language].format_map(words),
        whose_move=entry.whose_move,
        resend=entry.resend,
        blank="" if language == "zh_CN" else " ",
    )


def delivery_advice(reason: str, *, language: Language = "en") -> Advice:
    """Say why a message that was sent did not arrive, from the list's `FailReason`.

    What nothing else explains is Viber's: only the service and Viber had the message by then.
    """
    if not reason.strip():
        return advise("Delivery.NoReason", language=language)
    everything = catalogue().families[-1][1]
    if catalogue().find(reason)[0] is not everything:
        return advise(reason, language=language)
    own = advise("SRVC_*", language=language, facts={"message": reason})
    return replace(own, code=reason)


def rejection_advice(
    rejected: Rejected, *, language: Language = "en", clock_offset: float = 0.0
) -> Advice:
    """Say what a refusal means. `clock_offset`: see `clock_facts`."""
    if rejected.code == _SIGNATURE:
        return signature_advice(rejected.hashes_agree, language=language)
    facts = {"message": rejected.message, "denied_action": rejected.denied_action}
    if rejected.retry_after_ms > 0:
        facts["seconds"] = str(math.ceil(rejected.retry_after_ms / 1000))
    if rejected.clock_is_off:
        facts |= clock_facts(clock_offset)
    return advise(rejected.code, language=language, facts=facts)


def signature_advice(hashes_agree: bool | None, *, language: Language = "en") -> Advice:
    """Say who is to blame for SignatureDoesNotMatch.

    True: the service hashed the very request that was signed, so the secret differs. False: the
    request was altered or built wrongly. None: the service did not show its hash.
    """
    ending = {True: ".secret", False: ".program", None: ""}[hashes_agree]
    return replace(advise(_SIGNATURE + ending, language=language), code=_SIGNATURE)


def clock_facts(offset_seconds: float) -> dict[str, str]:
    """The facts for a clock error. `offset_seconds`, added to this clock, give the service's."""
    return {"minutes": f"{round(-offset_seconds / 60):+d}"}


def is_denial(code: str) -> bool:
    """Whether a code says that a RAM permission is missing."""
    return code.startswith(_DENIALS)


def least_policy(actions: Iterable[str]) -> str:
    """The least RAM policy, as JSON to copy, that allows `actions`.

    Action names come from the service's answers, so only `cams:` and a plain name get in: no answer
    can make an administrator grant more. With none left, it allows all that this program uses.
    """
    allowed = permissions(actions)
    statement = {"Effect": "Allow", "Action": allowed or list(PROGRAM_ACTIONS), "Resource": "*"}
    return json.dumps({"Version": "1", "Statement": [statement]}, indent=2)


def permissions(actions: Iterable[str]) -> list[str]:
    """Those that are names of permissions of the service, each once."""
    return sorted({action for action in actions if _ACTION.fullmatch(action)})


def troubleshooting_url(code: str, request_id: str) -> str:
    """The address of the service's own page about this code and this request."""
    own = (f"{_SIGNATURE}.secret", f"{_SIGNATURE}.program")
    query = {"q": _SIGNATURE if code in own else code, "product": "Cams", "requestId": request_id}
    encoded = urlencode(query, quote_via=quote, errors="replace")
    return f"https://api.aliyun.com/troubleshoot?{encoded}"


def _words(
    code: str, matched: str, language: Language, facts: Mapping[str, str]
) -> Mapping[str, str]:
    """Every placeholder's word: from the facts, from the code, or the phrase for none."""
    words = {name: texts[language] for name, texts in catalogue().phrases.items()}
    given = {name: fact for name, fact in facts.items() if fact.strip()}
    if minutes := _whole(given.get("minutes", "")):
        phrase = words["clock_fast" if minutes > 0 else "clock_slow"]
        words["clock"] = phrase.format(minutes=abs(minutes))
    if seconds := given.get("seconds"):
        words["wait"] = words["wait_seconds"].format(seconds=seconds)
    if time := given.get("time"):
        words["time"] = words["time_known"].format(time=time)
    if parameter := _PARAMETER.fullmatch(matched):
        words["parameter"] = parameter["whole"] or parameter["first"]
    if code.strip():
        words["code"] = code.strip()
    return words | {name: given[name] for name in _PLAIN_FACTS if name in given}


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
