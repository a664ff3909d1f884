"""The sandbox as a program: what it prints, where it listens, and how it ends."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
import trustme

from tests.support.sandbox import SandboxProcess
from tests.support.signed import TEXT, Call

COMMAND = [sys.executable, "-m", "chatapp_desktop.sandbox"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def test_prints_one_line_and_is_then_ready() -> None:
    with SandboxProcess.start() as sandbox:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", sandbox.url)
        assert sandbox.messages() == []


def test_listens_on_loopback_only() -> None:
    with SandboxProcess.start() as sandbox:
        connections = psutil.Process(sandbox.process.pid).net_connections()
        listening = [c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN]
        assert listening == ["127.0.0.1"]


def test_faults_leave_no_complaint(capfd: pytest.CaptureFixture[str]) -> None:
    with SandboxProcess.start() as sandbox:
        for kind in ("drop_before", "drop_after", "stall"):
            sandbox.fault(kind)
            with socket.create_connection(("127.0.0.1", sandbox.port), timeout=30) as client:
                client.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
                while not any(entry["fault"] == kind for entry in sandbox.requests()):
                    pass
    assert capfd.readouterr().err == ""


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it_cleanly(number: signal.Signals) -> None:
    sandbox = SandboxProcess.start()
    try:
        sandbox.process.send_signal(number)
        assert sandbox.process.wait(20) == 0
        assert sandbox.process.stdout
        assert sandbox.process.stdout.read() == ""
    finally:
        sandbox.stop()


@POSIX
def test_signal_ends_it_while_a_client_waits() -> None:
    sandbox = SandboxProcess.start()
    try:
        sandbox.fault("stall")
        with socket.create_connection(("127.0.0.1", sandbox.port), timeout=30) as waiting:
            waiting.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
            while not sandbox.requests():
                pass
            sandbox.process.send_signal(signal.SIGTERM)
            assert sandbox.process.wait(20) == 0
    finally:
        sandbox.stop()


def test_ends_when_its_parent_is_killed() -> None:
    """A parent that dies without a word closes the pipe, and the sandbox goes too."""
    parent = f"""
import subprocess, sys, time
child = subprocess.Popen({[*COMMAND, "--until-stdin-closes"]!r}, stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, text=True)
print(child.pid, child.stdout.readline(), flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        child = psutil.Process(int(run.stdout.readline().split()[0]))
        run.kill()
    psutil.wait_procs([child], timeout=20)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("port", [99_999, -1])
def test_impossible_port(port: int) -> None:
    done = subprocess.run([*COMMAND, f"--port={port}"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("The sandbox cannot listen on 127.0.0.1:")
    assert done.stdout == ""


def test_taken_port() -> None:
    with SandboxProcess.start() as sandbox:
        done = subprocess.run(
            [*COMMAND, f"--port={sandbox.port}"], capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout) == (1, "")


def test_speaks_tls(tmp_path: Path) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    certificate.private_key_pem.write_to_path(key)
    for part in certificate.cert_chain_pems:
        part.write_to_path(chain, append=True)
    context = ssl.create_default_context()
    authority.configure_trust(context)
    with SandboxProcess.start(certificate=chain, key=key) as sandbox:
        assert sandbox.url.startswith("https://127.0.0.1:")
        connection = http.client.HTTPSConnection(sandbox.endpoint, context=context, timeout=30)
        call = Call("SendChatappMessage", TEXT)
        connection.request("POST", f"/?{call.query()}", headers=call.headers(sandbox.endpoint))
        assert json.loads(connection.getresponse().read())["Code"] == "OK"
        connection.request(
            "POST", "/_sandbox/faults", b'{"kind":"drop_after"}', {"content-type": "text/plain"}
        )
        connection.getresponse().read()
        connection.request("POST", f"/?{call.query()}", headers=call.headers(sandbox.endpoint))
        with pytest.raises((http.client.RemoteDisconnected, ssl.SSLError, ConnectionResetError)):
            connection.getresponse()
        connection.close()
