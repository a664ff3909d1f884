"""Reports: nothing in them runs, neither in a browser nor in a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.report import Drawn, Table, csv_text, html_text, safe_cell
from chatapp_desktop.viber.variables import pieces

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
BAD = "<script>alert(1)</script> & \"'"


class Reader(HTMLParser):
    """Collects tags and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def drawn(text: str, values: dict[str, str]) -> Drawn:
    return Drawn(pieces(text, values), lambda: b"a picture", 300)


def test_a_message_is_its_picture_and_is_told_to_who_cannot_see_it() -> None:
    text = html_text(Table("T", (), ("Rendering",), [(drawn("Tom's $(a)", {"a": "<cat>"}),)]))
    data = base64.b64encode(b"a picture").decode()
    assert (
        f"<img src='data:image/png;base64,{data}' alt='Tom&#x27;s &lt;cat&gt;' width=300>" in text
    )
    assert "img-src data:" in text


def test_a_spreadsheet_needs_no_picture() -> None:
    def draw() -> bytes:
        raise AssertionError

    table = Table("T", (), ("Rendering",), [(Drawn(pieces("Hi", {}), draw),)])
    assert csv_text(table).endswith("Hi\r\n")


def test_a_rendering_is_shown_with_its_unfilled_variables_marked() -> None:
    table = Table("T", (), ("Rendering",), [(drawn("Hi $(a) $(b)", {"a": "A\nB"}),)])
    text = html_text(table)
    assert "Hi A<br>B <span class=unfilled>$(b)</span>" in text
    assert csv_text(table).endswith('"Hi A\nB $(b)"\r\n')


def test_markup_in_any_place_is_text() -> None:
    rendering = drawn(f"{BAD}$(x)", {"x": BAD})
    table = Table(BAD, ((BAD, BAD),), (BAD,), [(BAD, rendering)])
    found = read(html_text(table))
    assert "script" not in found.tags
    assert "".join(found.texts).count("<script>alert(1)") == 8


def test_flagged_rows_are_marked() -> None:
    table = Table("T", (), ("A",), [("fine",), ("bad",)], frozenset({1}))
    assert html_text(table).count("<tr class=flagged>") == 1


def test_nothing_is_loaded_from_anywhere() -> None:
    text = html_text(Table("T", (), ("A",), [("x",)]))
    assert "default-src 'none'" in text
    assert "src=" not in text
    assert "href" not in text


@given(TEXT)
def test_no_cell_begins_a_formula_and_the_text_is_not_lost(text: str) -> None:
    safe = safe_cell(text)
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe in (text, f"'{text}")


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=4))
def test_csv_gives_back_what_was_put_in(rows: list[list[str]]) -> None:
    text = csv_text(Table("T", (), ("a", "b"), rows))
    assert text.startswith("\ufeff")
    found = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert found == [["a", "b"], *[[safe_cell(cell) for cell in row] for row in rows]]
