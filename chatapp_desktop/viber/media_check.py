"""What Viber would meet at a media address: facts against its limits, and what can be filled in.

Limits: "Viber message types", "Viber API error codes"; they are cited in `parameters.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import (
    FILE_TYPES,
    IMAGE_EXTENSIONS,
    VIDEO_EXTENSIONS,
)
from chatapp_desktop.viber.parameters import BY_NAME, MEGABYTE
from chatapp_desktop.viber.problems import Severity
from chatapp_desktop.viber.variables import find_variables
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP, Translate, english

_MOST_GIF, _MOST_FILE = 20 * MEGABYTE, 200 * MEGABYTE
MOST_IMAGE = 50 * MEGABYTE
"""Recommended for pictures that are no GIF ("Viber message types"); no limit of pixels is named."""
_MSWORD, _EXCEL, _OPEN = "application/msword", "application/vnd.ms-excel", "application/vnd."
_OOXML, _ODF = f"{_OPEN}openxmlformats-officedocument.", f"{_OPEN}oasis.opendocument."
_XML = ("application/xml", "text/xml")
_TYPES = {
    "jpg": ("image/jpeg",), "jpeg": ("image/jpeg",), "png": ("image/png",), "gif": ("image/gif",),
    "webp": ("image/webp",), "mp4": ("video/mp4",), "m4v": ("video/mp4", "video/x-m4v"),
    "mov": ("video/quicktime",), "3gp": ("video/3gpp",), "pdf": ("application/pdf",),
    "txt": ("text/plain",), "csv": ("text/csv", "text/plain"),
    "rtf": ("application/rtf", "text/rtf"), "doc": (_MSWORD,), "dot": (_MSWORD,), "xls": (_EXCEL,),
    "docx": (f"{_OOXML}wordprocessingml.document",),
    "dotx": (f"{_OOXML}wordprocessingml.template",),
    "xlsx": (f"{_OOXML}spreadsheetml.sheet",), "xltx": (f"{_OOXML}spreadsheetml.template",),
    "xlsm": (f"{_EXCEL}.sheet.macroenabled.12",), "xps": (f"{_OPEN}ms-xpsdocument",),
    "odt": (f"{_ODF}text",), "ods": (f"{_ODF}spreadsheet",), "odf": (f"{_ODF}formula",),
    "fodt": (f"{_ODF}text-flat-xml", *_XML), "fods": (f"{_ODF}spreadsheet-flat-xml", *_XML),
    "eps": ("application/postscript", "image/x-eps"),
}  # fmt: skip
_PAGE = "text/html"


class Kind(StrEnum):
    """What is to be found at an address."""

    IMAGE = "image"
    THUMBNAIL = "thumbnail"
    VIDEO = "video"
    DOCUMENT = "document"


_GOOD_SIDE = {Kind.IMAGE: 800, Kind.THUMBNAIL: 400}
"""Pixels that are recommended for each side ("Viber message types")."""


class Inside(StrEnum):
    """How the file's own head was found."""

    READ = "read"
    OTHER = "other"
    """The bytes are of no kind that Viber takes here."""
    CUT = "cut"
    """It begins as one, but ends before its head does, or the head is damaged."""
    BEYOND = "beyond"
    """It begins as one, but its head is further inside than is read here."""
    UNREAD = "unread"
    """Nothing of it could be read."""


@dataclass(frozen=True, slots=True)
class HeadAnswer:
    """What the server answered to HEAD, with which Viber asks before it downloads."""

    status: int
    length: int | None
    """In bytes; None if it was not told."""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What was found at one address."""

    address: str
    status: int
    content_type: str = ""
    length: int | None = None
    """In bytes, as the server told."""
    head: HeadAnswer | None = None
    """The answer to HEAD; None if it told the same as that to GET."""
    inside: Inside = Inside.READ
    form: str = ""
    """Of a picture, the kind that its bytes are: jpeg, png, gif or webp."""
    width: int = 0
    height: int = 0
    """In pixels, of a picture or a video; 0 where unknown."""
    seconds: float | None = None
    is_fragmented: bool = False
    """Whether a video is made of fragments, of which its head may not tell the length."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. Without a severity it is a fact, and good."""

    code: str
    severity: Severity | None = None
    facts: Mapping[str, str | int] = field(default_factory=dict)


_TEXTS = {
    "missing": QT_TRANSLATE_NOOP("Media", "There is no address yet."),
    "unfilled": QT_TRANSLATE_NOOP(
        "Media", "A variable in the address has no value yet: {names}. Nothing is asked before."
    ),
    "reachable": QT_TRANSLATE_NOOP("Media", "Reachable over https (status {status})."),
    "reachable_http": QT_TRANSLATE_NOOP(
        "Media", "Reachable over http, which only the sandbox takes (status {status})."
    ),
    "status": QT_TRANSLATE_NOOP(
        "Media",
        "The server answers with status {status} instead of the file; Viber is likely to get none "
        "either. Check the link.",
    ),
    "type": QT_TRANSLATE_NOOP("Media", "Content-Type: {type}."),
    "type_page": QT_TRANSLATE_NOOP(
        "Media", "Content-Type: {type}. This is a web page, not a file. Check the link."
    ),
    "type_differs": QT_TRANSLATE_NOOP(
        "Media",
        "Content-Type: {type}, but the address ends in .{extension}. "
        "Viber may refuse it; have the server's Content-Type mended.",
    ),
    "extension": QT_TRANSLATE_NOOP(
        "Media", "The address does not end in a file type that Viber shows here: {choices}."
    ),
    "length": QT_TRANSLATE_NOOP("Media", "Its size is {length}."),
    "length_unknown": QT_TRANSLATE_NOOP(
        "Media", "The server does not tell the length (Content-Length); Viber wants to know it."
    ),
    "head_refused": QT_TRANSLATE_NOOP(
        "Media",
        "The server answers HEAD requests, with which Viber asks for the length, with status "
        "{status}.",
    ),
    "head_mute": QT_TRANSLATE_NOOP(
        "Media",
        "The server does not tell the length (Content-Length) in answer to HEAD, with which Viber "
        "asks for it.",
    ),
    "head_differs": QT_TRANSLATE_NOOP(
        "Media",
        "In answer to HEAD, with which Viber asks, the server tells a size of {told}; with the "
        "file itself it tells another one.",
    ),
    "empty": QT_TRANSLATE_NOOP("Media", "The file is empty (0 bytes). Check the link."),
    "too_large": QT_TRANSLATE_NOOP("Media", "Its size is {length}: more than the {limit} allowed."),
    "large": QT_TRANSLATE_NOOP(
        "Media", "Its size is {length}: more than the {limit} that Viber recommends at most."
    ),
    "size": QT_TRANSLATE_NOOP("Media", "It measures {width} × {height} pixels."),
    "small": QT_TRANSLATE_NOOP(
        "Media", "It measures {width} × {height} pixels; {side} × {side} are recommended."
    ),
    "seconds": QT_TRANSLATE_NOOP("Media", "It lasts {seconds}."),
    "too_long": QT_TRANSLATE_NOOP("Media", "It lasts {seconds}: longer than the {most} allowed."),
    "form_differs": QT_TRANSLATE_NOOP(
        "Media", "By its contents it is {form}, but the address ends in .{extension}."
    ),
    "no_picture": QT_TRANSLATE_NOOP(
        "Media", "It does not begin as JPG, PNG, GIF or WebP do. Is it really such a picture?"
    ),
    "picture_cut": QT_TRANSLATE_NOOP(
        "Media",
        "It begins as a picture, but no readable head, which tells how many pixels it measures, is "
        "in it: it may be incomplete or damaged.",
    ),
    "picture_beyond": QT_TRANSLATE_NOOP(
        "Media",
        "It begins as a picture, but the first 8 MB, which are read here, do not tell how many "
        "pixels it measures.",
    ),
    "no_video": QT_TRANSLATE_NOOP(
        "Media", "It does not begin as MP4, M4V, MOV or 3GP do. Is it really such a video?"
    ),
    "video_cut": QT_TRANSLATE_NOOP(
        "Media",
        "It begins as a video, but no readable head, which tells the length, is in it: it may be "
        "incomplete or damaged.",
    ),
    "video_beyond": QT_TRANSLATE_NOOP(
        "Media",
        "It begins as a video, but its head, which tells the length, stands further inside than "
        "could be read here.",
    ),
    "fragments": QT_TRANSLATE_NOOP(
        "Media",
        "It is a video in fragments, and its head does not tell how long it lasts. Viber takes "
        "1 to 600 seconds.",
    ),
    "timeless": QT_TRANSLATE_NOOP(
        "Media",
        "The head of the video does not tell how long it lasts. Viber takes 1 to 600 seconds.",
    ),
    "elsewhere": QT_TRANSLATE_NOOP("Media", "The server redirects to {address}."),
}

_UNREAD_PICTURE = {
    Inside.OTHER: "no_picture", Inside.CUT: "picture_cut", Inside.BEYOND: "picture_beyond",
}  # fmt: skip
_UNREAD_VIDEO = {
    Inside.OTHER: "no_video", Inside.CUT: "video_cut", Inside.BEYOND: "video_beyond",
}  # fmt: skip
_FORMS = {"jpeg": ("jpg", "jpeg"), "png": ("png",), "gif": ("gif",), "webp": ("webp",)}
"""Extensions that fit what a picture's bytes are."""
CODES = frozenset(_TEXTS)


def describe(finding: Finding, translate: Translate = english) -> str:
    """The sentence for people; sizes and lengths as they stand in the finding's facts."""
    return translate("Media", _TEXTS[finding.code]).format_map(finding.facts)


def extension_of(address: str) -> str:
    """The extension at the end of an address's path, in lower case, without the dot."""
    name = urlsplit(address).path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def findings(asked: str, kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    """Compare what was found with what Viber takes; `asked` is the address as typed."""
    if not _is_there(facts):
        yield Finding("status", Severity.BLOCKS, {"status": facts.status})
        return
    plain = facts.address.lower().startswith("http:")
    yield Finding("reachable_http" if plain else "reachable", facts={"status": facts.status})
    if facts.address != asked:
        yield Finding("elsewhere", facts={"address": facts.address})
    yield from _type(asked, kind, facts)
    yield from _head(facts)
    yield from _length(kind, facts)
    if facts.length != 0 and facts.inside is not Inside.UNREAD:
        yield from _contents(asked, kind, facts)


def unaskable(address: str) -> Finding | None:
    """Why nobody can be asked about an address as it is; None if somebody can."""
    if not address:
        return Finding("missing", Severity.BLOCKS)
    if names := find_variables(address):
        return Finding("unfilled", Severity.BLOCKS, {"names": ", ".join(names)})
    return None


def _is_there(facts: MediaFacts) -> bool:
    return _is_good(facts.status)


def _is_good(status: int) -> bool:
    return 200 <= status < 300  # noqa: PLR2004  (HTTP's successes)


def _told_type(facts: MediaFacts) -> str:
    return facts.content_type.partition(";")[0].strip().lower()


def _type(asked: str, kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    extension, told, taken = extension_of(asked), _told_type(facts), _extensions(kind)
    if extension not in taken:
        yield Finding("extension", Severity.WARNS, {"choices": ", ".join(sorted(taken))})
    if told == _PAGE:
        yield Finding("type_page", Severity.WARNS, {"type": told})
    elif extension in _TYPES and told not in _TYPES[extension]:
        words = {"type": told or "—", "extension": extension}
        yield Finding("type_differs", Severity.WARNS, words)
    elif told:
        yield Finding("type", facts={"type": told})


def _extensions(kind: Kind) -> frozenset[str]:
    match kind:
        case Kind.IMAGE | Kind.THUMBNAIL:
            return IMAGE_EXTENSIONS
        case Kind.VIDEO:
            return VIDEO_EXTENSIONS
        case Kind.DOCUMENT:
            return frozenset(FILE_TYPES)


def _head(facts: MediaFacts) -> Iterator[Finding]:
    head = facts.head
    if head is None:
        return
    if not _is_good(head.status):
        yield Finding("head_refused", Severity.WARNS, {"status": head.status})
    elif head.length is None and facts.length is not None:
        yield Finding("head_mute", Severity.WARNS)
    elif head.length is not None and head.length != facts.length:
        yield Finding("head_differs", Severity.WARNS, {"told": head.length})


def _length(kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    if facts.length is None:
        yield Finding("length_unknown", Severity.WARNS)
        return
    words = {"length": facts.length}
    if facts.length == 0:
        yield Finding("empty", Severity.BLOCKS)
    elif kind not in _GOOD_SIDE and facts.length > _MOST_FILE:
        yield Finding("too_large", Severity.BLOCKS, {**words, "limit": _MOST_FILE})
    elif kind in _GOOD_SIDE and facts.length > (most := _most_picture(facts)):
        yield Finding("large", Severity.WARNS, {**words, "limit": most})
    else:
        yield Finding("length", facts=words)


def _most_picture(facts: MediaFacts) -> int:
    return _MOST_GIF if facts.form == "gif" else MOST_IMAGE


def _contents(asked: str, kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    match kind:
        case Kind.IMAGE | Kind.THUMBNAIL:
            yield from _picture(asked, kind, facts)
        case Kind.VIDEO:
            yield from _film(facts)
        case Kind.DOCUMENT:
            pass


def _picture(asked: str, kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    extension, forms = extension_of(asked), _FORMS.get(facts.form, ())
    if forms and extension in IMAGE_EXTENSIONS and extension not in forms:
        words = {"form": facts.form.upper(), "extension": extension}
        yield Finding("form_differs", Severity.WARNS, words)
    if facts.inside is not Inside.READ:
        yield Finding(_UNREAD_PICTURE[facts.inside], Severity.WARNS)
        return
    side = _GOOD_SIDE[kind]
    size: dict[str, str | int] = {"width": facts.width, "height": facts.height}
    if min(facts.width, facts.height) < side:
        yield Finding("small", Severity.WARNS, {**size, "side": side})
    else:
        yield Finding("size", facts=size)


def _film(facts: MediaFacts) -> Iterator[Finding]:
    if facts.width:
        yield Finding("size", facts={"width": facts.width, "height": facts.height})
    if facts.inside is not Inside.READ:
        yield Finding(_UNREAD_VIDEO[facts.inside], Severity.WARNS)
        return
    if facts.seconds is None:
        yield Finding("fragments" if facts.is_fragmented else "timeless", Severity.WARNS)
        return
    seconds, most = whole_seconds(facts.seconds), BY_NAME["Content.duration"].maximum
    if seconds > most:
        yield Finding("too_long", Severity.BLOCKS, {"seconds": seconds, "most": most})
    else:
        yield Finding("seconds", facts={"seconds": seconds})


def whole_seconds(seconds: float) -> int:
    """Round up: a film of 0.4 s lasts 1, the least that Viber takes."""
    return max(1, math.ceil(seconds - 0.05))


def is_usable(kind: Kind, facts: MediaFacts) -> bool:
    """Whether it is the file that was meant: the length of a page of error is nobody's."""
    readable = kind is not Kind.VIDEO or facts.inside in (Inside.READ, Inside.BEYOND)
    return _is_there(facts) and _told_type(facts) != _PAGE and readable and facts.length != 0


def offers(draft: Draft, kind: Kind, facts: MediaFacts) -> dict[str, str]:
    """Fields that can be filled in from what was found, where they differ from the draft.

    Name and type are those of the address in the draft, and a name that somebody gave stays.
    """
    row = draft.message_type
    if row is None or not is_usable(kind, facts):
        return {}
    link = draft["Content.link"].strip()
    name, extension = unquote(urlsplit(link).path.rpartition("/")[2]), extension_of(link)
    is_free = not draft["Content.fileName"].strip()
    fits = len(name) <= BY_NAME["Content.fileName"].max_length
    known = {
        "fileSize": "" if facts.length is None else str(facts.length),
        "duration": "" if facts.seconds is None else str(whole_seconds(facts.seconds)),
        "fileName": name if is_free and fits else "",
        "fileType": extension if extension in FILE_TYPES else "",
    }
    fields = {f"Content.{key}": text for key, text in known.items() if key in row.content}
    return {name: text for name, text in fields.items() if text and draft[name] != text}
