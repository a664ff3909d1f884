"""Deleting old attempts for good, in small portions, so that a send never waits for it."""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from chatapp_desktop.store.history.database import transaction
from chatapp_desktop.store.history.journal import unindex

_PORTION: Final = 200
_PAGES: Final = 500

# What is still under way is no one's to delete, however old.
_OLD: Final = "FROM attempt WHERE created_at < ? AND state NOT IN ('prepared', 'sending')"


def count_older(connection: sqlite3.Connection, at: float) -> int:
    """Count ended attempts made before `at` (seconds since 1970, UTC)."""
    return int(connection.execute(f"SELECT count(*) {_OLD}", (at,)).fetchone()[0])


def delete_some(connection: sqlite3.Connection, at: float) -> int:
    """Delete a portion of the ended attempts made before `at`; 0 when none are left."""
    with transaction(connection):
        rows = connection.execute(f"SELECT id {_OLD} LIMIT ?", (at, _PORTION))
        attempts = tuple(attempt for (attempt,) in rows.fetchall())
        if not attempts:
            return 0
        unindex(connection, attempts)
        for table, column in (("step", "attempt"), ("body", "id"), ("attempt", "id")):
            connection.execute(
                f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608
                (json.dumps(attempts),),
            )
    return len(attempts)


def shrink_some(connection: sqlite3.Connection) -> bool:
    """Do a portion of the cleaning up: forget deleted words, give pages back; False when done."""
    before = connection.total_changes
    connection.execute("INSERT INTO grams (grams, rank) VALUES ('merge', ?)", (_PAGES,))
    merged = connection.total_changes - before >= 2  # noqa: PLR2004  (FTS5's own sign for "more")
    free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    # By script: the pragma works step by step, and `execute` takes only the first.
    connection.executescript(f"PRAGMA incremental_vacuum({_PAGES})")
    return bool(merged or free > _PAGES)
