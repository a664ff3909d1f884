"""The error doctor: what is said of a code, a family, or a text that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.cams.advice import (
    Language,
    Resend,
    WhoseMove,
    advise,
    clock_facts,
    delivery_advice,
    rejection_advice,
    signature_advice,
)
from chatapp_desktop.cams.outcomes import NotSentReason, Rejected, UnknownReason
from tests.support.error_catalogue import CATALOGUE
from tests.support.error_codes import FAMILIES, OWN_CODES, SERVICE_CODES

MAYBE_SENT = [
    *UnknownReason,
    "Interrupted.DuringSend",
    "NotFoundInList",
    "Program.Error",
    "InternalError",
    "ServiceUnavailable",
    "SignatureNonceUsed",
    "SRVC_TIMEOUT",
    "SRVC_SOMETHING_NEW",
    "Reply.Other",
    "Network.Other",
    "99",
]


def _said(code: str, language: Language = "en", /, **facts: str) -> str:
    advice = advise(code, language=language, facts=facts)
    return f"{advice.meaning} {advice.next_step}"


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("code", [*SERVICE_CODES, *OWN_CODES, "Credentials.Other", "", "99"])
def test_cause_and_consequence_are_the_meaning(code: str, language: Language) -> None:
    advice = advise(code, language=language)
    assert advice.meaning.startswith(advice.cause)
    assert advice.meaning.endswith(advice.consequence)
    assert "sent" not in advice.cause.split()
    assert "发出" not in advice.cause


@pytest.mark.parametrize("reason", ["", "  ", "Nobody.KnowsThis", "77", "131026: Receiver"])
def test_a_failed_delivery_is_vibers_and_was_sent(reason: str) -> None:
    advice = delivery_advice(reason)
    assert advice.whose_move is WhoseMove.VIBER
    assert "Viber reported" in advice.meaning
    assert "whether the message was sent" not in advice.next_step
    assert advice.resend is Resend.LOOK_FIRST
    assert reason.strip() in advice.meaning
    assert "Viber 报告" in delivery_advice(reason, language="zh_CN").meaning


def test_a_known_reason_of_a_failed_delivery_has_its_own_advice() -> None:
    assert delivery_advice("9: no") == advise("9: no")
    assert delivery_advice("SRVC_USER_BLOCKED") == advise("SRVC_USER_BLOCKED")


@pytest.mark.parametrize("code", MAYBE_SENT)
def test_what_may_have_been_sent_is_never_simply_sent_again(code: str) -> None:
    assert advise(code).resend is Resend.LOOK_FIRST


def test_a_refusal_that_nobody_knows_is_sent_again_once_it_is_mended() -> None:
    """It was read whole, and was no error of the server's: nothing was sent."""
    assert advise("Nobody.KnowsThis").resend is Resend.AFTER_FIX


@pytest.mark.parametrize("code", [*NotSentReason, "Interrupted.BeforeSend", "Credentials.Locked"])
def test_what_was_not_sent_says_so(code: str) -> None:
    assert "Nothing was sent." in advise(code).meaning
    assert "没有发出" in advise(code, language="zh_CN").meaning
    assert advise(code).resend is not Resend.LOOK_FIRST


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("InvalidParameter.SomethingNew", "InvalidParameter.*"),
        ("InvalidFrom", "Invalid*"),
        ("MissingFrom", "Missing*"),
        ("throttling.Burst", "Throttling.*"),
        ("Forbidden.Arrears", "Forbidden.*"),
        ("SRVC_SOMETHING_NEW", "SRVC_*"),
        ("failed with SRVC_SOMETHING_NEW today", "SRVC_*"),
        ("77: something new", "SRVC_*"),
        ("Network.Other", "Network.*"),
        ("Reply.Other", "Reply.*"),
        ("SignatureTooOld", "Signature*"),
        ("InvalidSecurityToken.Other", "InvalidSecurityToken.*"),
        ("InvalidAccessKeyId.Other", "InvalidAccessKeyId.*"),
        ("Other.NotFound", "*"),
        ("Other.Format", "*"),
        ("Other.Timeout", "*"),
        ("Other.User", "*"),
        ("cancelled", "*"),
        ("12:30", "*"),
        ("131026:Receiver is incapable of receiving this message", "*"),
        ("404", "*"),
        ("9 lives", "*"),
        ("", "*"),
    ],
)
def test_unknown_codes_get_their_familys_advice_and_are_shown(text: str, pattern: str) -> None:
    rows = CATALOGUE["families"]
    row = rows[rows[pattern].get("same_as", pattern)]
    advice = advise(text, facts={"message": "said the service"})
    assert row["en"]["meaning"].split("{")[0] in advice.meaning
    assert advice.next_step.split(".")[0] == row["en"]["next_step"].split(".")[0].replace(
        "{wait}", "a few seconds"
    )
    assert text in advice.meaning
    if "{message}" in row["en"]["meaning"]:
        assert "said the service" in advice.meaning


@pytest.mark.parametrize(
    ("code", "parameter"),
    [
        ("MissingFrom", "From"),
        ("MissingParameter.Label", "Label"),
        ("InvalidTtl", "Ttl"),
        ("InvalidTtl.Malformed", "Ttl"),
        ("InvalidParameter.Content.text", "Content.text"),
        ("InvalidParameter.Tag: too long", "Tag"),
    ],
)
def test_the_parameter_is_named(code: str, parameter: str) -> None:
    assert f": {parameter} (" in advise(code).meaning
    assert f"：{parameter}（" in advise(code, language="zh_CN").meaning


@given(st.text(), st.sampled_from(get_args(Language)), st.dictionaries(st.text(), st.text()))
def test_any_text_gets_advice(code: str, language: Language, facts: dict[str, str]) -> None:
    advice = advise(code, language=language, facts=facts)
    assert advice.code == code
    assert advice.meaning
    assert advice.next_step


@given(
    st.sampled_from([*SERVICE_CODES, *OWN_CODES, *(family.rstrip("*") for family in FAMILIES)]),
    st.text(),
)
def test_known_codes_with_anything_around_get_advice(code: str, other: str) -> None:
    for text in (code + other, other + code, f"{code}: {other}"):
        assert advise(text).code == text
        assert advise(text, language="zh_CN").meaning


@given(st.text(min_size=1).filter(str.strip))
def test_facts_are_shown_as_they_are(message: str) -> None:
    assert message in _said("InvalidParameter.Format", message=message)


def test_facts_are_not_read_as_templates() -> None:
    said = _said("Nobody.{code.__class__}", message="{time} {0} {")
    assert "Nobody.{code.__class__}" in said
    assert "{time} {0} {" in said


def test_missing_facts_leave_no_hole() -> None:
    said = _said("Throttling.Other", seconds=" ")
    assert "Wait a few seconds, then" in said
    assert "请等待几秒后" in _said("Throttling", "zh_CN")
    assert "nothing more." in _said("InvalidParameter.Format", message="")
    assert "at the last look." in _said("NotFoundInList")


def test_a_variable_in_double_braces_is_shown_with_them() -> None:
    assert "such as {{1}}." in _said("InvalidParameter.MessageInvalid")


def test_the_time_of_the_last_look_is_named() -> None:
    assert "not in the service's list at 14:05." in _said("NotFoundInList", time="14:05")
    assert "14:05 查询时" in _said("NotFoundInList", "zh_CN", time="14:05")


@pytest.mark.parametrize(
    ("agree", "key", "move"),
    [
        (True, "SignatureDoesNotMatch.secret", WhoseMove.ACCOUNT),
        (False, "SignatureDoesNotMatch.program", WhoseMove.PROGRAM),
        (None, "SignatureDoesNotMatch", WhoseMove.ACCOUNT),
    ],
)
def test_a_wrong_signature_says_whose_fault_it_is(
    agree: bool | None, key: str, move: WhoseMove
) -> None:
    advice = signature_advice(agree)
    assert advice == replace(advise(key), code="SignatureDoesNotMatch")
    assert advice.whose_move is move
    refusal = Rejected("SignatureDoesNotMatch", "", "R", 400, hashes_agree=agree)
    assert rejection_advice(refusal) == advice


def test_the_three_signature_cases_differ() -> None:
    assert len({signature_advice(agree).meaning for agree in (True, False, None)}) == 3


@pytest.mark.parametrize(
    ("offset", "english", "chinese"),
    [
        (3600.0, "60 minutes slow", "慢了 60 分钟"),
        (-1230.0, "20 minutes fast", "快了 20 分钟"),
        (0.0, "not right", "不准"),
    ],
)
def test_clock_errors_say_by_how_much(offset: float, english: str, chinese: str) -> None:
    refusal = Rejected("InvalidTimeStamp.Expired", "expired", "R", 400)
    assert f"is {english}," in rejection_advice(refusal, clock_offset=offset).meaning
    advice = rejection_advice(refusal, language="zh_CN", clock_offset=offset)
    assert f"本机时钟{chinese}，" in advice.meaning
    assert english in advise("IllegalTimestamp", facts=clock_facts(offset)).meaning


def test_a_denial_names_the_action() -> None:
    denied = Rejected("Forbidden.RAM", "no", "R", 403, denied_action="cams:ListInstance")
    assert "cams:ListInstance." in rejection_advice(denied).meaning
    assert "not named." in rejection_advice(Rejected("NoPermission", "no", "R", 403)).meaning


def test_throttling_says_how_long_to_wait() -> None:
    throttled = Rejected("Throttling.User", "", "R", 400, retry_after_ms=1500)
    assert "Wait 2 s, then" in rejection_advice(throttled).next_step
    assert "请等待 2 秒后" in rejection_advice(throttled, language="zh_CN").next_step
