"""What is said about a media address, and what is offered for the form."""

from __future__ import annotations

import re

import pytest

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.media_check import (
    CODES,
    HeadAnswer,
    Inside,
    Kind,
    MediaFacts,
    describe,
    findings,
    is_usable,
    offers,
    whole_seconds,
)
from chatapp_desktop.viber.message_types import FILE_TYPES
from chatapp_desktop.viber.parameters import MEGABYTE
from chatapp_desktop.viber.problems import Severity

JPG, MP4, PDF = (f"https://cdn.example.com/a.{end}" for end in ("jpg", "mp4", "pdf"))


def codes(address: str, kind: Kind, facts: MediaFacts) -> dict[str, Severity | None]:
    found = list(findings(address, kind, facts))
    for each in found:
        assert each.code in CODES
        assert not re.search(r"[{}]", describe(each))
    return {each.code: each.severity for each in found}


def test_a_good_picture_has_nothing_to_mend() -> None:
    facts = MediaFacts(JPG, 200, "image/jpeg", 90_000, width=800, height=800)
    assert set(codes(JPG, Kind.IMAGE, facts)) == {"reachable", "type", "length", "size"}
    assert set(codes(JPG, Kind.IMAGE, facts).values()) == {None}


def test_a_good_video_and_a_good_file() -> None:
    video = MediaFacts(MP4, 200, "video/mp4", 9_000, width=640, height=360, seconds=31.2)
    assert set(codes(MP4, Kind.VIDEO, video).values()) == {None}
    file = MediaFacts(PDF, 200, "application/pdf", 9_000)
    assert set(codes(PDF, Kind.DOCUMENT, file).values()) == {None}


@pytest.mark.parametrize(
    ("address", "kind", "facts", "code", "severity"),
    [
        (JPG, Kind.IMAGE, MediaFacts(JPG, 404), "status", Severity.BLOCKS),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200, "text/html"), "type_page", Severity.WARNS),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200), "length_unknown", Severity.WARNS),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200, inside=Inside.OTHER), "no_picture", Severity.WARNS),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200, inside=Inside.CUT), "picture_cut", Severity.WARNS),
        (
            JPG,
            Kind.IMAGE,
            MediaFacts(JPG, 200, inside=Inside.BEYOND),
            "picture_beyond",
            Severity.WARNS,
        ),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200, form="png"), "form_differs", Severity.WARNS),
        (MP4, Kind.VIDEO, MediaFacts(MP4, 200, inside=Inside.OTHER), "no_video", Severity.WARNS),
        (MP4, Kind.VIDEO, MediaFacts(MP4, 200, inside=Inside.CUT), "video_cut", Severity.WARNS),
        (
            MP4,
            Kind.VIDEO,
            MediaFacts(MP4, 200, inside=Inside.BEYOND),
            "video_beyond",
            Severity.WARNS,
        ),
        (MP4, Kind.VIDEO, MediaFacts(MP4, 200, width=640), "timeless", Severity.WARNS),
        (MP4, Kind.VIDEO, MediaFacts(MP4, 200, is_fragmented=True), "fragments", Severity.WARNS),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200, length=0), "empty", Severity.BLOCKS),
        (MP4, Kind.VIDEO, MediaFacts(MP4, 200, length=0), "empty", Severity.BLOCKS),
        (PDF, Kind.DOCUMENT, MediaFacts(PDF, 200, length=0), "empty", Severity.BLOCKS),
        (
            JPG,
            Kind.IMAGE,
            MediaFacts(JPG, 200, length=9, head=HeadAnswer(200, None)),
            "head_mute",
            Severity.WARNS,
        ),
        (
            JPG,
            Kind.IMAGE,
            MediaFacts(JPG, 200, length=9, head=HeadAnswer(200, 7)),
            "head_differs",
            Severity.WARNS,
        ),
        (JPG, Kind.IMAGE, MediaFacts(JPG, 200, "image/png"), "type_differs", Severity.WARNS),
        (MP4[:-4], Kind.VIDEO, MediaFacts(MP4, 200, "text/html"), "type_page", Severity.WARNS),
        (
            "http://127.0.0.1/a.jpg",
            Kind.IMAGE,
            MediaFacts("http://127.0.0.1/a.jpg", 200),
            "reachable_http",
            None,
        ),
        (
            JPG,
            Kind.IMAGE,
            MediaFacts(JPG, 200, head=HeadAnswer(405, None)),
            "head_refused",
            Severity.WARNS,
        ),
        (JPG, Kind.IMAGE, MediaFacts(JPG + "?2", 200), "elsewhere", None),
        (PDF, Kind.IMAGE, MediaFacts(PDF, 200), "extension", Severity.WARNS),
        (
            MP4,
            Kind.VIDEO,
            MediaFacts(MP4, 200, length=200 * MEGABYTE + 1),
            "too_large",
            Severity.BLOCKS,
        ),
        (MP4, Kind.VIDEO, MediaFacts(MP4, 200, seconds=601), "too_long", Severity.BLOCKS),
    ],
)
def test_what_is_wrong_is_said(
    address: str, kind: Kind, facts: MediaFacts, code: str, severity: Severity | None
) -> None:
    assert codes(address, kind, facts)[code] is severity


@pytest.mark.parametrize(
    ("kind", "extension", "most", "code"),
    [
        (Kind.IMAGE, "gif", 20 * MEGABYTE, "large"),
        (Kind.IMAGE, "png", 50 * MEGABYTE, "large"),
        (Kind.THUMBNAIL, "png", 50 * MEGABYTE, "large"),
        (Kind.VIDEO, "mp4", 200 * MEGABYTE, "too_large"),
        (Kind.DOCUMENT, "pdf", 200 * MEGABYTE, "too_large"),
    ],
)
def test_each_kind_has_its_own_limit(kind: Kind, extension: str, most: int, code: str) -> None:
    address = f"https://cdn.example.com/a.{extension}"
    form = extension if kind in (Kind.IMAGE, Kind.THUMBNAIL) else ""
    assert "length" in codes(address, kind, MediaFacts(address, 200, length=most, form=form))
    assert code in codes(address, kind, MediaFacts(address, 200, length=most + 1, form=form))


@pytest.mark.parametrize(("kind", "side"), [(Kind.IMAGE, 800), (Kind.THUMBNAIL, 400)])
def test_a_picture_is_good_from_the_recommended_size_on(kind: Kind, side: int) -> None:
    assert codes(JPG, kind, MediaFacts(JPG, 200, width=side, height=side))["size"] is None
    for width, height in ((side, side - 1), (side - 1, side)):
        facts = MediaFacts(JPG, 200, width=width, height=height)
        small = next(each for each in findings(JPG, kind, facts) if each.code == "small")
        assert (small.severity, small.facts["side"]) == (Severity.WARNS, side)


@pytest.mark.parametrize("extension", FILE_TYPES)
def test_a_web_page_is_no_file(extension: str) -> None:
    address = f"https://cdn.example.com/a.{extension}"
    page = MediaFacts(address, 200, "text/html; charset=utf-8", 900)
    assert codes(address, Kind.DOCUMENT, page)["type_page"] is Severity.WARNS
    assert offers(Draft({"Type": "message", "MessageType": "document"}), Kind.DOCUMENT, page) == {}


@pytest.mark.parametrize("extension", ["docx", "xlsx", "doc", "xls", "odt", "ods", "rtf"])
def test_an_office_file_has_its_own_type(extension: str) -> None:
    address = f"https://cdn.example.com/a.{extension}"
    found = codes(address, Kind.DOCUMENT, MediaFacts(address, 200, "application/zip"))
    assert found["type_differs"] is Severity.WARNS
    good = {"doc": "application/msword", "rtf": "text/rtf"}.get(extension)
    if good:
        assert codes(address, Kind.DOCUMENT, MediaFacts(address, 200, good))["type"] is None


def test_values_that_differ_are_offered() -> None:
    draft = Draft({"Type": "message", "MessageType": "video", "Content.fileSize": "1"})
    facts = MediaFacts(MP4, 200, length=9_000, seconds=31.2)
    offered = offers(draft, Kind.VIDEO, facts)
    assert offered == {"Content.fileSize": "9000", "Content.duration": "32"}
    assert offers(draft.replaced(offered), Kind.VIDEO, facts) == {}


@pytest.mark.parametrize(
    "facts",
    [
        MediaFacts(MP4, 404, "video/mp4", length=1534, seconds=31.2),
        MediaFacts(MP4, 200, "video/mp4", length=1534, inside=Inside.OTHER),
        MediaFacts(MP4, 200, "video/mp4", length=1534, inside=Inside.CUT),
        MediaFacts(MP4, 200, "video/mp4", length=0),
        MediaFacts(MP4, 200, "text/html", length=1534, seconds=31.2),
    ],
)
def test_what_is_not_the_file_offers_nothing(facts: MediaFacts) -> None:
    assert not is_usable(Kind.VIDEO, facts)
    draft = Draft({"Type": "message", "MessageType": "video", "Content.link": MP4})
    assert offers(draft, Kind.VIDEO, facts) == {}


def test_a_file_offers_the_name_and_type_of_its_address() -> None:
    address = "https://cdn.example.com/in%20voice.PDF?sig=1"
    draft = Draft({"Type": "message", "MessageType": "document", "Content.link": address})
    # A redirect has led there.
    facts = MediaFacts("https://cdn.example.com/cdn/abc", 200)
    offered = offers(draft, Kind.DOCUMENT, facts)
    assert offered == {"Content.fileName": "in voice.PDF", "Content.fileType": "pdf"}
    named = draft.replaced({"Content.fileName": "Price list.pdf"})
    assert offers(named, Kind.DOCUMENT, facts) == {"Content.fileType": "pdf"}
    long = draft.replaced({"Content.link": "https://cdn.example.com/" + "x" * 30 + ".pdf"})
    assert "Content.fileName" not in offers(long, Kind.DOCUMENT, facts)
    other = draft.replaced({"Content.link": "https://cdn.example.com/a.pptx"})
    assert "Content.fileType" not in offers(other, Kind.DOCUMENT, facts)


@pytest.mark.parametrize(
    ("seconds", "whole"), [(0.0, 1), (0.3, 1), (1.0, 1), (31.04, 31), (31.2, 32), (600.0, 600)]
)
def test_seconds_are_whole(seconds: float, whole: int) -> None:
    assert whole_seconds(seconds) == whole


def test_of_an_empty_file_nothing_else_is_said() -> None:
    facts = MediaFacts(JPG, 200, "image/jpeg", 0, inside=Inside.OTHER)
    assert set(codes(JPG, Kind.IMAGE, facts)) == {"reachable", "type", "empty"}


def test_a_film_in_fragments_offers_its_size_and_no_length() -> None:
    draft = Draft({"Type": "message", "MessageType": "video", "Content.link": MP4})
    facts = MediaFacts(MP4, 200, "video/mp4", 9_000, is_fragmented=True)
    assert offers(draft, Kind.VIDEO, facts) == {"Content.fileSize": "9000"}
