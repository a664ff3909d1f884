"""The gateway's checks of who calls and when, over real HTTP."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

import pytest

from chatapp_desktop.cams.signature import Credentials, canonical_query, sign, signed_names
from tests.support.sandbox import SandboxProcess
from tests.support.signed import OWNER, TEXT, Answered, Call, exchange, send

OPEN = Call("GetChatappOpenStatus", {})


def call(sandbox: SandboxProcess, credentials: Credentials) -> Answered:
    return send(sandbox.url, Call("SendChatappMessage", TEXT, credentials))


def altered(sandbox: SandboxProcess, **changes: str | None) -> str:
    """Code of the answer to a call whose headers were changed after signing."""
    headers = OPEN.headers(sandbox.endpoint)
    for name, value in changes.items():
        wire = name.replace("_", "-")
        if value is None:
            del headers[wire]
        else:
            headers[wire] = value
    _, _, body = exchange(sandbox.url, "POST", "/", headers)
    return body.decode().partition('"Code":"')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("trio", "status", "code"),
    [
        (("testid", "testsecret"), 200, "OK"),
        (("STS.testid", "testsecret", "testtoken"), 200, "OK"),
        (("testid", "Testsecret"), 400, "SignatureDoesNotMatch"),
        (("nobody", "testsecret"), 404, "InvalidAccessKeyId.NotFound"),
        (("testid-inactive", "testsecret"), 400, "InvalidAccessKeyId.Inactive"),
        (("STS.testid", "testsecret"), 400, "MissingSecurityToken"),
        (("STS.testid", "testsecret", "other"), 400, "InvalidSecurityToken.Malformed"),
        (("STS.testid", "testsecret", "expiredtoken"), 400, "InvalidSecurityToken.Expired"),
        (("testid", "testsecret", "x"), 400, "InvalidSecurityToken.MismatchWithAccessKey"),
        (("testid-denied", "testsecret"), 403, "NoPermission"),
        (("testid-readonly", "testsecret"), 403, "Forbidden.RAM"),
        (("testid-noproduct", "testsecret"), 200, "Product.Unsubscript"),
    ],
)
def test_keys(sandbox: SandboxProcess, trio: tuple[str, ...], status: int, code: str) -> None:
    answer = call(sandbox, Credentials(*trio))
    assert (answer.status, answer.code) == (status, code)
    assert len(sandbox.messages()) == (code == "OK")


def test_gateway_error_has_the_gateways_shape(sandbox: SandboxProcess) -> None:
    body = call(sandbox, Credentials("nobody", "testsecret")).body
    assert set(body) == {"RequestId", "Message", "Recommend", "HostId", "Code"}
    assert body["RequestId"] in body["Recommend"]


def test_denial_names_the_action(sandbox: SandboxProcess) -> None:
    detail = call(sandbox, Credentials("testid-readonly", "testsecret")).body["AccessDeniedDetail"]
    assert detail["AuthAction"] == "cams:SendChatappMessage"
    assert detail["NoPermissionType"] == "ImplicitDeny"


def test_read_only_key_may_read(sandbox: SandboxProcess) -> None:
    reader = Credentials("testid-readonly", "testsecret")
    assert send(sandbox.url, Call("GetChatappOpenStatus", {}, reader)).body["OpenStatus"] is True


def test_closed_product_says_so(sandbox: SandboxProcess) -> None:
    stranger = Credentials("testid-noproduct", "testsecret")
    assert send(sandbox.url, Call("GetChatappOpenStatus", {}, stranger)).body["OpenStatus"] is False


def test_mismatch_tells_the_servers_hash(sandbox: SandboxProcess) -> None:
    message = call(sandbox, Credentials("testid", "wrong")).body["Message"]
    hash_hex = message.partition("server StringToSign is [ACS3-HMAC-SHA256 ")[2].removesuffix("]")
    assert len(hash_hex) == 64


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"authorization": None}, "MissingAccessKeyId"),
        ({"authorization": "Basic dGVzdA=="}, "IncompleteSignature"),
        ({"x_acs_date": None}, "IncompleteSignature"),
        ({"x_acs_signature_nonce": None}, "IncompleteSignature"),
        ({"x_acs_content_sha256": None}, "IncompleteSignature"),
        ({"x_acs_extra": "not signed"}, "IncompleteSignature"),
        ({"x_acs_date": "2025-01-16 08:30:00"}, "InvalidTimeStamp.Format"),
        ({"x_acs_date": "2025-01-16T08:30:00Z"}, "InvalidTimeStamp.Expired"),
        ({"x_acs_signature_nonce": "another"}, "SignatureDoesNotMatch"),
        ({"x_acs_action": "ListInstance"}, "SignatureDoesNotMatch"),
        ({"x_acs_version": "2017-05-25"}, "NoSuchVersion"),
        ({"x_acs_action": "SendSms"}, "InvalidAction.NotFound"),
        ({"user_agent": "curl"}, "OK"),
    ],
)
def test_altered_headers(
    sandbox: SandboxProcess, changes: dict[str, str | None], code: str
) -> None:
    assert altered(sandbox, **changes) == code


def test_other_algorithm_is_refused(sandbox: SandboxProcess) -> None:
    signed = OPEN.headers(sandbox.endpoint)["authorization"]
    old = signed.replace("ACS3-HMAC-SHA256", "ACS3-HMAC-SM3")
    assert altered(sandbox, authorization=old) == "InvalidSignatureMethod"


def test_body_that_was_changed_does_not_verify(sandbox: SandboxProcess) -> None:
    headers = Call("ListInstance", {}, body=b"PageSize=10").headers(sandbox.endpoint)
    _, _, body = exchange(sandbox.url, "POST", "/", headers, b"PageSize=99")
    assert b"SignatureDoesNotMatch" in body


def test_nonce_serves_once(sandbox: SandboxProcess) -> None:
    once = Call("ListInstance", {}, nonce="0123456789abcdef")
    assert [send(sandbox.url, once).code for _ in range(2)] == ["OK", "SignatureNonceUsed"]


def test_refused_request_leaves_its_nonce_free(sandbox: SandboxProcess) -> None:
    wrong = Call("ListInstance", {}, Credentials("testid", "wrong"), nonce="abc")
    send(sandbox.url, wrong)
    assert send(sandbox.url, Call("ListInstance", {}, nonce="abc")).code == "OK"


@pytest.mark.parametrize(("off", "code"), [(840, "OK"), (960, "InvalidTimeStamp.Expired")])
@pytest.mark.parametrize("sign", [1, -1])
def test_clock_may_be_a_quarter_off(
    sandbox: SandboxProcess, off: int, sign: int, code: str
) -> None:
    assert send(sandbox.url, Call("ListInstance", {}, clock=time.time() + sign * off)).code == code


def test_skewed_server_tells_its_time(sandbox: SandboxProcess) -> None:
    sandbox.fault("clock", skew_seconds=-7_200)
    late = send(sandbox.url, OPEN)
    assert late.code == "InvalidTimeStamp.Expired"
    told = parsedate_to_datetime(late.headers["date"]).timestamp()
    assert abs(told - (time.time() - 7_200)) < 120
    corrected = Call("GetChatappOpenStatus", {}, clock=told)
    assert send(sandbox.url, corrected).code == "OK"


def test_get_and_form_body_work_too(sandbox: SandboxProcess) -> None:
    assert send(sandbox.url, Call("SendChatappMessage", TEXT, method="GET")).code == "OK"
    form = Call(
        "SendChatappMessage",
        {},
        body=urlencode(TEXT).encode(),
        content_type="application/x-www-form-urlencoded",
    )
    assert send(sandbox.url, form).code == "OK"
    by_query, by_form = sandbox.messages()
    assert by_query["parameters"] == by_form["parameters"] == TEXT
    assert by_form["body"] == urlencode(TEXT)


def test_action_and_version_may_stand_in_the_query(sandbox: SandboxProcess) -> None:
    query = canonical_query({"Action": "GetChatappOpenStatus", "Version": "2020-06-06"})
    headers = OPEN.headers(sandbox.endpoint)
    for name in ("x-acs-action", "x-acs-version", "authorization"):
        del headers[name]
    signed = sign(OWNER, "POST", query, headers, signed_names(headers))
    headers["authorization"] = signed.authorization
    _, _, body = exchange(sandbox.url, "POST", f"/?{query}", headers)
    assert b'"OpenStatus":true' in body


def test_other_methods_are_refused(sandbox: SandboxProcess) -> None:
    assert send(sandbox.url, Call("ListInstance", {}, method="PUT")).code == "UnsupportedHTTPMethod"
