"""Keys of the aliyun command line and the SDKs: read by name, never written, never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.secrets.external import (
    NoKeys,
    Origin,
    Place,
    broken_files,
    meant,
    offers,
    origin_of,
    read_keys,
)
from chatapp_desktop.store.secrets.outcomes import Secret

ENVIRONMENT = {
    "ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI-env",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "env-secret",
}
CONFIG = {
    "current": "default",
    "profiles": [
        {"name": "default", "mode": "AK", "access_key_id": "LTAI-ak", "access_key_secret": "s1"},
        {
            "name": "tmp",
            "mode": "ststoken",
            "access_key_id": "STS.x",
            "access_key_secret": "s2",
            "sts_token": "t2",
        },
        {"name": "role", "mode": "RamRoleArn", "access_key_id": "LTAI-r", "access_key_secret": "s"},
        {"name": "ecs", "mode": "EcsRamRole"},
        {"name": "empty", "mode": "AK"},
        {"name": "unsaid", "access_key_id": "LTAI-u", "access_key_secret": "s"},
        {"mode": "AK"},
        3,
    ],
}
INI = """
[default]
type = access_key          ; as documented
access_key_id = foo#comment
access_key_secret = bar
[temporary]
type = sts
access_key_id = STS.y
access_key_secret = baz
security_token = tok
[role]
type = ram_role_arn
access_key_id = a
access_key_secret = b
[unsaid]
access_key_id = a
access_key_secret = b
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for folder in (".aliyun", ".alibabacloud"):
        (tmp_path / folder).mkdir()
    (tmp_path / ".aliyun" / "config.json").write_text(json.dumps(CONFIG), "utf-8")
    ini = INI.replace("          ; as documented", "")
    (tmp_path / ".alibabacloud" / "credentials").write_text(ini, "utf-8")
    return tmp_path


def test_all_are_offered_and_what_is_not_supported_is_named(home: Path) -> None:
    found = {
        offer.origin.text: (offer.mode, offer.supported) for offer in offers(home, ENVIRONMENT)
    }
    assert found == {
        "environment": ("AK", True),
        "aliyun:default": ("AK", True),
        "aliyun:tmp": ("StsToken", True),
        "aliyun:role": ("RamRoleArn", False),
        "aliyun:ecs": ("EcsRamRole", False),
        "aliyun:empty": ("AK", True),
        "aliyun:unsaid": ("", False),
        "alibabacloud/credentials:default": ("access_key", True),
        "alibabacloud/credentials:temporary": ("sts", True),
        "alibabacloud/credentials:role": ("ram_role_arn", False),
        "alibabacloud/credentials:unsaid": ("", False),
    }


def both_files(home: Path) -> Path:
    """The same name in both files, for two accounts."""
    folder = home / ".alibabacloud"
    for name, key in (("credentials", "LTAITEST"), ("credentials.ini", "LTAIPROD")):
        entry = f"[default]\ntype=access_key\naccess_key_id={key}01\naccess_key_secret=of-{key}\n"
        (folder / name).write_text(entry, "utf-8")
    return folder


def test_one_name_in_both_files_is_two_sets_of_keys(home: Path) -> None:
    both_files(home)
    found = [each for each in offers(home, {}) if each.origin.name == "default"][1:]
    assert [each.key_id for each in found] == ["LTAITEST…", "LTAIPROD…"]
    assert len({each.origin.text for each in found}) == 2
    for offer in found:
        keys = read_keys(origin_of(offer.origin.text), home, {})
        assert isinstance(keys, Secret)
        assert keys.access_key_secret == f"of-{offer.key_id[:8]}"


def test_what_profiles_said_before_means_the_first_file_that_has_it(home: Path) -> None:
    folder = both_files(home)
    before = origin_of("alibabacloud:default")
    there = [each.origin for each in offers(home, {})]
    assert meant(before, there) == Origin(Place.CREDENTIALS, "default")
    assert read_keys(before, home, {}) == Secret("LTAITEST01", "of-LTAITEST")
    (folder / "credentials").unlink()
    assert read_keys(before, home, {}) == Secret("LTAIPROD01", "of-LTAIPROD")
    # A profile that names its file never gets another account's keys instead.
    assert isinstance(read_keys(Origin(Place.CREDENTIALS, "default"), home, {}), NoKeys)
    assert meant(Origin(Place.CLI, "gone"), there) == Origin(Place.CLI, "gone")


def test_a_name_that_a_file_has_twice_is_offered_once(home: Path) -> None:
    twins = [
        {"name": "me", "mode": "AK", "access_key_id": key, "access_key_secret": key}
        for key in ("first", "second")
    ]
    (home / ".aliyun" / "config.json").write_text(json.dumps({"profiles": twins}), "utf-8")
    assert [each.key_id for each in offers(home, {}) if each.origin.place is Place.CLI] == [
        "first…"
    ]
    assert read_keys(origin_of("aliyun:me"), home, {}) == Secret("first", "first")


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("environment", Secret("LTAI-env", "env-secret")),
        ("aliyun:default", Secret("LTAI-ak", "s1")),
        ("aliyun:tmp", Secret("STS.x", "s2", "t2")),
        ("alibabacloud:default", Secret("foo", "bar")),
        ("alibabacloud:temporary", Secret("STS.y", "baz", "tok")),
    ],
)
def test_keys_are_read(home: Path, name: str, secret: Secret) -> None:
    assert read_keys(origin_of(name), home, ENVIRONMENT) == secret


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("aliyun:role", "Credentials.SourceUnsupported"),
        ("aliyun:ecs", "Credentials.SourceUnsupported"),
        ("alibabacloud:role", "Credentials.SourceUnsupported"),
        ("aliyun:empty", "Credentials.SourceMissing"),
        ("aliyun:unsaid", "Credentials.SourceUnsupported"),
        ("alibabacloud/credentials:unsaid", "Credentials.SourceUnsupported"),
        ("aliyun:nobody", "Credentials.SourceMissing"),
    ],
)
def test_keys_that_cannot_be_had(home: Path, name: str, code: str) -> None:
    found = read_keys(origin_of(name), home, {})
    assert isinstance(found, NoKeys)
    assert found.code == code
    assert name in found.detail


def test_a_token_in_the_environment(tmp_path: Path) -> None:
    environment = {**ENVIRONMENT, "ALIBABA_CLOUD_SECURITY_TOKEN": "tok"}
    found = read_keys(Origin(Place.ENVIRONMENT), tmp_path, environment)
    assert found == Secret("LTAI-env", "env-secret", "tok")
    assert isinstance(read_keys(Origin(Place.ENVIRONMENT), tmp_path, {}), NoKeys)


def test_nothing_that_is_offered_shows_a_secret(home: Path) -> None:
    shown = repr(offers(home, ENVIRONMENT))
    for secret in ("env-secret", "'s1'", "'s2'", "t2", "bar", "baz"):
        assert secret not in shown


@pytest.mark.parametrize("text", ["", "{", "[]", '{"profiles": 3}', "[" * 100_000])
def test_a_broken_file_is_named_without_its_contents(home: Path, text: str) -> None:
    path = home / ".aliyun" / "config.json"
    path.write_text(text + "top-secret", "utf-8")
    (broken,) = broken_files(home)
    assert str(path) in broken
    assert "top-secret" not in broken
    found = read_keys(origin_of("aliyun:default"), home, {})
    assert isinstance(found, NoKeys)
    assert found.code == "Credentials.SourceBroken"
    assert isinstance(read_keys(origin_of("alibabacloud:default"), home, {}), Secret)


def test_no_files_is_no_trouble(tmp_path: Path) -> None:
    assert offers(tmp_path, {}) == ()
    assert broken_files(tmp_path) == ()


def test_nothing_is_written(home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    offers(home, ENVIRONMENT)
    read_keys(origin_of("aliyun:default"), home, ENVIRONMENT)
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


@pytest.mark.parametrize("text", ["", "keyring", "nonsense:x", "keyring:x"])
def test_whatever_else_a_profile_says_means_its_own_keys(text: str) -> None:
    assert origin_of(text).place is Place.KEYRING


@given(st.text(), st.text())
def test_any_file_is_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, config: str, ini: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / ".aliyun").mkdir()
    (home / ".alibabacloud").mkdir()
    (home / ".aliyun" / "config.json").write_bytes(config.encode("utf-8", "surrogatepass"))
    (home / ".alibabacloud" / "credentials").write_bytes(ini.encode("utf-8", "surrogatepass"))
    offers(home, {})
    assert isinstance(read_keys(origin_of("aliyun:x"), home, {}), NoKeys)
