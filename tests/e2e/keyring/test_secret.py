"""Nothing that the program writes has the secret in it, in no encoding."""

from __future__ import annotations

import base64
from urllib.parse import quote

from tests.support.keyring_program import KEYRING, program
from tests.support.keyring_session import Session

pytestmark = KEYRING


def test_nothing_that_the_program_writes_has_the_secret(session: Session) -> None:
    """Settings, logs, database, trail, crash report, exports, its output, the keyring's file."""
    secret = "Sp3cial/Secret+with=signs~and%words"
    exports = session.folder / "exports"
    exports.mkdir()
    keyring = session.start_keyring("password")
    with program(session) as running:
        running.wait("No keys yet")
        running.type_keys("testid", secret)
        running.wait("Keys are in Secret Service")
        # The wrong secret for this account: the service refuses it, at length.
        assert "SignatureDoesNotMatch" in " ".join(running.send())
        running.do("choose_newest")
        copied = running.wait_answer("copied")
        running.do("click", "edit_profiles")
        running.wait_shown("profiles_dialog")
        running.do("click", "test_connection")
        running.wait_text("connection_result", "Wrong AccessKey secret.")
        running.do("export_profiles", str(exports / "profiles.json"))
        running.wait_text("connection_result", "without any keys")
        running.do("click", "copy_policy")
        running.do("click", "save_profiles")
        running.wait_gone("profiles_dialog")
        for suffix in ("csv", "jsonl"):
            running.do("export_history", str(exports / f"history.{suffix}"))
            running.wait_said(f"history.{suffix}")
        running.do("command", "Ctrl+,")
        running.wait_shown("settings_window")
        running.do("click", "save_settings")
        running.wait_gone("settings_window")
        for keys, name in (("Ctrl+Shift+Return", "dry_run"), ("Ctrl+Shift+G", "code_dialog")):
            running.do("command", keys)
            running.wait_shown(name)
            copied += running.do("words", name)
            running.do("dismiss_dialog", name)
            running.wait_gone(name)
        running.do("blunder", secret)
        report = running.wait_answer("report")
        running.do("dismiss_dialog", "report_dialog")
        assert running.do("core_limit") == 0
        # The keyring goes away, so that deleting leaves its traces, too.
        session.end(keyring)
        running.delete_profile()
        running.wait_said("so the keys of “Shop” are still in it")
    forms = spellings(secret)
    for text in (report, *copied):
        assert text
        assert not [form for form in forms if form in text.encode()]
    written = [path for path in session.folder.rglob("*") if path.is_file()]
    names = {path.name for path in written}
    assert {
        *("chatapp-desktop.log", "history.sqlite3", "settings.json", "audit.jsonl", "audit.head"),
        *("profiles.json", "accounts.json", "history.csv", "history.jsonl", "printed.txt"),
    } <= names
    for path in written:
        data = path.read_bytes()
        assert not [form for form in forms if form in data], path


def spellings(secret: str) -> set[bytes]:
    """The secret as it is, and in the encodings that could hide it; both halves alone as well."""
    found = set()
    for text in (secret, secret[: len(secret) // 2], secret[len(secret) // 2 :]):
        data = text.encode()
        found |= {data, data.hex().encode(), data.hex().upper().encode()}
        found |= {quote(text, safe="").encode(), quote(text, safe="").lower().encode()}
    data = secret.encode()
    # Whatever stands before it, base64 repeats in one of three ways.
    for shift in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            coded = encode(b"x" * shift + data)
            found.add(coded[4 : len(coded) - 4])
    return found
