"""The account after a campaign: what the sandbox has against what the history says."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chatapp_desktop.store.history.records import Entry, State


@dataclass
class Account:
    """Every list but `states`, `resolved` and `undecidable` must be empty; texts name TaskIds."""

    sent: int = 0
    states: Counter[str] = field(default_factory=Counter)
    resolved: int = 0
    """Unknowns that were found in the list."""
    undecidable: list[str] = field(default_factory=list)
    """Unknowns of which the list has an identical twin: left to the operator, and said so."""
    duplicates: list[str] = field(default_factory=list)
    without_row: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    accepted_not_there: list[str] = field(default_factory=list)
    denied_but_there: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)
    integrity: str = ""

    @property
    def faults(self) -> dict[str, list[str]]:
        names = (
            "duplicates", "without_row", "lost", "accepted_not_there", "denied_but_there", "open",
            "unresolved",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def line(self) -> str:
        """The account in one line."""
        states = ", ".join(f"{state} {count}" for state, count in sorted(self.states.items()))
        return (
            f"{self.sent} sends: {states}; {self.resolved} unknowns resolved, "
            f"{len(self.undecidable)} left to the operator; 0 expected: "
            f"duplicates {len(self.duplicates)}, without a row {len(self.without_row)}, "
            f"lost {len(self.lost)}, accepted but not there {len(self.accepted_not_there)}, "
            f"denied but there {len(self.denied_but_there)}, still open {len(self.open)}, "
            f"unresolved {len(self.unresolved)}; integrity {self.integrity}"
        )


def settle_accounts(
    entries: Iterable[Entry], messages: Iterable[Mapping[str, Any]], tasks: Iterable[str]
) -> Account:
    """Compare. `messages` are the sandbox's; `tasks` the TaskIds of all that was submitted."""
    account = Account()
    there: dict[str, str] = {}
    for message in messages:
        task = message["parameters"]["TaskId"]
        if task in there:
            account.duplicates.append(task)
        there[task] = message["message_id"]
    rows = {entry.parameters["TaskId"]: entry for entry in entries}
    account.sent = len(rows)
    account.without_row = [task for task in there if task not in rows]
    account.lost = [task for task in tasks if task not in rows]
    for task, entry in rows.items():
        _judge(account, task, entry, there)
    return account


def _judge(account: Account, task: str, entry: Entry, there: Mapping[str, str]) -> None:
    row = entry.row
    account.states[row.state] += 1
    match row.state:
        case State.ACCEPTED:
            if there.get(task) != row.message_id:
                account.accepted_not_there.append(task)
            account.resolved += any(step.state == State.UNKNOWN for step in entry.trail)
        case State.REJECTED | State.NOT_SENT | State.CANCELLED:
            if task in there:
                account.denied_but_there.append(task)
        case State.UNKNOWN if "candidates" in row.facts:
            account.undecidable.append(task)
        case State.UNKNOWN:
            if task in there:
                account.unresolved.append(task)
        case _:
            account.open.append(task)


def integrity_of(path: Path) -> str:
    """`PRAGMA integrity_check` of a closed history."""
    connection = sqlite3.connect(path)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
