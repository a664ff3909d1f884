"""The draft file: round trips, unknown keys, damage."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.draft_file import DraftFileError, dumps, loads
from chatapp_desktop.viber.parameters import BY_NAME
from tests.viber.drafts import ANY_TEXT, CONTENT, JSON_VALUES, drafts, good, good_template


def as_saved(draft: Draft) -> Draft:
    """The channel is the file's business: it is `viber`, whatever a draft holds."""
    return Draft({k: v for k, v in draft.values.items() if k != "ChannelType"}, draft.unknown)


@given(drafts())
def test_what_was_saved_is_opened(draft: Draft) -> None:
    text = dumps(draft)
    assert loads(text) == as_saved(draft)
    assert dumps(loads(text)) == text
    assert loads(text.encode().decode()) == as_saved(draft)


@pytest.mark.parametrize("name", CONTENT)
def test_a_file_has_the_names_and_the_order_of_the_table(name: str) -> None:
    document = json.loads(dumps(good(name, Tag="t", FallBackId="S")))
    order = list(BY_NAME)
    places = [order.index(key) for key in document]
    assert places == sorted(places)
    inner = [order.index(f"Content.{key}") for key in document["Content"]]
    assert inner == sorted(inner)
    assert set(document["Content"]) == set(CONTENT[name])


def test_a_file_as_people_see_it() -> None:
    draft = good("video", Content_text="kept, though a video has none")
    assert dumps(draft) == (
        '{\n  "ChannelType": "viber",\n  "To": "+86 139-0000 1234",\n  "From": "2909",\n'
        '  "CustSpaceId": "cams-sandbox",\n  "Type": "message",\n  "MessageType": "video",\n'
        '  "Label": "promotion",\n  "Content": {\n'
        '    "text": "kept, though a video has none",\n'
        '    "link": "https://cdn.example.com/v.mp4",\n'
        '    "thumbnail": "https://cdn.example.com/t.jpg",\n    "fileSize": 10485760,\n'
        '    "duration": 32\n  },\n  "Ttl": 3600\n}\n'
    )


def test_the_order_of_typing_does_not_show() -> None:
    values = dict(good("text_button").values)
    assert dumps(Draft(dict(reversed(values.items())))) == dumps(Draft(values))


def test_unknown_keys_stay_where_and_what_they_were() -> None:
    text = dumps(good("text"))
    document: dict[str, Any] = json.loads(text)
    document["Content"]["subject"] = [1, {"a": None}]
    document |= {"Note": {"by": "Ann"}, "Content.text": "flat", "FlowAction": 1.5, "": ""}
    saved = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    draft = loads(saved)
    assert draft["Content.text"] == "Hello"
    assert dumps(draft) == saved
    assert dumps(draft.replaced({"Content.text": "Other"})) == saved.replace("Hello", "Other")


def test_content_may_be_a_string_as_on_the_wire() -> None:
    text = json.dumps({"Type": "message", "MessageType": "text", "Content": '{"text":"hi","x":1}'})
    draft = loads(text)
    assert draft["Content.text"] == "hi"
    assert draft.unknown == {"Content": {"x": 1}}
    assert loads('{"Type":"template","TemplateParams":"{\\"n\\":1}"}').variables == {"n": "1"}
    assert loads('{"Type":"message","Content":" "}') == Draft({"Type": "message"})


def test_nulls_and_numbers_are_read_as_text() -> None:
    draft = loads('\ufeff{"To": 8613900001234, "Tag": null, "Ttl": "60", "ChannelType": null}')
    assert draft == Draft({"To": "8613900001234", "Ttl": "60"})
    assert loads('{"TemplateParams": {"a": null}}').variables == {"a": ""}


def test_a_number_that_was_typed_oddly_stays_as_typed() -> None:
    for typed in ("0060", "60 ", "6e1", "9" * 40):
        assert loads(dumps(good("text", Ttl=typed)))["Ttl"] == typed


def test_half_a_character_survives() -> None:
    draft = good("text", Content_text="\ud83d")
    text = dumps(draft)
    assert text.isascii()
    assert loads(text) == draft


# Damage


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("\x00" * 40, "not_json"),
        ('{"To": "1"', "not_json"),
        ("<html></html>", "not_json"),
        ('{"To": "1"} {', "not_json"),
        ("[" * 100_000, "too_deep"),
        ('{"To":"1","x":' + "[" * 200 + "]" * 200 + "}", "too_deep"),
        ('{"To":"1","x":' + "9" * 5000 + "}", "too_deep"),
        ("null", "not_object"),
        ("[]", "not_object"),
        ('"To"', "not_object"),
        ("{}", "not_draft"),
        ('{"name": "package", "version": 1}', "not_draft"),
        ('{"ChannelType": "whatsapp", "To": "1"}', "channel"),
        ('{"ChannelType": ["viber"]}', "wrong_type"),
        ('{"To": true}', "wrong_type"),
        ('{"To": 1.5}', "wrong_type"),
        ('{"To": ["1"]}', "wrong_type"),
        ('{"Content": {"text": {}}}', "wrong_type"),
        ('{"TemplateParams": {"a": []}}', "wrong_type"),
        ('{"Content": 1}', "not_an_object"),
        ('{"Content": "[]"}', "not_an_object"),
        ('{"Content": "{"}', "not_json"),
        ('{"TemplateParams": null}', "not_an_object"),
    ],
)
def test_damaged_files(text: str, reason: str) -> None:
    with pytest.raises(DraftFileError) as caught:
        loads(text)
    assert caught.value.reason == reason
    assert str(caught.value).endswith(".")
    assert "{" not in str(caught.value)


def test_an_error_says_where() -> None:
    with pytest.raises(DraftFileError, match=r"line 2, column 3 is not valid"):
        loads("{\n  nonsense\n}")
    with pytest.raises(DraftFileError, match=r"Content\.duration cannot be read"):
        loads('{"Content": {"duration": 1.5}}')


def test_an_error_passes_a_with_block() -> None:
    """`contextlib` writes into exceptions, and so does `add_note`."""

    @contextlib.contextmanager
    def opening() -> Iterator[None]:
        yield

    with pytest.raises(DraftFileError) as caught, opening():
        loads("{")
    caught.value.add_note("while opening a file")
    assert hash(caught.value) is not None


@given(ANY_TEXT | JSON_VALUES.map(json.dumps))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(DraftFileError):
        loads(text)


@given(st.dictionaries(st.sampled_from(tuple(BY_NAME)), JSON_VALUES, min_size=1))
def test_any_values_are_read_or_refused(document: dict[str, object]) -> None:
    with contextlib.suppress(DraftFileError):
        assert dumps(loads(json.dumps(document)))


@given(st.data())
def test_a_file_cut_anywhere_is_refused(data: st.DataObject) -> None:
    text = dumps(good_template())
    cut = data.draw(st.integers(0, len(text) - 3))
    with pytest.raises(DraftFileError):
        loads(text[:cut])
