"""What an answer means: success, refusal, or not known. Nothing raises."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.cams.outcomes import Accepted, Answer, Rejected, Unknown, UnknownReason
from chatapp_desktop.cams.replies import KEPT_CHARACTERS, accepted, read_reply, server_hash
from chatapp_desktop.cams.transport import HttpReply

Outcome = Answer | Rejected | Unknown
SAMPLE = {
    "RequestId": "90E63D28-E31D-1EB2-8939-A94866411B2O",
    "Code": "OK",
    "Message": "User not authorized to operate on the specified resource.",
    "MessageId": "61851ccb2f1365b16aee",
}
GATEWAY = {
    "RequestId": "455059DD",
    "Message": "Specified time stamp or date value is expired.",
    "Recommend": "https://api.aliyun.com/troubleshoot?q=InvalidTimeStamp.Expired",
    "HostId": "cams.ap-southeast-1.aliyuncs.com",
    "Code": "InvalidTimeStamp.Expired",
}


def read(body: object, status: int = 200, **headers: str) -> Outcome:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_reply(HttpReply(status, names, data))


def rejected(body: object, status: int = 400, **headers: str) -> Rejected:
    outcome = read(body, status, **headers)
    assert isinstance(outcome, Rejected)
    return outcome


def unknown(body: object, status: int = 200) -> Unknown:
    outcome = read(body, status)
    assert isinstance(outcome, Unknown)
    return outcome


def message_id(body: object) -> str:
    outcome = read(body)
    assert isinstance(outcome, Answer)
    return accepted(outcome).message_id


# Success


def test_the_documents_own_sample_is_a_success() -> None:
    outcome = read(SAMPLE)
    assert isinstance(outcome, Answer)
    assert accepted(outcome) == Accepted(
        SAMPLE["MessageId"], SAMPLE["RequestId"], json.dumps(SAMPLE)
    )


@pytest.mark.parametrize("success", [True, False, "false", None])
def test_the_word_success_decides_nothing(success: object) -> None:
    assert isinstance(read({"Code": "OK", "Success": success}), Answer)
    assert isinstance(read({"Code": "System.LimitControl", "Success": success}), Rejected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"Code": "OK", "Data": {"MessageId": "m"}}, "m"),
        ({"Code": "OK", "MessageId": "m", "Data": {"MessageId": "x"}}, "m"),
        ({"Code": "OK", "MessageId": "None", "Data": {"MessageId": "m"}}, "m"),
        ({"Code": "OK", "messageId": " m "}, "m"),
        ({"Code": "OK", "MessageId": 61851}, "61851"),
        ({"Code": "OK"}, ""),
        ({"Code": "OK", "MessageId": {"a": 1}, "Data": []}, ""),
    ],
)
def test_message_ids(body: object, expected: str) -> None:
    assert message_id(body) == expected


def test_a_byte_order_mark_is_no_damage() -> None:
    assert isinstance(read(b"\xef\xbb\xbf" + json.dumps(SAMPLE).encode()), Answer)


# Refusals


@pytest.mark.parametrize("status", [200, 400, 403, 404, 429])
def test_a_business_error_comes_with_any_of_these(status: int) -> None:
    outcome = rejected({"Code": "Product.Unsubscript", "Message": "m", "RequestId": "r"}, status)
    assert (outcome.code, outcome.message, outcome.request_id, outcome.http_status) == (
        *("Product.Unsubscript", "m", "r"),
        status,
    )


def test_a_gateway_error() -> None:
    outcome = rejected(GATEWAY, date="Thu, 16 Jan 2025 08:30:00 GMT")
    assert outcome.clock_is_off
    assert not outcome.throttled
    assert outcome.server_date == "Thu, 16 Jan 2025 08:30:00 GMT"
    assert json.loads(outcome.text) == GATEWAY


def test_small_letters_of_older_gateways() -> None:
    outcome = rejected({"code": "Forbidden.RAM", "message": "m", "requestId": "r"}, 403)
    assert (outcome.code, outcome.message, outcome.request_id) == ("Forbidden.RAM", "m", "r")


@pytest.mark.parametrize("placeholder", ["None", "NULL", "{}", "无", "", "  ", None, [], {}])
def test_placeholders_are_empty(placeholder: object) -> None:
    outcome = rejected({"Code": "X.Y", "Message": placeholder, "AccessDeniedDetail": placeholder})
    assert (outcome.message, outcome.denied_action) == ("", "")


DENIAL = {
    "PolicyType": "AccountLevelIdentityBasedPolicy",
    "NoPermissionType": "ImplicitDeny",
    "AuthAction": "cams:SendChatappMessage",
}


@pytest.mark.parametrize("detail", [DENIAL, json.dumps(DENIAL)])
def test_a_denial_names_the_missing_action(detail: object) -> None:
    body = {"Code": "Ram.PermissionDeny", "Message": "m", "AccessDeniedDetail": detail}
    assert rejected(body).denied_action == "cams:SendChatappMessage"


@pytest.mark.parametrize("detail", ["no json", "[" * 9000, 7, [DENIAL], {"AuthAction": []}])
def test_a_denial_of_another_shape_names_none(detail: object) -> None:
    assert rejected({"Code": "NoPermission", "AccessDeniedDetail": detail}).denied_action == ""


@pytest.mark.parametrize("status", [400, 429, 503])
@pytest.mark.parametrize("code", ["Throttling", "Throttling.User", "Throttling.Api"])
def test_throttling_is_a_refusal_at_any_status(code: str, status: int) -> None:
    outcome = rejected({"Code": code}, status, x_acs_retry_after="1500")
    assert outcome.throttled
    assert outcome.retry_after_ms == 1500


@pytest.mark.parametrize("header", ["", "soon", "-5", "1.5", "٣", "²", "9" * 5000])
def test_a_strange_wait_is_none_or_bounded(header: str) -> None:
    outcome = rejected({"Code": "Throttling"}, 400, x_acs_retry_after=header)
    assert 0 <= outcome.retry_after_ms < 10**9


@pytest.mark.parametrize("code", ["ThrottlingLike", "System.LimitControl", "throttling"])
def test_not_everything_slow_is_throttling(code: str) -> None:
    assert not rejected({"Code": code}).throttled


# Not known


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
@pytest.mark.parametrize(
    "code", ["InternalError", "ServiceUnavailable", "Product.Unsubscript", "OK"]
)
def test_a_server_error_is_unknown(code: str, status: int) -> None:
    outcome = unknown({"Code": code, "Message": "m", "RequestId": "r"}, status)
    assert outcome == Unknown(UnknownReason.SERVER_ERROR, "m", status, code, "r", outcome.text)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("InternalError", UnknownReason.SERVER_ERROR),
        ("InternalError.Timeout", UnknownReason.SERVER_ERROR),
        ("ServiceUnavailable", UnknownReason.SERVER_ERROR),
        ("SRVC_TIMEOUT", UnknownReason.SERVER_ERROR),
        ("SignatureNonceUsed", UnknownReason.NONCE_USED),
    ],
)
def test_codes_that_leave_it_open(code: str, reason: UnknownReason) -> None:
    assert [unknown({"Code": code}, status).reason for status in (200, 400)] == [reason, reason]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>Sign in to the hotel network</body></html>",
        b'{"Code":"OK","Mess',
        b"OK",
        b'{"Code":"OK"}{"Code":"OK"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"Code":"OK","n":' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_json_is_unknown(data: bytes) -> None:
    for status in (200, 302, 400, 403, 502):
        outcome = unknown(data, status)
        assert (outcome.reason, outcome.http_status) == (UnknownReason.NOT_JSON, status)


@pytest.mark.parametrize(
    "body",
    [
        *(None, [], ["OK"], "OK", 200, True, {}),
        *({"Message": "OK"}, {"Code": None}, {"Code": 200}, {"Code": 0}, {"Code": True}),
        *({"Code": ["OK"]}, {"Code": "None"}, {"code": 500}, {"Data": {"Code": "OK"}}),
    ],
)
def test_json_of_another_shape_is_unknown(body: object) -> None:
    assert unknown(body).reason is UnknownReason.WRONG_SHAPE


@pytest.mark.parametrize("status", [100, 201, 202, 204, 301, 302, 307])
def test_a_word_of_the_service_at_a_strange_status_is_unknown(status: int) -> None:
    for code in ("OK", "Product.Unsubscript"):
        assert unknown({"Code": code}, status).reason is UnknownReason.WRONG_SHAPE


@pytest.mark.parametrize("status", [400, 403, 404])
def test_ok_with_an_error_status_is_unknown(status: int) -> None:
    assert unknown({"Code": "OK"}, status).reason is UnknownReason.WRONG_SHAPE


def test_an_excerpt_is_short_and_on_one_line() -> None:
    outcome = unknown(b"<p>\n  Welcome" + b" x" * 40_000)
    assert outcome.detail.startswith("<p> Welcome x")
    assert len(outcome.detail) <= 200
    assert len(outcome.text) == KEPT_CHARACTERS


def test_half_a_character_is_mended() -> None:
    body = b'{"Code":"X","Message":"a\\ud83d b \\ud83d\\ude00 \\\\ud83d","RequestId":"\\uDE00"}'
    outcome = rejected(body)
    assert outcome.message == "a\ufffd b 😀 \\ud83d"
    assert outcome.request_id == "\ufffd"


# The hash in a refused signature


def test_server_hash() -> None:
    digest = "0123456789abcdef" * 4
    message = (
        f"Specified signature is not matched. server StringToSign is [ACS3-HMAC-SHA256 {digest}]"
    )
    assert server_hash(message) == digest
    assert server_hash(f"ACS3-HMAC-SHA256\n{digest}") == digest
    assert server_hash(f"ACS3-HMAC-SHA256 {digest[:-1]}") == ""
    assert server_hash("Specified signature is not matched with our calculation.") == ""


def test_no_message_takes_long() -> None:
    """The suite's own time limit would end a quadratic search."""
    assert server_hash("ACS3-HMAC-SHA256" + " \n" * 500_000 + "!") == ""


# Whatever comes

ANY_CHARACTER = st.characters(exclude_categories=())
WORDS = st.sampled_from(
    ("OK", " OK ", "None", "Throttling", "Throttling.User", "SignatureNonceUsed", "InternalError")
)
TEXT = st.text(ANY_CHARACTER, max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ("Code", "code", "Message", "RequestId", "MessageId", "Data", "AccessDeniedDetail")
)
DOCUMENTS = st.dictionaries(KEYS, JSON | st.dictionaries(KEYS, JSON, max_size=2), max_size=5) | JSON
STATUSES = st.sampled_from((200, 400, 403, 429, 500, 503)) | st.integers(100, 999)
HEADERS = st.dictionaries(st.sampled_from(("date", "x-acs-retry-after", "server")), TEXT)


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *texts_in(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def assert_sound(outcome: Outcome, status: int) -> None:
    """What holds for every outcome of any answer."""
    match outcome:
        case Answer():
            assert status == 200
            assert isinstance(accepted(outcome), Accepted)
            assert all(text.encode() is not None for text in texts_in(dict(outcome.body)))
        case Rejected():
            assert outcome.code not in ("", "OK", "SignatureNonceUsed")
            assert status < 500 or outcome.throttled
            assert status == 200 or status >= 400
        case Unknown():
            assert outcome.http_status == status
    if not isinstance(outcome, Answer):
        facts = dataclasses.asdict(outcome)
        facts.pop("server_date", None)  # a header, which no transport hands on with such characters
        assert all(str(value).encode() is not None for value in facts.values())


@given(DOCUMENTS, STATUSES, HEADERS)
def test_any_json(document: object, status: int, headers: dict[str, str]) -> None:
    outcome = read_reply(HttpReply(status, headers, json.dumps(document).encode()))
    assert_sound(outcome, status)
    body = document if isinstance(document, dict) else {}
    codes = [body[key] for key in ("Code", "code") if isinstance(body.get(key), str)]
    is_ok = codes[:1] and codes[0].strip() == "OK"
    assert isinstance(outcome, Answer) == (bool(is_ok) and status == 200)


@given(st.binary(max_size=200), STATUSES, HEADERS)
def test_any_bytes(data: bytes, status: int, headers: dict[str, str]) -> None:
    assert_sound(read_reply(HttpReply(status, headers, data)), status)


@given(st.data())
def test_an_answer_cut_anywhere_is_unknown(data: st.DataObject) -> None:
    whole = json.dumps(SAMPLE).encode()
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert unknown(whole[:cut]).reason is UnknownReason.NOT_JSON
