"""What an account owns, kept between runs; and profiles that are shared as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.accounts import account_facts, profiles
from chatapp_desktop.store.accounts.account_facts import AccountFacts
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.viber.surroundings import ServiceId

FACTS = AccountFacts(
    ("cams-1",), (ServiceId("2909", "Shop 店", "running", frozenset({"CN", "UA"})),)
)
SHOP = Profile(
    "a1", "Shop", ProfileKind.TEST, "cams.example.com", "cams-1", "2909", "promotion", "60",
    colour="#1f5fa8", keys_from="aliyun:default", kept_in="KWallet", unknown={"x": 1},
)  # fmt: skip


def test_facts_come_back(tmp_path: Path) -> None:
    path = tmp_path / "data" / "accounts.json"
    assert account_facts.load(path) == {}
    account_facts.save(path, {"p1": FACTS})
    assert account_facts.load(path) == {"p1": FACTS}


@given(
    st.dictionaries(
        st.text(max_size=3),
        st.none()
        | st.dictionaries(
            st.sampled_from(["spaces", "services"]),
            st.none() | st.lists(st.none() | st.text() | st.fixed_dictionaries({"id": st.text()})),
        ),
    )
)
def test_any_json_gives_facts(tmp_path_factory: pytest.TempPathFactory, raw: object) -> None:
    path = tmp_path_factory.mktemp("facts") / "accounts.json"
    path.write_text(json.dumps(raw), "utf-8")
    account_facts.load(path)


def test_shared_profiles_get_ids_of_their_own_and_leave_the_keyring_behind() -> None:
    text = profiles.to_json((SHOP,))
    assert "KWallet" not in text
    first, second = profiles.from_json(text)[0], profiles.from_json(text)[0]
    assert len({first.id, second.id, SHOP.id}) == 3
    assert (first.name, first.kind, first.colour) == ("Shop", ProfileKind.TEST, "#1f5fa8")
    assert (first.kept_in, dict(first.unknown)) == ("", {})


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"profiles": []}', "[" * 100_000])
def test_a_file_without_profiles(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        profiles.from_json(text)


def test_a_copy_has_no_keys() -> None:
    made = profiles.copy_of(SHOP, "Shop 2")
    assert (made.name, made.kept_in, made.sender) == ("Shop 2", "", "2909")
    assert made.id != SHOP.id
