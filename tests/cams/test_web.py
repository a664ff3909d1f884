"""Fetching from the web, against a real https server on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from chatapp_desktop.cams.web import Fetcher, Limits, WebError, WebTrouble
from chatapp_desktop.viber.web_policy import AddressTrouble
from tests.support.web_server import Site, serving

DATA = bytes(range(256)) * 40


def trouble(fetcher: Fetcher, address: str) -> WebTrouble | AddressTrouble:
    with pytest.raises(WebError) as error:
        fetcher.get(address)
    return error.value.trouble


def test_a_file_is_fetched_whole_and_in_parts() -> None:
    with serving(Site({"/a.bin": ("image/png", DATA)})) as site:
        address = f"{site.origin}/a.bin"
        assert site.fetcher().get(address).body == DATA
        assert site.fetcher().part(address, 300, 10).body == DATA[300:310]
        head = site.fetcher().head(address)
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-type"] == "image/png"
        assert site.asked[-1] == ("HEAD", "/a.bin")


def test_a_server_without_ranges_gives_parts_too() -> None:
    with serving(Site({"/a.bin": ("image/png", DATA * 100)}, ranges=False)) as site:
        part = site.fetcher(bytes=20_000).part(f"{site.origin}/a.bin", 300, 10)
        assert part.body == DATA[300:310]


def test_redirects_are_followed_and_end() -> None:
    moved = {"/old": "/a.bin", "/round": "/round"}
    with serving(Site({"/a.bin": ("image/png", DATA)}, moved)) as site:
        found = site.fetcher().get(f"{site.origin}/old")
        assert (found.address, found.body) == (f"{site.origin}/a.bin", DATA)
        assert trouble(site.fetcher(), f"{site.origin}/round") is WebTrouble.REDIRECTS
        assert len(site.asked) == 2 + Limits().redirects + 1


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("https://127.0.0.1:1/secret", AddressTrouble.PRIVATE),
        ("http://cdn.example.com/a", AddressTrouble.NOT_HTTPS),
        ("https://localhost/", AddressTrouble.PRIVATE),
        ("file:///etc/passwd", AddressTrouble.NOT_AN_ADDRESS),
    ],
)
def test_a_redirect_leads_nowhere_else(target: str, why: AddressTrouble) -> None:
    with serving(Site({}, {"/go": target})) as site:
        assert trouble(site.fetcher(), f"{site.origin}/go") is why


def test_a_name_that_leads_to_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A public name may point to a private address; what counts is the address."""
    with serving(Site({"/a": ("image/png", DATA)})) as site:
        port = int(site.origin.rpartition(":")[2])
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)
        fetcher = Fetcher(trust=site.trust)
        assert trouble(fetcher, f"https://cdn.example.com:{port}/a") is AddressTrouble.PRIVATE
        assert site.asked == []


def test_too_much_is_not_read() -> None:
    with serving(Site({"/a.bin": ("image/png", DATA)})) as site:
        fetcher = site.fetcher(bytes=1000)
        assert trouble(fetcher, f"{site.origin}/a.bin") is WebTrouble.TOO_LARGE


def test_an_unknown_certificate_is_refused() -> None:
    with serving(Site({"/a.bin": ("image/png", DATA)}), trusted=False) as site:
        assert trouble(site.fetcher(), f"{site.origin}/a.bin") is WebTrouble.TLS


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        origin = f"http://127.0.0.1:{silent.getsockname()[1]}"
        fetcher = Fetcher(Limits(seconds=0.2), frozenset({origin}))
        assert trouble(fetcher, f"{origin}/a") is WebTrouble.TIMEOUT


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        origin = f"http://127.0.0.1:{gone.getsockname()[1]}"
    fetcher = Fetcher(allowed=frozenset({origin}))
    assert trouble(fetcher, f"{origin}/a") is WebTrouble.UNREACHABLE


def test_a_status_is_an_answer() -> None:
    with serving(Site({})) as site:
        assert site.fetcher().get(f"{site.origin}/none").status == 404


def test_addresses_with_other_letters_are_escaped() -> None:
    with serving(Site({"/%E5%9B%BE.png?a=1": ("image/png", DATA)})) as site:
        assert site.fetcher().get(f"{site.origin}/图.png?a=1").body == DATA


@contextmanager
def dripping(letters: str) -> Iterator[str]:
    """A server that answers letter by letter, and takes longer than anybody waits."""
    server = socket.create_server(("127.0.0.1", 0))
    left = threading.Event()

    def drip() -> None:
        taken, _ = server.accept()
        with taken:
            for letter in letters:
                try:
                    taken.send(letter.encode())
                except OSError:
                    return
                if left.wait(0.02):
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        left.set()
        thread.join()
        server.close()


HEAD = "HTTP/1.1 200 OK\r\nConnection: close\r\n"
DRIPS = {
    "headers": f"{HEAD}X: {'x' * 150}\r\nContent-Length: 0\r\n\r\n",
    "chunk": f"{HEAD}Transfer-Encoding: chunked\r\n\r\n0;{'x' * 150}\r\n\r\n",
}


@pytest.mark.parametrize("letters", DRIPS.values(), ids=DRIPS)
def test_who_answers_letter_by_letter_is_cut_off(letters: str) -> None:
    with dripping(letters) as origin:
        fetcher = Fetcher(Limits(seconds=0.5), frozenset({origin}))
        assert trouble(fetcher, f"{origin}/a") is WebTrouble.TIMEOUT
