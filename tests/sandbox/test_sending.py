"""SendChatappMessage's rules, each with its documented code."""

from __future__ import annotations

import json
import time

import pytest

from chatapp_desktop.sandbox.templates import published_templates
from chatapp_desktop.viber.message_types import MESSAGE_TYPES
from tests.support.sandbox import SandboxProcess
from tests.support.signed import TEXT, Answered, Call, exchange, listing, send

MEDIA = {
    "text": "Hello",
    "link": "https://cdn.example.com/a.mp4",
    "thumbnail": "https://cdn.example.com/a.jpg",
    "fileSize": 1_000,
    "duration": 10,
    "fileName": "a.pdf",
    "fileType": "pdf",
    "caption": "Open",
    "action": "https://example.com/",
}
CODES = {"text": "InvalidParameter.TextNotEmpty", "link": "InvalidParameter.LinkNotEmpty"}
ORDER = next(t for t in published_templates() if t.name == "order_on_its_way")
TEMPLATE = {
    **{name: TEXT[name] for name in ("ChannelType", "From", "To", "CustSpaceId", "Label")},
    "Type": "template",
    "TemplateCode": ORDER.code,
    "Language": "uk",
    "TemplateParams": '{"name":"Оля","order":"7"}',
}


def post(sandbox: SandboxProcess, /, **changes: str) -> Answered:
    return send(sandbox.url, Call("SendChatappMessage", {**TEXT, **changes}))


def post_template(sandbox: SandboxProcess, /, **changes: str) -> Answered:
    return send(sandbox.url, Call("SendChatappMessage", {**TEMPLATE, **changes}))


def content(kind: str, **changes: object) -> dict[str, str]:
    values = {key: MEDIA[key] for key in MESSAGE_TYPES[kind].content}
    return {"MessageType": kind, "Content": json.dumps({**values, **changes})}


def fate(sandbox: SandboxProcess) -> str:
    row = send(sandbox.url, Call("ListChatappMessage", listing(TEXT))).body["Data"][0]
    return str(row["FailReason"])


def test_accepts_and_keeps_the_request_as_it_came(sandbox: SandboxProcess) -> None:
    call = Call("SendChatappMessage", {**TEXT, "Content": '{"text":"a+b & ü 😀"}'})
    answer = send(sandbox.url, call)
    assert set(answer.body) == {"RequestId", "Code", "Message", "MessageId"}
    (kept,) = sandbox.messages()
    assert kept["message_id"] == answer.body["MessageId"]
    assert kept["query"] == call.query()
    assert (kept["method"], kept["path"], kept["body"]) == ("POST", "/", "")
    assert kept["headers"]["x-acs-action"] == "SendChatappMessage"
    assert kept["parameters"] == call.parameters
    assert abs(kept["received_at"] - time.time()) < 120


@pytest.mark.parametrize("kind", MESSAGE_TYPES)
def test_every_message_type_passes_and_is_read(sandbox: SandboxProcess, kind: str) -> None:
    assert post(sandbox, **content(kind)).code == "OK"
    assert fate(sandbox) == ""


@pytest.mark.parametrize(
    ("kind", "key"), [(row.name, key) for row in MESSAGE_TYPES.values() for key in row.content]
)
@pytest.mark.parametrize("value", ["", None, [], "x" * 30])
def test_content_keys_are_required_and_typed(
    sandbox: SandboxProcess, kind: str, key: str, value: object
) -> None:
    if value == "x" * 30 and key not in ("fileSize", "duration"):
        assert post(sandbox, **content(kind, **{key: value})).code == "OK"
        return
    empty = value in ("", None)
    expected = CODES.get(key) if empty else None
    answer = post(sandbox, **content(kind, **{key: value}))
    assert (answer.status, answer.code) == (400, expected or "InvalidParameter.ContentError")


def test_video_button_takes_no_address(sandbox: SandboxProcess) -> None:
    refused = post(sandbox, **content("text_video_button", action="https://example.com/"))
    assert refused.code == "InvalidParameter.ContentError"
    assert post(sandbox, **content("text_video_button", action="")).code == "OK"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"ChannelType": ""}, 400, "MissingChannelType"),
        ({"Type": ""}, 400, "MissingType"),
        ({"From": ""}, 400, "MissingFrom"),
        ({"To": ""}, 400, "MissingTo"),
        ({"Label": ""}, 400, "MissingLabel"),
        ({"ChannelType": "whatsapp"}, 400, "InvalidParameter.ChannelTypeNotSupport"),
        ({"Type": "letter"}, 400, "InvalidType"),
        ({"From": "Shop"}, 400, "InvalidParameter.FromOnlyNumeric"),
        ({"To": "+380441234567"}, 400, "InvalidParameter.ToOnlyNumeric"),
        ({"To": "٣٨٠"}, 400, "InvalidParameter.ToOnlyNumeric"),
        ({"From": "2911"}, 200, "Unknown.ResourceOwnerId"),
        ({"CustSpaceId": "cams-other"}, 200, "Unknown.ResourceOwnerId"),
        ({"CustSpaceId": ""}, 200, "OK"),
        ({"MessageType": ""}, 400, "InvalidParameter.MessageTypeNotEmpty"),
        ({"MessageType": "poll"}, 400, "InvalidParameter.MessageTypeNotSupport"),
        ({"Content": ""}, 400, "InvalidParameter.ContentNotEmpty"),
        ({"Content": "hello"}, 400, "InvalidParameter.ContentError"),
        ({"Content": '["hello"]'}, 400, "InvalidParameter.ContentError"),
        ({"Content": "[" * 30_000}, 400, "InvalidParameter.ContentError"),
        ({"Label": "pormotion"}, 400, "InvalidLabel"),
        ({"Ttl": "29"}, 400, "InvalidTtl"),
        ({"Ttl": "30"}, 200, "OK"),
        ({"Ttl": "1209600"}, 200, "OK"),
        ({"Ttl": "1209601"}, 400, "InvalidTtl"),
        ({"Ttl": "soon"}, 400, "InvalidTtl"),
        ({"Ttl": "٦٠"}, 400, "InvalidTtl"),
        ({"Ttl": "-60"}, 400, "InvalidTtl"),
        ({"FallBackDuration": "59"}, 400, "InvalidFallBackDuration"),
        ({"FallBackDuration": "60"}, 200, "OK"),
        ({"FallBackDuration": "43201"}, 400, "InvalidFallBackDuration"),
        ({"FallBackRule": "always"}, 400, "InvalidFallBackRule"),
        ({"FallBackRule": "undelivered"}, 200, "OK"),
    ],
)
def test_rules(sandbox: SandboxProcess, changes: dict[str, str], status: int, code: str) -> None:
    answer = post(sandbox, **changes)
    assert (answer.status, answer.code) == (status, code)
    assert len(sandbox.messages()) == (code == "OK")


def test_business_refusal_has_the_products_shape(sandbox: SandboxProcess) -> None:
    assert set(post(sandbox, CustSpaceId="x").body) == {"RequestId", "Code", "Message"}


@pytest.mark.parametrize(
    ("kind", "changes", "code"),
    [
        ("text", {"text": "x" * 1000}, ""),
        ("text", {"text": "x" * 1001}, "SRVC_BAD_DATA"),
        ("text_button", {"caption": "x" * 31}, "SRVC_BAD_DATA"),
        ("video", {"thumbnail": "https://" + "x" * 1000}, "SRVC_BAD_THUMBNAIL"),
        ("video", {"fileSize": 200 * 1024 * 1024 + 1}, "SRVC_BAD_FILE_SIZE"),
        ("video", {"duration": 601}, "SRVC_BAD_DURATION"),
        ("video", {"duration": "600"}, ""),
        ("document", {"fileName": "x" * 22 + ".pdf"}, "SRVC_BAD_FILE_NAME_LENGTH"),
        ("document", {"fileType": "zip"}, "SRVC_FILE_NOT_PERMITTED"),
        ("document", {"fileType": "PDF"}, ""),
    ],
)
def test_viber_finds_some_things_late(
    sandbox: SandboxProcess, kind: str, changes: dict[str, object], code: str
) -> None:
    assert post(sandbox, **content(kind, **changes)).code == "OK"
    assert fate(sandbox) == code


@pytest.mark.parametrize(
    ("kind", "code"), [("text", ""), ("document", ""), ("image", "SRVC_BAD_MESSAGE_TYPE")]
)
def test_transactions_are_plain(sandbox: SandboxProcess, kind: str, code: str) -> None:
    assert post(sandbox, **content(kind), Label="transaction").code == "OK"
    assert fate(sandbox) == code


def test_stopped_service_fails_late(sandbox: SandboxProcess) -> None:
    assert post(sandbox, From="2910").code == "OK"
    found = send(sandbox.url, Call("ListChatappMessage", listing({**TEXT, "From": "2910"})))
    assert found.body["Data"][0]["FailReason"] == "SRVC_BAD_SERVICE_ID"


def by_name(name: str) -> dict[str, str]:
    template = next(t for t in published_templates() if t.name == name)
    return {"TemplateCode": template.code, "Language": template.language}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({}, 200, "OK"),
        ({"TemplateCode": ""}, 400, "InvalidParameter.TemplateCodeNotEmpty"),
        ({"Language": ""}, 400, "InvalidParameter.LanguageNotEmpty"),
        ({"TemplateCode": "unknown"}, 200, "DetailError.TemplateNotExist"),
        ({"Language": "sw"}, 200, "DetailError.TemplateNotExist"),
        ({"Language": "xx"}, 400, "InvalidParameter.LanguageNotSupport"),
        ({"TemplateParams": ""}, 400, "TemplateParamInvalid"),
        ({"TemplateParams": '{"name":"A","order":""}'}, 400, "TemplateParamInvalid"),
        ({"TemplateParams": '{"name":"A","order":7}'}, 400, "InvalidTemplateParams"),
        ({"TemplateParams": "name=A"}, 400, "InvalidTemplateParams"),
        (by_name("會員通知"), 200, "DetailError.TemplateNotExist"),
        (by_name("акция_отклонена"), 200, "DetailError.TemplateNotExist"),
        (by_name("sondage"), 200, "DetailError.TemplateNotExist"),
        (by_name("club_news_paused"), 200, "DetailError.TemplateNotExist"),
        ({**by_name("holiday_hours"), "TemplateParams": ""}, 200, "OK"),
        ({**by_name("price_in_dollars"), "TemplateParams": ""}, 200, "OK"),
        (
            {**by_name("numbered_braces"), "TemplateParams": '{"1":"a"}'},
            400,
            "TemplateParamInvalid",
        ),
        ({**by_name("winter_sale"), "TemplateParams": '{"name":"a"}'}, 400, "TemplateParamInvalid"),
    ],
)
def test_templates(
    sandbox: SandboxProcess, changes: dict[str, str], status: int, code: str
) -> None:
    answer = post_template(sandbox, **changes)
    assert (answer.status, answer.code) == (status, code)


def test_list_shows_the_filled_template(sandbox: SandboxProcess) -> None:
    post_template(sandbox)
    (row,) = send(sandbox.url, Call("ListChatappMessage", listing(TEXT))).body["Data"]
    assert row["Message"] == "Вітаємо, Оля! Ваше замовлення 7 вже в дорозі."
    assert (row["TemplateName"], row["LanguageCode"]) == ("order_on_its_way", "uk")


def test_half_a_character_does_not_break_the_list(sandbox: SandboxProcess) -> None:
    post_template(sandbox, TemplateParams='{"name":"\\ud83d","order":"7"}')
    (row,) = send(sandbox.url, Call("ListChatappMessage", listing(TEXT))).body["Data"]
    assert row["Message"] == "Вітаємо, ?! Ваше замовлення 7 вже в дорозі."


def test_send_failed_rule_turns_a_refusal_into_an_sms(sandbox: SandboxProcess) -> None:
    rule = {"FallBackRule": "sentFailed", "FallBackContent": "Bestellung 7"}
    refused = post_template(sandbox, TemplateCode="unknown", **rule)
    assert refused.code == "DetailError.TemplateNotExist"
    accepted = post_template(sandbox, TemplateCode="unknown", FallBackId="S_000001", **rule)
    assert accepted.code == "OK"
    (row,) = send(sandbox.url, Call("ListChatappMessage", listing(TEXT))).body["Data"]
    assert row["FailReason"] == "DetailError.TemplateNotExist"
    assert (row["FailBackFlag"], row["FailBackContent"]) == ("Y", "Bestellung 7")


def test_last_of_equal_parameters_wins_and_plus_is_a_space(sandbox: SandboxProcess) -> None:
    call = Call("SendChatappMessage", {**TEXT, "Tag": "a b"})
    query = "To=1&" + call.query().replace("a%20b", "a+b")
    _, _, body = exchange(sandbox.url, "POST", f"/?{query}", call.headers(sandbox.endpoint))
    assert b'"Code":"OK"' in body
    assert sandbox.messages()[0]["parameters"]["Tag"] == "a b"
    assert sandbox.messages()[0]["query"] == query
