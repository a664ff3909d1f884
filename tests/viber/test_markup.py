"""Viber's formatting: what is a mark, what is text, and that nothing is ever lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.markup import Span, Style, parse, shown_text

MARKED = st.text(alphabet="ab *_~`\n中é.h", max_size=60)


def styles(text: str) -> list[tuple[str, Style]]:
    return [(span.text, span.style) for span in parse(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("plain", [("plain", Style.PLAIN)]),
        ("*bold*", [("bold", Style.BOLD)]),
        ("_it_ ~no~", [("it", Style.ITALIC), (" ", Style.PLAIN), ("no", Style.STRIKE)]),
        ("*a _b_*", [("a ", Style.BOLD), ("b", Style.BOLD | Style.ITALIC)]),
        ("```*x*\ny```", [("*x*\ny", Style.CODE)]),
        ("*```c```*", [("c", Style.BOLD | Style.CODE)]),
        (
            "您的*订单*已发货",
            [("您的", Style.PLAIN), ("订单", Style.BOLD), ("已发货", Style.PLAIN)],
        ),
        ("(*b*)!", [("(", Style.PLAIN), ("b", Style.BOLD), (")!", Style.PLAIN)]),
        (
            "see https://a.example/x_y_z.",
            [
                ("see ", Style.PLAIN),
                ("https://a.example/x_y_z", Style.LINK),
                (".", Style.PLAIN),
            ],
        ),
        ("*https://a.example*", [("https://a.example", Style.BOLD | Style.LINK)]),
    ],
)
def test_marks(text: str, spans: list[tuple[str, Style]]) -> None:
    assert styles(text) == spans


@pytest.mark.parametrize(
    "text",
    ["2*3*4", "snake_case_name", "* a *", "*a\nb*", "**", "*", "_ _", "```", "``````", "a~b~c",
     "5 * 3 * 2", "http://", "xhttps://a.example"],
)  # fmt: skip
def test_what_is_no_mark_stays_text(text: str) -> None:
    assert styles(text) == [(text, Style.PLAIN)]


@given(MARKED)
def test_spans_are_pieces_of_the_text_in_order(text: str) -> None:
    place = 0
    for span in parse(text):
        assert span.text
        assert span.start >= place
        assert text[span.start : span.start + len(span.text)] == span.text
        assert set(text[place : span.start]) <= set("*_~`")
        place = span.start + len(span.text)
    assert set(text[place:]) <= set("*_~`")


@given(MARKED)
def test_no_two_neighbours_have_one_style(text: str) -> None:
    spans = parse(text)
    for one, other in itertools.pairwise(spans):
        touching = one.start + len(one.text) == other.start
        assert not (touching and one.style == other.style)


@given(st.text(alphabet=st.characters(exclude_characters="*_~`/."), max_size=80))
def test_text_without_marks_is_one_span(text: str) -> None:
    assert parse(text) == ((Span(0, text, Style.PLAIN),) if text else ())


@given(st.text(alphabet="abc 中", min_size=1).filter(lambda text: text == text.strip()))
def test_what_stands_between_marks_has_their_style(text: str) -> None:
    for mark, style in (("*", Style.BOLD), ("_", Style.ITALIC), ("~", Style.STRIKE)):
        assert styles(f"{mark}{text}{mark}") == [(text, style)]
    assert styles(f"```{text}```") == [(text, Style.CODE)]


@pytest.mark.parametrize("text", ["*a " * 20_000, "```" * 20_000, "*_~" * 20_000, "_a*b~" * 9_000])
def test_long_nonsense_does_not_take_for_ever(text: str) -> None:
    assert len(shown_text(text)) <= len(text)
