"""What is sent: only what is in use, in the service's own form."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given

from chatapp_desktop.viber.check import blocks, check
from chatapp_desktop.viber.draft import Draft, pruned
from chatapp_desktop.viber.draft_file import dumps, loads
from chatapp_desktop.viber.parameters import PARAMETERS
from chatapp_desktop.viber.wire import compact_json, request_parameters
from tests.viber.drafts import CONTENT, FIELDS, drafts, good, good_template

EVERYTHING = {
    **{f"Content.{key}": text for key, text in FIELDS.items()},
    "TemplateCode": "744c",
    "Language": "en",
    "TemplateParams.name": "Ann",
    "FallBackId": "S_000001",
    "FallBackContent": " an SMS ",
    "FallBackDuration": "120",
    "FallBackRule": "undelivered",
    "TrackingData": "tracking_id:123456",
    "Tag": "tag",
    "TaskId": " 100000001 ",
}
ALWAYS = {
    "ChannelType": "viber",
    "To": "8613900001234",
    "From": "2909",
    "CustSpaceId": "cams-sandbox",
    "Label": "promotion",
    "Ttl": "3600",
    "FallBackId": "S_000001",
    "FallBackContent": " an SMS ",
    "FallBackDuration": "120",
    "FallBackRule": "undelivered",
    "TrackingData": "tracking_id:123456",
    "Tag": "tag",
    "TaskId": "100000001",
}


@pytest.mark.parametrize("name", CONTENT)
def test_a_message_with_everything_filled(name: str) -> None:
    sent = request_parameters(good(name).replaced(EVERYTHING))
    content = json.loads(sent.pop("Content"))
    assert sent == {**ALWAYS, "Type": "message", "MessageType": name}
    numbers = {"fileSize": 10_485_760, "duration": 32}
    assert content == {key: numbers.get(key, FIELDS[key]) for key in CONTENT[name]}


def test_a_template_with_everything_filled() -> None:
    sent = request_parameters(good_template().replaced(EVERYTHING))
    assert sent == {
        **ALWAYS,
        "Type": "template",
        "TemplateCode": "744c",
        "Language": "en",
        "TemplateParams": '{"name":"Ann"}',
    }


def test_empty_optional_fields_are_left_out() -> None:
    sent = request_parameters(good("text", Ttl="", CustSpaceId=" "))
    assert set(sent) == {"ChannelType", "To", "From", "Label", "Type", "MessageType", "Content"}
    assert "TemplateParams" not in request_parameters(Draft({"Type": "template"}))


def test_a_video_button_never_has_an_action() -> None:
    draft = good("text_video_button", Content_action="https://example.com/")
    assert "action" not in json.loads(request_parameters(draft)["Content"])


def test_content_is_compact_and_keeps_its_characters() -> None:
    text = 'Привіт "50%"\n& more~*!()\' \\ 😀'
    sent = request_parameters(good("text", Content_text=text))["Content"]
    assert sent == '{"text":"Привіт \\"50%\\"\\n& more~*!()\' \\\\ 😀"}'


def test_numbers_in_content_are_json_numbers() -> None:
    sent = request_parameters(good("video", Content_fileSize=" 00042 "))["Content"]
    assert '"fileSize":42,"duration":32' in sent


def test_texts_are_sent_untouched_and_identifiers_trimmed() -> None:
    draft = good("text_button", Content_text=" a \n", Content_caption=" b ", From=" 2909 ")
    draft = draft.replaced({"Tag": " t ", "TrackingData": " d ", "Content.action": " https://a.b "})
    sent = request_parameters(draft.replaced({"Ttl": " 060 "}))
    assert json.loads(sent["Content"]) == {
        "text": " a \n",
        "caption": " b ",
        "action": "https://a.b",
    }
    assert (sent["From"], sent["Tag"], sent["TrackingData"], sent["Ttl"]) == (
        *("2909", " t ", " d "),
        "60",
    )


def test_a_file_type_is_sent_bare() -> None:
    sent = request_parameters(good("document", Content_fileType=" .PDF"))
    assert json.loads(sent["Content"])["fileType"] == "pdf"


def test_the_channel_is_always_viber() -> None:
    assert request_parameters(Draft({"ChannelType": "whatsapp"})) == {"ChannelType": "viber"}


def test_unknown_keys_are_never_sent() -> None:
    draft = Draft(good("text").values, {"Payload": "x", "Content": {"size": 1}})
    assert request_parameters(draft) == request_parameters(good("text"))


def test_compact_json_is_compact() -> None:
    assert compact_json({"a": "ü", "b": 1}) == '{"a":"ü","b":1}'


NAMES = {p.name for p in PARAMETERS if "." not in p.name}


@given(drafts())
def test_whatever_a_draft_holds(draft: Draft) -> None:
    sent = request_parameters(draft)
    assert set(sent) <= NAMES
    assert all(sent.values())
    assert sent["ChannelType"] == "viber"
    assert ("Content" in sent) == (draft["Type"] == "message")
    if row := draft.message_type:
        assert set(json.loads(sent["Content"])) <= set(row.content)
    assert request_parameters(pruned(draft)) == sent
    assert request_parameters(loads(dumps(draft))) == sent


@given(drafts())
def test_what_the_checks_let_through_is_well_formed(draft: Draft) -> None:
    if blocks(check(draft)):
        return
    sent = request_parameters(draft)
    assert re.fullmatch("[1-9][0-9]{0,14}", sent["To"])
    assert re.fullmatch("[0-9]+", sent["From"])
    assert {"Label", "Type"} <= set(sent)
