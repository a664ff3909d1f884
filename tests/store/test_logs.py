"""What reaches the log file, and what never does."""

from __future__ import annotations

import base64
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store import logs, redaction
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.redaction import mask_numbers, redact

SECRET = "s3cr3t /+=%中\"'key"


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test protects its own values."""
    monkeypatch.setattr(redaction, "_protected", {})


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level = root.level
    yield logs.install(tmp_path / "logs")
    logs.uninstall()
    root.setLevel(level)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("To=380441234567", "To=380*******67"),
        ("%2B380441234567&x", "%2B380*******67&x"),
        ("+380 (44) 123-45-67 called", "+380 (**) ***-**-67 called"),
        ("%2B380%2044%201234567.", "%2B380%20**%20*****67."),
        ("139-0000 1234", "139-**** **34"),
        ("1234567", "123**67"),
        ("123456", "123456"),
        ("2026-11-23 11:22:33,123 INFO", "2026-11-23 11:22:33,123 INFO"),
        ("20261123T112233Z", "202***23T112233Z"),
        ("3F2504E0-4F89-11D3-9A0C-0305E82C3301", "3F2504E0-4F89-11D3-9A0C-0305E82C3301"),
        ("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"),
        ("http://127.0.0.1:8765/", "http://127.0.0.1:8765/"),
        ("SignatureDoesNotMatch: no", "SignatureDoesNotMatch: no"),
        ("x-acs-signature-nonce: abc", "x-acs-signature-nonce: abc"),
        ("Authorization: ACS3 a=b,Signature=ff", "Authorization: [redacted]"),
        ("(b'authorization', b'ACS3 x')", "(b'authorization', b'[redacted]')"),
        ('{"Authorization": "ACS3 x", "a": 1}', '{"Authorization": "[redacted]", "a": 1}'),
        ("Signature=ff0011&x=1", "Signature=[redacted]&x=1"),
        ("SecurityToken=CAIS%2Bx&y=1", "SecurityToken=[redacted]&y=1"),
        ("{'x-acs-security-token': 'CAIS=='}", "{'x-acs-security-token': '[redacted]'}"),
        ('{"AccessKeySecret":"xyz"}', '{"AccessKeySecret":"[redacted]"}'),
        ('{\\"access_key_secret\\": \\"xyz\\"}', '{\\"access_key_secret\\": \\"[redacted]\\"}'),
        ("AccessKeySecret%3Dxyz%26", "AccessKeySecret%3D[redacted]"),
    ],
)
def test_what_is_hidden(text: str, safe: str) -> None:
    assert redact(text) == safe


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=4), st.text(), st.text())
def test_a_protected_value_does_not_pass_in_any_form(value: str, before: str, after: str) -> None:
    redaction._protected.clear()
    logs.protect(value)
    data = value.encode("utf-8")
    for form in (
        value, quote(value, safe=""), quote_plus(value), quote(quote(value, safe=""), safe=""),
        data.hex(), data.hex().upper(), base64.b64encode(data).decode(), repr(value)[1:-1],
        base64.urlsafe_b64encode(data).decode().rstrip("="),
    ):  # fmt: skip
        shown = redact(f"{before}{form}{after}")
        if form not in before + redaction.HIDDEN + after:
            assert form not in shown.replace(redaction.HIDDEN, "")


@given(st.integers(10**6, 10**15 - 1), st.sampled_from(["", " ", "x", "\n", "=", "%2B", "+"]))
def test_whole_numbers_never_pass(number: int, before: str) -> None:
    shown = mask_numbers(f"{before}{number} ")
    assert str(number) not in shown
    assert shown.strip().endswith(str(number)[-2:])


@given(st.text())
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = mask_numbers(text)
    assert mask_numbers(once) == once


def test_short_values_are_not_protected() -> None:
    logs.protect("the")
    logs.protect("")
    assert redact("the end") == "the end"


def _refuse(message: str) -> None:
    raise ValueError(message)


def test_messages_arguments_and_tracebacks_are_redacted(log: Path) -> None:
    logs.protect(SECRET)
    logger = logging.getLogger("test.redaction")
    try:
        _refuse(f"refused for {SECRET} and 380441234567")
    except ValueError:
        logger.exception("To %s with %r", "380441234567", {"key": SECRET})
    logger.debug("not of interest")
    written = log.read_text("utf-8")
    assert "Traceback" in written
    assert "380*******67" in written
    assert "380441234567" not in written
    assert "s3cr3t" not in written
    assert "not of interest" not in written


def test_the_record_is_left_to_other_handlers_as_it_was(log: Path) -> None:
    del log
    try:
        _refuse("no")
    except ValueError:
        problem = sys.exc_info()
    record = logging.LogRecord("n", logging.INFO, "p", 1, "To %s", ("380441234567",), problem)
    assert logs.RedactingFormatter().format(record).startswith("To 380*******67\nTraceback")
    assert record.args == ("380441234567",)
    assert record.exc_text is None


def test_the_file_rotates_and_is_private(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_handler(), "maxBytes", 2000)
    for number in range(200):
        logging.getLogger("test").warning("line %d of many", number)
    files = sorted(each.name for each in log.parent.iterdir())
    assert files == [log.name, *(f"{log.name}.{n}" for n in (1, 2, 3))]
    assert "line 199" in log.read_text("utf-8")
    if sys.platform != "win32":
        assert log.stat().st_mode & 0o777 == 0o600


def _handler() -> logs._LogFile:
    (handler,) = [each for each in logging.getLogger().handlers if isinstance(each, logs._LogFile)]
    return handler


def test_a_second_install_moves_the_log(log: Path, tmp_path: Path) -> None:
    other = logs.install(tmp_path / "other")
    logging.getLogger("test").warning("here")
    assert "here" in other.read_text("utf-8")
    assert "here" not in log.read_text("utf-8")


def test_what_cannot_be_written_is_dropped_without_a_word(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = logging.LogRecord("n", logging.INFO, "p", 1, "%d", ("380441234567 is none",), None)
    _handler().handle(record)
    assert log.read_text("utf-8") == ""
    assert capsys.readouterr().err == ""


def test_a_folder_that_takes_no_log_is_a_typed_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError):
        logs.install(tmp_path / "file")
