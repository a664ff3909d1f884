"""Which proxy is taken from the environment, and what is told to it."""

from __future__ import annotations

import asyncio

import pytest

from chatapp_desktop.cams.proxy import ProxyUselessError, proxy_for
from chatapp_desktop.cams.transport import NoConnectionError, Transport
from tests.cams.raw_server import OK, RawServer, answering, raw_server

_NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("address", "host", "port", "tls"),
    [
        ("http://proxy.invalid:3128", "proxy.invalid", 3128, False),
        ("proxy.invalid:3128", "proxy.invalid", 3128, False),
        ("http://proxy.invalid", "proxy.invalid", 80, False),
        ("https://[2001:db8::1]", "2001:db8::1", 443, True),
    ],
)
def test_an_address_is_read(
    monkeypatch: pytest.MonkeyPatch, address: str, host: str, port: int, tls: bool
) -> None:
    monkeypatch.setenv("https_proxy", address)
    found = proxy_for("https", "cams.invalid")
    assert found is not None
    assert (found.host, found.port, found.tls, found.authorization) == (host, port, tls, "")


def test_one_for_everything_is_the_last_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://general.invalid")
    assert (found := proxy_for("https", "cams.invalid"))
    assert found.host == "general.invalid"
    monkeypatch.setenv("https_proxy", "http://own.invalid")
    assert (found := proxy_for("https", "cams.invalid"))
    assert found.host == "own.invalid"
    assert (found := proxy_for("http", "cams.invalid"))
    assert found.host == "general.invalid"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "cams.invalid"])
def test_the_direct_way(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("all_proxy", "http://proxy.invalid")
    monkeypatch.setenv("no_proxy", ".invalid")
    assert proxy_for("http", host) is None


@pytest.mark.parametrize("address", ["socks5://x:secret@a", "http://x:secret@a:b", "http://"])
def test_of_no_use(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("https_proxy", address)
    with pytest.raises(ProxyUselessError) as caught:
        proxy_for("https", "cams.invalid")
    assert "secret" not in str(caught.value)


async def test_without_tls_the_proxy_is_given_the_whole_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with raw_server(answering(OK)) as server:
        monkeypatch.setenv("http_proxy", f"http://ann:p%40ss@{server.netloc}")
        found = proxy_for("http", "cams.invalid")
        assert "ann" not in repr(found)
        assert "YW5u" not in repr(found)
        async with Transport("http://cams.invalid") as transport:
            await transport.post("a=b", {"host": "cams.invalid"}, _nothing)
        head = server.heads[0].decode("ascii")
    assert head.startswith("POST http://cams.invalid/?a=b HTTP/1.1\r\n")
    assert "proxy-authorization: basic yw5uonbac3m=" in head.lower()


async def test_the_tunnel_is_asked_for_with_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        del writer
        await server.read_head(reader)

    async with raw_server(talk) as server:
        monkeypatch.setenv("https_proxy", f"http://ann:pass@{server.netloc}")
        async with Transport("https://cams.invalid") as transport:
            with pytest.raises(NoConnectionError):
                await transport.post("a=b", {"host": "cams.invalid"}, _nothing)
        head = server.heads[0].decode("ascii")
    assert head.startswith("CONNECT cams.invalid:443 HTTP/1.1\r\nHost: cams.invalid:443\r\n")
    assert "Proxy-Authorization: Basic YW5uOnBhc3M=" in head


async def _nothing() -> None:
    pass
