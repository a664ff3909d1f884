"""The official SDK is the sandbox's judge: every operation works, and its signatures verify."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from alibabacloud_cams20200606 import models
from alibabacloud_cams20200606.client import Client
from alibabacloud_tea_openapi import models as openapi
from alibabacloud_tea_openapi.exceptions import ClientException, ThrottlingException

from tests.support.sandbox import SandboxProcess

TEXT = {
    "channel_type": "viber",
    "type": "message",
    "message_type": "text",
    "from_": "2909",
    "to": "15550100005",
    "cust_space_id": "cams-sandbox",
    "label": "promotion",
    "ttl": 86_400,
    "content": json.dumps({"text": "Привіт, 50% off & more~*!()' \n😀 a+b"}, ensure_ascii=False),
}


def client(sandbox: SandboxProcess, key: str, secret: str, token: str = "") -> Any:
    return Client(
        openapi.Config(
            access_key_id=key,
            access_key_secret=secret,
            security_token=token,
            protocol="http",
            endpoint=sandbox.endpoint,
        )
    )


@pytest.fixture(params=["key", "sts"])
def sdk(sandbox: SandboxProcess, request: pytest.FixtureRequest) -> Any:
    sandbox.reset()
    if request.param == "sts":
        return client(sandbox, "STS.testid", "testsecret", "testtoken")
    return client(sandbox, "testid", "testsecret")


def test_sends_and_lists(sdk: Any, sandbox: SandboxProcess) -> None:
    sent = sdk.send_chatapp_message(models.SendChatappMessageRequest(**TEXT)).body
    assert (sent.code, sent.message) == ("OK", "OK")
    assert len(sent.message_id) == 24
    (kept,) = sandbox.messages()
    assert kept["message_id"] == sent.message_id
    assert kept["parameters"]["Content"] == TEXT["content"]
    now = int(time.time() * 1000)
    found = sdk.list_chatapp_message(
        models.ListChatappMessageRequest(
            cust_space_id="cams-sandbox",
            channel_type="viber",
            business_number="2909",
            user_number="15550100005",
            start_time=now - 300_000,
            end_time=now + 300_000,
            page=models.ListChatappMessageRequestPage(index=1, size=20),
        )
    ).body
    (row,) = found.data
    assert row.message_id == sent.message_id
    assert row.client_read_status_name == "Read"
    assert row.fail_back_flag == "N"
    assert row.message == TEXT["content"]
    assert all(value is not None for value in vars(row).values())


def test_sends_a_template(sdk: Any, sandbox: SandboxProcess) -> None:
    template = next(iter(_templates(sdk, name="名字")))
    request = {name: TEXT[name] for name in ("channel_type", "from_", "to", "label")}
    sent = sdk.send_chatapp_message(
        models.SendChatappMessageRequest(
            **request,
            type="template",
            template_code=template.template_code,
            language=template.language,
            template_params={"name": "陳先生"},
        )
    ).body
    assert sent.code == "OK"
    assert json.loads(sandbox.messages()[0]["parameters"]["TemplateParams"]) == {"name": "陳先生"}


def _templates(sdk: Any, **filters: str) -> Any:
    request = models.ListChatappTemplateRequest(
        cust_space_id="cams-sandbox",
        template_type="VIBER",
        page=models.ListChatappTemplateRequestPage(index=1, size=100),
        **filters,
    )
    body = sdk.list_chatapp_template(request).body
    assert body.success
    assert body.total == len(body.list_template)
    return body.list_template


def test_lists_templates_and_their_details(sdk: Any) -> None:
    for row in _templates(sdk):
        data = sdk.get_chatapp_template_detail(
            models.GetChatappTemplateDetailRequest(
                cust_space_id="cams-sandbox",
                template_code=row.template_code,
                language=row.language,
                template_type="VIBER",
            )
        ).body.data
        assert (data.name, data.language) == (row.template_name, row.language)
        assert (data.audit_status, data.reason) == (row.audit_status, row.reason)
        assert data.components
        assert isinstance(data.allow_send, bool)


def test_lists_services(sdk: Any) -> None:
    request = models.ListViberServiceMessageRequest(cust_space_id="cams-sandbox")
    rows = sdk.list_viber_service_message(request).body.data
    assert [(row.service_id, row.state) for row in rows] == [("2909", "running"), ("2910", "stop")]
    assert "380|UA" in rows[0].destination_country_id


def test_lists_instances(sdk: Any) -> None:
    body = sdk.list_instance(models.ListInstanceRequest(channel_type="viber")).body
    assert body.total_count == 1
    assert body.data[0].cust_space_id == "cams-sandbox"


def test_tells_the_open_status(sdk: Any) -> None:
    assert sdk.get_chatapp_open_status(models.GetChatappOpenStatusRequest()).body.open_status


@pytest.mark.parametrize(
    ("key", "secret", "token", "code"),
    [
        ("testid", "wrong", "", "SignatureDoesNotMatch"),
        ("testid", "testsecret ", "", "SignatureDoesNotMatch"),
        ("nobody", "testsecret", "", "InvalidAccessKeyId.NotFound"),
        ("STS.testid", "testsecret", "", "MissingSecurityToken"),
        ("STS.testid", "testsecret", "expiredtoken", "InvalidSecurityToken.Expired"),
        ("STS.testid", "testsecret", "scrambled", "InvalidSecurityToken.Malformed"),
    ],
)
def test_refuses_wrong_credentials(
    sandbox: SandboxProcess, key: str, secret: str, token: str, code: str
) -> None:
    stranger = client(sandbox, key, secret, token)
    with pytest.raises(ClientException) as caught:
        stranger.get_chatapp_open_status(models.GetChatappOpenStatusRequest())
    assert caught.value.code == code
    assert caught.value.request_id


def test_sdk_reads_the_denial(sandbox: SandboxProcess) -> None:
    denied = client(sandbox, "testid-denied", "testsecret")
    with pytest.raises(ClientException) as caught:
        denied.list_instance(models.ListInstanceRequest())
    assert caught.value.access_denied_detail["AuthAction"] == "cams:ListInstance"


def test_sdk_reads_the_wait(sdk: Any, sandbox: SandboxProcess) -> None:
    sandbox.fault("throttle", retry_after_ms=1_500)
    with pytest.raises(ThrottlingException) as caught:
        sdk.send_chatapp_message(models.SendChatappMessageRequest(**TEXT))
    assert caught.value.retry_after == 1_500
    assert sandbox.messages() == []
