"""The copy of each profile's templates on disk: there at once at the next start, and off line.

It is a copy only: what cannot be read is thrown away and fetched again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from chatapp_desktop.store.errors import FileError, FileTrouble, Trouble
from chatapp_desktop.store.files import make_folder, remove
from chatapp_desktop.store.history.database import transaction, trouble_of
from chatapp_desktop.viber.template import Key, Listed

_VERSION = 1
_PATIENCE = 5.0
_SCHEMA = """
CREATE TABLE list (
  profile TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL, language TEXT NOT NULL,
  name TEXT NOT NULL, category TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
  updated INTEGER NOT NULL, PRIMARY KEY (profile, place)) WITHOUT ROWID;
CREATE INDEX list_key ON list (profile, code, language, updated);
CREATE TABLE detail (
  profile TEXT NOT NULL, code TEXT NOT NULL, language TEXT NOT NULL, fetched_at REAL NOT NULL,
  updated INTEGER NOT NULL, words TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (profile, code, language));
CREATE TABLE fetch (profile TEXT PRIMARY KEY, fetched_at REAL NOT NULL) WITHOUT ROWID;
"""
_LIST = (
    "SELECT code, language, name, category, status, reason, updated FROM list"
    " WHERE profile = ? ORDER BY place"
)
_REASONS = {
    Trouble.FULL: FileTrouble.FULL,
    Trouble.READ_ONLY: FileTrouble.PERMISSION,
    Trouble.UNAVAILABLE: FileTrouble.PERMISSION,
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A profile's list as it was. `fetched_at` is in seconds since 1970, UTC; 0 for never."""

    rows: tuple[Listed, ...] = ()
    fetched_at: float = 0.0


@dataclass(frozen=True, slots=True)
class KeptDetail:
    """A template's detail as the service gave it."""

    data: object
    """`Data` of the answer, from JSON."""
    fetched_at: float
    updated: int
    """The list's LastUpdateTime when it was fetched; another one there now means it is out of
    date."""


class TemplateStore:
    """One SQLite file for all profiles. Every method blocks; call it on a thread.

    All raise FileError when the disk or another program is in the way.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, profile: str) -> Copy:
        """Read a profile's list, an empty one when nothing was kept.

        The words are left out: they take as long again, see `words`.
        """
        with self._open() as connection:
            found = connection.execute(_LIST, (profile,)).fetchall()
            row = connection.execute(
                "SELECT fetched_at FROM fetch WHERE profile = ?", (profile,)
            ).fetchone()
            return Copy(tuple(map(Listed._make, found)), row[0] if row else 0.0)

    def words(self, profile: str) -> dict[Key, str]:
        """Read the words of every template whose detail is kept."""
        with self._open() as connection:
            found = connection.execute(
                "SELECT code, language, words FROM detail WHERE profile = ?", (profile,)
            ).fetchall()
        return {Key(code, language): words for code, language, words in found}

    def save(self, profile: str, rows: Iterable[Listed], fetched_at: float) -> None:
        """Put a list in place of the one before; details of templates that are gone go too."""
        lines = [
            (profile, place, *map(_storable, row[:6]), row.updated)
            for place, row in enumerate(rows)
        ]
        with self._open() as connection, transaction(connection):
            connection.execute("DELETE FROM list WHERE profile = ?", (profile,))
            connection.executemany(
                "REPLACE INTO list VALUES (?,?,?,?,?,?,?,?,?)",
                lines,
            )
            connection.execute("REPLACE INTO fetch VALUES (?, ?)", (profile, fetched_at))
            connection.execute(
                "DELETE FROM detail WHERE profile = ?1 AND NOT EXISTS (SELECT 1 FROM list l WHERE"
                " l.profile = ?1 AND l.code = detail.code AND l.language = detail.language)",
                (profile,),
            )

    def detail(self, profile: str, key: Key) -> KeptDetail | None:
        """Read one template's detail, if it was kept."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT data, fetched_at, updated FROM detail"
                " WHERE profile = ? AND code = ? AND language = ?",
                (profile, *map(_storable, key)),
            ).fetchone()
        return KeptDetail(json.loads(row[0]), row[1], row[2]) if row else None

    def keep_detail(self, profile: str, key: Key, kept: KeptDetail, words: str) -> None:
        """Keep one template's detail; `words` are what a search looks at."""
        data = json.dumps(kept.data)
        with self._open() as connection, transaction(connection):
            connection.execute(
                "REPLACE INTO detail VALUES (?,?,?,?,?,?,?)",
                (
                    profile,
                    *map(_storable, key),
                    kept.fetched_at,
                    kept.updated,
                    _storable(words),
                    data,
                ),
            )

    def outdated(self, profile: str) -> tuple[Key, ...]:
        """The templates of the list whose detail is not kept, or older than their last change."""
        with self._open() as connection:
            found = connection.execute(
                "SELECT l.code, l.language FROM list l LEFT JOIN detail d ON d.profile = l.profile"
                " AND d.code = l.code AND d.language = l.language"
                " WHERE l.profile = ? AND (d.updated IS NULL OR d.updated <> l.updated)"
                " ORDER BY l.place",
                (profile,),
            ).fetchall()
        return tuple(map(Key._make, found))

    def forget_detail(self, profile: str, key: Key) -> None:
        """Forget a template that does not exist any more."""
        with self._open() as connection, transaction(connection):
            connection.execute(
                "DELETE FROM detail WHERE profile = ? AND code = ? AND language = ?",
                (profile, *map(_storable, key)),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Connect, making the file or a new one for a damaged one; errors become FileError."""
        try:
            make_folder(self._path.parent)
            with closing(self._sound()) as connection:
                yield connection
        except sqlite3.Error as error:
            trouble = trouble_of(error)
            reason = _REASONS.get(trouble.kind, FileTrouble.IO)
            raise FileError(reason, self._path, str(trouble)) from error
        except OSError as error:
            raise FileError(FileTrouble.PERMISSION, self._path, error.strerror or "") from error

    def _sound(self) -> sqlite3.Connection:
        try:
            return _connected(self._path)
        except sqlite3.DatabaseError as error:
            if trouble_of(error).kind is not Trouble.DAMAGED:
                raise
        for name in ("", "-wal", "-shm", "-journal"):
            remove(self._path.with_name(self._path.name + name))
        return _connected(self._path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            _renew(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _renew(connection: sqlite3.Connection) -> None:
    """Make the tables, in place of those of another version of this program."""
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone() == (_VERSION,):
            return
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            connection.execute(f'DROP TABLE "{name}"')
        for statement in filter(str.strip, _SCHEMA.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_VERSION}")


def _storable(text: str) -> str:
    """A text as SQLite takes it: half a character becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
