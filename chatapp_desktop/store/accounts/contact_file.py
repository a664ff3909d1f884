"""Both lists of numbers in one JSON file. A list that blocks must not fail open.

What cannot be read whole is set aside, what is readable of it stays in force, and the lists are
doubtful until an operator has looked through them: also after a restart.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeVar

from chatapp_desktop.store.accounts.contacts import (
    BLOCKED_HEAD,
    TEST_HEAD,
    Blocked,
    Contacts,
    Recipient,
    sound_number,
)
from chatapp_desktop.store.documents import Aside, load_document, save_document, set_aside

T = TypeVar("T", Recipient, Blocked)

MAX_BYTES: Final = 32 * 1024 * 1024
"""Some 200,000 numbers, twice what a CSV file of the largest size brings."""
_KNOWN: Final = ("test", "blocked", "doubtful")
_BETWEEN = re.compile(r"[\s,]*")

Stamp = tuple[int, int, int]
"""Time of the last change in ns, size in bytes, and the file's number."""


def stamp_of(path: Path) -> Stamp | None:
    """By what a changed file is known; None when there is none to be seen. Blocking."""
    try:
        found = os.stat(path)  # noqa: PTH116  (asked before each send, and twice as fast)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def load(path: Path) -> tuple[Contacts, Aside | None]:
    """Read both lists; empty ones when there are none yet.

    A damaged file is set aside and named in the second value, with what can be read of it in the
    first, and so again at each start until there is a new one. Raises FileError when the file is
    there but cannot be read.
    """
    document, aside = load_document(path, "blocked", limit=MAX_BYTES)
    if aside is None and not document and not path.exists():
        aside = _left_aside(path)
    if aside is not None:
        return _rescued(aside.kept), aside
    reading = _Reading()
    found = reading.contacts(document)
    if not reading.missed:
        return found, None
    aside = set_aside(path, f"{reading.missed} rows without a number")
    return replace(found, doubtful=str(aside.kept)), aside


def save(path: Path, contacts: Contacts) -> None:
    """Put both lists in place of those kept before, at once and durably; raises FileError."""
    known: dict[str, object] = {
        "test": {
            key: [{"name": each.name, "number": each.number} for each in rows]
            for key, rows in contacts.test.items()
        },
        "blocked": [
            {
                "number": each.number,
                "reason": each.reason,
                "added_by": each.added_by,
                "added_at": each.added_at,
            }
            for each in contacts.blocked
        ],
    }
    if contacts.doubtful:
        known["doubtful"] = contacts.doubtful
    save_document(path, {**contacts.unknown, **known}, limit=MAX_BYTES)


@dataclass(slots=True)
class _Reading:
    """Reads what has the right shape, and counts what has not."""

    missed: int = field(default=0)

    def contacts(self, document: Mapping[str, object]) -> Contacts:
        test = document.get("test", {})
        self.missed += not isinstance(test, dict)
        found = test.items() if isinstance(test, dict) else ()
        doubtful = document.get("doubtful")
        return Contacts(
            {str(key): self._rows(rows, TEST_HEAD, Recipient) for key, rows in found},
            self._rows(document.get("blocked", []), BLOCKED_HEAD, Blocked),
            {k: v for k, v in document.items() if k not in _KNOWN},
            doubtful if isinstance(doubtful, str) else "",
        )

    def _rows(self, rows: object, heads: Iterable[str], make: Callable[..., T]) -> tuple[T, ...]:
        self.missed += not isinstance(rows, list)
        found: dict[str, T] = {}
        for row in rows if isinstance(rows, list) else ():
            cells = row if isinstance(row, dict) else {}
            texts = {head: cells.get(head) for head in heads}
            words = {head: text if isinstance(text, str) else "" for head, text in texts.items()}
            if number := _number_of(cells.get("number")):
                found[number] = make(**{**words, "number": number})
            else:
                self.missed += 1
        return tuple(found.values())


def _number_of(found: object) -> str:
    """The number as it is sent, however somebody has written it into the file."""
    if isinstance(found, int):
        return sound_number(str(found))
    return sound_number(found) if isinstance(found, str) else ""


def _left_aside(path: Path) -> Aside | None:
    """The newest file that was set aside, when none has been saved since."""
    left = sorted(path.parent.glob(f"{path.stem}.damaged-*{path.suffix}"), key=lambda p: p.stem)
    return Aside(path, left[-1], "not saved since") if left else None


def _rescued(kept: Path) -> Contacts:
    """What can be read of a file that was set aside."""
    try:
        with kept.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return Contacts(doubtful=str(kept))  # it was no file, or may not be read: nothing is known
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        found = {"test": _piece(text, "test"), "blocked": _whole_rows(text, "blocked")}
    contacts = _Reading().contacts(found if isinstance(found, dict) else {})
    return replace(contacts, doubtful=str(kept))


def _piece(text: str, name: str) -> object:
    """A member of an object that was cut off later."""
    start = re.search(rf'"{name}"\s*:\s*', text)
    try:
        return json.JSONDecoder().raw_decode(text, start.end())[0] if start else {}
    except (ValueError, RecursionError):
        return {}


def _whole_rows(text: str, name: str) -> list[object]:
    """The rows of a list up to where it was cut off."""
    rows: list[object] = []
    start = re.search(rf'"{name}"\s*:\s*\[', text)
    decoder, at = json.JSONDecoder(), start.end() if start else len(text)
    while between := _BETWEEN.match(text, at):
        try:
            row, at = decoder.raw_decode(text, between.end())
        except (ValueError, RecursionError):
            break
        rows.append(row)
    return rows
