"""Test connection: each outcome provoked at the sandbox, a closed port, or a stranger's server."""

from __future__ import annotations

import time

import pytest

from chatapp_desktop.cams.probe import Finding, Report, probe
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.ui.profiles.connection_text import report_text
from tests.cams.calling import OWNER, SHORT, calling
from tests.cams.raw_server import answering, http, raw_server
from tests.support.sandbox import SandboxProcess

SPACE = "cams-sandbox"
ALL = ("cams:GetChatappOpenStatus", "cams:ListInstance", "cams:ListViberServiceMessage")


async def found(
    url: str, credentials: Credentials = OWNER, space: str = SPACE, *, network: bool = True
) -> Report:
    async def resolves() -> bool:
        return network

    async with calling(url, credentials, SHORT, time.time) as client:
        report = await probe(client, space, resolves)
    assert report_text(report)
    return report


async def test_a_good_account_tells_what_it_owns(sandbox: SandboxProcess) -> None:
    report = await found(sandbox.url)
    assert report.finding is Finding.GOOD
    assert report.spaces == (SPACE,)
    running, stopped = report.services
    assert (running.id, running.stopped, stopped.id, stopped.stopped) == (
        "2909", False, "2910", True,
    )  # fmt: skip
    assert running.countries == {"US", "CN", "UA", "DE", "FR", "JP", "IL"}
    assert stopped.countries == {"DZ"}


async def test_without_a_space_the_first_one_is_looked_at(sandbox: SandboxProcess) -> None:
    report = await found(sandbox.url, space="")
    assert report.finding is Finding.GOOD
    assert [service.id for service in report.services] == ["2909", "2910"]


async def test_nothing_is_sent(sandbox: SandboxProcess) -> None:
    await found(sandbox.url)
    assert sandbox.messages() == []


@pytest.mark.parametrize(
    ("credentials", "finding", "code"),
    [
        (Credentials("nobody", "x"), Finding.WRONG_KEY, "InvalidAccessKeyId.NotFound"),
        (Credentials("testid-inactive", "testsecret"), Finding.WRONG_KEY,
         "InvalidAccessKeyId.Inactive"),
        (Credentials("testid", "wrong"), Finding.WRONG_SECRET, "SignatureDoesNotMatch.secret"),
        (Credentials("STS.testid", "testsecret", "expiredtoken"), Finding.TOKEN_EXPIRED,
         "InvalidSecurityToken.Expired"),
        (Credentials("STS.testid", "testsecret"), Finding.TOKEN_WRONG, "MissingSecurityToken"),
        (Credentials("STS.testid", "testsecret", "x"), Finding.TOKEN_WRONG,
         "InvalidSecurityToken.Malformed"),
        (Credentials("testid-noproduct", "testsecret"), Finding.NOT_ACTIVATED,
         "Product.Unsubscript"),
        (Credentials("ключ", "x"), Finding.WRONG_KEY, "Request.BadCharacter"),
    ],
)  # fmt: skip
async def test_keys(
    sandbox: SandboxProcess, credentials: Credentials, finding: Finding, code: str
) -> None:
    report = await found(sandbox.url, credentials)
    assert report.finding is finding
    assert report.code in (code, code.replace("Malformed", "MismatchWithAccessKey"))


async def test_missing_permissions_are_named(sandbox: SandboxProcess) -> None:
    report = await found(sandbox.url, Credentials("testid-denied", "testsecret"))
    assert report.finding is Finding.NO_PERMISSION
    assert set(report.denied) == set(ALL)
    assert all(action in report_text(report) for action in ALL)


async def test_who_may_only_read_is_connected(sandbox: SandboxProcess) -> None:
    """Whether sending is allowed shows only when something is sent."""
    report = await found(sandbox.url, Credentials("testid-readonly", "testsecret"))
    assert report.finding is Finding.GOOD


async def test_a_wrong_space_and_the_right_ones(sandbox: SandboxProcess) -> None:
    report = await found(sandbox.url, space="cams-of-others")
    assert report.finding is Finding.WRONG_SPACE
    assert report.spaces == (SPACE,)
    assert SPACE in report_text(report)


async def test_a_space_that_is_not_listed_is_wrong_even_if_the_service_answers() -> None:
    rows = '[{"CustSpaceId":"cams-1"},{"CustSpaceId":"cams-2"}]'
    body = f'{{"Code":"OK","OpenStatus":true,"Data":{rows}}}'.encode()
    async with raw_server(answering(http(body))) as server:
        assert (await found(server.url, space="cams-2")).finding is Finding.GOOD
        report = await found(server.url, space="cams-3")
    assert (report.finding, report.spaces) == (Finding.WRONG_SPACE, ("cams-1", "cams-2"))


@pytest.mark.parametrize("skew", [3600, -3600])
async def test_a_clock_that_is_off_is_told_by_how_much(sandbox: SandboxProcess, skew: int) -> None:
    sandbox.fault("clock", count=9, skew_seconds=skew)
    report = await found(sandbox.url)
    assert report.finding is Finding.CLOCK_OFF
    assert abs(report.clock_offset - skew) < 30
    assert "60" in report_text(report)


async def test_nobody_listens() -> None:
    report = await found("http://127.0.0.1:1")
    assert (report.finding, report.code) == (Finding.WRONG_HOST, "Network.Refused")


@pytest.mark.parametrize("network", [True, False])
async def test_a_name_that_is_not_found(network: bool) -> None:
    report = await found("https://nowhere.invalid", network=network)
    assert report.finding is (Finding.WRONG_HOST if network else Finding.NO_NETWORK)


async def test_a_server_that_speaks_no_tls(sandbox: SandboxProcess) -> None:
    report = await found(f"https://127.0.0.1:{sandbox.port}")
    assert report.finding is Finding.TLS_REFUSED


async def test_something_else_answers() -> None:
    for page in (b"<html>Welcome</html>", b"[]"):
        async with raw_server(answering(http(page))) as server:
            assert (await found(server.url)).finding is Finding.WRONG_HOST


async def test_the_service_is_in_trouble(sandbox: SandboxProcess) -> None:
    sandbox.fault("status", count=1, status=503, code="ServiceUnavailable")
    assert (await found(sandbox.url)).finding is Finding.OTHER


async def test_it_breaks_off_after_the_first_call(sandbox: SandboxProcess) -> None:
    sandbox.fault("drop_before", count=1, operation="ListInstance")
    assert (await found(sandbox.url)).finding is Finding.OTHER


@pytest.mark.parametrize("rows", ["null", "[3]", '["x", {"ServiceId": ""}]', '{"a": 1}'])
async def test_lists_of_a_strange_shape(rows: str) -> None:
    body = f'{{"Code":"OK","OpenStatus":true,"Data":{rows}}}'.encode()
    async with raw_server(answering(http(body))) as server:
        report = await found(server.url)
    assert (report.finding, report.services) == (Finding.GOOD, ())


def test_every_finding_has_a_sentence_of_its_own() -> None:
    texts = [report_text(Report(finding)) for finding in Finding]
    assert len(set(texts)) == len(texts)
    assert all(texts)
