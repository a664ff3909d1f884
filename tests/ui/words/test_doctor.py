"""What the window says of a message whose fate is open, given up, or not to be learnt."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.history.entry_text import candidate_lines
from chatapp_desktop.ui.words.doctor import (
    advice_for,
    delivery_text,
    doctor_lines,
    outcome_sentence,
    reason_text,
    was_given_up,
)
from tests.support.error_codes import OWN_CODES, SERVICE_CODES
from tests.ui.rows import row

ACCEPTED = replace(row(1, State.ACCEPTED), message_id="m1", delivery="sent", code="OK")
UNKNOWN = replace(row(1, State.UNKNOWN), code="Reply.Timeout")


@pytest.mark.parametrize("code", [*SERVICE_CODES, *OWN_CODES, "Credentials.Other", "Other"])
def test_no_reason_for_following_speaks_of_a_send(code: str) -> None:
    assert "sent" not in reason_text(code).casefold().replace("represent", "").split()
    assert "Nothing was sent" not in reason_text(code)


@pytest.mark.parametrize("reason", ["", "Nobody.KnowsThis"])
def test_a_failed_delivery_without_a_known_reason_is_vibers(reason: str) -> None:
    failed = replace(ACCEPTED, delivery="failed", fail_reason=reason)
    assert "Viber reported" in outcome_sentence(failed)
    assert "whether the message was sent" not in outcome_sentence(failed)
    assert ("Whose move", "Viber") in doctor_lines(failed)


def test_what_was_given_up_says_so_in_list_and_details() -> None:
    over = replace(ACCEPTED, follow=0)
    assert was_given_up(over)
    assert delivery_text(over) == "Sent, then no report"
    assert delivery_text(replace(over, delivery="")) == "No report"
    assert "No report came within the time to live" in outcome_sentence(over)


@pytest.mark.parametrize(
    "told",
    [
        replace(ACCEPTED, follow=1),
        replace(ACCEPTED, delivery="delivered"),
        replace(ACCEPTED, delivery="read"),
        replace(ACCEPTED, message_id=""),
        replace(ACCEPTED, id=-1),
        UNKNOWN,
    ],
)
def test_what_goes_on_or_is_known_was_not_given_up(told: Row) -> None:
    assert not was_given_up(told)
    assert "No report came" not in outcome_sentence(told)


def test_the_last_look_has_its_date_unless_it_is_today() -> None:
    now = datetime.now().astimezone()
    then = now - timedelta(days=2)
    old = advice_for(replace(UNKNOWN, looked_at=then.timestamp())).meaning
    assert f"at {then:%Y-%m-%d %H:%M}." in old
    new = advice_for(replace(UNKNOWN, looked_at=now.timestamp())).meaning
    assert f"at {now:%H:%M}." in new
    assert f"{now:%Y-}" not in new


def test_a_list_that_was_too_long_is_said() -> None:
    facts = json.dumps({"incomplete": "list"})
    looked = replace(UNKNOWN, looked_at=time.time(), facts=facts)
    assert "too long to be read completely" in outcome_sentence(looked)


def test_each_stage_of_looking_has_its_own_next_step() -> None:
    at = time.time()
    stages = [
        replace(UNKNOWN, follow=1),
        replace(UNKNOWN, follow=1, looked_at=at),
        replace(UNKNOWN, follow=0, looked_at=at),
    ]
    said = [outcome_sentence(each) for each in stages]
    assert "being looked for" in said[0]
    assert "again by itself" in said[1]
    assert "ask the recipient" in said[2]
    assert all("ask the recipient" not in each for each in said[:2])
    assert all(first != second for first, second in pairwise(said))


def test_candidates_show_what_they_say() -> None:
    found = {"id": "m7", "at": 1.0, "word": "read", "text": "Hello <b>", "template": "code en"}
    (line,) = candidate_lines(replace(UNKNOWN, facts=json.dumps({"candidates": [found]})))
    assert "m7" in line
    assert "Hello <b>" in line
    assert "code en" in line
