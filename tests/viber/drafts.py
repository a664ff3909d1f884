"""Drafts for tests: one good one of every kind, and arbitrary ones."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.parameter import Kind
from chatapp_desktop.viber.parameters import PARAMETERS, VARIABLE_PREFIX

COMMON = {
    "To": "+86 139-0000 1234",
    "From": "2909",
    "CustSpaceId": "cams-sandbox",
    "Label": "promotion",
    "Ttl": "3600",
}
FIELDS = {
    "text": "Hello",
    "link": "https://cdn.example.com/p.png",
    "thumbnail": "https://cdn.example.com/t.jpg",
    "fileSize": "10485760",
    "duration": "32",
    "fileName": "invoice.pdf",
    "fileType": "pdf",
    "caption": "Shop now",
    "action": "https://shop.example.com/",
}
VIDEO = {"link": "https://cdn.example.com/v.mp4"}
CONTENT: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "image": ("link",),
    "video": ("link", "thumbnail", "fileSize", "duration"),
    "document": ("link", "fileName", "fileType"),
    "text_button": ("text", "caption", "action"),
    "text_image_button": ("text", "link", "caption", "action"),
    "text_video": ("text", "link", "thumbnail", "fileSize", "duration"),
    "text_video_button": ("text", "link", "thumbnail", "fileSize", "duration", "caption"),
    "text_image": ("text", "link"),
}
"""What each MessageType takes, copied from the document by hand; the table must say the same."""


def good(message_type: str, **changes: str) -> Draft:
    """A message of a type, about which there is nothing to say; `content_x` changes Content.x."""
    fields = dict(FIELDS)
    if "video" in message_type:
        fields |= VIDEO
    elif message_type == "document":
        fields["link"] = "https://cdn.example.com/a.pdf"
    content = {f"Content.{key}": fields[key] for key in CONTENT[message_type]}
    base = Draft({**COMMON, "Type": "message", "MessageType": message_type, **content})
    return changed(base, **changes)


def good_template(**changes: str) -> Draft:
    """A template with one variable, about which there is nothing to say."""
    base = {**COMMON, "Type": "template", "TemplateCode": "744c", "Language": "en"}
    return changed(Draft({**base, "TemplateParams.name": "Ann"}), **changes)


def changed(draft: Draft, **changes: str) -> Draft:
    """Change fields; `Content_text` stands for `Content.text`."""
    return draft.replaced({name.replace("_", ".", 1): text for name, text in changes.items()})


# Every character there is, and halves of characters.
ANY_CHARACTER = st.characters(exclude_categories=())
ANY_TEXT = st.text(ANY_CHARACTER, max_size=40)
TELLING = st.sampled_from(
    (
        " ",
        "0",
        "007",
        "1209601",
        "9" * 30,
        "٣٠",
        "²",
        "+86 139 0000 1234",
        "tel:",
        "https://",
        "https://[",
        "https://a:99999/",
        "http://example.com/$(x)",
        "https://example.com/a.PNG?x#y",
        "$(name) {{1}}",
        "viber",
        "whatsapp",
        "transaction",
        "promotion",
        "text_video_button",
        "document",
        "undelivered",
        ".PDF",
        "{label}",
        "\ud83d",
        "\u2028",
        "𝟘",
    )
)
HUGE = st.builds(
    lambda unit, times: unit * times, ANY_CHARACTER, st.sampled_from((25, 26, 1000, 1001, 70_000))
)
FIELD_TEXT = st.one_of(ANY_TEXT, TELLING, HUGE)
FIELD_NAMES = tuple(p.name for p in PARAMETERS if p.kind not in (Kind.CONTENT, Kind.VARIABLES))
VARIABLE_NAMES = ANY_TEXT.map(lambda name: VARIABLE_PREFIX + name)

JSON_VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)
KNOWN = {p.name for p in PARAMETERS}
UNKNOWN_KEYS = (ANY_TEXT | st.sampled_from(("Content.text", "TemplateParams.x", "content"))).filter(
    lambda key: key not in KNOWN or "." in key
)
UNKNOWN_CONTENT_KEYS = ANY_TEXT.filter(lambda key: f"Content.{key}" not in KNOWN)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft of any content whatever, more often than not of an existing kind."""
    names = st.sampled_from(FIELD_NAMES) | VARIABLE_NAMES
    values = draw(st.dictionaries(names, FIELD_TEXT, max_size=12))
    if draw(st.integers(0, 3)):
        values["Type"] = draw(st.sampled_from(("message", "template")))
        values["MessageType"] = draw(st.sampled_from(tuple(CONTENT)))
    unknown = draw(st.dictionaries(UNKNOWN_KEYS, JSON_VALUES, max_size=3))
    beyond = draw(st.dictionaries(UNKNOWN_CONTENT_KEYS, JSON_VALUES, max_size=2))
    return Draft(values, {**unknown, **({"Content": beyond} if beyond else {})})
