"""The window in every state of a real keyring: up, responsive, and saying what is going on."""

from __future__ import annotations

import pytest

from tests.support.keyring_program import KEYRING, answer, needs_prompter, program, prompting
from tests.support.keyring_session import Session

pytestmark = KEYRING


def test_unlocked(session: Session) -> None:
    session.start_keyring("password")
    with program(session) as running:
        running.wait("No keys yet")
        running.type_keys()
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send())
    with program(session) as running:
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send("again"))


def test_locked_and_nobody_can_ask(locked: Session) -> None:
    locked.start_keyring()
    with program(locked) as running:
        running.wait("Secret Service is locked")
        assert running.do("offers_again")
        running.type_keys()
        running.wait("kept for this run only")
        assert "✓" in " ".join(running.send())


def test_never_answered(locked: Session) -> None:
    """The keyring waits for its password; the program goes on, with keys for this run."""
    locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.do("type", "Content.text", "typed while it waits")
        assert running.do("look")["draft"]["Content.text"] == "typed while it waits"
        running.type_keys()
        assert "✓" in " ".join(running.send())


def test_never_answered_until_the_time_is_up(locked: Session) -> None:
    locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.wait("does not answer", 100)
        assert running.do("offers_again")


def test_killed_in_mid_call(locked: Session) -> None:
    mute = locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        locked.end(mute)
        running.wait("The keys are in Secret Service, which is not there now")
        assert running.do("offers_again")
        locked.start_keyring("password")
        running.do("click", "ask_keyring")
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send())


def test_absent(session: Session) -> None:
    with program(session) as running:
        running.wait("No keyring: keys that you enter are kept for this run only")
        running.type_keys()
        running.wait("kept for this run only")
        assert "✓" in " ".join(running.send())


def test_no_bus_at_all(locked: Session) -> None:
    locked.address = "unix:path=/nonexistent/bus"
    with program(locked) as running:
        running.wait("The keys are in Secret Service, which is not there now")
        running.type_keys()
        assert "✓" in " ".join(running.send())


def test_a_message_that_waits_for_the_keyring_can_be_taken_back(locked: Session) -> None:
    """While the call is pending the window sends nothing, says what it waits for, and obeys."""
    mute = locked.start_mute()
    with program(locked) as running:
        running.wait("Waiting for your keyring")
        running.compose()
        running.do("click", "send")
        running.wait_shown("cancel")
        assert "Waiting for your keyring" in running.badge
        running.do("click", "cancel")
        running.wait_said("cancelled")
        assert "Waiting for your keyring" in running.badge
        # With the call still pending, a profile can be changed and the settings opened.
        running.do("click", "edit_profiles")
        running.wait_shown("profiles_dialog")
        running.do("click", "cancel_profiles")
        assert mute.poll() is None


@pytest.mark.screen
@needs_prompter
def test_locked_and_answered(locked: Session) -> None:
    locked.start_keyring()
    with prompting(locked), program(locked) as running:
        running.wait("Waiting for your keyring")
        running.do("type", "Content.text", "typed while it asks")
        answer(("type", "password"), ("key", "Return"))
        running.wait("Keys are in Secret Service")
        assert "✓" in " ".join(running.send())


@pytest.mark.screen
@needs_prompter
def test_locked_and_refused(locked: Session) -> None:
    locked.start_keyring()
    with prompting(locked), program(locked) as running:
        running.wait("Waiting for your keyring")
        answer(("key", "Escape"))
        running.wait("Secret Service")
        assert running.do("offers_again")
        running.type_keys()
        answer(("key", "Escape"))  # the program offers the keyring what was entered
        running.wait("kept for this run only")
        assert "✓" in " ".join(running.send())
