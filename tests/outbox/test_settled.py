"""When an unknown that was knowingly sent again is asked about no more: by any story of sends."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatapp_desktop.outbox.duplicates import ANSWER_HOLDS_SECONDS, sent_already
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.journal import BEFORE_SEND
from chatapp_desktop.store.history.records import Ending, NewAttempt, Row, State
from tests.support.program import Program, message
from tests.support.sandbox import SandboxProcess

SEND = "SendChatappMessage"
MINUTE, DAY = 60.0, 86_400.0
TO = (f"38044{number:07}" for number in itertools.count())


@dataclass(frozen=True)
class Sent:
    """One press of Send, in seconds: how long after the one before, and how long it took."""

    gap: float
    took: float
    state: State
    code: str = ""
    text: str = "Hello"


DOUBT = Sent(1.0, 50.0, State.UNKNOWN)
AGAIN = Sent(60.0, 0.5, State.ACCEPTED)

gaps = st.sampled_from([1.0, 40.0, 5 * MINUTE, 11 * MINUTE, DAY, 8 * DAY])
sent = st.builds(
    Sent,
    gaps,
    st.sampled_from([0.5, 50.0]),
    st.sampled_from([state for state in State if state.final]) | st.just(State.UNKNOWN),
    st.sampled_from(["Some.Code", BEFORE_SEND]),
    st.sampled_from(["Hello", "Hello", "Hello", "Hello you"]),
)


async def put(history: History, story: Sequence[Sent], to: str) -> tuple[list[Row], float]:
    """Write a story into the history; its rows, and the time of its last press."""
    rows, at = [], 1_000_000.0
    for each in story:
        at += each.gap
        said = message(each.text, to=to)
        row = await history.prepare(NewAttempt(at, "main", said, "{}", "main"))
        message_id = f"{to}-{row.id}" if each.state is State.ACCEPTED else ""
        ending = Ending(each.state, at + each.took, message_id, each.code)
        rows.append(await history.finish(row.id, ending))
    return rows, at


def may_go_unasked(story: Sequence[Sent], times: Sequence[float], minutes: float) -> bool:
    """Whether the last press of the story may pass without a question, told press by press."""
    now, open_doubts, said_of_late = times[-1], list[float](), False
    answered: dict[float, float] = {}
    for each, at in zip(story[:-1], times, strict=False):
        if each.text != story[-1].text:
            continue
        known = [doubt for doubt in open_doubts if doubt < at]
        if each.state is State.ACCEPTED:
            open_doubts = [doubt for doubt in open_doubts if doubt not in known]
            said_of_late |= now - at <= minutes * MINUTE
        elif each.state is State.UNKNOWN:
            # The longest Ttl, or the guard's minutes before that.
            if now - at <= 14 * DAY + minutes * MINUTE:
                open_doubts.append(at + each.took)
        elif each.state is State.REJECTED or (
            each.state is State.NOT_SENT and each.code != BEFORE_SEND
        ):
            answered.update(dict.fromkeys(known, at))
    fresh = {doubt for doubt, at in answered.items() if now - at <= ANSWER_HOLDS_SECONDS}
    return not said_of_late and set(open_doubts) <= fresh


def test_nobody_is_left_unaware_and_nobody_is_asked_for_nothing(tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        history = runner.run(History.open(tmp_path / "history.sqlite3"))

        @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
        @example([DOUBT, Sent(60, 1, State.NOT_SENT, BEFORE_SEND), AGAIN], 0.0)
        @example([DOUBT, Sent(60, 1, State.NOT_SENT, "Some.Code"), AGAIN], 10.0)
        @example([DOUBT, Sent(60, 1, State.CANCELLED), AGAIN], 0.0)
        @example([DOUBT, Sent(60, 1, State.ACCEPTED, text="Hello you"), AGAIN], 0.0)
        @example([DOUBT, Sent(1, 1, State.ACCEPTED), AGAIN], 0.0)  # before that could be known
        @given(st.lists(sent, min_size=2, max_size=6), st.sampled_from([0.0, 10.0]))
        def told(story: list[Sent], minutes: float) -> None:
            to = next(TO)
            # The last one is the press that the guard is asked about.
            _, last = runner.run(put(history, story[:-1], to))
            now = last + story[-1].gap
            said = message(story[-1].text, to=to)
            since = now - minutes * MINUTE
            found = runner.run(sent_already(history, said, since, lambda: now))
            times = list(itertools.accumulate((each.gap for each in story), initial=1_000_000.0))
            assert (found is None) == may_go_unasked(story, times[1:], minutes)

        try:
            told()
        finally:
            runner.run(history.close())


async def test_an_unknown_that_was_sent_again_and_accepted_is_over(
    sandbox: SandboxProcess, path: Path
) -> None:
    async with await Program.open(path, sandbox.url) as program:
        sandbox.fault("drop_before", operation=SEND)
        doubt = await program.ended(program.send(message("Hello")))
        assert doubt.state is State.UNKNOWN
        later = doubt.created_at + DAY
        found = await sent_already(program.history, message("Hello"), later)
        assert found is not None
        assert found.id == doubt.id
        accepted = await program.ended(program.send(message("Hello")))
        assert accepted.state is State.ACCEPTED
        assert await sent_already(program.history, message("Hello"), later) is None
        # The accepted one is asked about as any other.
        found = await sent_already(program.history, message("Hello"), doubt.created_at)
        assert found is not None
        assert found.id == accepted.id


async def test_a_yes_that_came_to_nothing_holds_for_a_while(
    sandbox: SandboxProcess, path: Path
) -> None:
    async with await Program.open(path, sandbox.url) as program:
        sandbox.fault("drop_before", operation=SEND)
        doubt = await program.ended(program.send(message("Hello")))
        sandbox.fault("status", operation=SEND, status=400, code="InvalidParameter.ContentError")
        refused = await program.ended(program.send(message("Hello")))
        assert refused.state is State.REJECTED
        end = refused.created_at + ANSWER_HOLDS_SECONDS

        async def asked(now: float) -> bool:
            since = doubt.created_at - 1
            return (
                await sent_already(program.history, message("Hello"), since, lambda: now)
                is not None
            )

        assert not await asked(end - 1)
        assert await asked(end + 1)


async def test_what_another_window_sent_before_a_crash_was_known_settles_nothing(
    path: Path,
) -> None:
    crashed = await History.open(path)
    at, said = 1_000_000.0, message("Hello")
    doubt = await crashed.prepare(NewAttempt(at, "main", said, "{}", "main"))
    await crashed.sending(doubt.id, at)
    await crashed.close()
    history = await History.open(path)
    try:
        await put(history, [Sent(120, 1, State.ACCEPTED)], said["To"])
        (found,) = await history.reconcile(at + 200)
        assert found.state is State.UNKNOWN
        (mine,) = await history.watched([doubt.id])
        assert (mine.ended, mine.doubtful_at) == (at + 60, at + 200)
        asked = await sent_already(history, said, at + DAY)
        assert asked is not None
        assert asked.id == doubt.id
        await put(history, [Sent(201, 1, State.ACCEPTED)], said["To"])
        assert await sent_already(history, said, at + DAY) is None
    finally:
        await history.close()
