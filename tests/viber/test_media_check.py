"""What is said about a media address, and what is offered for the form."""

from __future__ import annotations

import re

import pytest

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.media_check import (
    CODES,
    MediaFacts,
    describe,
    findings,
    offers,
    whole_seconds,
)
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.parameters import MEGABYTE
from chatapp_desktop.viber.problems import Severity

JPG, MP4, PDF = (f"https://cdn.example.com/a.{end}" for end in ("jpg", "mp4", "pdf"))


def codes(address: str, media: Media, facts: MediaFacts) -> dict[str, Severity | None]:
    found = list(findings(address, media, facts))
    for each in found:
        assert each.code in CODES
        assert not re.search(r"[{}]", describe(each))
    return {each.code: each.severity for each in found}


def test_a_good_picture_has_nothing_to_mend() -> None:
    facts = MediaFacts(JPG, 200, "image/jpeg", 90_000, width=800, height=800)
    assert set(codes(JPG, Media.IMAGE, facts)) == {"reachable", "type", "length", "size"}
    assert set(codes(JPG, Media.IMAGE, facts).values()) == {None}


def test_a_good_video_and_a_good_file() -> None:
    video = MediaFacts(MP4, 200, "video/mp4", 9_000, width=640, height=360, seconds=31.2)
    assert set(codes(MP4, Media.VIDEO, video).values()) == {None}
    file = MediaFacts(PDF, 200, "application/pdf", 9_000)
    assert set(codes(PDF, Media.DOCUMENT, file).values()) == {None}


@pytest.mark.parametrize(
    ("address", "media", "facts", "code", "severity"),
    [
        (JPG, Media.IMAGE, MediaFacts(JPG, 404), "status", Severity.BLOCKS),
        (JPG, Media.IMAGE, MediaFacts(JPG, 200, "text/html"), "type_differs", Severity.WARNS),
        (JPG, Media.IMAGE, MediaFacts(JPG, 200), "length_unknown", Severity.WARNS),
        (JPG, Media.IMAGE, MediaFacts(JPG, 200), "unreadable", Severity.WARNS),
        (JPG, Media.IMAGE, MediaFacts(JPG, 200, width=90, height=90), "small", Severity.WARNS),
        (
            JPG,
            Media.IMAGE,
            MediaFacts(JPG, 200, told_by_head=False),
            "head_refused",
            Severity.WARNS,
        ),
        (JPG, Media.IMAGE, MediaFacts(JPG + "?2", 200), "elsewhere", None),
        (PDF, Media.IMAGE, MediaFacts(PDF, 200), "extension", Severity.WARNS),
        (
            MP4,
            Media.VIDEO,
            MediaFacts(MP4, 200, length=200 * MEGABYTE + 1),
            "too_large",
            Severity.BLOCKS,
        ),
        (MP4, Media.VIDEO, MediaFacts(MP4, 200, seconds=601), "too_long", Severity.BLOCKS),
    ],
)
def test_what_is_wrong_is_said(
    address: str, media: Media, facts: MediaFacts, code: str, severity: Severity | None
) -> None:
    assert codes(address, media, facts)[code] is severity


def test_values_that_differ_are_offered() -> None:
    draft = Draft({"Type": "message", "MessageType": "video", "Content.fileSize": "1"})
    facts = MediaFacts(MP4, 200, length=9_000, seconds=31.2)
    assert offers(draft, facts) == {"Content.fileSize": "9000", "Content.duration": "32"}
    agreed = draft.replaced({"Content.fileSize": "9000", "Content.duration": "32"})
    assert offers(agreed, facts) == {}


def test_a_file_offers_its_name_and_type() -> None:
    draft = Draft({"Type": "message", "MessageType": "document"})
    address = "https://cdn.example.com/in%20voice.PDF?sig=1"
    offered = offers(draft, MediaFacts(address, 200))
    assert offered == {"Content.fileName": "in voice.PDF", "Content.fileType": "pdf"}
    long = MediaFacts("https://cdn.example.com/" + "x" * 30 + ".pdf", 200)
    assert "Content.fileName" not in offers(draft, long)


@pytest.mark.parametrize(
    ("seconds", "whole"), [(0.0, 1), (0.3, 1), (1.0, 1), (31.04, 31), (31.2, 32), (600.0, 600)]
)
def test_seconds_are_whole(seconds: float, whole: int) -> None:
    assert whole_seconds(seconds) == whole
