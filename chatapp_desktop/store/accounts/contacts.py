"""Who may be written to in a test, and who must not be written to at all: two lists in one file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from chatapp_desktop.store.documents import Aside, load_document, save_document
from chatapp_desktop.viber.recipient import is_digits, normalise_number

T = TypeVar("T")

MAX_DIGITS: Final = 15
TEST_HEAD: Final = ("name", "number")
BLOCKED_HEAD: Final = ("number", "reason", "added_by", "added_at")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person or a handset that a test profile may write to."""

    name: str
    number: str
    """Digits only, country code first."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A number that must not be written to."""

    number: str
    reason: str
    added_by: str = ""
    added_at: str = ""
    """A date as people read it, `2026-07-01`."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Both lists. Test recipients belong to a profile, by its id; the other list to everybody."""

    test: Mapping[str, tuple[Recipient, ...]] = field(default_factory=dict)
    blocked: tuple[Blocked, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for name in ("test", "unknown"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def test_of(self, profile_id: str) -> tuple[Recipient, ...]:
        """The test recipients of a profile."""
        return self.test.get(profile_id, ())

    def with_test(self, profile_id: str, recipients: Iterable[Recipient]) -> Contacts:
        """Return a copy with another list of test recipients."""
        kept = {k: v for k, v in self.test.items() if k != profile_id}
        found = tuple(recipients)
        return replace(self, test={**kept, profile_id: found} if found else kept)

    def with_blocked(self, entry: Blocked) -> Contacts:
        """Return a copy with a number that must not be written to; the newest word counts."""
        kept = tuple(each for each in self.blocked if each.number != entry.number)
        return replace(self, blocked=(*kept, entry))


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a CSV file that is no entry."""

    line: int
    """Counted from 1, the heading among them."""
    text: str


class ContactsError(ValueError):
    """The file has nothing of what it should have; `str` says what is missing."""


def load(path: Path) -> tuple[Contacts, Aside | None]:
    """Read both lists; empty ones when there are none yet.

    A damaged file is set aside and named in the second value: a list that blocks must not vanish
    unseen. Raises FileError when the file is there but cannot be read.
    """
    document, aside = load_document(path, "blocked")
    test = document.get("test")
    unknown = {k: v for k, v in document.items() if k not in ("test", "blocked")}
    found = test.items() if isinstance(test, dict) else ()
    return Contacts(
        {str(key): tuple(_entries(rows, TEST_HEAD, Recipient)) for key, rows in found},
        tuple(_entries(document.get("blocked"), BLOCKED_HEAD, Blocked)),
        unknown,
    ), aside


def save(path: Path, contacts: Contacts) -> None:
    """Put both lists in place of those kept before, at once and durably; raises FileError."""
    test = {
        key: [dict(zip(TEST_HEAD, row_of_test(each), strict=True)) for each in rows]
        for key, rows in contacts.test.items()
    }
    blocked = [
        dict(zip(BLOCKED_HEAD, row_of_blocked(each), strict=True)) for each in contacts.blocked
    ]
    save_document(path, {**contacts.unknown, "test": test, "blocked": blocked})


def row_of_test(entry: Recipient) -> tuple[str, ...]:
    """An entry as a line of the table."""
    return entry.name, entry.number


def row_of_blocked(entry: Blocked) -> tuple[str, ...]:
    """An entry as a line of the table."""
    return entry.number, entry.reason, entry.added_by, entry.added_at


def sound_number(text: str) -> str:
    """The number as it is sent; empty if it cannot be one."""
    number = normalise_number(text)
    sound = is_digits(number) and len(number) <= MAX_DIGITS and not number.startswith("0")
    return number if sound else ""


def read_csv(text: str, heads: tuple[str, ...]) -> tuple[list[tuple[str, ...]], list[Refused]]:
    """Read lines with a heading that names `number`; what is no number is refused, by its line.

    Comma, semicolon or tab. Raises ContactsError when no column is called `number`.
    """
    body = text.removeprefix("\ufeff")
    first = body.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter))
    columns = [cell.strip().lower() for cell in rows[0]] if rows else []
    if "number" not in columns:
        raise ContactsError("number")
    good: dict[str, tuple[str, ...]] = {}
    refused: list[Refused] = []
    for line, row in enumerate(rows[1:], start=2):
        cells = dict(zip(columns, (_bare(cell) for cell in row), strict=False))
        if not any(cells.values()):
            continue
        number = sound_number(cells.get("number", ""))
        if number:
            good[number] = tuple({**cells, "number": number}.get(head, "") for head in heads)
        else:
            refused.append(Refused(line, cells.get("number", "")))
    return list(good.values()), refused


def write_csv(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write lines with a heading; a text that a spreadsheet would calculate gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _entries(rows: object, heads: tuple[str, ...], make: Callable[..., T]) -> Iterator[T]:
    for row in rows if isinstance(rows, list) else ():
        texts = [row.get(head) for head in heads] if isinstance(row, dict) else []
        cells = {h: t for h, t in zip(heads, texts, strict=False) if isinstance(t, str)}
        if cells.get("number"):
            yield make(**{**dict.fromkeys(heads, ""), **cells})
