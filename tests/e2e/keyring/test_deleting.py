"""Deleting a profile deletes its secret, whatever state the keyring is in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.keyring_program import FETCH, KEYRING, answer, needs_prompter, program, prompting
from tests.support.keyring_session import Session

pytestmark = KEYRING


def leftovers(session: Session) -> list[str]:
    """The deleted profiles whose secrets the program remembers."""
    path = Path(session.environment["HOME"]) / ".config" / "chatapp-desktop" / "profiles.json"
    return [each["name"] for each in json.loads(path.read_text("utf-8"))["leftovers"]]


def test_deleting_a_profile_deletes_its_secret(session: Session) -> None:
    session.start_keyring("password")
    with program(session) as running:
        running.wait("No keys yet")
        running.type_keys()
        running.wait("Keys are in Secret Service")
        assert session.run(FETCH) == ["Found(secret=Secret(…), token_missing=False)"]
        running.delete_profile()
        running.wait_said("The keys of “Shop” are deleted.")
        assert session.run(FETCH) == ["Missing()"]
    assert leftovers(session) == []


def test_a_secret_that_a_locked_keyring_keeps_is_deleted_when_it_is_open(locked: Session) -> None:
    keyring = locked.start_keyring()
    with program(locked) as running:
        running.wait("Secret Service is locked")
        running.delete_profile()
        said = running.wait_said("Secret Service was not unlocked")
        assert "the keys of “Shop” are still in it" in said
    assert leftovers(locked) == ["Shop"]
    with program(locked) as running:
        running.wait_said("The keys of deleted profiles are still in the keyring: “Shop”.")
    locked.end(keyring)
    locked.start_keyring("password")
    assert locked.run(FETCH) == ["Found(secret=Secret(…), token_missing=False)"]
    with program(locked) as running:
        running.wait_said("The keys of “Shop” are deleted.")
    assert locked.run(FETCH) == ["Missing()"]
    assert leftovers(locked) == []


def test_a_secret_in_a_keyring_that_is_absent_can_be_deleted_by_a_button_later(
    locked: Session,
) -> None:
    with program(locked) as running:
        running.wait("which is not there now")
        running.delete_profile()
        running.wait_said("Secret Service is not there now, so the keys of “Shop” are still in it")
        locked.start_keyring("password")
        running.do("click", "edit_profiles")
        running.wait_shown("profiles_dialog")
        running.do("click", "delete_left_keys")
        running.wait_said("The keys of “Shop” are deleted.")
        assert not running.do("shows", "delete_left_keys")
        running.do("click", "save_profiles")
        assert locked.run(FETCH) == ["Missing()"]


def test_a_keyring_that_does_not_answer_holds_up_no_deleting(locked: Session) -> None:
    mute = locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.delete_profile()
        running.wait_said("Deleting the keys of “Shop” from your keyring …")
        # The profile is gone and the window works while the keyring still thinks.
        assert leftovers(locked) == ["Shop"]
        running.do("type", "Content.text", "typed while it thinks")
        assert running.do("look")["draft"]["Content.text"] == "typed while it thinks"
        locked.end(mute)
        running.wait_said("the keys of “Shop” are still in it")
    assert leftovers(locked) == ["Shop"]


@pytest.mark.screen
@needs_prompter
def test_deleting_asks_for_the_password_of_a_locked_keyring(locked: Session) -> None:
    locked.start_keyring()
    with prompting(locked), program(locked) as running:
        running.wait("Waiting for your keyring")
        answer(("key", "Escape"))
        running.wait("Secret Service")
        running.delete_profile()
        answer(("type", "password"), ("key", "Return"))
        running.wait_said("The keys of “Shop” are deleted.")
        assert locked.run(FETCH) == ["Missing()"]
