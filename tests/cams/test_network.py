"""Bad luck on the way: names, refusals, TLS, proxies. Each is told apart, and nothing left."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from chatapp_desktop.cams.outcomes import Accepted, NotSent, NotSentReason
from chatapp_desktop.cams.transport import Patience
from tests.cams.calling import TEXT, calling, nothing
from tests.cams.raw_server import OK, RawServer, answering, listening, raw_server

R = NotSentReason


async def reason_of(url: str, patience: Patience | None = None) -> tuple[NotSentReason, str]:
    async def hook() -> None:
        pytest.fail("nothing may leave")

    async with calling(url, patience=patience) as client:
        outcome = await client.send(TEXT, hook)
    assert isinstance(outcome, NotSent)
    return outcome.reason, outcome.detail


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:1", R.REFUSED),
        ("https://127.0.0.1:1", R.REFUSED),
        ("https://nowhere.invalid", R.HOST_NOT_FOUND),
        ("https://nowhere.invalid/path/?x", R.HOST_NOT_FOUND),
        (f"https://{'a' * 64}.invalid", R.HOST_NOT_FOUND),
        ("https://a..invalid", R.HOST_NOT_FOUND),
        ("https://exa mple.invalid", R.HOST_NOT_FOUND),
        ("https://\u200b.invalid", R.HOST_NOT_FOUND),
        ("https://nowhere.invalid:99999", R.HOST_NOT_FOUND),
        ("https://[::1", R.HOST_NOT_FOUND),
        ("https://почта.invalid", R.HOST_NOT_FOUND),
        ("https://", R.UNREACHABLE),
        ("nowhere.invalid", R.UNREACHABLE),
        ("ftp://nowhere.invalid", R.UNREACHABLE),
        ("", R.UNREACHABLE),
    ],
)
async def test_no_such_server(url: str, reason: NotSentReason) -> None:
    found, detail = await reason_of(url)
    assert found is reason
    assert detail


async def test_a_server_that_never_completes_the_connection() -> None:
    """It accepts, and says nothing to the TLS greeting."""
    async with raw_server(listening) as server:
        url = server.url.replace("http:", "https:")
        reason, _ = await reason_of(url, Patience(connect=0.2))
        assert reason is R.CONNECT_TIMEOUT
        await server.settled()
        assert b"POST" not in server.received


async def test_a_server_without_tls() -> None:
    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        server.note(await reader.read(1))
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with raw_server(talk) as server:
        reason, detail = await reason_of(server.url.replace("http:", "https:"))
    assert reason is R.TLS
    assert detail


# TLS: an authority that the system does not know, and one that it does

AUTHORITY = trustme.CA()


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have the system's list of authorities hold this file's; only OpenSSL reads one."""
    if sys.platform != "linux":
        pytest.skip("the system's own trust store cannot be changed for a test")
    file = tmp_path / "authorities.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


async def test_an_unknown_authority_is_refused() -> None:
    certificate = AUTHORITY.issue_cert("127.0.0.1")
    async with raw_server(answering(OK), tls(certificate)) as server:
        reason, detail = await reason_of(server.url)
        assert server.received == b""
    assert reason is R.TLS
    assert "certificate" in detail


@pytest.mark.usefixtures("trusted")
async def test_a_known_authority_is_trusted() -> None:
    certificate = AUTHORITY.issue_cert("127.0.0.1")
    async with raw_server(answering(OK), tls(certificate)) as server, calling(server.url) as client:
        assert isinstance(await client.send(TEXT, nothing), Accepted)
        assert isinstance(await client.send(TEXT, nothing), Accepted)
        assert server.connections == 1


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("fault", ["another name", "expired"])
async def test_a_certificate_that_does_not_hold(fault: str) -> None:
    past = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        AUTHORITY.issue_cert("other.invalid")
        if fault == "another name"
        else AUTHORITY.issue_cert("127.0.0.1", not_before=past, not_after=past)
    )
    async with raw_server(answering(OK), tls(certificate)) as server:
        reason, _ = await reason_of(server.url)
        assert server.received == b""
    assert reason is R.TLS


# Proxies


def use_proxy(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "502 Bad Gateway"])
async def test_a_proxy_that_refuses(monkeypatch: pytest.MonkeyPatch, status: str) -> None:
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()
    async with raw_server(answering(answer)) as proxy:
        use_proxy(monkeypatch, proxy.url)
        reason, detail = await reason_of("https://cams.invalid")
        assert proxy.heads[0].startswith(b"CONNECT cams.invalid:443 ")
        assert len(proxy.heads) == 1
    assert reason is R.PROXY
    assert status[:3] in detail


@pytest.mark.parametrize(
    "url", ["socks5://127.0.0.1:1", "gopher://x:secret@127.0.0.1", "http://a:b"]
)
async def test_a_proxy_of_no_use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    use_proxy(monkeypatch, url)
    reason, detail = await reason_of("https://cams.invalid")
    assert reason in (R.PROXY, R.HOST_NOT_FOUND)
    assert "secret" not in detail


@pytest.mark.usefixtures("trusted")
async def test_through_a_proxy_the_border_is_behind_the_tunnel(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    certificate = AUTHORITY.issue_cert("cams.invalid")
    async with raw_server(answering(OK), tls(certificate)) as service:

        async def tunnel(
            server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
        ) -> None:
            await server.read_head(reader)
            onward, back = await asyncio.open_connection("127.0.0.1", service.port)
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(copy(reader, back), copy(onward, writer))

        async with raw_server(tunnel) as proxy:
            use_proxy(monkeypatch, proxy.url)
            seen: list[tuple[int, int]] = []

            async def hook() -> None:
                seen.append((len(proxy.heads), len(service.heads)))

            async with calling("https://cams.invalid") as client:
                assert isinstance(await client.send(TEXT, hook), Accepted)
            await proxy.settled()
        assert seen == [(1, 0)]
        assert len(service.heads) == 1
        # The proxy sees where the call goes, and nothing of what it says.
        assert b"x-acs" not in proxy.heads[0].lower()


async def copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await source.read(65_536):
            target.write(chunk)
            await target.drain()
    target.close()
    with contextlib.suppress(ConnectionError):
        await target.wait_closed()
