"""The signature: published and recomputed vectors, and the official SDK as judge of any request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from alibabacloud_tea_openapi.utils import Utils, get_canonical_query_string
from darabonba.request import DaraRequest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.cams.signature import (
    ALGORITHM,
    Credentials,
    canonical_query,
    hash_hex,
    percent_encode,
    request_headers,
    sign,
    signed_names,
)

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
HOST = "cams.ap-southeast-1.aliyuncs.com"
TESTER = Credentials("testid", "testsecret")
RECIPIENT = {"ChannelType": "viber", "CustSpaceId": "cams-8c8xxxxxxxx", "From": "2909"}
FORM = (
    "ChannelType=viber&Content=%7B%22text%22%3A%22a%20b%2Bc%22%7D&CustSpaceId=cams-8c8xxxxxxxx"
    "&From=2909&Label=promotion&MessageType=text&To=380441234567&Type=message"
)


@dataclass(frozen=True)
class Vector:
    """One request, and what its signature is known to be."""

    action: str
    date: str
    nonce: str
    query: str
    canonical_hash: str
    signature: str
    parameters: Mapping[str, str]
    credentials: Credentials = TESTER
    host: str = HOST
    version: str = "2020-06-06"
    body_hash: str = EMPTY
    more: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """The headers that are signed; empty means those that this program signs."""

    def headers(self) -> dict[str, str]:
        return {
            "host": self.host,
            "x-acs-action": self.action,
            "x-acs-content-sha256": self.body_hash,
            "x-acs-date": self.date,
            "x-acs-signature-nonce": self.nonce,
            "x-acs-version": self.version,
            **self.more,
        }


VECTORS = {
    # The worked example of "V3 request structure and signature".
    "V0": Vector(
        "RunInstances",
        "2023-10-26T10:22:32Z",
        "3156853299f313e23d1673dc12e1703d",
        "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
        "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
        "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
        {
            "RegionId": "cn-shanghai",
            "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
        },
        Credentials("YourAccessKeyId", "YourAccessKeySecret"),
        "ecs.cn-shanghai.aliyuncs.com",
        "2014-05-26",
    ),
    "V1": Vector(
        "SendChatappMessage",
        "2025-01-16T00:00:00Z",
        "0123456789abcdef0123456789abcdef",
        "ChannelType=viber&Content=%7B%22text%22%3A%20%22hello%20viber%22%7D"
        "&CustSpaceId=cams-8c8xxxxxxxx&From=2909&Label=promotion&MessageType=text"
        "&To=8613900000000&Ttl=120&Type=message",
        "20d655f213ca4a52a724507b1f4c9643fe566b5757a8dadd2c6cbcbf1710bab0",
        "8bbe0134dcc2398ff2b9157f9294481c24b21a65844b33496a71e19419990a8e",
        {
            **RECIPIENT,
            "Type": "message",
            "MessageType": "text",
            "Content": '{"text": "hello viber"}',
            "To": "8613900000000",
            "Label": "promotion",
            "Ttl": "120",
        },
    ),
    "V2": Vector(
        "SendChatappMessage",
        "2025-01-16T08:30:00Z",
        "fedcba9876543210fedcba9876543210",
        "ChannelType=viber&Content=%7B%22text%22%3A%22%D0%9F%D1%80%D0%B8%D0%B2%D1%96%D1%82%2C%2050"
        "%25%20off%20%26%20more~%2A%21%28%29%27%20%5Cn%F0%9F%98%80%22%2C%22link%22%3A%22https%3A"
        "%2F%2Fcdn.example.com%2Fa%20b.png%3Fx%3D1%26y%3D2%22%2C%22caption%22%3A%22%D0%9A%D1%83"
        "%D0%BF%D0%B8%D1%82%D0%B8%22%2C%22action%22%3A%22https%3A%2F%2Fexample.com%2F%3Fq%3Da%2Bb"
        "%22%7D&CustSpaceId=cams-8c8xxxxxxxx&From=2909&Label=promotion"
        "&MessageType=text_image_button&Tag=tag&TaskId=100000001&To=380441234567"
        "&TrackingData=tracking_id%3A123456&Ttl=86400&Type=message",
        "2f8428ce4f5db373fc57d1e3a1019f9b6ffa2c9d5ce5afe875f796ee9509dcc7",
        "77bf9071f115b8e1fc849d0996d8701b839f9da7ce3fefefc74bde471ef16288",
        {
            **RECIPIENT,
            "Type": "message",
            "MessageType": "text_image_button",
            "Content": '{"text":"Привіт, 50% off & more~*!()\' \\n😀",'
            '"link":"https://cdn.example.com/a b.png?x=1&y=2","caption":"Купити",'
            '"action":"https://example.com/?q=a+b"}',
            "To": "380441234567",
            "Label": "promotion",
            "Ttl": "86400",
            "Tag": "tag",
            "TaskId": "100000001",
            "TrackingData": "tracking_id:123456",
        },
    ),
    # As the SDK signs it: `accept` and `user-agent` as well.
    "V3": Vector(
        "ListChatappTemplate",
        "2025-01-16T08:30:00Z",
        "00000000000000000000000000000001",
        "AuditStatus=pass&CustSpaceId=cams-8c8xxxxxxxx"
        "&Page=%7B%22Index%22%3A1%2C%22Size%22%3A10%7D&TemplateType=VIBER",
        "87c0720cdc6af0915549597fad4edd98708f2c6e2fab3b300338405866cf60bd",
        "551d31ebf2600b5a4beefcaa891cae7056c0aef4453c07c340a0d01c4036988d",
        {
            "TemplateType": "VIBER",
            "Page": '{"Index":1,"Size":10}',
            "CustSpaceId": "cams-8c8xxxxxxxx",
            "AuditStatus": "pass",
        },
        more={"accept": "application/json", "user-agent": "viber-composer/0.1"},
        names=(
            *("accept", "host", "user-agent", "x-acs-action", "x-acs-content-sha256"),
            *("x-acs-date", "x-acs-signature-nonce", "x-acs-version"),
        ),
    ),
    "V4": Vector(
        "GetChatappUploadAuthorization",
        "2025-01-16T08:30:00Z",
        "00000000000000000000000000000002",
        "CustSpaceId=cams-8c8xxxxxxxx",
        "d0e2cb3b05672e7a4523f1d7c7a34ca28d3f398ba5146acbde3501fb5139fdf5",
        "e1ca3eac45ccf49d6a66df0d53d440ce95bcb735112dfc3d13e054329e769380",
        {"CustSpaceId": "cams-8c8xxxxxxxx"},
        Credentials("STS.testid", "testsecret", "CAISxxxxTOKEN=="),
        more={"x-acs-accesskey-id": "STS.testid", "x-acs-security-token": "CAISxxxxTOKEN=="},
    ),
    # Parameters in a form body instead of the query.
    "V6": Vector(
        "SendChatappMessage",
        "2025-01-16T08:30:00Z",
        "00000000000000000000000000000003",
        "",
        "5c0a9af05c59dacee7b84dcc42987f2748e0ad702452a6c1851e87ca6c4f0f72",
        "68e30dd68654d8833e799d2520967973204725999236595cdba404a73e87b2c4",
        {},
        body_hash="2b7861fee732d649ad87305196fe3add581dc8f9b050b5cc9c2c22904abdba4e",
        more={"content-type": "application/x-www-form-urlencoded"},
    ),
}


def judge(
    credentials: Credentials, parameters: Mapping[str, str], headers: Mapping[str, str]
) -> object:
    """What the SDK's own signer says for a POST with exactly these signed headers."""
    request = DaraRequest()
    request.method = "POST"
    request.pathname = "/"
    request.query = dict(parameters)
    request.headers = dict(headers)
    return Utils.get_authorization(
        request,
        ALGORITHM,
        headers["x-acs-content-sha256"],
        credentials.access_key_id,
        credentials.access_key_secret,
    )


@pytest.mark.parametrize("name", VECTORS)
def test_vectors(name: str) -> None:
    vector = VECTORS[name]
    headers = vector.headers()
    names = vector.names or signed_names(headers)
    assert canonical_query(vector.parameters) == vector.query
    signed = sign(vector.credentials, "POST", vector.query, headers, names)
    assert signed.canonical_hash == vector.canonical_hash
    assert signed.authorization == (
        f"ACS3-HMAC-SHA256 Credential={vector.credentials.access_key_id},"
        f"SignedHeaders={';'.join(names)},Signature={vector.signature}"
    )
    assert judge(vector.credentials, vector.parameters, headers) == signed.authorization


@pytest.mark.parametrize("name", ["V1", "V2", "V4"])
def test_this_programs_own_headers_give_the_vectors(name: str) -> None:
    vector = VECTORS[name]
    headers, signed = request_headers(
        vector.credentials,
        action=vector.action,
        host=vector.host,
        query=vector.query,
        date=vector.date,
        nonce=vector.nonce,
    )
    assert headers == {**vector.headers(), "Authorization": signed.authorization}
    assert signed.canonical_hash == vector.canonical_hash
    assert signed.authorization.endswith(f"Signature={vector.signature}")


def test_the_hash_of_a_form_body() -> None:
    assert hash_hex(FORM.encode()) == VECTORS["V6"].body_hash
    assert hash_hex(b"") == EMPTY


def test_what_is_signed() -> None:
    headers = ("Host", "X-Acs-Date", "Content-Type", "Accept", "User-Agent", "authorization", "X-A")
    assert signed_names(headers) == ("content-type", "host", "x-acs-date")


def test_headers_may_be_written_in_any_case() -> None:
    vector = VECTORS["V1"]
    loud = {name.upper(): f"  {value} " for name, value in vector.headers().items()}
    signed = sign(vector.credentials, "POST", vector.query, loud, signed_names(loud))
    assert signed.canonical_hash == vector.canonical_hash


# Every text that UTF-8 can hold; halves of characters have no form that the SDK could send.
TEXT = st.text(max_size=60)
HUGE = st.builds(lambda unit: unit * 1000, st.characters(codec="utf-8"))
PARAMETERS = st.dictionaries(st.from_regex("[A-Za-z]{1,12}", fullmatch=True), TEXT | HUGE)


@given(PARAMETERS)
def test_any_query_is_the_sdks(parameters: dict[str, str]) -> None:
    assert canonical_query(parameters) == get_canonical_query_string(parameters)


@given(PARAMETERS, TEXT.map(str.strip), TEXT.map(str.strip), TEXT.map(str.strip))
def test_any_signature_is_the_sdks(
    parameters: dict[str, str], key: str, secret: str, token: str
) -> None:
    credentials = Credentials(key, secret, token)
    query = canonical_query(parameters)
    headers, signed = request_headers(
        credentials,
        action="SendChatappMessage",
        host=HOST,
        query=query,
        date="2025-01-16T08:30:00Z",
        nonce="0" * 32,
    )
    authorization = headers.pop("Authorization")
    assert authorization == signed.authorization
    assert ("x-acs-security-token" in headers) == bool(token)
    assert authorization == judge(credentials, parameters, headers)


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_halves_of_characters_are_replaced(text: str) -> None:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert percent_encode(text) == percent_encode(whole)
    assert percent_encode(text).isascii()


def test_reserved_characters() -> None:
    assert percent_encode("AZaz09-_.~ +*%/?&=:😀") == (
        "AZaz09-_.~%20%2B%2A%25%2F%3F%26%3D%3A%F0%9F%98%80"
    )


def test_credentials_show_no_secret() -> None:
    credentials = Credentials("LTAI5tExample", "topsecret", "toptoken")
    for shown in (repr(credentials), str(credentials), f"{credentials}"):
        assert "topsecret" not in shown
        assert "toptoken" not in shown
    assert str(credentials) == "AccessKey LTAI…"
