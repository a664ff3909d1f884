"""Unknowns are looked up and accepted messages followed, against a real sandbox."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from chatapp_desktop.outbox.follower import Rhythm
from chatapp_desktop.store.history.following import FOUND_SEVERAL, LOOKED
from chatapp_desktop.store.history.records import State
from tests.support.program import DEAD, QUICK, Program, message
from tests.support.sandbox import SandboxProcess

SEND = "SendChatappMessage"
LIST = "ListChatappMessage"


@pytest.fixture
async def program(path: Path, sandbox: SandboxProcess) -> AsyncIterator[Program]:
    async with await Program.open(path, sandbox.url) as made:
        yield made


def lists(sandbox: SandboxProcess) -> list[dict[str, str]]:
    """The parameters of every call of the list."""
    return [r["parameters"] for r in sandbox.requests() if r["operation"] == LIST]


@pytest.mark.parametrize("fault", ["drop_after", "stall", "garbage", "truncated"])
async def test_an_unknown_that_was_sent_is_found(
    program: Program, sandbox: SandboxProcess, fault: str
) -> None:
    sandbox.fault(fault, operation=SEND)
    row = await program.ended(program.send(message("Hello")))
    assert row.state is State.UNKNOWN
    await program.settled()
    (entry,) = await program.entries()
    assert entry.row.state is State.ACCEPTED
    assert entry.row.message_id == sandbox.messages()[0]["message_id"]
    assert entry.row.delivery == "read"
    assert [step.state for step in entry.trail][:4] == [
        "prepared",
        "sending",
        "unknown",
        "accepted",
    ]
    assert len(sandbox.messages()) == 1


async def test_an_unknown_that_was_not_sent_stays_so_and_says_when_it_was_looked_for(
    program: Program, sandbox: SandboxProcess
) -> None:
    sandbox.fault("drop_before", operation=SEND)
    await program.ended(program.send(message("Hello")))
    await program.settled()
    (entry,) = await program.entries()
    assert entry.row.state is State.UNKNOWN
    assert entry.row.looked_at > entry.row.created_at
    assert not entry.row.follow
    assert [step.state for step in entry.trail].count(LOOKED) == QUICK.looks
    assert not sandbox.messages()


async def test_a_twin_that_was_accepted_is_not_taken_for_the_unknown(
    program: Program, sandbox: SandboxProcess
) -> None:
    """The very case in which a careless look would lose a message."""
    first = await program.ended(program.send(message("Hello")))
    sandbox.fault("drop_before", operation=SEND)
    await program.ended(program.send(message("Hello")))
    await program.settled()
    second, _ = await program.entries()
    assert first.state is State.ACCEPTED
    assert second.row.state is State.UNKNOWN
    assert len(sandbox.messages()) == 1


async def test_two_unknown_twins_and_one_message_are_the_operators_to_tell(
    program: Program, sandbox: SandboxProcess
) -> None:
    for fault in ("drop_before", "drop_after"):
        sandbox.fault(fault, operation=SEND)
        await program.ended(program.send(message("Hello")))
    await program.settled()
    later, earlier = await program.entries()
    assert later.row.state is State.UNKNOWN
    assert earlier.row.state is State.UNKNOWN
    assert sandbox.messages()[0]["message_id"] in later.row.facts
    assert [step.state for step in later.trail][-1] == FOUND_SEVERAL
    found = await program.history.resolve(
        later.row.id, sandbox.messages()[0]["message_id"], later.row.created_at
    )
    assert found.state is State.ACCEPTED


async def test_what_shows_up_late_is_found_late(program: Program, sandbox: SandboxProcess) -> None:
    late = "15550100007"
    sandbox.pace(0.05)
    sandbox.fault("drop_after", operation=SEND)
    await program.ended(program.send(message("Hello", to=late)))
    await program.settled()
    (entry,) = await program.entries()
    assert entry.row.state is State.ACCEPTED
    assert LOOKED in [step.state for step in entry.trail]


@pytest.mark.parametrize(
    ("to", "fate"),
    [
        ("380441234567", ("read", "", 0)),
        ("15550100001", ("failed", "SRVC_NOT_VIBER_USER", 0)),
        ("15550100003", ("failed", "expired", 0)),
        ("15550100004", ("failed", "SRVC_NOT_VIBER_USER", 1)),
        ("15550100108", ("failed", "SRVC_USER_BLOCKED", 0)),
    ],
)
async def test_what_became_of_it(
    program: Program,
    sandbox: SandboxProcess,
    to: str,
    fate: tuple[str, str, int],
) -> None:
    parameters = {**message("Hello", to=to), "FallBackContent": "The SMS instead"}
    await program.ended(program.send(parameters))
    await program.settled()
    (entry,) = await program.entries()
    row = entry.row
    assert (row.delivery, row.fail_reason, row.fell_back) == fate
    assert ("The SMS instead" in [step.note for step in entry.trail]) == bool(fate[2])
    assert len(sandbox.messages()) == 1


async def test_every_step_is_in_the_trail(tmp_path: Path, sandbox: SandboxProcess) -> None:
    sandbox.pace(1_000)
    path = tmp_path / "history.sqlite3"
    async with await Program.open(path, sandbox.url) as program:
        row = await program.ended(program.send(message("Hello")))
        for word in ("sent", "delivered", "read"):
            assert await program.follower.refresh(row) == ""
            (now,) = await program.history.rows((row.id,))
            assert now.delivery == word
            sandbox.advance(1_000)
        (entry,) = await program.entries()
        assert [step.state for step in entry.trail][-3:] == ["sent", "delivered", "read"]


async def test_many_are_asked_for_in_one_call(program: Program, sandbox: SandboxProcess) -> None:
    numbers = [
        program.send(message(f"Hello {place}", to=f"3804412345{place:02}")) for place in range(30)
    ]
    for number in numbers:
        await program.ended(number)
    await program.settled()
    assert {entry.row.delivery for entry in await program.entries()} == {"read"}
    calls = lists(sandbox)
    assert len(calls) < 15
    assert any("UserNumber" not in call for call in calls)


async def test_following_goes_on_after_a_restart(tmp_path: Path, sandbox: SandboxProcess) -> None:
    path = tmp_path / "history.sqlite3"
    sandbox.pace(1_000)
    never = replace(QUICK, first=1_000.0)
    async with await Program.open(path, sandbox.url, never) as program:
        row = await program.ended(program.send(message("Hello")))
        assert row.delivery == "submitted"
    sandbox.advance(5_000)
    async with await Program.open(path, sandbox.url) as program:
        await program.settled()
        (entry,) = await program.entries()
        assert entry.row.delivery == "read"


async def test_what_a_crash_left_open_is_looked_up_at_once(
    tmp_path: Path, sandbox: SandboxProcess
) -> None:
    path = tmp_path / "history.sqlite3"
    program = await Program.open(path, sandbox.url, read=20)
    sandbox.fault("stall", operation=SEND)
    program.send(message("Hello"))
    await program.until(sandbox.messages)
    await program.vanish()
    # The list is asked in the first moment: this rhythm would not ask a second time.
    once = replace(QUICK, first=1_000.0, looks=1)
    async with await Program.open(path, sandbox.url, once) as program:
        await program.until(lambda: any(r.state is State.ACCEPTED for r in program.fates))
        (entry,) = await program.entries()
        assert entry.row.message_id == sandbox.messages()[0]["message_id"]


async def test_offline_it_pauses_and_online_it_goes_on(
    program: Program, sandbox: SandboxProcess
) -> None:
    sandbox.fault("drop_before", count=3, operation=LIST)
    await program.ended(program.send(message("Hello")))
    await program.settled()
    assert [bool(pause.reason) for pause in program.pauses] == [True, False]
    assert program.pauses[0].offline
    (entry,) = await program.entries()
    assert entry.row.delivery == "read"


async def test_no_connection_at_all_is_said(program: Program, sandbox: SandboxProcess) -> None:
    sandbox.pace(1_000)
    row = await program.ended(program.send(message("Hello")))
    reason = await program.follower.refresh(replace(row, profile_id=DEAD))
    assert reason == "Network.Refused"


async def test_a_refused_list_is_no_answer(program: Program, sandbox: SandboxProcess) -> None:
    """A list that may not be read says nothing about the message."""
    sandbox.fault("status", count=2, operation=LIST, status=403, code="Forbidden.RAM")
    sandbox.fault("drop_after", operation=SEND)
    await program.ended(program.send(message("Hello")))
    await program.settled()
    assert program.pauses[0].reason == "Forbidden.RAM"
    (entry,) = await program.entries()
    assert entry.row.state is State.ACCEPTED


async def test_a_list_of_several_pages(tmp_path: Path, sandbox: SandboxProcess) -> None:
    path = tmp_path / "history.sqlite3"
    async with await Program.open(path, sandbox.url, Rhythm(first=1_000.0)) as program:
        numbers = [program.send(message(f"Hello {place}")) for place in range(120)]
        rows = [await program.ended(number) for number in numbers]
        assert await program.follower.refresh(rows[0]) == ""
        (first,) = await program.history.rows((rows[0].id,))
        assert first.delivery == "read"
    assert {call["Page"] for call in lists(sandbox)} == {
        '{"Index":1,"Size":100}',
        '{"Index":2,"Size":100}',
    }


async def test_nothing_is_followed_after_its_time(
    program: Program, sandbox: SandboxProcess
) -> None:
    """Ttl is over, and the list still says `sent`: so it stays, and is not asked for any more."""
    program.follower.clock = lambda: time.time() + 10_000
    await program.ended(program.send(message("Hello", to="15550100006")))
    await program.settled()
    (entry,) = await program.entries()
    assert (entry.row.delivery, entry.row.follow) == ("sent", 0)
