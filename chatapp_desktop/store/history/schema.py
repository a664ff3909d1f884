"""The tables of the history file, its version, and the way from an older version to this one.

`PRAGMA user_version` is major * 1000 + minor. A newer minor only adds, so older programs may go on
writing; a newer major is opened for reading only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from chatapp_desktop.store.history.records import NAMED
from chatapp_desktop.store.history.search import grams

APPLICATION_ID: Final = 0x43484154
"""`CHAT` in ASCII; tells a history of ours from any other SQLite file."""

BUSY_MS: Final = 5000
"""How long one window waits for another that holds the file."""

# `attempt` is what the list shows and stays narrow, so that walking it is cheap; the long texts of
# an attempt stand in `body`. Ids are never used twice: what has been deleted cannot come back as
# another attempt in a list that still shows it. `attempt_ids` lists a million ids without reading
# the rows; `prefix` finds one or two characters as fast as three.
TABLES: Final = """
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at REAL NOT NULL,
  profile TEXT NOT NULL,
  recipient TEXT NOT NULL,
  sender TEXT NOT NULL,
  kind TEXT NOT NULL,
  summary TEXT NOT NULL,
  state TEXT NOT NULL,
  delivery TEXT NOT NULL DEFAULT '',
  message_id TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '',
  request_id TEXT NOT NULL DEFAULT '',
  http_status INTEGER NOT NULL DEFAULT 0,
  denied_action TEXT NOT NULL DEFAULT '',
  duration_ms INTEGER NOT NULL DEFAULT 0,
  owner TEXT NOT NULL DEFAULT '',
  profile_id TEXT NOT NULL DEFAULT '',
  follow INTEGER NOT NULL DEFAULT 0,
  looked_at REAL NOT NULL DEFAULT 0,
  fail_reason TEXT NOT NULL DEFAULT '',
  fell_back INTEGER NOT NULL DEFAULT 0,
  facts TEXT NOT NULL DEFAULT '',
  endpoint TEXT NOT NULL DEFAULT ''
);
CREATE INDEX attempt_ids ON attempt (id);
CREATE INDEX attempt_created ON attempt (created_at);
CREATE INDEX attempt_state ON attempt (state);
CREATE INDEX attempt_kind ON attempt (kind);
CREATE INDEX attempt_delivery ON attempt (delivery);
CREATE INDEX attempt_message_id ON attempt (message_id) WHERE message_id <> '';
CREATE INDEX attempt_recipient ON attempt (recipient, created_at);
CREATE INDEX attempt_follow ON attempt (id) WHERE follow = 1;
CREATE INDEX attempt_account ON attempt (
  CASE profile_id WHEN '' THEN 'name:' || profile ELSE profile_id END
);
CREATE TABLE body (
  id INTEGER PRIMARY KEY,
  parameters TEXT NOT NULL,
  draft TEXT NOT NULL,
  reply TEXT NOT NULL DEFAULT ''
);
CREATE TABLE step (
  attempt INTEGER NOT NULL,
  position INTEGER NOT NULL,
  at REAL NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (attempt, position)
) WITHOUT ROWID;
CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE grams USING fts5(
  doc, content='', detail=none, columnsize=0, tokenize='ascii', prefix='1 2'
);
"""

# From 1.0 to 1.1: what is still to be looked up in the service's list, and what it said.
# What was accepted in the last fortnight (the longest Ttl) may still be delivered.
FOLLOWING: Final = """
ALTER TABLE attempt ADD COLUMN profile_id TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN follow INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN looked_at REAL NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN fail_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN fell_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN facts TEXT NOT NULL DEFAULT '';
CREATE INDEX attempt_recipient ON attempt (recipient, created_at);
CREATE INDEX attempt_follow ON attempt (id) WHERE follow = 1;
UPDATE attempt SET follow = 1 WHERE created_at > unixepoch() - 1209600 AND (state = 'unknown'
  OR (state = 'accepted' AND message_id <> '' AND delivery NOT IN ('read', 'failed')))
"""

# From 1.1 to 1.2: where it was sent to. What was sent before may have gone to a sandbox.
ENDPOINT: Final = "ALTER TABLE attempt ADD COLUMN endpoint TEXT NOT NULL DEFAULT ''"

# From 1.2 to 1.3: which profile sent it, also after that one was given another name or deleted.
ACCOUNT: Final = f"CASE profile_id WHEN '' THEN '{NAMED}' || profile ELSE profile_id END"
"""See `records.account_key`. SQLite knows its index by these very words."""
ACCOUNTS: Final = f"CREATE INDEX attempt_account ON attempt ({ACCOUNT})"

Step = Callable[[sqlite3.Connection], None]


def add_following(connection: sqlite3.Connection) -> None:
    """Turn a file of version 1.0 into one of 1.1, inside the caller's transaction."""
    for statement in FOLLOWING.split(";\n"):
        connection.execute(statement)


def add_endpoint(connection: sqlite3.Connection) -> None:
    """Turn a file of version 1.1 into one of 1.2, inside the caller's transaction."""
    connection.execute(ENDPOINT)


def add_accounts(connection: sqlite3.Connection) -> None:
    """Turn a file of version 1.2 into one of 1.3; for a million attempts it takes seconds."""
    connection.execute(ACCOUNTS)


@dataclass(frozen=True, slots=True)
class Plan:
    """The version this program writes, and the steps that lead there.

    `steps` maps a version to what turns a file of that version into one of the next.
    """

    version: int = 1003
    steps: tuple[tuple[int, int, Step], ...] = (
        (1000, 1001, add_following),
        (1001, 1002, add_endpoint),
        (1002, 1003, add_accounts),
    )
    """(from version, to version, what to do), in order."""

    @property
    def major(self) -> int:
        return self.version // 1000


CURRENT: Final = Plan()


def version_of(connection: sqlite3.Connection) -> int:
    """Read the file's version; 0 for a file that nobody has set up."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def words_of(version: int) -> str:
    """Write a version as people read it: `1.0`."""
    return f"{version // 1000}.{version % 1000}"


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file is a history, or still empty and may become one."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application == APPLICATION_ID:
        return True
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    return application == 0 and tables == 0


def configure(connection: sqlite3.Connection) -> None:
    """Set what holds for one connection, not for the file."""
    connection.create_function("grams", 1, grams, deterministic=True)
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "synchronous = NORMAL",
        "fullfsync = ON",  # macOS: an ordinary fsync does not reach the disk
        "secure_delete = ON",  # recipients that were deleted are gone from the file as well
        "cache_size = -8000",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def create(connection: sqlite3.Connection, version: int) -> None:
    """Make the tables in a new file. Another window may have done so a moment ago."""
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) == 0:
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        _roll_back(connection)
        raise


def migrate(connection: sqlite3.Connection, plan: Plan) -> None:
    """Take the steps from the file's version to the plan's, all of them or none."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for start, end, step in plan.steps:
            if version_of(connection) == start:
                step(connection)
                connection.execute(f"PRAGMA user_version = {end}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")
