"""The table against the source document: every request parameter, every rule, nothing more."""

from __future__ import annotations

import pytest

from chatapp_desktop.viber.languages import LANGUAGES
from chatapp_desktop.viber.message_types import MESSAGE_TYPES, Media
from chatapp_desktop.viber.parameter import Kind, Unit, Use
from chatapp_desktop.viber.parameters import (
    BY_NAME,
    CONTENT_KEYS,
    MEGABYTE,
    PARAMETERS,
    parameter_of,
)
from tests.viber.drafts import CONTENT

# SendChatappMessage for Viber, request parameters, as the document of 2025-01-16 has them.
DOCUMENT = {
    *("ChannelType", "Type", "MessageType", "TemplateCode", "Language", "From", "To"),
    *("TemplateParams", "Content", "FallBackId", "FallBackContent", "CustSpaceId", "TrackingData"),
    *("Label", "Ttl", "Tag", "TaskId", "FallBackDuration", "FallBackRule"),
}
CONTENT_FIELDS = {
    *("text", "link", "thumbnail", "fileSize", "duration", "fileName", "fileType"),
    *("caption", "action"),
}


def test_has_every_parameter_of_the_document_and_no_other() -> None:
    assert {p.name for p in PARAMETERS if "." not in p.name} == DOCUMENT
    assert len(PARAMETERS) == len(BY_NAME)


def test_has_every_content_field_of_the_document_and_no_other() -> None:
    assert set(CONTENT_KEYS) == CONTENT_FIELDS


def test_message_types_are_the_nine_of_the_document() -> None:
    assert set(MESSAGE_TYPES) == set(CONTENT)
    choices = [choice.value for choice in BY_NAME["MessageType"].choices]
    assert choices == list(MESSAGE_TYPES)


@pytest.mark.parametrize("name", CONTENT)
def test_message_type_takes_exactly_its_fields(name: str) -> None:
    row = MESSAGE_TYPES[name]
    assert set(row.content) == set(CONTENT[name])
    assert len(row.content) == len(CONTENT[name])
    assert row.forbidden == (("action",) if name == "text_video_button" else ())


@pytest.mark.parametrize("name", CONTENT)
def test_media_is_what_the_name_says(name: str) -> None:
    words = set(name.split("_"))
    media = MESSAGE_TYPES[name].media
    assert (media is Media.NONE) == ("link" not in CONTENT[name])
    assert media is Media.NONE or media.value in words


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ChannelType", ["viber"]),
        ("Type", ["message", "template"]),
        ("Label", ["promotion", "transaction"]),
        ("FallBackRule", ["undelivered", "sentFailed"]),
    ],
)
def test_choices_are_the_documents(name: str, values: list[str]) -> None:
    assert [choice.value for choice in BY_NAME[name].choices] == values


@pytest.mark.parametrize(
    ("name", "minimum", "maximum", "unit"),
    [
        ("Ttl", 30, 1_209_600, Unit.SECONDS),
        ("FallBackDuration", 60, 43_200, Unit.SECONDS),
        ("Content.duration", 1, 600, Unit.SECONDS),
        ("Content.fileSize", 1, 200 * MEGABYTE, Unit.BYTES),
    ],
)
def test_ranges_are_the_documents(name: str, minimum: int, maximum: int, unit: Unit) -> None:
    row = BY_NAME[name]
    assert (row.kind, row.minimum, row.maximum, row.unit) == (Kind.INTEGER, minimum, maximum, unit)


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("Content.text", 1000),
        ("Content.link", 1000),
        ("Content.thumbnail", 1000),
        ("Content.caption", 30),
        ("Content.fileName", 25),
    ],
)
def test_lengths_are_the_documents(name: str, length: int) -> None:
    assert BY_NAME[name].max_length == length


def test_what_is_required() -> None:
    required = {p.name for p in PARAMETERS if p.required}
    assert required == {
        *("ChannelType", "Type", "MessageType", "From", "To", "Label", "TemplateCode", "Language")
    }


def test_use_follows_the_type() -> None:
    of_message = {p.name for p in PARAMETERS if p.use is Use.MESSAGE}
    of_template = {p.name for p in PARAMETERS if p.use is Use.TEMPLATE}
    assert of_message == {"MessageType", "Content"}
    assert of_template == {"TemplateCode", "Language", "TemplateParams"}
    assert all((p.use is Use.CONTENT) == bool(p.content_key) for p in PARAMETERS)


@pytest.mark.parametrize("name", BY_NAME)
def test_every_row_says_what_it_is(name: str) -> None:
    row = BY_NAME[name]
    assert row.label
    assert row.help.endswith(".")
    assert all(choice.label for choice in row.choices)


def test_a_variable_belongs_to_template_params() -> None:
    assert parameter_of("TemplateParams.anything") is BY_NAME["TemplateParams"]
    with pytest.raises(KeyError):
        parameter_of("Content.subject")


def test_languages_are_the_documented_68() -> None:
    assert len(LANGUAGES) == len(set(LANGUAGES)) == 68
    assert {"en", "zh_CN", "zh_HK", "zh_TW", "pt_BR", "es_MX", "fil", "he", "ar"} <= set(LANGUAGES)
