"""The delivery word moves forward only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.store.history.delivery import advanced

KNOWN = ("", "submitted", "sent", "failed", "delivered", "read")


@pytest.mark.parametrize(
    ("current", "news", "shown"),
    [
        ("", "submitted", "submitted"), ("submitted", "Sent", "sent"),
        ("sent", "submitted", "sent"),
        ("sent", "failed", "failed"), ("failed", "delivered", "delivered"),
        ("delivered", "failed", "delivered"), ("read", "delivered", "read"), ("read", "", "read"),
        ("sent", "Queued", "Queued"), ("Queued", "Rerouted", "Rerouted"),
        ("Queued", "sent", "Queued"),
        ("Queued", "READ", "read"), ("read", "Queued", "read"),
        ("sent", "  two\nlines ", "two lines"),
        ("", "x" * 100, "x" * 64),
    ],
)  # fmt: skip
def test_steps(current: str, news: str, shown: str) -> None:
    assert advanced(current, news) == shown


@given(st.lists(st.sampled_from(KNOWN) | st.text(max_size=8)))
def test_known_words_never_step_back_whatever_comes_between(news: list[str]) -> None:
    shown, best = "", 0
    for word in news:
        shown = advanced(shown, word)
        if shown in KNOWN:
            assert KNOWN.index(shown) >= best
            best = KNOWN.index(shown)
