"""The catalogue of errors: how a code, a number or a sentence finds its entry.

The sentences stand in `resources/errors.json`. The service prints one code in several ways (with
and without `InvalidParameter.`, in other letter case), and Viber's late errors come as names, as
numbers, or inside a sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from chatapp_desktop import resource

LANGUAGES = ("en", "zh_CN")

# Own codes match only as written: a service's "cancelled" is not the operator's.
_OWN_GROUP = "program"
_GROUPS = ("cams", "viber", "gateway", _OWN_GROUP, "families")

_VIBER_NAME = re.compile(r"\bSRVC_\w+", re.ASCII | re.IGNORECASE)
_VIBER_NUMBER = re.compile(r"\s*0*([0-9]{1,2})\s*(?:$|[:：;；|](?!\d)|-\s)")
_MARKED_NUMBER = re.compile(r"srvc_([0-9]{1,2})")
_HEAD = re.compile(r"\s*(\w+(?:\.\w+)*)\s*[:：]|\s*(\w+(?:\.\w+)+)\s", re.ASCII)


class WhoseMove(StrEnum):
    """Who can do something about it."""

    INPUT = "input"
    """What the operator filled in or asked for."""
    ACCOUNT = "account"
    """The cloud account: keys, permissions, settings of the profile, money."""
    RECIPIENT = "recipient"
    VIBER = "viber"
    NETWORK = "network"
    """The way to the service, and the service itself."""
    PROGRAM = "program"
    """This program, or the computer that it runs on."""


class Resend(StrEnum):
    """Whether sending again can help."""

    YES = "yes"
    NO = "no"
    AFTER_FIX = "after_fix"
    LOOK_FIRST = "look_first"
    """The message may have been sent: sending blindly could send it twice."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says, by language; the sentences still have their placeholders."""

    meaning: Mapping[str, str]
    """The cause alone: it holds for every call."""
    consequence: Mapping[str, str]
    """What it means for a message that was being sent; empty texts if nothing follows."""
    next_step: Mapping[str, str]
    whose_move: WhoseMove
    resend: Resend


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The file, ready to be searched. `folded` and `segments` have keys in small letters."""

    exact: Mapping[str, Entry]
    folded: Mapping[str, Entry]
    """By the whole code; this program's own codes left out."""
    segments: Mapping[str, Entry]
    """By the last segment, for the codes that the service prints in several ways."""
    numbers: Mapping[int, Entry]
    """By Viber's status number."""
    families: tuple[tuple[str, Entry], ...]
    """By how a code begins, longest first; the last one is empty and fits everything."""
    phrases: Mapping[str, Mapping[str, str]]
    """What stands for a placeholder when its fact is not known, by language."""

    def find(self, text: str) -> tuple[Entry, str]:
        """The entry for any text, and the part of the text that found it."""
        candidates = list(dict.fromkeys(_candidates(text)))
        for candidate in candidates:
            if entry := self._known(candidate):
                return entry, candidate
        # From the last to the first: the narrower reading of a sentence says more.
        for candidate in reversed(candidates):
            start, entry = self._family(candidate)
            if start:
                return entry, candidate
        return self._family("")[1], text

    def _known(self, candidate: str) -> Entry | None:
        folded = candidate.lower()
        if number := _MARKED_NUMBER.fullmatch(folded):
            return self.numbers.get(int(number[1]))
        return (
            self.exact.get(candidate)
            or self.folded.get(folded)
            or self.segments.get(_last_segment(folded))
        )

    def _family(self, candidate: str) -> tuple[str, Entry]:
        folded = candidate.lower()
        return next(family for family in self.families if folded.startswith(family[0]))


@cache
def catalogue() -> Catalogue:
    """Read the file, once in a run."""
    raw = json.loads(resource.path("errors.json").read_text(encoding="utf-8"))
    rows = {code: row for group in _GROUPS for code, row in raw[group].items()}
    entries = {code: _entry(rows[row.get("same_as", code)]) for code, row in rows.items()}
    families = {code: entries.pop(code) for code in raw["families"]}
    return Catalogue(
        exact=entries,
        folded={code.lower(): entries[code] for code in entries if code not in raw[_OWN_GROUP]},
        segments=_segments(raw["cams"], [*raw["cams"], *raw["gateway"]], entries),
        numbers={row["number"]: entries[code] for code, row in rows.items() if "number" in row},
        families=_by_length(families),
        phrases=raw["phrases"],
    )


def _candidates(text: str) -> Iterator[str]:
    """The readings of a text: as it is, the code it begins with, Viber's number, Viber's name."""
    yield text.strip()
    if head := _HEAD.match(text):
        yield head[1] or head[2]
    if number := _VIBER_NUMBER.match(text):
        yield f"SRVC_{number[1]}"
    if name := _VIBER_NAME.search(text):
        yield name[0]


def _entry(row: Mapping[str, Mapping[str, str]]) -> Entry:
    return Entry(
        meaning={language: row[language]["meaning"] for language in LANGUAGES},
        consequence={language: row[language].get("consequence", "") for language in LANGUAGES},
        next_step={language: row[language]["next_step"] for language in LANGUAGES},
        whose_move=WhoseMove(str(row["whose_move"])),
        resend=Resend(str(row["resend"])),
    )


def _segments(
    codes: Iterable[str], rivals: Iterable[str], entries: Mapping[str, Entry]
) -> dict[str, Entry]:
    """Last segments of `codes`, save those (as NotFound) that mean another thing elsewhere."""
    meanings: dict[str, list[Entry]] = {}
    for code in rivals:
        meanings.setdefault(_last_segment(code), []).append(entries[code])
    found = {_last_segment(code): entries[code] for code in codes}
    return {
        segment: entry
        for segment, entry in found.items()
        if all(rival == entry for rival in meanings[segment])
    }


def _last_segment(code: str) -> str:
    return code.lower().rpartition(".")[2]


def _by_length(families: Mapping[str, Entry]) -> tuple[tuple[str, Entry], ...]:
    starts = [(pattern.removesuffix("*").lower(), entry) for pattern, entry in families.items()]
    return tuple(sorted(starts, key=lambda start: -len(start[0])))
