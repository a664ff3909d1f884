"""The reading operations: shapes, paging and filters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.sandbox import SandboxProcess
from tests.support.signed import TEXT, Answered, Call, listing, send

ROW = {
    "BusinessNumber", "ChannelType", "ClientAcceptStatusName", "ClientReadStatus",
    "ClientReadStatusName", "ConversationId", "EventAction", "EventActionName", "FailBackContent",
    "FailBackFlag", "FailReason", "LanguageCode", "Message", "MessageId", "MessageSource",
    "MessageStatus", "MessageStatusName", "MessageType", "MessageTypeName", "Month", "SendTime",
    "TemplateCode", "TemplateName", "Type", "UniqueMessageId", "UserNumber",
}  # fmt: skip


def templates(sandbox: SandboxProcess, **parameters: str) -> Answered:
    wanted = {"TemplateType": "VIBER", "Page": '{"Index":1,"Size":100}', **parameters}
    return send(sandbox.url, Call("ListChatappTemplate", wanted))


def messages(sandbox: SandboxProcess, **changes: str) -> Answered:
    return send(sandbox.url, Call("ListChatappMessage", listing(TEXT, **changes)))


def post(sandbox: SandboxProcess, text: str, **changes: str) -> str:
    parameters = {**TEXT, "Content": json.dumps({"text": text}), **changes}
    answer = send(sandbox.url, Call("SendChatappMessage", parameters))
    return str(answer.body["MessageId"])


def test_templates_cover_what_a_client_must_cope_with(sandbox: SandboxProcess) -> None:
    body = templates(sandbox).body
    rows = body["ListTemplate"]
    assert body["Total"] == len(rows) >= 12
    assert len({row["Language"] for row in rows}) >= 8
    assert {row["AuditStatus"] for row in rows} == {"pass", "fail", "auditing", "unaudit"}
    assert {"he", "ar", "zh_CN", "zh_HK", "ja", "ru", "uk", "de", "fr"} <= {
        row["Language"] for row in rows
    }
    codes = [row["TemplateCode"] for row in rows]
    assert max(codes.count(code) for code in codes) >= 8
    assert {row["Reason"] for row in rows if row["AuditStatus"] == "pass"} == {"None"}
    assert all(row["Reason"] != "None" for row in rows if row["AuditStatus"] == "fail")
    assert len({(row["TemplateCode"], row["Language"]) for row in rows}) == len(rows)


def test_details_cover_every_component(sandbox: SandboxProcess) -> None:
    details = [detail(sandbox, row) for row in templates(sandbox).body["ListTemplate"]]
    components = [part for data in details for part in data["Components"]]
    formats = {part["Format"] for part in components if part["Type"] == "HEADER"}
    assert formats == {"IMAGE", "VIDEO", "DOCUMENT"}
    assert {part["Type"] for part in components} >= {"BODY", "HEADER", "BUTTONS", "SPINNING_WHEEL"}
    kinds = {b.get("UrlType") for part in components for b in part.get("Buttons", ())}
    assert kinds == {"static", "dynamic", None}
    assert [data["Name"] for data in details if not data["AllowSend"]] == ["club_news_paused"]


def detail(sandbox: SandboxProcess, row: dict[str, str]) -> dict[str, Any]:
    wanted = {"TemplateType": "VIBER", **{n: row[n] for n in ("TemplateCode", "Language")}}
    answer = send(sandbox.url, Call("GetChatappTemplateDetail", wanted))
    assert (answer.code, answer.body["Success"]) == ("OK", True)
    data: dict[str, Any] = answer.body["Data"]
    return data


def test_detail_needs_code_language_and_type(sandbox: SandboxProcess) -> None:
    def code(**wanted: str) -> str:
        return send(sandbox.url, Call("GetChatappTemplateDetail", wanted)).code

    row = templates(sandbox).body["ListTemplate"][0]
    key = {"TemplateCode": row["TemplateCode"], "Language": row["Language"]}
    assert code(Language="en") == "MissingTemplateCode"
    assert code(TemplateCode="x") == "MissingLanguage"
    assert code(**key) == "DetailError.TemplateNotExist"
    assert code(**key, TemplateType="VIBER") == "OK"
    assert code(**key, TemplateType="FAX") == "InvalidParameter.TemplateTypeNotSupport"


def test_whatsapp_is_the_default_and_has_none(sandbox: SandboxProcess) -> None:
    body = send(sandbox.url, Call("ListChatappTemplate", {})).body
    assert (body["Code"], body["Total"], body["ListTemplate"]) == ("OK", 0, [])


def test_template_pages_are_a_partition(sandbox: SandboxProcess) -> None:
    whole = templates(sandbox).body["ListTemplate"]
    pages = [
        templates(sandbox, Page=json.dumps({"Index": index, "Size": 7})).body["ListTemplate"]
        for index in range(1, len(whole) // 7 + 3)
    ]
    assert [row for page in pages for row in page] == whole
    assert pages[-1] == []
    default = send(sandbox.url, Call("ListChatappTemplate", {"TemplateType": "VIBER"})).body
    assert default["ListTemplate"] == whole[:10]


@pytest.mark.parametrize(
    "page",
    ["[]", "1", "x", '{"Index":0,"Size":10}', '{"Index":1,"Size":0}', '{"Index":1,"Size":101}',
     '{"Index":-1,"Size":10}', '{"Index":true,"Size":10}', '{"Index":1.5,"Size":10}',
     '{"Index":null}', '{"Index":"9999999999999999999999"}', "[" * 30_000],
)  # fmt: skip
def test_odd_pages_are_refused(sandbox: SandboxProcess, page: str) -> None:
    assert templates(sandbox, Page=page).code == "InvalidParameter.PageInvalid"
    assert messages(sandbox, Page=page).code == "InvalidParameter.PageInvalid"


def test_far_page_is_empty(sandbox: SandboxProcess) -> None:
    page = '{"Index":999999999999999999,"Size":100}'
    assert templates(sandbox, Page=page).body["ListTemplate"] == []


@pytest.mark.parametrize(
    ("filters", "field", "value"),
    [
        ({"AuditStatus": "auditing"}, "AuditStatus", "auditing"),
        ({"Language": "ja"}, "Language", "ja"),
        ({"Category": "document"}, "Category", "document"),
        ({"Name": "SALE"}, "TemplateName", "winter_sale"),
    ],
)
def test_template_filters(
    sandbox: SandboxProcess, filters: dict[str, str], field: str, value: str
) -> None:
    rows = templates(sandbox, **filters).body["ListTemplate"]
    assert {row[field] for row in rows} == {value}


def test_one_code_in_many_languages(sandbox: SandboxProcess) -> None:
    (row, *_) = templates(sandbox, Name="order_on").body["ListTemplate"]
    assert templates(sandbox, Code=row["TemplateCode"]).body["Total"] == 12


def test_filter_values_are_checked(sandbox: SandboxProcess) -> None:
    refused = templates(sandbox, AuditStatus="good").code
    assert refused == "InvalidParameter.AuditStatusNotSupport"
    assert templates(sandbox, TemplateType="FAX").code == "InvalidParameter.TemplateTypeNotSupport"
    assert templates(sandbox, CustSpaceId="other").code == "Unknown.ResourceOwnerId"


def test_many_templates_on_request(sandbox: SandboxProcess) -> None:
    published = templates(sandbox).body["Total"]
    sandbox.templates(5_000)
    assert templates(sandbox).body["Total"] == published + 5_000
    last = templates(sandbox, Name="generated_05000").body["ListTemplate"]
    sandbox.templates(5_000)
    assert templates(sandbox, Name="generated_05000").body["ListTemplate"] == last
    assert "generated text number 5000" in str(detail(sandbox, last[0])["Components"])
    sandbox.reset()
    assert templates(sandbox).body["Total"] == published


def test_message_rows(sandbox: SandboxProcess) -> None:
    first, second = post(sandbox, "one"), post(sandbox, "two")
    body = messages(sandbox).body
    assert "Total" not in body
    assert [row["MessageId"] for row in body["Data"]] == [second, first]
    row = body["Data"][0]
    assert set(row) == ROW
    assert json.loads(row["Message"]) == {"text": "two"}
    assert row["SendTime"].endswith("+00:00")
    assert row["Month"] == row["SendTime"][:7].replace("-", "")


def test_message_pages_and_filters(sandbox: SandboxProcess) -> None:
    ids = [post(sandbox, str(number)) for number in range(5)]
    post(sandbox, "other", To="49301234567")
    pages = [
        [row["MessageId"] for row in messages(sandbox, Page=page).body["Data"]]
        for page in ('{"Index":1,"Size":3}', '{"Index":2,"Size":3}', '{"index":3,"size":3}')
    ]
    assert pages == [ids[:1:-1], ids[1::-1], []]
    everyone = listing(TEXT)
    del everyone["UserNumber"]
    assert len(send(sandbox.url, Call("ListChatappMessage", everyone)).body["Data"]) == 6
    for none in (
        {"EventAction": "UP"},
        {"ChannelType": "whatsapp"},
        {"TemplateCode": "x"},
        {"BusinessNumber": "2910"},
        {"GroupMessageId": "1"},
        {"MessageStatus": "fail"},
        {"EndTime": "1"},
        {"StartTime": "99999999999999"},
    ):
        assert messages(sandbox, **none).body["Data"] == [], none
    for all_five in (
        {"EventAction": "DOWN"},
        {"ChannelType": "VIBER"},
        {"MessageStatus": "delivered"},
    ):
        assert len(messages(sandbox, **all_five).body["Data"]) == 5, all_five


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"StartTime": ""}, "QueryParam.startTime"),
        ({"EndTime": ""}, "QueryParam.endTime"),
        ({"StartTime": "yesterday"}, "InvalidStartTime"),
        ({"EndTime": "-1"}, "InvalidEndTime"),
        ({"Page": ""}, "MissingPage"),
        ({"CustSpaceId": ""}, "MissingCustSpaceId"),
        ({"BusinessNumber": ""}, "MissingBusinessNumber"),
        ({"ChannelType": "fax"}, "InvalidParameter.ChannelTypeNotSupport"),
    ],
)
def test_message_rules(sandbox: SandboxProcess, changes: dict[str, str], code: str) -> None:
    answer = messages(sandbox, **changes)
    assert (answer.status, answer.code) == (400, code)


def test_instances(sandbox: SandboxProcess) -> None:
    def total(**wanted: str) -> int:
        return int(send(sandbox.url, Call("ListInstance", wanted)).body["TotalCount"])

    assert (total(), total(ChannelType="VIBER"), total(ChannelType="whatsapp")) == (1, 1, 0)
    bad = send(sandbox.url, Call("ListInstance", {"PageSize": "0"}))
    assert bad.code == "InvalidParameter.PageInvalid"


def test_services_need_a_space(sandbox: SandboxProcess) -> None:
    assert send(sandbox.url, Call("ListViberServiceMessage", {})).code == "MissingCustSpaceId"
