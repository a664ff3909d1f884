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

_MOST_IMAGE, _MOST_GIF, _MOST_FILE = 50 * MEGABYTE, 20 * MEGABYTE, 200 * MEGABYTE
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


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What was found at one address."""

    address: str
    status: int
    content_type: str = ""
    length: int | None = None
    """In bytes, as the server told."""
    told_by_head: bool = True
    """Whether it was told in answer to HEAD, which Viber asks."""
    width: int = 0
    height: int = 0
    """In pixels, of a picture or a video; 0 where unknown."""
    seconds: float | None = None


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
        "Media", "The server answers with status {status}; Viber would get no file. Check the link."
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
        "Media", "The server refuses HEAD requests, with which Viber asks for the length."
    ),
    "too_large": QT_TRANSLATE_NOOP("Media", "Its size is {length}: more than the {limit} allowed."),
    "size": QT_TRANSLATE_NOOP("Media", "It measures {width} × {height} pixels."),
    "small": QT_TRANSLATE_NOOP(
        "Media", "It measures {width} × {height} pixels; {side} × {side} are recommended."
    ),
    "seconds": QT_TRANSLATE_NOOP("Media", "It lasts {seconds}."),
    "too_long": QT_TRANSLATE_NOOP("Media", "It lasts {seconds}: longer than the {most} allowed."),
    "no_picture": QT_TRANSLATE_NOOP(
        "Media", "It cannot be read as a picture. Is it really JPG, PNG, GIF or WebP?"
    ),
    "no_video": QT_TRANSLATE_NOOP(
        "Media", "It cannot be read as a video: its length is not known. Is it really one?"
    ),
    "elsewhere": QT_TRANSLATE_NOOP("Media", "The server redirects to {address}."),
}

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
    yield from _length(asked, kind, facts)
    yield from _contents(kind, facts)


def unaskable(address: str) -> Finding | None:
    """Why nobody can be asked about an address as it is; None if somebody can."""
    if not address:
        return Finding("missing", Severity.BLOCKS)
    if names := find_variables(address):
        return Finding("unfilled", Severity.BLOCKS, {"names": ", ".join(names)})
    return None


def _is_there(facts: MediaFacts) -> bool:
    return 200 <= facts.status < 300  # noqa: PLR2004  (HTTP's successes)


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


def _length(asked: str, kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    if not facts.told_by_head:
        yield Finding("head_refused", Severity.WARNS)
    if facts.length is None:
        yield Finding("length_unknown", Severity.WARNS)
        return
    limit, severity = _MOST_FILE, Severity.BLOCKS
    if kind in _GOOD_SIDE:
        severity = Severity.WARNS
        limit = _MOST_GIF if extension_of(asked) == "gif" else _MOST_IMAGE
    if facts.length > limit:
        yield Finding("too_large", severity, {"length": facts.length, "limit": limit})
    else:
        yield Finding("length", facts={"length": facts.length})


def _contents(kind: Kind, facts: MediaFacts) -> Iterator[Finding]:
    match kind:
        case Kind.IMAGE | Kind.THUMBNAIL if facts.width:
            side = _GOOD_SIDE[kind]
            size: dict[str, str | int] = {"width": facts.width, "height": facts.height}
            if min(facts.width, facts.height) < side:
                yield Finding("small", Severity.WARNS, {**size, "side": side})
            else:
                yield Finding("size", facts=size)
        case Kind.IMAGE | Kind.THUMBNAIL:
            yield Finding("no_picture", Severity.WARNS)
        case Kind.VIDEO:
            yield from _film(facts)
        case Kind.DOCUMENT:
            pass


def _film(facts: MediaFacts) -> Iterator[Finding]:
    if facts.width:
        yield Finding("size", facts={"width": facts.width, "height": facts.height})
    if facts.seconds is None:
        yield Finding("no_video", Severity.WARNS)
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
    readable = kind is not Kind.VIDEO or facts.seconds is not None
    return _is_there(facts) and _told_type(facts) != _PAGE and readable


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
