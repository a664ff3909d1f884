"""Which listed message is which attempt: never a guess, whatever the list looks like."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.cams.message_list import ListedMessage
from chatapp_desktop.outbox.matching import (
    LATER,
    UNSURE,
    Absent,
    Fit,
    Found,
    Several,
    TooEarly,
    fit,
    resolve,
)
from chatapp_desktop.store.history.records import NewAttempt, State, Watched
from chatapp_desktop.store.history.unrecorded import unrecorded_row
from tests.support.program import message

TEMPLATE = {
    "Type": "template",
    "TemplateCode": "code",
    "Language": "en",
    "TemplateParams": '{"name":"Ann"}',
    "To": "380441234567",
    "From": "2909",
}


def attempt(
    number: int,
    began: float,
    *,
    parameters: Mapping[str, str] | None = None,
    state: State = State.UNKNOWN,
    message_id: str = "",
) -> Watched:
    sent = parameters or message("Hello", task="t")
    row = unrecorded_row(NewAttempt(began, "main", sent, "{}"), number)
    row = replace(row, state=state, message_id=message_id)
    return Watched(row, sent, began, began + 5)


def listed(
    name: str, at: float | None, text: str = '{"text": "Hello"}', **more: str
) -> ListedMessage:
    return ListedMessage(
        name,
        "380441234567",
        at,
        text,
        more.get("code", ""),
        more.get("language", ""),
        "sent",
    )


def test_the_only_one_is_it() -> None:
    found = listed("A", 101)
    assert resolve([attempt(1, 100)], [found], 0.0) == {1: Found(found)}


def test_nothing_is_nothing() -> None:
    other = listed("A", 101, '{"text":"Something else"}')
    assert resolve([attempt(1, 100)], [other], 0.0) == {1: Absent()}


def test_the_clock_of_the_service_is_taken_into_account() -> None:
    found = listed("A", 101 + 400)
    assert resolve([attempt(1, 100)], [found], 400.0) == {1: Found(found)}
    # By a clock that was set meanwhile it may be it: nobody but the operator can tell.
    assert resolve([attempt(1, 100)], [found], 0.0) == {1: Several((found,))}


def test_without_a_clock_the_window_is_wide() -> None:
    near, far = listed("A", 100 + UNSURE - 1), listed("B", 105 + UNSURE + 1)
    assert resolve([attempt(1, 100)], [near], None) == {1: Found(near)}
    assert resolve([attempt(1, 100)], [far], None) == {1: Absent()}


def test_two_of_a_kind_are_told_apart_only_by_their_number() -> None:
    twins = [attempt(1, 100), attempt(2, 110)]
    first, second = listed("A", 101), listed("B", 111)
    assert resolve(twins, [second, first], 0.0) == {1: Found(first), 2: Found(second)}
    verdicts = resolve(twins, [second], 0.0)
    assert all(isinstance(verdict, Several) for verdict in verdicts.values())


def test_what_cannot_be_earlier_is_not_shared() -> None:
    """The second twin's message cannot have been listed before the second was sent."""
    twins = [attempt(1, 100), attempt(2, 110)]
    first = listed("A", 101)
    assert resolve(twins, [first], 0.0) == {1: Found(first), 2: Absent()}


def test_one_more_than_attempts_is_shown() -> None:
    a, b = listed("A", 104), listed("B", 101)
    assert resolve([attempt(1, 100)], [a, b], 0.0) == {1: Several((b, a))}


def test_a_twin_under_way_may_own_it() -> None:
    going = attempt(2, 100, state=State.SENDING)
    verdicts = resolve([attempt(1, 99), going], [listed("A", 101)], 0.0)
    assert verdicts == {1: TooEarly()}


def test_a_twin_that_got_no_message_id_may_own_it() -> None:
    silent = attempt(2, 100, state=State.ACCEPTED)
    verdicts = resolve([attempt(1, 99), silent], [listed("A", 101)], 0.0)
    assert isinstance(verdicts[1], Several)


@pytest.mark.parametrize("state", [State.REJECTED, State.NOT_SENT, State.CANCELLED, State.PREPARED])
def test_a_twin_that_sent_nothing_is_no_rival(state: State) -> None:
    found = listed("A", 101)
    assert resolve([attempt(1, 99), attempt(2, 100, state=state)], [found], 0.0) == {
        1: Found(found)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"text":"Hello"}', Fit.SURE),
        ('{ "text" : "\\u0048ello" }', Fit.SURE),
        ("Hello", Fit.SURE),
        ("", Fit.POSSIBLE),
        ("You got: Hello", Fit.POSSIBLE),
        ('{"text":"Hallo"}', Fit.NO),
        ("hello", Fit.NO),
    ],
)
def test_fit_of_a_message(text: str, expected: Fit) -> None:
    assert fit(message("Hello"), listed("A", 1, text)) is expected


def test_a_text_beside_a_picture_is_not_sure() -> None:
    content = json.dumps({"text": "Hello", "link": "https://example.com/a.png"})
    parameters = {**message("Hello"), "Content": content}
    assert fit(parameters, listed("A", 1, "Hello")) is Fit.POSSIBLE
    assert fit(parameters, listed("A", 1, content)) is Fit.SURE


def test_fit_of_a_template() -> None:
    def of(text: str, code: str = "code", language: str = "en") -> Fit:
        return fit(TEMPLATE, listed("A", 1, text, code=code, language=language))

    assert of("Hello Ann") is Fit.SURE
    assert of("Hello Ann", language="EN") is Fit.SURE
    assert of("Hello Bob") is Fit.POSSIBLE
    assert of("Hello Ann", language="de") is Fit.NO
    assert of("Hello Ann", code="other") is Fit.NO
    assert fit(message("Hello"), listed("A", 1, "Hello", code="code")) is Fit.NO


starts = st.lists(st.floats(0, 2000), min_size=1, max_size=6)
states = st.sampled_from(
    [State.UNKNOWN, State.UNKNOWN, State.SENDING, State.ACCEPTED, State.REJECTED]
)


@given(starts, st.lists(states, min_size=6, max_size=6), starts, st.sampled_from([0.0, None]))
def test_nothing_is_given_away_twice(
    began: list[float], kinds: list[State], times: list[float], ahead: float | None
) -> None:
    attempts = [
        attempt(place, start, state=kind)
        for place, (start, kind) in enumerate(zip(began, kinds, strict=False), 1)
    ]
    messages = [listed(str(place), at) for place, at in enumerate(times)]
    verdicts = resolve(attempts, messages, ahead)
    assert set(verdicts) == {a.row.id for a in attempts if a.row.state is State.UNKNOWN}
    taken = [v.message.message_id for v in verdicts.values() if isinstance(v, Found)]
    assert len(taken) == len(set(taken))
    slack = UNSURE if ahead is None else LATER
    for each in attempts:
        verdict = verdicts.get(each.row.id)
        if isinstance(verdict, Found) and verdict.message.sent_at is not None:
            assert each.began - slack <= verdict.message.sent_at <= each.ended + slack


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8, unique=True), st.data())
def test_what_was_not_sent_never_gets_the_message_of_a_twin(
    offsets: list[int], data: st.DataObject
) -> None:
    """Some twins were sent, some not: a verdict may be missing, but it is never wrong."""
    attempts = [attempt(place, 20.0 * at) for place, at in enumerate(sorted(offsets), 1)]
    sent = [each for each in attempts if data.draw(st.booleans())]
    messages = [listed(str(each.row.id), each.began + 1) for each in sent]
    for number, verdict in resolve(attempts, messages, 0.0).items():
        if isinstance(verdict, Found):
            assert verdict.message.message_id == str(number)
