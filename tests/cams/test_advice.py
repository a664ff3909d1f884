"""The error doctor: every known code is explained, and every unknown text is answered."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop import cams, resource
from chatapp_desktop.cams.advice import (
    PROGRAM_ACTIONS,
    Advice,
    Language,
    Resend,
    WhoseMove,
    advise,
    clock_facts,
    delivery_advice,
    least_policy,
    rejection_advice,
    signature_advice,
    troubleshooting_url,
)
from chatapp_desktop.cams.catalogue import LANGUAGES, catalogue
from chatapp_desktop.cams.outcomes import NotSentReason, Rejected, UnknownReason
from tests.support.error_codes import (
    CAMS_CODES,
    FAMILIES,
    OWN_CODES,
    SERVICE_CODES,
    VIBER_STATUS,
)

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
    "Nobody.KnowsThis",
    "99",
]

CATALOGUE: dict[str, dict[str, dict[str, Any]]] = json.loads(
    resource.path("errors.json").read_text(encoding="utf-8")
)
ROWS = [
    pytest.param(row, id=code)
    for name, group in CATALOGUE.items()
    if name != "phrases"
    for code, row in group.items()
    if "same_as" not in row
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _said(code: str, language: Language = "en", /, **facts: str) -> str:
    advice = advise(code, language=language, facts=facts)
    return f"{advice.meaning} {advice.next_step}"


def _without_code(advice: Advice) -> tuple[str, str, WhoseMove, Resend]:
    return advice.meaning, advice.next_step, advice.whose_move, advice.resend


@pytest.mark.parametrize("code", [*SERVICE_CODES, *OWN_CODES])
def test_every_code_has_an_entry_of_its_own(code: str) -> None:
    assert str(code) in catalogue().exact


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_advice(family: str) -> None:
    assert family in CATALOGUE["families"]


def test_no_code_stands_twice_in_the_file() -> None:
    def no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    json.loads(resource.path("errors.json").read_text(encoding="utf-8"), object_pairs_hook=no_twins)
    codes = [code for name, group in CATALOGUE.items() if name != "phrases" for code in group]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("row", ROWS)
def test_both_languages_are_complete_and_alike(row: dict[str, Any]) -> None:
    assert set(row) - {"number"} == {"whose_move", "resend", *LANGUAGES}
    assert row["whose_move"] in list(WhoseMove)
    assert row["resend"] in list(Resend)
    parts = {"meaning", "next_step"} | ({"consequence"} & set(row["en"]))
    assert set(row["en"]) == set(row["zh_CN"]) == parts
    for part in sorted(parts):
        english, chinese = row["en"][part], row["zh_CN"][part]
        assert _placeholders(english) == _placeholders(chinese)
        assert _placeholders(english) <= set(CATALOGUE["phrases"])
        assert english.strip() == english
        assert english.endswith((".", "{message}"))
        assert not CHINESE.search(english)
        assert CHINESE.search(chinese)
        assert chinese.endswith(("。", "{message}"))
        assert max(len(english), 2 * len(chinese)) <= 170


@pytest.mark.parametrize("texts", CATALOGUE["phrases"].values(), ids=CATALOGUE["phrases"])
def test_phrases_exist_in_both_languages(texts: dict[str, str]) -> None:
    assert set(texts) == set(LANGUAGES) == set(get_args(Language))
    assert all(texts.values())
    assert _placeholders(texts["en"]) == _placeholders(texts["zh_CN"])


@pytest.mark.parametrize("row", ROWS)
def test_a_cause_says_nothing_of_a_send(row: dict[str, Any]) -> None:
    """It also tells why an accepted message cannot be followed."""
    assert not re.search(r"\bsent\b|carried out|all the same", row["en"]["meaning"])
    assert "发出" not in row["zh_CN"]["meaning"]


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


@pytest.mark.parametrize("code", [*NotSentReason, "Interrupted.BeforeSend", "Credentials.Locked"])
def test_what_was_not_sent_says_so(code: str) -> None:
    assert "Nothing was sent." in advise(code).meaning
    assert "没有发出" in advise(code, language="zh_CN").meaning
    assert advise(code).resend is not Resend.LOOK_FIRST


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TextNotEmpty", "InvalidParameter.TextNotEmpty"),
        (" TextNotEmpty ", "InvalidParameter.TextNotEmpty"),
        ("invalidparameter.textnotempty", "InvalidParameter.TextNotEmpty"),
        ("  InvalidParameter.TextNotEmpty\n", "InvalidParameter.TextNotEmpty"),
        ("Parameter.TextNotEmpty", "InvalidParameter.TextNotEmpty"),
        ("FooterHaveVariable", "InvalidParameter.FooterHaveVariable"),
        ("InvalidParameter.NoAuth", "Authentication.NoAuth"),
        ("TemplateNotExist", "DetailError.TemplateNotExist"),
        ("urlMoreVariable", "InvalidParameter.UrlMoreVarable"),
        ("InvalidParameter.ToOnlyNumeric: To is wrong", "InvalidParameter.ToOnlyNumeric"),
        ("ToOnlyNumeric：号码有误", "InvalidParameter.ToOnlyNumeric"),
        ("Forbidden.RAM User not authorized", "Forbidden.RAM"),
        ("THROTTLING.USER", "Throttling.User"),
        ("srvc_user_blocked", "SRVC_USER_BLOCKED"),
        ("Viber said SRVC_USER_BLOCKED (8)", "SRVC_USER_BLOCKED"),
        ("9: the number is not a Viber user", "SRVC_NOT_VIBER_USER"),
        ("09", "SRVC_NOT_VIBER_USER"),
        (" 9 ", "SRVC_NOT_VIBER_USER"),
        ("9 - not a Viber user", "SRVC_NOT_VIBER_USER"),
        ("SRVC_9", "SRVC_NOT_VIBER_USER"),
        ("8;blocked", "SRVC_USER_BLOCKED"),
        ("Timeout", "timeout"),
        ("EXPIRED", "expired"),
    ],
)
def test_one_code_is_found_in_all_its_spellings(text: str, code: str) -> None:
    assert _without_code(advise(text)) == _without_code(advise(code))
    assert advise(text).code == text


@pytest.mark.parametrize(("number", "name"), VIBER_STATUS.items())
def test_viber_numbers_mean_their_names(number: int, name: str) -> None:
    by_name = _without_code(advise(name))
    assert _without_code(advise(str(number))) == by_name
    assert _without_code(advise(f"{number}: whatever Viber adds")) == by_name


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


@given(st.sampled_from(SERVICE_CODES), st.data())
def test_letter_case_does_not_matter_to_the_services_codes(code: str, data: st.DataObject) -> None:
    up = data.draw(st.lists(st.booleans(), min_size=len(code), max_size=len(code)))
    other = "".join(c.upper() if u else c.lower() for c, u in zip(code, up, strict=True))
    assert _without_code(advise(other)) == _without_code(advise(code))


@given(st.sampled_from([code for code in CAMS_CODES if code.startswith("InvalidParameter.")]))
def test_the_prefix_does_not_matter(code: str) -> None:
    bare = code.removeprefix("InvalidParameter.")
    if bare != "Format":  # too plain a word: InvalidTimeStamp has one too
        assert _without_code(advise(bare)) == _without_code(advise(code))


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
    assert "14:05查询时" in _said("NotFoundInList", "zh_CN", time="14:05")


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
    assert _without_code(advice) == _without_code(advise(key))
    assert (advice.code, advice.whose_move) == ("SignatureDoesNotMatch", move)
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
