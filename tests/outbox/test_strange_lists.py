"""A list that makes no sense stops nobody: the follower goes on, whatever a row or a step does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chatapp_desktop.outbox.looking import Looked, Looker
from chatapp_desktop.store.history.records import State
from tests.support.list_service import ListService, list_service
from tests.support.program import Program, message


@pytest.fixture
def service() -> Iterator[ListService]:
    with list_service() as made:
        yield made


def delivered(message_id: object) -> dict[str, Any]:
    return {
        "MessageId": message_id,
        "EventAction": "DOWN",
        "UserNumber": "380441234567",
        "ClientReadStatusName": "Read",
    }


@pytest.mark.parametrize("strange", [[], {}, None, 1.5, True, [["m1"]], {"m1": 1}])
async def test_one_malformed_row_hides_no_other(
    tmp_path: Path, service: ListService, strange: object
) -> None:
    service.rows = lambda _: [delivered(strange), delivered("m1")]
    async with await Program.open(tmp_path / "history.sqlite3", service.url) as program:
        row = await program.ended(program.send(message("Hello")))
        assert await program.follower.refresh(row) == ""
        (entry,) = await program.entries()
        assert entry.row.delivery == "read"
        assert not program.pauses


async def test_an_error_that_nobody_foresaw_is_reported_and_asking_goes_on(
    tmp_path: Path, service: ListService, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow = Looker.follow
    failures = iter([ZeroDivisionError("first"), ZeroDivisionError("second")])

    async def breaking(self: Looker, attempts: Any, *, wide: bool) -> Looked:
        if error := next(failures, None):
            raise error
        return await follow(self, attempts, wide=wide)

    monkeypatch.setattr(Looker, "follow", breaking)
    service.rows = lambda _: [delivered("m1")]
    async with await Program.open(tmp_path / "history.sqlite3", service.url) as program:
        row = await program.ended(program.send(message("Hello")))
        assert row.state is State.ACCEPTED
        assert await program.follower.refresh(row) == "Program.Error"
        await program.settled()
        (entry,) = await program.entries()
        assert entry.row.delivery == "read"
        assert [str(error) for error in program.troubles] == ["first", "second"]
        assert [pause.reason for pause in program.pauses] == ["Program.Error", ""]
        program.troubles.clear()
