"""Profiles and settings in their files: defaults, damage, and what a newer program wrote."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store import settings
from chatapp_desktop.store.accounts import profiles
from chatapp_desktop.store.accounts.profiles import (
    EndpointProblem,
    Leftover,
    Profile,
    ProfileKind,
    Profiles,
)
from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.settings import Settings

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "file.json"


def test_a_first_start_has_the_sandbox(path: Path) -> None:
    found, aside = profiles.load(path)
    assert aside is None
    sandbox = found.current
    assert found.items == (sandbox,)
    assert len(sandbox.id) == 32
    assert dataclasses.replace(sandbox, id="") == Profile(
        "", "Sandbox", ProfileKind.SANDBOX, sandbox.endpoint, "cams-sandbox", "2909", "promotion",
        "86400",
    )  # fmt: skip
    assert profiles.endpoint_url(sandbox).startswith("http://127.0.0.1:")
    assert not path.exists()


def test_profiles_come_back_with_what_a_newer_program_added(path: Path) -> None:
    shop = Profile(profiles.new_id(), "Shop 店", ProfileKind.PRODUCTION, unknown={"shade": "red"})
    test = Profile(profiles.new_id(), "Test", ProfileKind.TEST)
    kept = Profiles((shop, test), chosen=test.id, unknown={"format": 7})
    profiles.save(path, kept)
    found, aside = profiles.load(path)
    assert (found, aside) == (kept, None)
    assert found.current == test
    profiles.save(path, found.with_profile(dataclasses.replace(shop, name="Shop 2")))
    raw = json.loads(path.read_text("utf-8"))
    assert raw["format"] == 7
    assert raw["profiles"][0]["shade"] == "red"
    assert raw["profiles"][0]["name"] == "Shop 2"


def test_what_is_shared_does_not_say_which_keys_to_use() -> None:
    shop = Profile("a1", "Shop", keys_from="aliyun:default", kept_in="KWallet")
    text = profiles.to_json([shop])
    assert "aliyun:default" not in text
    assert "KWallet" not in text
    # A file from elsewhere could name keys of this computer, and an endpoint to take them to.
    foreign = {"id": "b2", "name": "x", "endpoint": "cams.example.com", "keys_from": "environment"}
    (found,) = profiles.from_json(json.dumps({"profiles": [foreign]}))
    assert (found.endpoint, found.keys_from, found.kept_in) == ("cams.example.com", "", "")


def test_adding_and_removing_profiles() -> None:
    one, two = (Profile(profiles.new_id(), name) for name in ("one", "two"))
    both = Profiles((one,)).with_profile(two)
    assert both.items == (one, two)
    assert both.without(one.id).items == (two,)
    (left,) = both.without(one.id).without(two.id).items
    assert left.kind is ProfileKind.SANDBOX


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b'{"profiles": 3}', b"[" * 100_000, b" " * 1_100_000]
)
def test_a_damaged_file_is_set_aside(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    found, aside = profiles.load(path)
    assert found.current.kind is ProfileKind.SANDBOX
    assert aside is not None
    assert aside.kept.read_bytes() == data
    assert aside.kept.name.startswith("file.damaged-")
    assert not path.exists()


def test_a_file_that_cannot_be_read_is_an_error(path: Path) -> None:
    path.mkdir(parents=True)
    for load in (profiles.load, settings.load):
        with pytest.raises(FileError) as caught:
            load(path)
        assert caught.value.reason is FileTrouble.PERMISSION


@given(st.dictionaries(st.sampled_from(["profiles", "chosen", "x"]), JSON) | JSON)
def test_any_json_gives_profiles(tmp_path_factory: pytest.TempPathFactory, raw: object) -> None:
    path = tmp_path_factory.mktemp("profiles") / "file.json"
    path.write_text(json.dumps(raw), "utf-8")
    found, _ = profiles.load(path)
    assert found.current in found.items
    profiles.save(path, found)
    assert profiles.load(path) == (found, None)


@given(
    st.fixed_dictionaries(
        {"id": st.just("a1")}, optional={"name": JSON, "kind": JSON, "ttl": JSON, "endpoint": JSON}
    )
)
def test_a_strange_profile_is_treated_with_most_care(
    tmp_path_factory: pytest.TempPathFactory, raw: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("profiles") / "file.json"
    path.write_text(json.dumps({"profiles": [raw]}), "utf-8")
    profile = profiles.load(path)[0].current
    assert profile.id == "a1"
    assert isinstance(profile.name, str)
    if raw.get("kind") not in ("sandbox", "test"):
        assert profile.kind is ProfileKind.PRODUCTION


@pytest.mark.parametrize(
    ("endpoint", "problem"),
    [
        ("cams.ap-southeast-1.aliyuncs.com", None),
        ("CAMS.example.com", None),
        ("http://127.0.0.1:8080", None),
        ("http://127.0.0.1:8080/", None),
        ("http://[::1]:8080", None),
        ("", EndpointProblem.EMPTY),
        ("https://cams.ap-southeast-1.aliyuncs.com", EndpointProblem.NOT_A_HOST),
        ("cams.example.com/", EndpointProblem.NOT_A_HOST),
        ("cams.example.com:443", EndpointProblem.NOT_A_HOST),
        ("user@cams.example.com", EndpointProblem.NOT_A_HOST),
        ("cams example.com", EndpointProblem.NOT_A_HOST),
        ("cams.example.com\n", EndpointProblem.NOT_A_HOST),
        ("camsé.example.com", EndpointProblem.NOT_A_HOST),
        ("-cams.example.com", EndpointProblem.NOT_A_HOST),
        ("localhost", EndpointProblem.NOT_A_HOST),
        ("192.168.1.1", EndpointProblem.NOT_A_HOST),
        ("a" * 64 + ".com", EndpointProblem.NOT_A_HOST),
        ("http://localhost:80", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1:x", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1:99999", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1.evil.test:80", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1@evil.test:80", EndpointProblem.NOT_LOOPBACK),
        ("http://user@127.0.0.1:80", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1:80/path", EndpointProblem.NOT_LOOPBACK),
        ("http://127.0.0.1:80?x", EndpointProblem.NOT_LOOPBACK),
        ("http://cams.example.com", EndpointProblem.NOT_LOOPBACK),
        ("http://2130706433:80", EndpointProblem.NOT_LOOPBACK),
    ],
)
def test_endpoints(endpoint: str, problem: EndpointProblem | None) -> None:
    assert profiles.check_endpoint(endpoint) is problem
    profile = Profile("1", "P", endpoint=endpoint)
    if problem is None:
        url = profiles.endpoint_url(profile)
        assert url.startswith("https://" if "://" not in endpoint else "http://")
        assert not url.endswith("/")
    else:
        with pytest.raises(ValueError, match=problem):
            profiles.endpoint_url(profile)


@given(st.text())
def test_an_endpoint_that_passes_is_https_or_loopback(text: str) -> None:
    if profiles.check_endpoint(text) is None:
        assert text.isascii()
        assert not set(text) & set(" @?#\\") or text.startswith("http://")


def test_settings_have_defaults_and_keep_what_they_do_not_know(path: Path) -> None:
    assert settings.load(path) == (Settings(), None)
    settings.save(path, Settings(language="zh_CN", undo_seconds=5, unknown={"zoom": 1.5}))
    found, aside = settings.load(path)
    assert aside is None
    assert found == Settings(language="zh_CN", undo_seconds=5, unknown={"zoom": 1.5})


def test_a_setting_of_the_wrong_type_takes_its_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": 3, "notify": "yes", "keep_days": true, "language": "en"}', "utf-8")
    assert settings.load(path) == (Settings(language="en"), None)


@pytest.mark.parametrize(
    "senseless",
    [
        {"quiet_hours": "9pm-8am"},
        {"quiet_hours": "21:00-25:00"},
        {"keep_days": -1},
        {"undo_seconds_production": -5},
        {"duplicate_minutes": True},
    ],
)
def test_what_makes_no_sense_takes_its_default(path: Path, senseless: dict[str, object]) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({**senseless, "theme": "dark"}))
    assert settings.load(path) == (Settings(theme="dark"), None)


def test_no_quiet_hours_are_meant(path: Path) -> None:
    settings.save(path, Settings(quiet_hours=""))
    assert settings.load(path) == (Settings(quiet_hours=""), None)


def test_a_damaged_settings_file_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("not json", "utf-8")
    found, aside = settings.load(path)
    assert found == Settings()
    assert aside is not None
    assert aside.kept.read_text("utf-8") == "not json"


def test_secrets_that_could_not_be_deleted_are_remembered(path: Path) -> None:
    shop, box = Profile("1", "Shop", kept_in="Secret Service"), Profile("2", "Box")
    kept = Profiles((box,)).with_leftovers((shop,)).with_leftovers((shop,))
    assert kept.leftovers == (Leftover("1", "Shop", "Secret Service"),)
    profiles.save(path, kept)
    assert profiles.load(path)[0].leftovers == kept.leftovers
    assert kept.without_leftover("1").leftovers == ()


@pytest.mark.parametrize("found", [None, 3, [3], [{}], [{"id": 1}], [{"id": ""}]])
def test_damaged_leftovers_are_none(tmp_path: Path, found: object) -> None:
    path = tmp_path / "profiles.json"
    path.write_text(json.dumps({"profiles": [], "leftovers": found}), "utf-8")
    assert profiles.load(path)[0].leftovers == ()
