"""Time in the store: nonces, the rate of sends, ageing. The clock stands until it is moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.sandbox.faults import Fault, FaultKind
from chatapp_desktop.sandbox.gateway import answer
from chatapp_desktop.sandbox.incoming import Incoming
from chatapp_desktop.sandbox.replies import Reply
from chatapp_desktop.sandbox.store import Store
from tests.support.signed import TEXT, Call

HOST = "127.0.0.1:1"


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1_737_000_000.0

    def __call__(self) -> float:
        return self.now


def ask(store: Store, call: Call) -> Reply:
    headers = call.headers(HOST)
    incoming = Incoming(store.clock(), call.method, "/", call.query(), headers, call.body)
    return answer(store, incoming)


def test_nonce_is_free_again_after_a_quarter_of_an_hour() -> None:
    clock = Clock()
    store = Store(clock)
    store.keep_nonce("testid", "abc")
    clock.now += 899
    assert store.nonce_used("testid", "abc")
    assert not store.nonce_used("other", "abc")
    clock.now += 1
    assert not store.nonce_used("testid", "abc")


def test_old_nonces_do_not_pile_up() -> None:
    clock = Clock()
    store = Store(clock)
    for number in range(3_000):
        store.keep_nonce("testid", str(number))
        clock.now += 1
    assert len(store._nonces) <= 901


def test_rate_of_sends_is_250_a_second() -> None:
    clock = Clock()
    store = Store(clock)
    send = Call("SendChatappMessage", TEXT, clock=clock.now)
    assert {ask(store, send).code for _ in range(250)} == {"OK"}
    clock.now += 0.4
    refused = ask(store, send)
    assert (refused.status, refused.code) == (400, "Throttling.User")
    assert refused.headers == {"x-acs-retry-after": "600"}
    assert ask(store, Call("ListInstance", {}, clock=clock.now)).code == "OK"
    clock.now += 0.6
    assert ask(store, send).code == "OK"
    assert len(store.messages) == 251


def test_ageing_leaves_the_signing_clock_alone() -> None:
    clock = Clock()
    store = Store(clock)
    store.advance(86_400)
    assert store.server_time() == clock.now
    assert store.ageing_time() == clock.now + 86_400


def test_message_ids_are_new_and_begin_with_the_time() -> None:
    clock = Clock()
    store = Store(clock)
    send = Call("SendChatappMessage", TEXT, clock=clock.now)
    ids = [str(ask(store, send).body["MessageId"]) for _ in range(20)]
    assert len(set(ids)) == 20
    assert {(len(i), int(i[:8], 16)) for i in ids} == {(24, int(clock.now))}


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "a", "b"])), max_size=6),
    st.lists(st.sampled_from(["a", "b", "c"]), max_size=20),
)
def test_faults_are_used_in_order(posted: list[tuple[int, str]], calls: list[str]) -> None:
    store = Store(Clock())
    turns = []
    for number, (count, operation) in enumerate(posted):
        store.add_fault(Fault(FaultKind.STATUS, count, operation, status=500, code=str(number)))
        turns += [(number, operation)] * count
    for call in calls:
        fitting = [turn for turn in turns if turn[1] in ("", call)]
        fault = store.take_fault(call)
        assert (fault.code if fault else None) == (str(fitting[0][0]) if fitting else None)
        if fitting:
            turns.remove(fitting[0])
