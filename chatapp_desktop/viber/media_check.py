"""What Viber would meet at a media address: facts against its limits, and what can be filled in.

Limits: "Viber message types", "Viber API error codes"; they are cited in `parameters.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import (
    FILE_TYPES,
    IMAGE_EXTENSIONS,
    VIDEO_EXTENSIONS,
    Media,
)
from chatapp_desktop.viber.parameters import BY_NAME, MEGABYTE
from chatapp_desktop.viber.problems import Severity
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP, Translate, english

_MOST_IMAGE, _MOST_GIF, _MOST_FILE = 50 * MEGABYTE, 20 * MEGABYTE, 200 * MEGABYTE
_GOOD_SIDE = {Media.IMAGE: 800, Media.VIDEO: 400}
"""Pixels that are recommended for a picture, and for a video's thumbnail."""
_TYPES = {
    "jpg": ("image/jpeg",), "jpeg": ("image/jpeg",), "png": ("image/png",), "gif": ("image/gif",),
    "webp": ("image/webp",), "mp4": ("video/mp4",), "m4v": ("video/mp4", "video/x-m4v"),
    "mov": ("video/quicktime",), "3gp": ("video/3gpp",), "pdf": ("application/pdf",),
    "txt": ("text/plain",), "csv": ("text/csv", "text/plain"),
}  # fmt: skip


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
    "reachable": QT_TRANSLATE_NOOP("Media", "Reachable over https (status {status})."),
    "status": QT_TRANSLATE_NOOP(
        "Media", "The server answers with status {status}; Viber would get no file. Check the link."
    ),
    "type": QT_TRANSLATE_NOOP("Media", "The server calls it {type}."),
    "type_differs": QT_TRANSLATE_NOOP(
        "Media",
        "The server calls it “{type}”, but the address ends in .{extension}. "
        "Viber may refuse it; have the server's Content-Type mended.",
    ),
    "extension": QT_TRANSLATE_NOOP(
        "Media", "The address does not end in a file type that Viber shows here: {choices}."
    ),
    "length": QT_TRANSLATE_NOOP("Media", "It has {length} bytes."),
    "length_unknown": QT_TRANSLATE_NOOP(
        "Media", "The server does not tell the length (Content-Length); Viber wants to know it."
    ),
    "head_refused": QT_TRANSLATE_NOOP(
        "Media", "The server refuses HEAD requests, with which Viber asks for the length."
    ),
    "too_large": QT_TRANSLATE_NOOP("Media", "It has {length} bytes; at most {limit} are allowed."),
    "size": QT_TRANSLATE_NOOP("Media", "It measures {width} × {height} pixels."),
    "small": QT_TRANSLATE_NOOP(
        "Media", "It measures {width} × {height} pixels; {side} × {side} are recommended."
    ),
    "seconds": QT_TRANSLATE_NOOP("Media", "It lasts {seconds} seconds."),
    "too_long": QT_TRANSLATE_NOOP("Media", "It lasts {seconds} seconds; at most 600 are allowed."),
    "unreadable": QT_TRANSLATE_NOOP(
        "Media", "Nothing about it could be read from the file itself. Is it really a {kind}?"
    ),
    "elsewhere": QT_TRANSLATE_NOOP("Media", "The server sends on to {address}."),
}

CODES = frozenset(_TEXTS)


def describe(finding: Finding, translate: Translate = english) -> str:
    """The sentence for people."""
    return translate("Media", _TEXTS[finding.code]).format_map(finding.facts)


def extension_of(address: str) -> str:
    """The extension at the end of an address's path, in lower case, without the dot."""
    name = urlsplit(address).path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def findings(asked: str, media: Media, facts: MediaFacts) -> Iterator[Finding]:
    """Compare what was found with what Viber takes; `asked` is the address as typed."""
    good = 200 <= facts.status < 300  # noqa: PLR2004  (HTTP's successes)
    if not good:
        yield Finding("status", Severity.BLOCKS, {"status": facts.status})
        return
    yield Finding("reachable", facts={"status": facts.status})
    if facts.address != asked:
        yield Finding("elsewhere", facts={"address": facts.address})
    yield from _type(asked, media, facts)
    yield from _length(asked, media, facts)
    yield from _contents(media, facts)


def _type(asked: str, media: Media, facts: MediaFacts) -> Iterator[Finding]:
    extension, told = extension_of(asked), facts.content_type.partition(";")[0].strip().lower()
    taken = _extensions(media)
    if extension not in taken:
        choices = ", ".join(sorted(taken))
        yield Finding("extension", Severity.WARNS, {"choices": choices})
    elif extension in _TYPES and told not in _TYPES[extension]:
        words = {"type": told or "—", "extension": extension}
        yield Finding("type_differs", Severity.WARNS, words)
    elif told:
        yield Finding("type", facts={"type": told})


def _extensions(media: Media) -> frozenset[str]:
    match media:
        case Media.IMAGE:
            return IMAGE_EXTENSIONS
        case Media.VIDEO:
            return VIDEO_EXTENSIONS
        case _:
            return frozenset(FILE_TYPES)


def _length(asked: str, media: Media, facts: MediaFacts) -> Iterator[Finding]:
    if not facts.told_by_head:
        yield Finding("head_refused", Severity.WARNS)
    if facts.length is None:
        yield Finding("length_unknown", Severity.WARNS)
        return
    limit = _MOST_FILE
    if media is Media.IMAGE:
        limit = _MOST_GIF if extension_of(asked) == "gif" else _MOST_IMAGE
    if facts.length > limit:
        severity = Severity.WARNS if media is Media.IMAGE else Severity.BLOCKS
        yield Finding("too_large", severity, {"length": facts.length, "limit": limit})
    else:
        yield Finding("length", facts={"length": facts.length})


def _contents(media: Media, facts: MediaFacts) -> Iterator[Finding]:
    if media not in _GOOD_SIDE:
        return
    if not facts.width and facts.seconds is None:
        yield Finding("unreadable", Severity.WARNS, {"kind": media.value})
        return
    size: dict[str, str | int] = {"width": facts.width, "height": facts.height}
    side = _GOOD_SIDE[Media.IMAGE]
    if media is Media.IMAGE and min(facts.width, facts.height) < side // 2:
        yield Finding("small", Severity.WARNS, {**size, "side": side})
    elif facts.width:
        yield Finding("size", facts=size)
    if facts.seconds is not None:
        length = whole_seconds(facts.seconds)
        too_long = length > BY_NAME["Content.duration"].maximum
        yield Finding(
            "too_long" if too_long else "seconds",
            Severity.BLOCKS if too_long else None,
            {"seconds": length},
        )


def whole_seconds(seconds: float) -> int:
    """Round up: a film of 0.4 s lasts 1, the least that Viber takes."""
    return max(1, math.ceil(seconds - 0.05))


def offers(draft: Draft, facts: MediaFacts) -> dict[str, str]:
    """Fields that can be filled in from what was found, where they differ from the draft."""
    row = draft.message_type
    if row is None:
        return {}
    name = unquote(urlsplit(facts.address).path.rpartition("/")[2])
    known = {
        "fileSize": "" if facts.length is None else str(facts.length),
        "duration": "" if facts.seconds is None else str(whole_seconds(facts.seconds)),
        "fileName": name if len(name) <= BY_NAME["Content.fileName"].max_length else "",
        "fileType": extension_of(facts.address),
    }
    fields = {f"Content.{key}": text for key, text in known.items() if key in row.content}
    return {name: text for name, text in fields.items() if text and draft[name] != text}
