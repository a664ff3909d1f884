"""The checks: every limit at its edge, every rule, every code with its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given

from chatapp_desktop.viber.check import blocks, check, extension_of
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import FILE_TYPES, IMAGE_EXTENSIONS, VIDEO_EXTENSIONS
from chatapp_desktop.viber.parameters import MEGABYTE, parameter_of
from chatapp_desktop.viber.problems import CODES, Severity, describe
from chatapp_desktop.viber.template_check import TEMPLATE_CODES
from tests.viber.around import AROUND
from tests.viber.drafts import CONTENT, changed, drafts, good, good_template

EMOJI = "😀"  # one character, two UTF-16 units
TEMPLATE = good_template()


def found(draft: Draft) -> set[tuple[str, str, str]]:
    return {(p.field, p.code, p.severity.value) for p in check(draft)}


def of(draft: Draft, field: str) -> set[str]:
    """`code/severity` of the problems of one field."""
    return {f"{p.code}/{p.severity}" for p in check(draft) if p.field == field}


@pytest.mark.parametrize("name", CONTENT)
def test_nothing_to_say_about_a_good_message(name: str) -> None:
    assert check(good(name)) == ()


def test_nothing_to_say_about_a_good_template() -> None:
    assert check(TEMPLATE) == ()


# Required and forbidden


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name in CONTENT for key in CONTENT[name]]
)
def test_every_content_field_is_required(name: str, key: str) -> None:
    for empty in ("", " \n"):
        draft = good(name).replaced({f"Content.{key}": empty})
        assert found(draft) == {(f"Content.{key}", "required", "blocks")}


@pytest.mark.parametrize("field", ["To", "From", "Label", "MessageType"])
def test_a_message_requires(field: str) -> None:
    assert "required/blocks" in of(changed(good("text"), **{field: " "}), field)


@pytest.mark.parametrize("field", ["To", "From", "Label", "TemplateCode", "Language"])
def test_a_template_requires(field: str) -> None:
    assert found(changed(TEMPLATE, **{field: ""})) == {(field, "required", "blocks")}


def test_an_empty_draft_tells_everything_at_once() -> None:
    fields = {p.field for p in check(Draft()) if p.severity is Severity.BLOCKS}
    assert fields == {"To", "From", "Type", "Label"}


def test_problems_stand_in_the_order_of_the_form() -> None:
    draft = Draft({"Type": "message", "MessageType": "text", "FallBackRule": "x"})
    fields = [p.field for p in check(draft)]
    assert fields == [
        *("To", "From", "CustSpaceId", "Label", "Content.text", "Ttl", "FallBackId", "FallBackRule")
    ]


def test_a_video_button_has_no_address() -> None:
    draft = good("text_video_button", Content_action="https://example.com/")
    assert found(draft) == {("Content.action", "forbidden", "warns")}


@pytest.mark.parametrize("name", CONTENT)
def test_what_was_typed_for_another_type_is_no_problem(name: str) -> None:
    others = {f"Content.{k}": "$(x)" for k in ("text", "caption", "fileName", "fileSize", "link")}
    kept = {f"Content.{key}": good(name)[f"Content.{key}"] for key in CONTENT[name]}
    draft = good(name).replaced({**others, "TemplateCode": " ", "Language": "?", **kept})
    assert check(draft) == ()


# Limits at their edges


@pytest.mark.parametrize(
    ("kind", "field", "minimum", "maximum"),
    [
        ("text", "Ttl", 30, 1_209_600),
        ("video", "Content.duration", 1, 600),
        ("video", "Content.fileSize", 1, 200 * MEGABYTE),
        ("text_video", "Content.duration", 1, 600),
        ("text_video_button", "Content.fileSize", 1, 200 * MEGABYTE),
    ],
)
def test_ranges(kind: str, field: str, minimum: int, maximum: int) -> None:
    for value in (minimum, maximum):
        assert not blocks(check(good(kind).replaced({field: str(value)})))
    for value in (minimum - 1, maximum + 1, 10**30):
        draft = good(kind).replaced({field: str(value)})
        assert of(draft, field) == {"out_of_range/blocks"}


@pytest.mark.parametrize(
    ("value", "ok"), [(59, False), (60, True), (43_200, True), (43_201, False)]
)
def test_fallback_duration(value: int, *, ok: bool) -> None:
    draft = good("text", FallBackId="S_1", FallBackDuration=str(value), Ttl="86400")
    assert of(draft, "FallBackDuration") == (set() if ok else {"out_of_range/blocks"})


@pytest.mark.parametrize("text", ["3.5", "1e3", "-60", "+60", "60s", "٦٠", "60 60", "0x40", "⁶⁰"])
def test_numbers_are_ascii_digits(text: str) -> None:
    assert of(good("text", Ttl=text), "Ttl") == {"not_integer/blocks"}


def test_a_video_between_two_meanings_of_200_mb_warns() -> None:
    for size, codes in (
        (200_000_000, set()),
        (200_000_001, {"over_200_mb/warns"}),
        (209_715_200, {"over_200_mb/warns"}),
        (209_715_201, {"out_of_range/blocks"}),
    ):
        assert of(good("video", Content_fileSize=str(size)), "Content.fileSize") == codes


LENGTHS = [
    ("text", "Content.text", 1000, ""),
    ("text_button", "Content.caption", 30, ""),
    ("document", "Content.fileName", 25, ".pdf"),
    ("image", "Content.link", 1000, ".png"),
    ("video", "Content.thumbnail", 1000, ".jpg"),
    ("text_button", "Content.action", 1000, ""),
]


@pytest.mark.parametrize(("kind", "field", "limit", "end"), LENGTHS)
def test_lengths(kind: str, field: str, limit: int, end: str) -> None:
    start = "https://a.example/" if parameter_of(field).kind == "url" else ""

    def codes(filler: str) -> set[str]:
        return of(good(kind).replaced({field: start + filler + end}), field)

    room = limit - len(start) - len(end)
    assert codes("x" * (room - 1)) == set()
    assert codes("x" * room) == set()
    assert codes("x" * (room + 1)) == {"too_long/blocks"}
    # The larger count over the limit, the smaller one not: Viber may count either way.
    assert codes("x" * (room - 2) + EMOJI) == set()
    assert codes("x" * (room - 1) + EMOJI) == {"maybe_too_long/warns"}
    assert codes(EMOJI * room) == {"maybe_too_long/warns"}
    assert codes(EMOJI * (room + 1)) == {"too_long/blocks"}


def test_too_long_says_by_how_much() -> None:
    (problem,) = check(good("text", Content_text="x" * 1007))
    assert problem.facts == {"count": 1007, "limit": 1000, "excess": 7}
    assert describe(problem) == "Text has 1007 characters; 1000 are allowed. Shorten it by 7."


# Numbers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("13800", "number_unlikely/warns"),
        ("999 1234567", "number_unlikely/warns"),
        ("8613900001234567", "number_too_long/blocks"),
        ("0139 0000 1234", "leading_zero/blocks"),
        ("+86 139-CALL-ME", "not_digits/blocks"),
        ("+ - ()", "required/blocks"),
        ("+86 139 0000 1234, +86 139 0000 1235", "not_digits/blocks"),
    ],
)
def test_recipients(text: str, code: str) -> None:
    assert of(good("text", To=text), "To") == {code}


@pytest.mark.parametrize("text", ["29o9", "+2909", "29 09", "２９０９", "2909😀"])
def test_the_service_id_is_digits(text: str) -> None:
    assert of(good("text", From=text), "From") == {"not_digits/blocks"}


def test_not_digits_names_each_stranger_once() -> None:
    (problem,) = check(good("text", From="2a9b0a"))
    assert problem.facts["extra"] == "ab"


# Addresses


@pytest.mark.parametrize("field", ["Content.link", "Content.thumbnail"])
def test_media_must_be_https(field: str) -> None:
    draft = good("video").replaced({field: "http://example.com/a.mp4"})
    assert of(draft, field) == {"not_https/blocks"}


def test_a_button_should_be_https() -> None:
    for address in ("http://example.com/", "viber://pa?chatURI=x", "HTTP://EXAMPLE.COM"):
        draft = good("text_button", Content_action=address)
        assert of(draft, "Content.action") == {"https_advised/warns"}


@pytest.mark.parametrize(
    "text",
    [
        "example.com/a.png",
        "https://",
        "https:///a.png",
        "https://example.com/a\x00.png",
        "https://[::1/a.png",
        "https://example.com:99999/a.png",
        "https://example.com:port/a.png",
        "a.png",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert "not_an_address/blocks" in of(good("image", Content_link=text), "Content.link")


@pytest.mark.parametrize("blank", [" ", "\n", "\u3000", "\u00a0"])
@pytest.mark.parametrize("address", ["https://exa{}mple.com/a.png", "https://example.com/a{}b.png"])
def test_a_blank_in_an_address_is_called_so(address: str, blank: str) -> None:
    link = address.format(blank)
    assert "blank_in_address/blocks" in of(good("image", Content_link=link), "Content.link")
    assert "not_an_address/blocks" not in of(good("image", Content_link=link), "Content.link")


@pytest.mark.parametrize(
    ("kind", "extensions", "wrong"),
    [
        ("image", IMAGE_EXTENSIONS, "mp4"),
        ("text_image", IMAGE_EXTENSIONS, "svg"),
        ("video", VIDEO_EXTENSIONS, "webm"),
        ("text_video_button", VIDEO_EXTENSIONS, "gif"),
        ("document", FILE_TYPES, "pptx"),
    ],
)
def test_the_address_ends_in_a_type(kind: str, extensions: frozenset[str], wrong: str) -> None:
    def codes(link: str) -> set[str]:
        return of(good(kind, Content_link=link), "Content.link")

    for extension in extensions:
        assert codes(f"https://example.com/a.{extension.upper()}?v=1.x#y") == set()
    for link in (f"https://example.com/a.{wrong}", "https://example.com/a", "https://e.com/.png"):
        assert codes(link) == {"extension/warns"}


def test_extension_of_reads_the_path_only() -> None:
    assert extension_of("https://example.com/a.b/c.JPG?x=.png") == "jpg"
    assert extension_of("https://example.com") == ""
    assert extension_of("https://[") == ""


@pytest.mark.parametrize("text", ["pdf", ".PDF", " pdf ", "docx"])
def test_file_types(text: str) -> None:
    draft = good("document", Content_fileType=text, Content_fileName=f"a.{text.strip(' .')}")
    assert check(draft) == ()


@pytest.mark.parametrize("text", ["pptx", "zip", "p d f", "application/pdf", "."])
def test_unknown_file_types(text: str) -> None:
    assert blocks(check(good("document", Content_fileType=text)))


# Rules between fields


@pytest.mark.parametrize("name", CONTENT)
def test_transaction_is_text_only(name: str) -> None:
    expected = {
        "text": ("Label", "transaction_template", "warns"),
        "document": ("Label", "transaction_document", "warns"),
    }.get(name, ("Label", "transaction_media", "blocks"))
    assert found(good(name, Label="transaction")) == {expected}


def test_a_transaction_template_is_fine() -> None:
    assert check(changed(TEMPLATE, Label="transaction")) == ()


@pytest.mark.parametrize(
    "changes",
    [{"FallBackContent": "SMS"}, {"FallBackDuration": "120"}, {"FallBackRule": "undelivered"}],
)
def test_fallback_needs_its_strategy(changes: dict[str, str]) -> None:
    assert found(good("text", **changes)) == {("FallBackId", "needs_fallback_id", "blocks")}
    assert check(good("text", FallBackId="S_000001", **changes)) == ()


def test_fallback_after_the_end_warns() -> None:
    for after, codes in (("119", set()), ("120", set()), ("121", {"fallback_after_ttl/warns"})):
        draft = good("text", FallBackId="S_1", FallBackDuration=after, Ttl="120")
        assert of(draft, "FallBackDuration") == codes


def test_variables_left_unfilled() -> None:
    draft = TEMPLATE.replaced({"TemplateParams.name": " ", "TemplateParams.city": ""})
    assert found(draft) == {
        ("TemplateParams.name", "unfilled", "blocks"),
        ("TemplateParams.city", "unfilled", "blocks"),
    }


@pytest.mark.parametrize("text", ["Hi $(name)", "Hi {{1}}", "{{ name }} $( name )"])
def test_variables_in_a_message_of_ones_own(text: str) -> None:
    assert found(good("text", Content_text=text)) == {("Content.text", "unfilled_text", "warns")}


def test_a_variable_of_ones_own_is_said_to_be_where_it_is() -> None:
    draft = good("image", Content_link="https://example.com/$(name).png")
    (problem,) = check(draft)
    assert describe(problem).startswith("Address still has name.")


def test_half_a_character_blocks() -> None:
    draft = TEMPLATE.replaced({"TemplateParams.name": "\ud83d", "Tag": "\ude00"})
    assert found(draft) == {
        ("TemplateParams.name", "broken_character", "blocks"),
        ("Tag", "broken_character", "blocks"),
    }


# Codes and sentences

EXAMPLES: dict[str, Draft] = {
    "required": good("text", To=""),
    "unfilled": TEMPLATE.replaced({"TemplateParams.name": ""}),
    "line_break": TEMPLATE.replaced({"TemplateParams.name": "a\nb"}),
    "unfilled_text": good("text", Content_text="$(name)"),
    "forbidden": good("text_video_button", Content_action="x"),
    "choice": good("text", Label="pormotion"),
    "not_digits": good("text", From="x"),
    "leading_zero": good("text", To="0139"),
    "number_too_long": good("text", To="1" * 16),
    "number_unlikely": good("text", To="999"),
    "not_integer": good("text", Ttl="x"),
    "out_of_range": good("text", Ttl="29"),
    "over_200_mb": good("video", Content_fileSize="200000001"),
    "too_long": good("text", Content_text="x" * 1001),
    "maybe_too_long": good("text", Content_text=EMOJI * 501),
    "not_an_address": good("image", Content_link="x"),
    "blank_in_address": good("image", Content_link="https://example.com/a b.png"),
    "not_https": good("image", Content_link="ftp://example.com/a.png"),
    "https_advised": good("text_button", Content_action="http://example.com/"),
    "extension": good("image", Content_link="https://example.com/a.tiff"),
    "file_type": good("document", Content_fileType="zip"),
    "file_name_extension": good("document", Content_fileName="a.doc"),
    "transaction_media": good("image", Label="transaction"),
    "transaction_document": good("document", Label="transaction"),
    "transaction_template": good("text", Label="transaction"),
    "needs_fallback_id": good("text", FallBackRule="sentFailed"),
    "fallback_after_ttl": good("text", FallBackId="S", FallBackDuration="61", Ttl="60"),
    "ttl_unset": good("text", Ttl=""),
    "space_unset": good("text", CustSpaceId=""),
    "unknown_language": changed(TEMPLATE, Language="zh-CN"),
    "unknown_key": Draft(good("text").values, {"Colour": 1}),
    "broken_character": good("text", Content_text="\ud83d"),
}


def test_every_code_has_an_example_here() -> None:
    # The codes of templates and of what is around a draft have their own tests.
    assert set(EXAMPLES) == CODES - TEMPLATE_CODES - set(AROUND)


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_code_occurs_and_reads_well(code: str) -> None:
    (problem,) = [p for p in check(EXAMPLES[code]) if p.code == code]
    sentence = describe(problem)
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("name", CONTENT)
def test_only_the_broken_field_is_named(name: str) -> None:
    """A problem of one field says nothing about its neighbours."""
    assert {p.field for p in check(good(name, To="x"))} == {"To"}


def test_unknown_keys_are_named_by_their_place() -> None:
    draft = Draft(good("text").values, {"Colour": 1, "Content": {"size": 2}})
    assert found(draft) == {
        ("Colour", "unknown_key", "warns"),
        ("Content.size", "unknown_key", "warns"),
    }
    assert all(describe(problem) for problem in check(draft))


# Whatever a draft holds


@given(drafts())
def test_check_never_raises_and_always_has_words(draft: Draft) -> None:
    problems = check(draft)
    assert all(describe(problem) for problem in problems)
    assert {problem.code for problem in problems} <= CODES
    assert check(draft) == problems
