"""Ways to the service, by clicking: the system's proxy and certificates, and what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from chatapp_desktop.app.profiles import profile_desk
from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.profiles.connection_text import report_text
from tests.e2e.conftest import Opening
from tests.support.proxy import Proxy, proxy_to
from tests.support.sandbox import SandboxProcess
from tests.support.speaking import speaking
from tests.support.studio import Studio, profile_at

AUTHORITY = trustme.CA()
HOST = "cams.invalid"
"""Never exists: whatever reaches it went through the proxy."""
PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the system trust the company's authority; only OpenSSL reads a file."""
    if sys.platform != "linux":
        pytest.skip("the system's own trust store cannot be changed for a test")
    file = tmp_path / "authorities.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


@pytest.fixture
def proxy(sandbox: SandboxProcess, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    with proxy_to(sandbox.url, AUTHORITY, HOST) as made:
        for name in ("HTTPS_PROXY", "HTTP_PROXY"):
            monkeypatch.setenv(name, made.url)
        yield made


@pytest.fixture
def company(sandbox: SandboxProcess) -> Profile:
    return replace(profile_at(sandbox.url, "Company"), endpoint=HOST)


def said_of(run: Studio) -> str:
    """Press Test connection in the profiles' dialog; what it says."""
    run.click("edit_profiles")
    run.wait(lambda: run.window.findChild(QDialog, "profiles_dialog"))
    run.click("test_connection")
    run.wait(run.button("test_connection").isEnabled)
    text = run.find(QLabel, "connection_result").text()
    run.click("save_profiles")
    run.wait(lambda: run.window.findChild(QDialog, "profiles_dialog") is None)
    return text


def send(run: Studio) -> State:
    run.type("To", "380441234567")
    run.type("Content.text", "Hello")
    run.send()
    return run.ended()


@pytest.mark.usefixtures("trusted")
def test_the_systems_proxy_and_certificates_are_used(
    open_window: Opening, sandbox: SandboxProcess, proxy: Proxy, company: Profile
) -> None:
    with open_window(company) as run:
        assert said_of(run).startswith("Connected.")
        assert send(run) is State.ACCEPTED
    assert len(sandbox.messages()) == 1
    assert set(proxy.requests) == {f"CONNECT {HOST}:443 HTTP/1.1"}


def test_an_authority_that_the_system_does_not_know_is_refused(
    open_window: Opening, sandbox: SandboxProcess, proxy: Proxy, company: Profile
) -> None:
    with open_window(company) as run:
        assert said_of(run).startswith("No secure connection.")
        assert send(run) is State.NOT_SENT
        assert "certificate" in run.status
    assert proxy.requests
    assert sandbox.messages() == []


def test_what_is_meant_for_this_computer_goes_past_the_proxy(
    open_window: Opening, sandbox: SandboxProcess, proxy: Proxy
) -> None:
    with open_window(profile_at(sandbox.url)) as run:
        assert send(run) is State.ACCEPTED
    assert proxy.requests == []


def test_hosts_that_need_no_proxy_are_called_directly(
    open_window: Opening, proxy: Proxy, company: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", f"example.com,{HOST}")
    with open_window(company) as run:
        assert send(run) is State.NOT_SENT
    assert proxy.requests == []


def test_a_proxy_that_refuses_is_told_from_a_wrong_endpoint(
    open_window: Opening, sandbox: SandboxProcess, company: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy_to(sandbox.url, AUTHORITY, HOST, "407 Proxy Authentication Required") as made:
        monkeypatch.setenv("HTTPS_PROXY", made.url)
        with open_window(company) as run:
            assert said_of(run).startswith("No network. The proxy did not let the connection")
            assert send(run) is State.NOT_SENT
            assert "The proxy did not let the connection through" in run.status


def test_a_proxy_that_is_not_there_is_told_from_a_wrong_endpoint(
    open_window: Opening, company: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    with open_window(company) as run:
        assert said_of(run).startswith("No network. The proxy did not let the connection")


# What else Test connection says; wrong keys and permissions are in test_profiles


def test_nobody_listens(open_window: Opening, company: Profile) -> None:
    with open_window(replace(company, endpoint="http://127.0.0.1:1")) as run:
        assert said_of(run).startswith("Wrong endpoint.")


@pytest.mark.parametrize(
    ("network", "heading"), [(True, "Wrong endpoint."), (False, "No network.")]
)
def test_a_name_that_is_not_found(
    open_window: Opening,
    company: Profile,
    monkeypatch: pytest.MonkeyPatch,
    network: bool,
    heading: str,
) -> None:
    async def resolves() -> bool:
        return network

    monkeypatch.setattr(profile_desk, "_default_resolves", resolves)
    with open_window(company) as run:
        assert said_of(run).startswith(heading)


def test_the_clock_is_off(open_window: Opening, sandbox: SandboxProcess) -> None:
    sandbox.fault("clock", count=9, skew_seconds=3600)
    with open_window(profile_at(sandbox.url)) as run:
        text = said_of(run)
    assert text.startswith("The clock of this computer is off.")
    assert "60 minutes slow" in text


def test_a_wrong_space_and_the_right_one(open_window: Opening, sandbox: SandboxProcess) -> None:
    profile = replace(profile_at(sandbox.url), cust_space_id="cams-of-others")
    with open_window(profile) as run:
        text = said_of(run)
    assert text.startswith("Wrong space.")
    assert "Spaces: cams-sandbox" in text


@pytest.mark.parametrize("finding", Finding)
def test_every_finding_speaks_both_languages(qapp: QApplication, finding: Finding) -> None:
    report = Report(finding, "NoPermission", denied=("cams:ListInstance",), spaces=("cams-1",))
    with speaking(qapp, "en"):
        english = report_text(report)
    with speaking(qapp, "zh_CN"):
        chinese = report_text(report)
    assert english.isascii() or "“" in english
    assert all(any("\u4e00" <= c <= "\u9fff" for c in line) for line in chinese.splitlines())
