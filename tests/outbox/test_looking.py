"""How long, how far and how much is looked: the limits that keep following honest and polite."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from chatapp_desktop.cams.message_list import MAX_PAGES, PAGE_SIZE
from chatapp_desktop.outbox.duplicates import sent_already
from chatapp_desktop.outbox.looking import deadline, news_of
from chatapp_desktop.store.history.following import LOOKED, LOOKED_IN_PART
from chatapp_desktop.store.history.records import NewAttempt, State, Watched
from chatapp_desktop.store.history.unrecorded import unrecorded_row
from tests.outbox.test_follower import LIST
from tests.support.list_service import ListService, list_service
from tests.support.program import QUICK, Program, message
from tests.support.sandbox import SandboxProcess

TO = "380441234567"


@pytest.fixture
def service() -> Iterator[ListService]:
    with list_service() as made:
        yield made


def listed(name: str, at: float, text: str = "Hello", **more: str) -> dict[str, Any]:
    return {
        "MessageId": name,
        "EventAction": "DOWN",
        "UserNumber": TO,
        "SendTime": datetime.fromtimestamp(at, UTC).isoformat(),
        "Message": json.dumps({"text": text}),
        **more,
    }


@pytest.mark.parametrize(
    ("fall_back", "ttl", "wait"), [("600", "60", 660), ("60", "600", 660), ("", "600", 660)]
)
def test_the_sms_that_may_follow_is_waited_for(fall_back: str, ttl: str, wait: int) -> None:
    sent = {**message("Hello"), "Ttl": ttl, "FallBackDuration": fall_back}
    row = unrecorded_row(NewAttempt(1_000.0, "main", sent, "{}"), 1)
    watched = Watched(row, sent, 1_000.0, 1_001.0)
    assert deadline(watched) == 1_000.0 + wait
    assert not news_of(watched, None, 1_000.0 + wait - 1).last
    assert news_of(watched, None, 1_000.0 + wait).last


async def test_the_wait_that_the_service_names_is_kept(sandbox: SandboxProcess, path: Path) -> None:
    sandbox.fault("throttle", operation=LIST, retry_after_ms=3_600_000)
    async with await Program.open(path, sandbox.url) as program:
        await program.ended(program.send(message("Hello")))
        await program.until(lambda: program.pauses)
        (lane,) = program.follower._lanes.values()
        # The program's own patience is a tenth of a second here, the service's an hour.
        assert lane._paused_until > time.monotonic() + 1_800


async def test_a_list_that_never_ends_proves_nothing(service: ListService, path: Path) -> None:
    """One message in it looks like ours, and another may stand on the next page."""

    def endless(asked: Mapping[str, str]) -> list[dict[str, Any]]:
        page = json.loads(asked["Page"])["Index"]
        own = listed("mine", time.time())
        others = [listed(f"{page}-{n}", time.time(), "Other") for n in range(PAGE_SIZE - 1)]
        return [own, *others]

    service.drops_sends = True
    service.rows = endless
    async with await Program.open(path, service.url, replace(QUICK, looks=1)) as program:
        await program.ended(program.send(message("Hello")))
        await program.settled()
        (entry,) = await program.entries()
    pages = [json.loads(asked["Page"])["Index"] for asked in service.asked]
    assert pages == list(range(1, MAX_PAGES + 1))
    assert (entry.row.state, entry.row.follow) == (State.UNKNOWN, 0)
    assert entry.row.looked_at > 0
    assert json.loads(entry.row.facts) == {"incomplete": "list"}
    # "Looked for, not found" would say more than anybody knows.
    assert [step.state for step in entry.trail][-1] == LOOKED_IN_PART
    assert LOOKED not in [step.state for step in entry.trail]


async def test_what_is_listed_at_another_time_is_found_by_a_wide_look(
    service: ListService, path: Path
) -> None:
    at = time.time() + 300

    def rows(asked: Mapping[str, str]) -> list[dict[str, Any]]:
        inside = int(asked["StartTime"]) <= at * 1000 <= int(asked["EndTime"])
        return [listed("m1", at, ClientReadStatusName="Read")] if inside else []

    service.rows = rows
    async with await Program.open(path, service.url) as program:
        await program.ended(program.send(message("Hello")))
        await program.until(lambda: program.fates or len(service.asked) > 4)
        (entry,) = await program.entries()
    assert entry.row.delivery == "read"
    first, wide = service.asked[0], service.asked[-1]
    assert int(wide["EndTime"]) - int(wide["StartTime"]) > 2_000_000
    assert int(first["EndTime"]) - int(first["StartTime"]) < 100_000


async def test_several_that_may_be_it_show_what_they_say(service: ListService, path: Path) -> None:
    service.drops_sends = True
    service.rows = lambda _: [
        listed("a", time.time(), "Hello, and " + "more " * 100),
        listed("b", time.time(), "Hello, you", TemplateCode=""),
    ]
    async with await Program.open(path, service.url, replace(QUICK, looks=1)) as program:
        await program.ended(program.send(message("Hello")))
        await program.settled()
        (entry,) = await program.entries()
    found = {each["id"]: each["text"] for each in json.loads(entry.row.facts)["candidates"]}
    assert found["b"] == "Hello, you"
    assert found["a"].startswith("Hello, and more more")
    assert len(found["a"]) == 200


async def test_a_clock_that_was_set_back_hides_no_duplicate(
    sandbox: SandboxProcess, path: Path
) -> None:
    async with await Program.open(path, sandbox.url) as program:
        row = await program.ended(program.send(message("Hello")))
        earlier = row.created_at - 3_600
        found = await sent_already(program.history, message("Hello"), earlier)
        assert found is not None
        assert found.id == row.id
        assert await sent_already(program.history, message("Other"), earlier) is None
        for to, sender in (("380441234568", "2909"), (TO, "2910")):
            other = {**message("Hello", to=to), "From": sender}
            assert await sent_already(program.history, other, earlier) is None
