"""The order of messages: nobody passes whom it must not pass, whatever becomes of those between."""

from __future__ import annotations

import asyncio

from chatapp_desktop.outbox.turns import Turn


async def turned(task: asyncio.Task[None]) -> bool:
    """Whether a message may go on, once everything that is ready has been done."""
    for _ in range(5):
        await asyncio.sleep(0)
    return task.done()


async def test_one_that_is_cancelled_lets_nobody_pass_the_one_before() -> None:
    first = Turn(None)
    second = Turn(first)
    third = Turn(second)
    second.settle()
    leaving = asyncio.ensure_future(third.may_leave())
    assert not await turned(leaving)
    first.end()
    assert await turned(leaving)


async def test_to_the_same_recipient_it_waits_for_the_one_before_the_cancelled_one() -> None:
    first = Turn(None)
    second = Turn(first, first)
    third = Turn(second, second)
    second.settle()
    first.end()
    connecting = asyncio.ensure_future(third.may_connect())
    assert not await turned(connecting)
    first.settle()
    assert await turned(connecting)


async def test_many_that_are_cancelled_in_any_order() -> None:
    turns = [Turn(None)]
    for _ in range(6):
        turns.append(Turn(turns[-1], turns[-1]))
    for place in (3, 1, 5, 2, 4):
        turns[place].settle()
    connecting = asyncio.ensure_future(turns[6].may_connect())
    assert not await turned(connecting)
    turns[0].settle()
    assert await turned(connecting)
    assert all(turn.settled.is_set() and turn.gone.is_set() for turn in turns[:6])


async def test_one_that_lets_others_pass_keeps_its_place_before_its_own() -> None:
    first = Turn(None)
    second = Turn(first, first)
    other = Turn(second)
    third = Turn(other, second)
    first.end()
    waiting = asyncio.ensure_future(second.may_connect())
    assert not await turned(waiting)
    assert await turned(asyncio.ensure_future(other.may_leave()))
    other.end()
    connecting = asyncio.ensure_future(third.may_connect())
    first.settle()
    assert await turned(waiting)
    assert not await turned(connecting)
    second.settle()
    assert await turned(connecting)


def test_thousands_that_are_cancelled_before_the_first_has_left() -> None:
    turns: list[Turn] = []
    for _ in range(3000):
        last = turns[-1] if turns else None
        turns.append(Turn(last, last))
    for turn in reversed(turns):
        assert not turn.settled.is_set()
        turn.settle()
    assert all(turn.gone.is_set() and turn.settled.is_set() for turn in turns)
